package typeset

import (
	"unicode"
	"unicode/utf8"
)

// chunk is a piece of text without a line break opportunity within, or a run of spaces, or a line end.
type chunk struct {
	start, end int
	class      class // plain, complex, space or newline
	glued      bool  // no line breaks before it, even after spaces
}

// maxWord is the number of bytes that are analysed together, so that a text without spaces takes linear time. A longer run
// of non-spaces may break there.
const maxWord = 256

// chunker divides the text from pos to end into chunks at the break opportunities of UAX #14. The result depends only on the
// text from the last call of place: a line is always divided in the same way.
type chunker struct {
	engine   *Engine
	text     string
	from     int // offset of the last place
	pos, end int
	breaks   []int // break opportunities in the current run, in order, the run's end last
	broken   int   // number of breaks returned
	class    class // of the current run
	spaced   int   // start of the spaces before pos; -1 if there are none
}

func (c *chunker) place(pos, end int) {
	c.from, c.pos, c.end, c.spaced = pos, pos, end, -1
	c.breaks, c.broken = c.breaks[:0], 0
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
		c.spaced = -1
		c.pos += n
		if r == '\r' && c.pos < c.end && c.text[c.pos] == '\n' {
			c.pos++
		}
		return chunk{start: start, end: c.pos, class: classNewline}, true
	case classSpace, classTab:
		c.spaced = start
		c.pos = c.spaces(c.pos + n)
		return chunk{start: start, end: c.pos, class: classSpace}, true
	}
	k := c.word()
	if c.spaced > c.from {
		k.glued = c.glued(start)
	}
	c.spaced = -1
	return k, true
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

// word returns the chunk that starts at pos with a character that is neither space nor line end. Most words need no
// analysis, as their characters cannot break; others are passed to run.
func (c *chunker) word() chunk {
	start, limit := c.pos, min(c.end, c.pos+maxWord)
	prev := breakOpen // no break after the start
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
			return chunk{start: start, end: i, class: classPlain}
		case classComplex:
			return c.run(start)
		}
		next := breakClassOf(r)
		switch {
		case next == breakLetter && prev == breakLetter:
		case k == classHyphen && prev == breakLetter && c.letterAt(i+n):
			if c.complexAhead(i+n, limit) {
				return c.run(start)
			}
			c.pos = i + n
			return chunk{start: start, end: c.pos, class: classPlain}
		case !staysTogether(prev, next):
			return c.run(start)
		}
		prev = next
		i += n
		c.pos = i
	}
	return chunk{start: start, end: c.pos, class: classPlain}
}

// letterAt reports whether a simple letter is at i.
func (c *chunker) letterAt(i int) bool {
	if i >= c.end {
		return false
	}
	r, _ := decode(c.text[i:c.end])
	return classify(r) == classPlain && unicode.IsLetter(r)
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

// run analyses the run of non-spaces at start by UAX #14, and returns its first chunk.
func (c *chunker) run(start int) chunk {
	c.pos, c.breaks, c.broken, c.class = start, c.breaks[:0], 0, classPlain
	var runes []rune
	var offsets []int // of each rune, and the end
	i := start
	for i < c.end && i-start < maxWord {
		r, n := decode(c.text[i:c.end])
		k := classify(r)
		if k == classSpace || k == classTab || k == classNewline {
			break
		}
		if k == classComplex {
			c.class = classComplex
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
	case cut && n > 1: // the last chunk continues after the cut
		c.breaks = c.breaks[:n-1]
	case cut: // no break: cut after the last complete character
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
	k := chunk{start: c.pos, end: c.breaks[c.broken], class: c.class}
	c.broken++
	c.pos = k.end
	return k
}

// glued reports whether no line breaks before the word at start, although spaces precede it: as before the question mark of
// "quoi ?".
func (c *chunker) glued(start int) bool {
	first := c.spaced
	if before, _ := utf8.DecodeLastRuneInString(c.text[c.from:first]); surelyApart(before, c.text[start:c.end]) {
		return false
	}
	const around = 8 // characters on each side that the rules may depend on
	from, to := first, start
	for n := 0; n < around && from > c.from; n++ {
		_, size := utf8.DecodeLastRuneInString(c.text[c.from:from])
		from -= size
	}
	for n := 0; n < around && to < c.end; n++ {
		_, size := decode(c.text[to:c.end])
		to += size
	}
	c.engine.glue.Init([]rune(c.text[from:to]))
	at := from
	for lines := c.engine.glue.LineIterator(); lines.Next() && at < start; {
		for range lines.Line().Text {
			_, size := decode(c.text[at:c.end])
			at += size
		}
	}
	return at != start
}

// decode returns the first character of s and its length. A byte that is not UTF-8 is U+FFFD of length 1.
func decode(s string) (rune, int) {
	if s[0] < utf8.RuneSelf {
		return rune(s[0]), 1
	}
	return utf8.DecodeRuneInString(s)
}
