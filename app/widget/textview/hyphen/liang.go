package hyphen

import (
	"slices"
	"strings"
)

// patterns hyphenates by the algorithm of Franklin Mark Liang, "Word Hy-phen-a-tion by Com-put-er" (Stanford, 1983).
//
// A pattern is a part of a word with a number at each position between two letters; a point is the start or the end of the
// word. All patterns that occur in a word are applied, and at each position the largest number counts. The word may break
// where it is odd: each higher number is an exception to the rule below it.
//
//	 . o v e r l a y .
//	     v e r1           breaks after "ver",
//	       e2r1l          there too, but not between "e" and "r",
//	         1l a y       and before "lay",
//	         2l a y .     unless the word ends with it
//	--------------------
//	 0 0 0 2 2 0 0 0      the largest at each position: "overlay" has no break; in "overlays" it would be 1
//
// Liang packs the patterns in a trie. Here they are in a map with the prefixes of each, so that a search from a letter stops
// where no pattern continues: a word of ten letters takes some microseconds.
type patterns struct {
	numbers map[string]string // for each pattern one byte for each position, including both ends; "" for a prefix
	// longest applies only the longest of the patterns that end at a letter, as the library hyphen does. In a list that is
	// written for it, a pattern includes the numbers of the shorter ones in it.
	longest bool
}

// respelled is added to the number of a break that changes the spelling, as Hungarian "asszony" breaks into "asz-szony".
// Such a break is not used.
const respelled = 0x40

// add adds a pattern as written: "e2r1l". The part after "/" gives the changed spelling.
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

// points reports for each letter whether the word may break before it.
func (p *patterns) points(letters []rune) []bool {
	word := "." + string(letters) + "."
	at := make([]int, 0, len(letters)+3) // byte offset of each letter of word, and of its end
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

// each calls lay with the numbers of all patterns in a word and the letter at which each starts; at is the byte offsets of
// the letters.
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

// eachLongest is each for the longest of the patterns that end at the same letter.
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

// compounds hyphenates compounds: between their parts, then recursively within each part, and finally within parts that are
// not compounds.
type compounds struct {
	parts, words patterns
	left, right  int // smallest numbers of letters of a part before and after a break within it
}

// points reports for each letter whether the word may break before it.
func (c *compounds) points(letters []rune) []bool { return c.within(letters, true, true) }

// within is points for a part of a word; first and last say whether it is at the start and at the end of the word.
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

// newPatterns returns empty patterns with the given capacity.
func newPatterns(room int) patterns { return patterns{numbers: make(map[string]string, room)} }
