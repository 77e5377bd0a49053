package hyphen

import "strings"

// patterns find breaks as Franklin Mark Liang describes in "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983).
//
// A pattern is a piece of a word with a number at each place between two letters; a point stands for the start or the
// end of the word. All patterns that occur in a word are laid over it, and at each place the largest number counts. The
// word may break where that is odd: each higher number is an exception to the rule below it.
//
//	 . o v e r l a y .
//	     v e r1           breaks behind "ver",
//	       e2r1l          there too, but not between "e" and "r",
//	         1l a y       and before "lay",
//	         2l a y .     unless the word ends with it
//	--------------------
//	 0 0 0 2 2 0 0 0      the largest at each place: "overlay" has no break; in "overlays" it would be 1
//
// Liang packs the patterns in a trie. Here they lie in a map, and each piece of a word that is no longer than the longest
// pattern is looked up: a word of ten letters takes some microseconds.
type patterns struct {
	numbers map[string]string // of each piece, one byte for each place, those before and after it too
	longest int               // letters of a piece
}

// respelled is added to the number of a break that a word takes only with other letters than it is written with, as
// Hungarian "asszony" breaks into "asz-szony". Such a break is not offered.
const respelled = 0x40

// add takes a pattern as it is written: "e2r1l". The second half of one that respells is what follows its "/".
func (p *patterns) add(written string) {
	written, _, respells := strings.Cut(written, "/")
	var piece strings.Builder
	numbers := []byte{0}
	for _, r := range written {
		if r >= '0' && r <= '9' {
			n := byte(r - '0')
			if respells && n%2 == 1 {
				n |= respelled
			}
			numbers[len(numbers)-1] = n
			continue
		}
		piece.WriteRune(r)
		numbers = append(numbers, 0)
	}
	if piece.Len() == 0 {
		return
	}
	p.numbers[piece.String()] = string(numbers)
	p.longest = max(p.longest, len(numbers)-1)
}

// points marks the letters that the patterns allow to stand first in a line.
func (p *patterns) points(letters []rune) []bool {
	word := "." + string(letters) + "."
	at := make([]int, 0, len(letters)+3) // bytes at which each letter of word starts, and its end
	for i := range word {
		at = append(at, i)
	}
	at = append(at, len(word))
	largest := make([]byte, len(at))
	for i := range at {
		for j := i + 1; j < len(at) && j-i <= p.longest; j++ {
			numbers := p.numbers[word[at[i]:at[j]]]
			for k := range len(numbers) {
				if n := numbers[k]; n&^respelled > largest[i+k]&^respelled {
					largest[i+k] = n
				}
			}
		}
	}
	out := make([]bool, len(letters))
	for i := range out {
		n := largest[i+1]
		out[i] = n&1 == 1 && n&respelled == 0
	}
	return out
}

// compounds find the breaks of words that may be made of several words: first where these meet, and then the breaks of
// each.
type compounds struct {
	parts, words patterns
	left, right  int // fewest letters of a part before and after a break within it
}

// points marks the letters that may stand first in a line.
func (c *compounds) points(letters []rune) []bool {
	out := c.parts.points(letters)
	for from, i := 0, 1; i <= len(letters); i++ {
		if i < len(letters) && !out[i] {
			continue
		}
		for k, ok := range c.words.points(letters[from:i]) {
			inside := (from == 0 || k >= c.left) && (i == len(letters) || i-from-k >= c.right)
			out[from+k] = out[from+k] || ok && k > 0 && inside
		}
		from = i
	}
	return out
}

// newPatterns returns no patterns, with room for some.
func newPatterns(room int) patterns { return patterns{numbers: make(map[string]string, room)} }
