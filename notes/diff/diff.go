// Package diff compares two texts word by word, such as two versions of a note.
//
// Everything here is pure and safe for any goroutine.
package diff

import (
	"strings"
	"unicode"
)

// Kind says which of two texts has a run.
type Kind uint8

const (
	Equal    Kind = iota // in both
	Deleted              // in the old text only
	Inserted             // in the new text only
)

// Run is a piece of text. It is never empty.
type Run struct {
	Kind Kind
	Text string
}

// Words returns the differences between an old text and a new one, in reading order. The
// runs that are not Inserted make up the old text, those that are not Deleted the new
// one, byte for byte. No two consecutive runs are of the same kind, and a deletion
// precedes the insertion that replaces it. Two empty texts have no runs.
//
// It takes memory in proportion to the lengths of the texts, and nearly so time: of very
// different texts it finds a good edit script, not always the shortest.
func Words(old, new string) []Run {
	d := newDiffer(tokenize(old), tokenize(new))
	d.compare(0, len(d.a), 0, len(d.b), 0)
	return d.runs(d.legible(d.changes()))
}

// tokens is a text divided into tokens.
type tokens struct {
	text string
	ends []int // byte offset of the end of each token; the next one begins there
}

// between returns the text of the tokens from i to j, exclusive.
func (t tokens) between(i, j int) string { return t.text[t.offset(i):t.offset(j)] }

// offset returns the byte offset of token i, or the length of the text if i is their
// number.
func (t tokens) offset(i int) int {
	if i == 0 {
		return 0
	}
	return t.ends[i-1]
}

// tokenize divides a text into words, white space, and single other characters. A line
// break is a token of its own. In a script without spaces between words, each character
// is a word.
func tokenize(text string) tokens {
	t := tokens{text: text}
	last := single
	for i, r := range text {
		c := classOf(r)
		if i > 0 && (c != last || c == single) {
			t.ends = append(t.ends, i)
		}
		last = c
	}
	if text != "" {
		t.ends = append(t.ends, len(text))
	}
	return t
}

// differ compares two texts. The results are deleted and inserted.
type differ struct {
	old, new tokens
	a, b     []int32 // the tokens as numbers, equal for equal ones
	deleted  []bool  // by token of a
	inserted []bool  // by token of b
	word     []bool  // by number: the token is a word, not white space or punctuation

	// Scratch space.
	inA, inB          []int32 // by number: count in the compared ranges
	forward, backward []int   // see meet
}

func newDiffer(old, new tokens) *differ {
	d := &differ{old: old, new: new, deleted: make([]bool, len(old.ends)), inserted: make([]bool, len(new.ends))}
	numbers := make(map[string]int32)
	d.a, d.b = d.number(old, numbers), d.number(new, numbers)
	d.inA, d.inB = make([]int32, len(numbers)), make([]int32, len(numbers))
	d.forward, d.backward = make([]int, 2*maxCost+3), make([]int, 2*maxCost+3)
	return d
}

func (d *differ) number(t tokens, numbers map[string]int32) []int32 {
	out := make([]int32, len(t.ends))
	for i := range out {
		token := t.between(i, i+1)
		n, known := numbers[token]
		if !known {
			n = int32(len(numbers))
			numbers[token] = n
			d.word = append(d.word, isWord(token))
		}
		out[i] = n
	}
	return out
}

// class says with which neighbours a character forms a token.
type class uint8

const (
	single class = iota // with none
	space               // with other white space
	letter              // with other letters and digits
)

func classOf(r rune) class {
	spaceless := [...]*unicode.RangeTable{
		unicode.Thai, unicode.Lao, unicode.Myanmar, unicode.Khmer, unicode.Hiragana, unicode.Katakana, unicode.Han,
	}
	switch {
	case r == '\n' || r >= 0x0e00 && unicode.In(r, spaceless[:]...): // Thai is the first of them
		return single
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		return letter
	}
	return single
}

// isWord reports whether a text has letters or digits.
func isWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// change is a deleted range of a and the range of b inserted in its place. One of them
// may be empty.
type change struct{ a0, a1, b0, b1 int }

// changes returns the differences found by compare, in order.
func (d *differ) changes() (changes []change) {
	i, j := 0, 0
	for i < len(d.a) || j < len(d.b) {
		c := change{a0: i, b0: j}
		for i < len(d.a) && d.deleted[i] {
			i++
		}
		for j < len(d.b) && d.inserted[j] {
			j++
		}
		if c.a1, c.b1 = i, j; c.a0 < i || c.b0 < j {
			changes = append(changes, c)
		} else {
			i++
			j++
		}
	}
	return changes
}

// chance is the ratio of lengths from which equal text between two changes is taken as
// chance: both changes are more than chance times as long.
const chance = 8

// legible joins changes so that they can be read. Equal spaces and commas between
// different words mean nothing,
//
//	old   a [red] [brick] house         old   a [red brick] house
//	new   a [big] [white] house         new   a [big white] house
//
// nor does a single equal word between large differences.
func (d *differ) legible(changes []change) []change {
	changes = join(changes, func(last, next change) bool { return !says(d.old.between(last.a1, next.a0)) })
	return join(changes, func(last, next change) bool {
		between := chance * d.length(change{a0: last.a1, a1: next.a0})
		return between < d.length(last) && between < d.length(next)
	})
}

// join joins consecutive changes for which together is true.
func join(changes []change, together func(last, next change) bool) (joined []change) {
	for _, c := range changes {
		if n := len(joined); n > 0 && together(joined[n-1], c) {
			joined[n-1].a1, joined[n-1].b1 = c.a1, c.b1
		} else {
			joined = append(joined, c)
		}
	}
	return joined
}

// says reports whether equal text is meaningful to a reader: it has a word or a line
// break.
func says(text string) bool { return isWord(text) || strings.Contains(text, "\n") }

// length returns the number of bytes that a change deletes and inserts.
func (d *differ) length(c change) int {
	return d.old.offset(c.a1) - d.old.offset(c.a0) + d.new.offset(c.b1) - d.new.offset(c.b0)
}

// runs returns the runs of both texts for the given changes.
func (d *differ) runs(changes []change) (runs []Run) {
	add := func(kind Kind, text string) {
		if text != "" {
			runs = append(runs, Run{kind, text})
		}
	}
	at := 0
	for _, c := range changes {
		add(Equal, d.old.between(at, c.a0))
		add(Deleted, d.old.between(c.a0, c.a1))
		add(Inserted, d.new.between(c.b0, c.b1))
		at = c.a1
	}
	add(Equal, d.old.between(at, len(d.a)))
	return runs
}
