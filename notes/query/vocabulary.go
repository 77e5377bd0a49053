package query

import (
	"math"
	"slices"
)

// Vocabulary is the words of a notebook with the number of passages each occurs in. It
// finds words by prefix and by edit distance. The zero value is empty. Any number of
// goroutines may use it while none adds to it.
//
// It is a trie, in which words share common prefixes:
//
//	r ─ a ─ i ─ d •         raid
//	    │       └ s •       raids
//	    └ n •               ran
type Vocabulary struct {
	nodes []node
	first map[rune]int32   // the nodes of first letters
	alone map[string]int32 // rows of words in scripts without spaces: single letters, which resemble no others
	words int              // in the trie
}

// node is one letter of words. References are indexes of nodes, or none.
type node struct {
	letter rune
	parent int32   // the preceding letter
	child  int32   // one of the following letters
	next   int32   // another child of the parent
	rows   int32   // number of passages with the word that ends here; 0 if none ends here
	after  letters // letters below the node
}

// none is a reference to no node.
const none = -1

// Len returns the number of words.
func (v *Vocabulary) Len() int { return v.words + len(v.alone) }

// Add increases the number of passages of a folded word by rows. It ignores an empty word
// and rows below 1.
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
	var after letters
	for before := at; before != none; before = v.nodes[before].parent {
		n := &v.nodes[before]
		n.after |= after
		after |= lettersOf(n.letter)
	}
	n := &v.nodes[at]
	if n.rows == 0 {
		v.words++
	}
	n.rows = sum(n.rows, rows)
}

// sum returns a + b, at most math.MaxInt32.
func sum(a int32, b int) int32 { return int32(min(int(a)+b, math.MaxInt32)) }

// grow adds a child node with a letter and returns its index.
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

// child returns the child of a node with a letter, or none.
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

// Rows returns the number of passages that have a folded word.
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

// Arrange orders the nodes in memory so that siblings, which a lookup visits together,
// are adjacent. It changes no result; call it after many words were added.
func (v *Vocabulary) Arrange() {
	arranged := make([]node, 0, len(v.nodes))
	place := func(at, parent int32) (first int32) { // the siblings from a node on
		first = none
		for ; at != none; at = v.nodes[at].next {
			n := v.nodes[at]
			n.parent = parent
			if first == none {
				first = int32(len(arranged))
			} else {
				arranged[len(arranged)-1].next = int32(len(arranged))
			}
			arranged = append(arranged, n)
		}
		return first
	}
	for letter, at := range v.first {
		from := int32(len(arranged))
		v.first[letter] = place(at, none)
		for i := from; i < int32(len(arranged)); i++ {
			arranged[i].child = place(arranged[i].child, i)
		}
	}
	v.nodes = arranged
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
