package query

import (
	"math"
	"slices"
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
	parent int32   // the letter before
	child  int32   // one of the letters after
	next   int32   // another child of the parent
	rows   int32   // how many passages the word that ends here is in; 0 if none ends here
	after  letters // in the words from here on
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

// Arrange puts the letters that can follow a letter side by side in memory, in
// which they are looked at. It changes nothing else, and is worth it after many words
// were added.
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
