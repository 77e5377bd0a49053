// Package diff compares two texts word by word, such as two versions of a note.
//
// Everything here is pure and safe for any goroutine.
package diff

import (
	"strings"
	"unicode"
)

// Kind says in which of two texts a run stands.
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

// Words returns what leads from an old text to a new one, in reading order. The
// runs that are not Inserted make up the old text, those that are not Deleted the
// new one, byte for byte. No two runs of a kind follow each other, and what was
// deleted stands before what was inserted in its place. Two empty texts have no runs.
//
// It takes memory in proportion to the lengths of the texts, and time nearly so:
// of texts that differ much, it finds a way that is good, and not always
// the shortest.
func Words(old, new string) []Run {
	d := newDiffer(tokenize(old), tokenize(new))
	d.compare(0, len(d.a), 0, len(d.b), 0)
	return d.runs(d.legible(d.changes()))
}

// tokens is a text in pieces.
type tokens struct {
	text string
	ends []int // of each, in bytes; it begins where the one before ends
}

// between returns the text of the tokens from i to j, exclusive.
func (t tokens) between(i, j int) string { return t.text[t.offset(i):t.offset(j)] }

// offset returns where token i begins, in bytes; for their number, the end.
func (t tokens) offset(i int) int {
	if i == 0 {
		return 0
	}
	return t.ends[i-1]
}

// tokenize parts a text into words, white space, and single other characters. A
// line break is a token of its own. In a script that sets no spaces between words,
// each character is a word.
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

// differ compares two texts. What it finds is in deleted and inserted.
type differ struct {
	old, new tokens
	a, b     []int32 // the tokens as numbers, equal for equal ones
	deleted  []bool  // of a
	inserted []bool  // of b
	word     []bool  // by number: the token is a word, and no space or punctuation

	// Scratch space.
	inA, inB          []int32 // by number: how often it occurs in the stretches that are compared
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

// class says how a character joins with its neighbours.
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

// isWord says whether a text has letters or digits.
func isWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// change is a stretch of a that was deleted, and one of b that was inserted in
// its place. One of them may be empty.
type change struct{ a0, a1, b0, b1 int }

// changes returns what compare has found, in order.
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

// chance is how much longer than what stands in both texts what differs before
// and after it has to be, for it to be taken for there by chance.
const chance = 8

// legible joins changes so that they can be read. That two texts have the same
// spaces and commas between words that differ says nothing,
//
//	old   a [red] [brick] house         old   a [red brick] house
//	new   a [big] [white] house         new   a [big white] house
//
// nor that they have here and there the same word where all else differs.
func (d *differ) legible(changes []change) []change {
	changes = join(changes, func(last, next change) bool { return !says(d.old.between(last.a1, next.a0)) })
	return join(changes, func(last, next change) bool {
		between := chance * d.length(change{a0: last.a1, a1: next.a0})
		return between < d.length(last) && between < d.length(next)
	})
}

// join makes one of changes that follow each other, wherever they belong
// together.
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

// says says whether a text that stands in both tells a reader anything: a word,
// or a line break.
func says(text string) bool { return isWord(text) || strings.Contains(text, "\n") }

// length returns how many bytes a change deletes and inserts.
func (d *differ) length(c change) int {
	return d.old.offset(c.a1) - d.old.offset(c.a0) + d.new.offset(c.b1) - d.new.offset(c.b0)
}

// runs returns the texts with their changes.
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
