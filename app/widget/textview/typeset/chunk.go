package typeset

import (
	"unicode"
	"unicode/utf8"
)

// chunk is a piece of text that no line breaks within, or a run of spaces, or a line end.
type chunk struct {
	start, end int
	class      class // plain, complex, space or newline
}

// maxWord bounds the bytes looked at together, so that a text without spaces takes linear time. A longer run of
// non-spaces may break after as many.
const maxWord = 256

// chunker cuts text into chunks from pos to end. What it returns depends only on the text from where it was last
// placed: a line is cut the same whenever it is looked at.
type chunker struct {
	engine   *Engine
	text     string
	pos, end int
	breaks   []int // where the complex run being cut may break, in order, the run's end last
	broken   int   // breaks used
}

func (c *chunker) place(pos, end int) {
	c.pos, c.end, c.breaks, c.broken = pos, end, c.breaks[:0], 0
}

// next returns the next chunk; false at the end.
func (c *chunker) next() (chunk, bool) {
	if c.broken < len(c.breaks) {
		return c.nextBroken(), true
	}
	if c.pos >= c.end {
		return chunk{}, false
	}
	r, n := decode(c.text[c.pos:c.end])
	start := c.pos
	switch classify(r) {
	case classNewline:
		c.pos += n
		if r == '\r' && c.pos < c.end && c.text[c.pos] == '\n' {
			c.pos++
		}
		return chunk{start, c.pos, classNewline}, true
	case classSpace, classTab:
		c.pos = c.spaces(c.pos + n)
		return chunk{start, c.pos, classSpace}, true
	}
	return c.word(), true
}

// spaces returns the end of the run of spaces at i.
func (c *chunker) spaces(i int) int {
	for i < c.end {
		r, n := decode(c.text[i:c.end])
		if k := classify(r); k != classSpace && k != classTab {
			break
		}
		i += n
	}
	return i
}

// word returns the chunk that starts at pos with a character that is neither space nor line end.
func (c *chunker) word() chunk {
	start, limit := c.pos, min(c.end, c.pos+maxWord)
	var prev rune
	for i := start; i < limit; {
		r, n := rune(c.text[i]), 1
		k := classPlain
		if r < utf8.RuneSelf {
			k = ascii[r]
		} else {
			r, n = decode(c.text[i:c.end])
			k = classify(r)
		}
		switch k {
		case classSpace, classTab, classNewline:
			c.pos = i
			return chunk{start, i, classPlain}
		case classComplex:
			return c.complexRun(start)
		case classHyphen:
			if c.breaksAfter(prev, r, i+n) && !c.complexAhead(i+n, limit) {
				c.pos = i + n
				return chunk{start, c.pos, classPlain}
			}
		}
		prev = r
		i += n
		c.pos = i
	}
	return chunk{start, c.pos, classPlain}
}

// breaksAfter reports whether a line may break after the hyphen, dash or slash r that ends at i: it stands after a
// letter or digit, and a letter follows (a digit too after a dash). "-5", "1/2" and "3-4" stay together.
func (c *chunker) breaksAfter(prev, r rune, i int) bool {
	if i >= c.end || !unicode.IsLetter(prev) && !unicode.IsDigit(prev) {
		return false
	}
	next, _ := decode(c.text[i:c.end])
	return unicode.IsLetter(next) || r >= 0x2013 && unicode.IsDigit(next)
}

// complexAhead reports whether the run of non-spaces at i has a complex character before limit.
func (c *chunker) complexAhead(i, limit int) bool {
	for i < limit {
		r, n := decode(c.text[i:c.end])
		switch classify(r) {
		case classSpace, classTab, classNewline:
			return false
		case classComplex:
			return true
		}
		i += n
	}
	return false
}

// complexRun takes the run of non-spaces at start, finds where UAX #14 lets it break, and returns the first chunk.
func (c *chunker) complexRun(start int) chunk {
	c.pos, c.breaks, c.broken = start, c.breaks[:0], 0
	var runes []rune
	var offsets []int // of each rune, and the end
	i := start
	for i < c.end && i-start < maxWord {
		r, n := decode(c.text[i:c.end])
		if k := classify(r); k == classSpace || k == classTab || k == classNewline {
			break
		}
		runes, offsets = append(runes, r), append(offsets, i)
		i += n
	}
	offsets = append(offsets, i)
	cut := i-start >= maxWord && i < c.end // in the middle of the run

	c.engine.breaks.Init(runes)
	for lines := c.engine.breaks.LineIterator(); lines.Next(); {
		l := lines.Line()
		c.breaks = append(c.breaks, offsets[l.Offset+len(l.Text)])
	}
	switch n := len(c.breaks); {
	case cut && n > 1: // the last chunk goes on behind the cut
		c.breaks = c.breaks[:n-1]
	case cut: // nowhere to break: after the last character that is surely whole
		last := 0
		for it := c.engine.breaks.GraphemeIterator(); it.Next(); {
			if g := it.Grapheme(); g.Offset > 0 {
				last = g.Offset
			}
		}
		if last > 0 {
			c.breaks[0] = offsets[last]
		}
	}
	return c.nextBroken()
}

func (c *chunker) nextBroken() chunk {
	k := chunk{c.pos, c.breaks[c.broken], classComplex}
	c.broken++
	c.pos = k.end
	return k
}

// decode returns the first character of s and its length. A byte that is not UTF-8 is U+FFFD of length 1.
func decode(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}
