package hyphen

import (
	"slices"
	"strings"
)

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
// Liang packs the patterns in a trie. Here they lie in a map with the beginnings of each, so that a look from a letter on
// ends where no pattern goes on: a word of ten letters takes some microseconds.
type patterns struct {
	numbers map[string]string // of each piece, one byte for each place, those before and after it too; "" for a beginning
	// longest lays over only the longest piece, of those that end at a letter and begin a pattern, as the library hyphen
	// does. A list that is written for it has in a pattern what the shorter ones in it would add.
	longest bool
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
	whole := piece.String()
	p.numbers[whole] = string(numbers)
	for i := range whole {
		if _, ok := p.numbers[whole[:i]]; !ok && i > 0 {
			p.numbers[whole[:i]] = ""
		}
	}
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
	lay := func(numbers string, from int) {
		for k := range len(numbers) {
			if n := numbers[k]; n&^respelled > largest[from+k]&^respelled {
				largest[from+k] = n
			}
		}
	}
	if p.longest {
		p.eachLongest(word, at, lay)
	} else {
		p.each(word, at, lay)
	}
	out := make([]bool, len(letters))
	for i := range out {
		n := largest[i+1]
		out[i] = n&1 == 1 && n&respelled == 0
	}
	return out
}

// each calls lay with the numbers of all patterns in a word whose letters start at the given bytes, and the letter at which
// the pattern starts.
func (p *patterns) each(word string, at []int, lay func(numbers string, from int)) {
	for from := range at {
		for to := from + 1; to < len(at); to++ {
			numbers, ok := p.numbers[word[at[from]:at[to]]]
			if !ok {
				break
			}
			lay(numbers, from)
		}
	}
}

// eachLongest is each for the longest of the patterns that end at a letter.
func (p *patterns) eachLongest(word string, at []int, lay func(numbers string, from int)) {
	from := 0
	for to := 1; to < len(at); to++ {
		for ; from < to; from++ {
			if numbers, ok := p.numbers[word[at[from]:at[to]]]; ok {
				lay(numbers, from)
				break
			}
		}
	}
}

// compounds find the breaks of words that may be made of several words: where these meet, then in the same way within
// each, and at last the breaks of those that are made of no others.
type compounds struct {
	parts, words patterns
	left, right  int // fewest letters of a part before and after a break within it
}

// points marks the letters that may stand first in a line.
func (c *compounds) points(letters []rune) []bool { return c.within(letters, true, true) }

// within is points for a part of a word, of which first and last say whether it is where the word starts and ends.
func (c *compounds) within(letters []rune, first, last bool) []bool {
	meet := c.parts.points(letters)
	out := meet
	if !slices.Contains(meet[1:], true) {
		out = c.words.points(letters)
		for i := range out {
			out[i] = out[i] && (first || i >= c.left) && (last || len(letters)-i >= c.right)
		}
		return out
	}
	from := 0
	for i := 1; i <= len(letters); i++ {
		if i < len(letters) && !meet[i] {
			continue
		}
		for k, ok := range c.within(letters[from:i], first && from == 0, last && i == len(letters)) {
			if k > 0 {
				out[from+k] = ok
			}
		}
		from = i
	}
	return out
}

// newPatterns returns no patterns, with room for some.
func newPatterns(room int) patterns { return patterns{numbers: make(map[string]string, room)} }
