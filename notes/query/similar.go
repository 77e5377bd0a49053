package query

import (
	"cmp"
	"math/bits"
	"slices"
)

// similar is a word of the vocabulary that is spelt much like another one.
type similar struct {
	word     string
	distance int // from 0 for one that counts as the same
	rows     int
}

// similar returns the words that are between 1 and so many edits away from a
// word, or for 0 edits those that count as the same. If the word is unfinished,
// any beginning of another one may be like it. They come the closest first and
// then those in the most passages, at most limit; all is how many there are.
//
// An edit is a letter too much, too few, or another one, or two neighbours that
// changed places (the distance of Damerau and Levenshtein, in which no letter is
// edited twice). An ə is no edit away from e and from a.
func (v *Vocabulary) similar(word string, edits int, unfinished bool, limit int) (found []similar, all int) {
	w := newWalk(v, []rune(word), edits, unfinished)
	if len(w.word) == 0 {
		return nil, 0
	}
	for _, at := range v.first {
		w.visit(at, 1, 0, w.rows[0][len(w.word)])
	}
	if edits > 0 {
		w.found = slices.DeleteFunc(w.found, func(e ending) bool { return e.distance == 0 })
	}
	slices.SortFunc(w.found, func(a, b ending) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), cmp.Compare(v.nodes[b.node].rows, v.nodes[a.node].rows), cmp.Compare(a.node, b.node))
	})
	for _, e := range w.found[:min(len(w.found), limit)] {
		found = append(found, similar{v.word(e.node), int(e.distance), int(v.nodes[e.node].rows)})
	}
	return found, len(w.found)
}

// walk goes through a vocabulary in search of words like one. Row i of the
// usual table of distances is kept for the first i letters on the way:
// rows[i][j] is how far they are from the first j letters of the word, or
// edits+1 for all that is too far.
//
// A letter of the word stands in a word like it, if it stands there at all, at
// most as many places further on or back as there are edits. So those that are
// further on than that must be among the letters that still come, but for one
// with each edit: which keeps the walk from all but a few of the ways that
// begin like the word.
type walk struct {
	v          *Vocabulary
	word       []rune
	edits      int
	unfinished bool
	ahead      []letters // of the word from a place on
	rows       [][]uint8
	path       []rune
	found      []ending
}

// ending is a node at which a word ends.
type ending struct {
	node     int32
	distance uint8
}

func newWalk(v *Vocabulary, word []rune, edits int, unfinished bool) *walk {
	w := &walk{v: v, word: word, edits: edits, unfinished: unfinished, ahead: make([]letters, len(word)+1)}
	for i := len(word) - 1; i >= 0; i-- {
		w.ahead[i] = w.ahead[i+1]
		if word[i] != 'ə' { // which others stand for
			w.ahead[i] |= lettersOf(word[i])
		}
	}
	first := make([]uint8, len(word)+1)
	for i := range first {
		first[i] = uint8(min(i, edits+1))
	}
	w.rows = append(w.rows, first)
	return w
}

// visit looks at a node, which is that of letter number depth on the way, and at
// those after it. Spent is how many edits there are before it at least, and closest how
// far the closest beginning on the way is from the word.
func (w *walk) visit(at int32, depth int, spent, closest uint8) {
	n := &w.v.nodes[at]
	w.path = append(w.path[:depth-1], n.letter)
	within := !w.lacks(n, depth, spent)
	if within {
		spent = w.fill(depth)
		within = int(spent) <= w.edits
	}
	if !within {
		if w.unfinished && int(closest) <= w.edits {
			w.takeAll(at, closest)
		}
		return
	}
	distance := w.rows[depth][len(w.word)]
	if w.unfinished {
		closest = min(closest, distance)
		distance = closest
	}
	if n.rows > 0 && int(distance) <= w.edits {
		w.found = append(w.found, ending{at, distance})
	}
	for child := n.child; child != none; child = w.v.nodes[child].next {
		w.visit(child, depth+1, spent, closest)
	}
}

// lacks says whether the words from a node on lack so many letters of the word
// that none can be like it.
func (w *walk) lacks(n *node, depth int, spent uint8) bool {
	ahead := w.ahead[min(depth+w.edits, len(w.word))]
	return bits.OnesCount32(uint32(ahead&^n.after)) > w.edits-int(spent)
}

// fill computes a row of the table and returns the least that is in it. Only
// what is near the diagonal can be within the edits.
func (w *walk) fill(depth int) (least uint8) {
	for len(w.rows) <= depth {
		w.rows = append(w.rows, make([]uint8, len(w.word)+1))
	}
	above, row := w.rows[depth-1], w.rows[depth]
	tooFar := uint8(w.edits + 1)
	least = tooFar
	from, to := max(depth-w.edits, 1), min(depth+w.edits, len(w.word))
	if from > to {
		return tooFar
	}
	row[from-1] = tooFar
	if from == 1 {
		row[0] = uint8(min(depth, w.edits+1))
		least = row[0]
	}
	letter := w.path[depth-1]
	for j := from; j <= to; j++ {
		best := above[j-1]
		if !sameLetter(letter, w.word[j-1]) {
			best++
		}
		best = min(best, row[j-1]+1)
		if j < depth+w.edits { // what is further right was not computed above
			best = min(best, above[j]+1)
		}
		if depth > 1 && j > 1 && letter == w.word[j-2] && w.path[depth-2] == w.word[j-1] {
			best = min(best, w.rows[depth-2][j-2]+1)
		}
		row[j] = min(best, tooFar)
		least = min(least, row[j])
	}
	if to < len(w.word) {
		row[len(w.word)] = tooFar
	}
	return least
}

// takeAll takes all words from a node on.
func (w *walk) takeAll(at int32, distance uint8) {
	if w.v.nodes[at].rows > 0 {
		w.found = append(w.found, ending{at, distance})
	}
	for child := w.v.nodes[at].child; child != none; child = w.v.nodes[child].next {
		w.takeAll(child, distance)
	}
}

// letters is a set of letters, in which those that stand 32 apart in Unicode
// count as the same.
type letters uint32

// lettersOf returns the letters that a letter of a text can stand for.
func lettersOf(letter rune) letters {
	set := letters(1) << (uint32(letter) % 32)
	if letter == 'ə' {
		set |= lettersOf('e') | lettersOf('a')
	}
	return set
}

// sameLetter says whether two letters are the same or often written for each
// other.
func sameLetter(a, b rune) bool {
	switch {
	case a == b:
		return true
	case a == 'ə':
		return b == 'e' || b == 'a'
	case b == 'ə':
		return a == 'e' || a == 'a'
	}
	return false
}
