package query

import (
	"cmp"
	"math"
	"slices"
	"unicode/utf8"
)

// Vocabulary is the words of a notebook and in how many passages each occurs. It
// finds those that begin like a word or are spelt much like it. The zero value
// is empty. It may be used by any number of goroutines while none adds to it.
//
// It is a trie, in which words that begin alike share their beginning:
//
//	r ─ a ─ i ─ d •         raid
//	    │       └ s •       raids
//	    └ n •               ran
type Vocabulary struct {
	nodes []node
	first map[rune]int32   // the nodes of first letters
	alone map[string]int32 // the rows of words in scripts without spaces: letters, and like no other
	words int              // in the trie
}

// node is one letter of words. References are places in nodes, or none.
type node struct {
	letter rune
	parent int32 // the letter before
	child  int32 // one of the letters after
	next   int32 // another child of the parent
	rows   int32 // how many passages the word that ends here is in; 0 if none ends here
}

// none is a reference to no node.
const none = -1

// Len returns how many words there are.
func (v *Vocabulary) Len() int { return v.words + len(v.alone) }

// Add adds passages that have a folded word to those known of.
func (v *Vocabulary) Add(word string, rows int) {
	if word == "" || rows <= 0 {
		return
	}
	if v.first == nil {
		v.first, v.alone = make(map[rune]int32), make(map[string]int32)
	}
	if isSpaceless(word) {
		v.alone[word] = sum(v.alone[word], rows)
		return
	}
	at := int32(none)
	for _, r := range word {
		if to := v.child(at, r); to != none {
			at = to
		} else {
			at = v.grow(at, r)
		}
	}
	n := &v.nodes[at]
	if n.rows == 0 {
		v.words++
	}
	n.rows = sum(n.rows, rows)
}

// sum adds rows as far as they can be counted.
func sum(a int32, b int) int32 { return int32(min(int(a)+b, math.MaxInt32)) }

// grow adds a letter after a node.
func (v *Vocabulary) grow(parent int32, letter rune) int32 {
	added := int32(len(v.nodes))
	n := node{letter: letter, parent: parent, child: none, next: none}
	if parent == none {
		v.first[letter] = added
	} else {
		n.next, v.nodes[parent].child = v.nodes[parent].child, added
	}
	v.nodes = append(v.nodes, n)
	return added
}

// child returns the node of a letter after a node, or none.
func (v *Vocabulary) child(at int32, letter rune) int32 {
	if at == none {
		if first, found := v.first[letter]; found {
			return first
		}
		return none
	}
	for at = v.nodes[at].child; at != none && v.nodes[at].letter != letter; {
		at = v.nodes[at].next
	}
	return at
}

// Rows returns how many passages have a folded word.
func (v *Vocabulary) Rows(word string) int {
	if rows, found := v.alone[word]; found {
		return int(rows)
	}
	at := int32(none)
	for _, r := range word {
		if at = v.child(at, r); at == none {
			return 0
		}
	}
	if at == none {
		return 0
	}
	return int(v.nodes[at].rows)
}

// word returns the word that ends at a node.
func (v *Vocabulary) word(at int32) string {
	var letters []rune
	for ; at != none; at = v.nodes[at].parent {
		letters = append(letters, v.nodes[at].letter)
	}
	slices.Reverse(letters)
	return string(letters)
}

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
	w := walk{v: v, word: []rune(word), edits: edits, unfinished: unfinished}
	if len(w.word) == 0 {
		return nil, 0
	}
	first := make([]uint8, len(w.word)+1)
	for i := range first {
		first[i] = uint8(min(i, edits+1))
	}
	w.rows = append(w.rows, first)
	for _, at := range v.first {
		w.visit(at, 1, first[len(first)-1])
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
type walk struct {
	v          *Vocabulary
	word       []rune
	edits      int
	unfinished bool
	rows       [][]uint8
	path       []rune
	found      []ending
}

// ending is a node at which a word ends.
type ending struct {
	node     int32
	distance uint8
}

// visit looks at a node, which is that of letter number depth on the way, and at
// those after it. Closest is how far the closest beginning on the way is from
// the word.
func (w *walk) visit(at int32, depth int, closest uint8) {
	n := &w.v.nodes[at]
	w.path = append(w.path[:depth-1], n.letter)
	if !w.fill(depth) {
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
		w.visit(child, depth+1, closest)
	}
}

// fill computes a row of the table and says whether anything in it is within the
// edits. Only what is near the diagonal can be.
func (w *walk) fill(depth int) (within bool) {
	for len(w.rows) <= depth {
		w.rows = append(w.rows, make([]uint8, len(w.word)+1))
	}
	above, row := w.rows[depth-1], w.rows[depth]
	tooFar := uint8(w.edits + 1)
	from, to := max(depth-w.edits, 1), min(depth+w.edits, len(w.word))
	if from > to {
		return false
	}
	row[from-1] = tooFar
	if from == 1 {
		row[0] = uint8(min(depth, w.edits+1))
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
		within = within || row[j] < tooFar
	}
	if to < len(w.word) {
		row[len(w.word)] = tooFar
	}
	return within || from == 1 && row[0] < tooFar
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

// editsAllowed returns how many edits a word may be away from what was typed:
// none for up to three letters, where most words are an edit away from another,
// one for up to seven, and two for longer ones.
func editsAllowed(word string) int {
	switch n := utf8.RuneCountInString(word); {
	case n <= 3:
		return 0
	case n <= 7:
		return 1
	}
	return 2
}
