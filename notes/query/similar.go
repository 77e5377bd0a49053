package query

import (
	"cmp"
	"math/bits"
	"slices"
)

// similar is a word of the vocabulary that is spelt like a given one.
type similar struct {
	word     string
	distance int // edit distance; 0 for a spelling that counts as the same
	rows     int
}

// similar returns the words with an edit distance between 1 and edits from word, or, if
// edits is 0, the spellings that count as the same. If the word is unfinished, the
// distance of another word is the least distance of its prefixes. The closest words come
// first, equally close ones by falling number of passages, at most limit; all is their
// number without the limit.
//
// An edit is an insertion, deletion or substitution of a letter, or a transposition of
// two neighbours (the distance of Damerau and Levenshtein, in which no letter is edited
// twice). The letter ə is equal to e and a.
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

// walk goes through the trie of a vocabulary in search of words like one. Row i of the
// usual table of edit distances belongs to the first i letters of the path: rows[i][j] is
// their distance to the first j letters of the word, or edits+1 for any larger distance.
//
// In a word within the edit distance, a letter of the searched word is shifted by at most
// edits positions. So the letters beyond that must occur among the letters below the
// node, except one for each edit. This prunes all but a few of the paths that begin like
// the word.
type walk struct {
	v          *Vocabulary
	word       []rune
	edits      int
	unfinished bool
	ahead      []letters // letters of the word from each index on
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
		if word[i] != 'ə' { // e and a stand for it too
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

// visit looks at a node, which is letter number depth of the path, and at its
// descendants. Spent is a lower bound of the edits before the node, and closest the least
// distance of a prefix of the path to the word.
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

// lacks reports whether the words below a node lack so many letters of the searched word
// that none can be within the edits.
func (w *walk) lacks(n *node, depth int, spent uint8) bool {
	ahead := w.ahead[min(depth+w.edits, len(w.word))]
	return bits.OnesCount32(uint32(ahead&^n.after)) > w.edits-int(spent)
}

// fill computes row depth of the table and returns its least value. Only cells near the
// diagonal can be within the edits.
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
		if j < depth+w.edits { // cells further right are not computed in the row above
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

// takeAll adds all words at and below a node.
func (w *walk) takeAll(at int32, distance uint8) {
	if w.v.nodes[at].rows > 0 {
		w.found = append(w.found, ending{at, distance})
	}
	for child := w.v.nodes[at].child; child != none; child = w.v.nodes[child].next {
		w.takeAll(child, distance)
	}
}

// letters is a set of letters, in which letters whose code points are equal modulo 32 are
// the same.
type letters uint32

// lettersOf returns the letters of a searched word that a letter of a text matches.
func lettersOf(letter rune) letters {
	set := letters(1) << (uint32(letter) % 32)
	if letter == 'ə' {
		set |= lettersOf('e') | lettersOf('a')
	}
	return set
}

// sameLetter reports whether two letters are equal, or one is ə and the other e or a.
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
