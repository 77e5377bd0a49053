package typeset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"
)

// wrap breaks a piece into lines, each as long as fits. Spaces at the end of a line overhang its edge. A word longer than a
// line is broken between grapheme clusters.
func (l *Layout) wrap(piece int) []Line {
	p := &l.pieces[piece]
	m := l.measurer(piece)
	c := chunker{engine: l.engine, text: l.text.Content}
	width, hang := l.measure(piece), l.hang(piece, 1)
	lines := make([]Line, 0, l.estimate(piece))
	hyphens := 0 // consecutive lines before that end with a hyphen
	for start := int(p.start); ; {
		c.place(start, int(p.end))
		room := width - hang
		if len(lines) == 0 {
			room = width - l.hang(piece, 0)
		}
		line := m.line(&c, room, hyphens < maxHyphens)
		lines = append(lines, line)
		if hyphens++; !line.hyphenated {
			hyphens = 0
		}
		if start = line.End; start >= int(p.end) {
			return l.withoutWidow(piece, lines)
		}
	}
}

// maxWidow is the largest number of characters of a widow, a last line that should not be alone.
const maxWidow = 5

// withoutWidow moves the last word of the last but one line down if the last line is a single short word and the other line
// keeps at least three words.
func (l *Layout) withoutWidow(piece int, lines []Line) []Line {
	n := len(lines)
	if n < 2 || l.setting(piece).kind == Code || l.settings.sheet.Widows || lines[n-2].hyphenated {
		return lines
	}
	text := l.text.Content
	last := text[lines[n-1].Start:lines[n-1].End]
	before := strings.TrimRight(text[lines[n-2].Start:lines[n-2].End], " ")
	at := strings.LastIndexByte(before, ' ') + 1
	if strings.ContainsAny(last, " \t\n") || utf8.RuneCountInString(last) > maxWidow || len(last) == 0 ||
		strings.HasSuffix(before, "\n") || strings.Count(before[:at], " ") < 3 {
		return lines
	}
	cut, end := lines[n-2].Start+at, int(l.pieces[piece].end)
	m := l.measurer(piece)
	c := chunker{engine: l.engine, text: text}
	c.place(lines[n-2].Start, end)
	room := l.measure(piece) - l.hang(piece, n-2) // remaining room of the shortened line
	k, ok := c.next()
	for ; ok && k.start < cut; k, ok = c.next() {
		if k.end < cut {
			room -= m.width(k, 0)
		}
	}
	switch {
	case k.start != cut, k.glued: // no break opportunity
		return lines
	case m.squeeze > 0 && !m.stretches(room, strings.Count(before[:at-1], " ")): // it would be left ragged
		return lines
	}
	c.place(cut, end)
	if m.line(&c, l.measure(piece)-l.hang(piece, n-1), false).End == lines[n-1].End {
		lines[n-2].End, lines[n-1].Start = cut, cut
	}
	return lines
}

// line returns the line that starts at the chunker's position. It may end with a hyphen only if hyphenate is true.
func (m *measurer) line(c *chunker, width fixed.Int26_6, hyphenate bool) Line {
	start := c.pos
	last := start             // last break opportunity
	var x, seen fixed.Int26_6 // seen is x without trailing spaces
	spaces, before := 0, 0    // stretchable spaces: visible and trailing ones
	for k, ok := c.next(); ok; k, ok = c.next() {
		if k.class == classNewline {
			return Line{Start: start, End: k.end}
		}
		if k.class == classSpace {
			x += m.width(k, x)
			if m.squeeze > 0 {
				spaces, before = stretching(spaces, c.text[k.start:k.end])
			}
			continue
		}
		if !k.glued && k.start > start && m.softHyphenFits(start, k.start, width-x) {
			last = k.start
		}
		w := m.width(k, x)
		if x+w <= width+fixed.Int26_6(spaces+before)*m.squeeze {
			x += w
			seen, spaces, before = x, spaces+before, 0
			continue
		}
		if hyphenate && (last == k.start || k.start == start) && m.loose(width-seen, spaces) {
			if cut, ok := m.hyphenated(k, c.end, width-x); ok {
				return Line{Start: start, End: cut, hyphenated: true}
			}
		}
		switch {
		case last > start:
			return Line{Start: start, End: last}
		case k.start > start: // preferred to breaking the word
			return Line{Start: start, End: k.start}
		}
		return Line{Start: start, End: m.fit(k, width)} // too long even alone
	}
	return Line{Start: start, End: c.end}
}

// softHyphenFits reports whether the hyphen at the end of a line that ends with a soft hyphen fits in room.
func (m *measurer) softHyphenFits(start, end int, room fixed.Int26_6) bool {
	return !strings.HasSuffix(m.layout.text.Content[start:end], softHyphen) || m.hyphenWidth(end) <= room
}

// measurer measures chunks of one piece.
type measurer struct {
	layout  *Layout
	setting *setting
	levels  []levelRun
	style   styleCursor
	squeeze fixed.Int26_6 // limit of narrowing each space; 0 for lines that are not justified
	hyphens *hyphens      // nil without hyphenation
}

func (l *Layout) measurer(piece int) measurer {
	m := measurer{layout: l, setting: l.setting(piece), levels: l.levelsOf(piece), style: styleCursor{spans: l.styles}}
	sheet := &l.settings.sheet
	if sheet.Justify && m.setting.justifies() {
		m.squeeze = m.setting.em(maxSqueeze)
		if sheet.Hyphenate {
			m.hyphens = l.engine.hyphens[l.text.Language]
		}
	}
	return m
}

// run returns the style and levels at an offset and the end of the text with the same ones, at most limit.
func (m *measurer) run(at, limit int) (style Style, level, base int8, end int) {
	style, end = m.style.at(at, limit)
	if len(m.levels) > 0 {
		level, base, end = levelAt(m.levels, at, end)
	}
	return style, level, base, end
}

// width returns the width of a chunk that starts at x.
func (m *measurer) width(k chunk, x fixed.Int26_6) fixed.Int26_6 {
	var w fixed.Int26_6
	for at := k.start; at < k.end; {
		style, level, _, end := m.run(at, k.end)
		f := m.setting.font(style)
		s := m.layout.text.Content[at:end]
		if k.class == classSpace {
			w += m.spaces(f, s, x+w)
		} else if units, simple := simpleUnits(f, s, k.class, level); simple {
			w += f.px(units)
		} else {
			w += m.layout.engine.shape(f, s, level%2 == 1).advance
		}
		at = end
	}
	return w
}

// simpleUnits returns the width of text in font units from the tables; false if the text must be shaped.
func simpleUnits(f font26, s string, c class, level int8) (units int32, ok bool) {
	if c != classPlain || level%2 == 1 {
		return 0, false
	}
	units, join := f.units(s)
	return units, !join
}

// spaces returns the width of spaces and tabs that start at x.
func (m *measurer) spaces(f font26, s string, x fixed.Int26_6) fixed.Int26_6 {
	from := x
	for i := 0; i < len(s); {
		r, n := decode(s[i:])
		x += m.space(f, r, x)
		i += n
	}
	return x - from
}

// space returns the width of one space or tab that starts at x.
func (m *measurer) space(f font26, r rune, x fixed.Int26_6) fixed.Int26_6 {
	if r == '\t' {
		return m.setting.tab - x%m.setting.tab
	}
	return f.px(f.metric(r).advance)
}

// fit returns the end of the longest prefix of a chunk that fits in width, at least one cluster.
func (m *measurer) fit(k chunk, width fixed.Int26_6) int {
	var x fixed.Int26_6
	for at := k.start; at < k.end; {
		style, level, _, end := m.run(at, k.end)
		part := chunk{start: at, end: end, class: k.class}
		if n := m.fitRun(m.setting.font(style), part, level, width-x, at > k.start); n < end {
			return n
		}
		x += m.width(part, x)
		at = end
	}
	return k.end
}

// fitRun is fit for a part of a chunk with one style and level; if none is true the result may be empty.
func (m *measurer) fitRun(f font26, k chunk, level int8, width fixed.Int26_6, none bool) int {
	text := m.layout.text.Content[k.start:k.end]
	if _, simple := simpleUnits(f, text, k.class, level); !simple {
		var x fixed.Int26_6
		for i, c := range m.layout.engine.shape(f, text, level%2 == 1).clusters {
			if x += c.x1 - c.x0; x > width && (i > 0 || none) {
				return k.start + c.start
			}
		}
		return k.end
	}
	var units int32
	prev := rune(-1)
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		if units += f.step(prev, r); f.px(units) > width && (i > 0 || none) {
			return k.start + i
		}
		prev = r
		i += n
	}
	return k.end
}

// styleCursor finds the style at an offset; fast for increasing offsets.
type styleCursor struct {
	spans []Span
	next  int
}

// at returns the style at offset and the end of the run with this style, at most limit.
func (c *styleCursor) at(offset, limit int) (Style, int) {
	if len(c.spans) == 0 {
		return 0, limit
	}
	c.seek(offset)
	if c.next == len(c.spans) {
		return 0, limit
	}
	s := &c.spans[c.next]
	if offset < s.Start {
		return 0, min(s.Start, limit)
	}
	return s.Style, min(s.End, limit)
}

// seek sets next to the first span that ends after offset.
func (c *styleCursor) seek(offset int) {
	if c.next > 0 && c.spans[c.next-1].End > offset { // went backwards
		c.next = 0
	}
	// Gallop: the span is usually near.
	lo, step := c.next, 1
	for lo+step <= len(c.spans) && c.spans[lo+step-1].End <= offset {
		lo += step
		step *= 2
	}
	hi := min(lo+step, len(c.spans))
	for lo < hi {
		if mid := (lo + hi) / 2; c.spans[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	c.next = lo
}
