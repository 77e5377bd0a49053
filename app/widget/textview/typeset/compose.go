package typeset

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

// Row lays out a line in r, whose memory it reuses.
func (l *Layout) Row(r *Row, piece, line int) {
	ln := l.Lines(piece)[line]
	*r = Row{Line: ln, Text: ln.Start, segments: r.segments[:0], clusters: r.clusters[:0], glyphs: r.glyphs[:0]}
	hang := l.hang(piece, line)
	b := rowBuilder{measurer: l.measurer(piece), row: r, x: hang, hang: hang}
	c := chunker{engine: l.engine, text: l.text.Content}
	for c.place(ln.Start, ln.End); ; {
		k, ok := c.next()
		if !ok {
			break
		}
		b.add(k)
		if k.class == classPlain || k.class == classComplex {
			r.Text = k.end
		}
	}
	if ln.hyphenated || ln.End < l.PieceEnd(piece) && strings.HasSuffix(l.text.Content[ln.Start:r.Text], softHyphen) {
		b.hyphen()
	}
	if b.squeeze > 0 {
		b.justify(l.measure(piece)-hang, ln.End == l.PieceEnd(piece))
	}
	b.arrange(l.measure(piece) - hang)
	b.align(l.alignOf(piece), l.measure(piece))
}

// softHyphen is visible only where a line breaks after it.
const softHyphen = "\u00ad"

// hyphen appends a hyphen that is not in the text.
func (b *rowBuilder) hyphen() {
	f, style := b.hyphenFont(b.row.Text)
	m := f.metric('-')
	b.row.glyphs = append(b.row.glyphs, Glyph{face: m.face, gid: m.gid, size: f.size, x: b.x, style: style})
	b.beyond = f.px(m.advance)
}

// rowBuilder arranges the chunks of a line.
type rowBuilder struct {
	measurer
	row  *Row
	base int8
	x    fixed.Int26_6
	hang fixed.Int26_6 // indent, see Layout.hang
	// beyond is the width of the hyphen that is drawn after the text.
	beyond fixed.Int26_6
}

// add appends a chunk, one segment for each style and level in it.
func (b *rowBuilder) add(k chunk) {
	for at := k.start; at < k.end; {
		style, level, base, end := b.run(at, k.end)
		b.base = base
		r := b.row
		seg := segment{style: style, level: level, x: b.x, cluster: len(r.clusters), glyph: len(r.glyphs), start: at}
		f := b.setting.font(style)
		text := b.layout.text.Content[at:end]
		rtl := level%2 == 1
		switch {
		case k.class == classSpace:
			b.spaces(f, text, at, rtl)
		case k.class == classPlain || k.class == classComplex:
			if _, simple := simpleUnits(f, text, k.class, level); simple {
				b.plain(f, text, at, style)
			} else {
				b.shaped(f, text, at, style, rtl)
			}
		default:
			r.clusters = append(r.clusters, cluster{start: at, x0: b.x, x1: b.x})
		}
		seg.width = b.x - seg.x
		r.segments = append(r.segments, seg)
		at = end
	}
}

// plain appends text that needs no shaping.
func (b *rowBuilder) plain(f font26, text string, at int, style Style) {
	var units int32
	prev := rune(-1)
	from := b.x
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		m := f.metric(r)
		units += f.step(prev, r) - m.advance
		x := from + f.px(units)
		units += m.advance
		b.row.glyphs = append(b.row.glyphs, Glyph{m.face, m.gid, f.size, x, 0, style})
		b.row.clusters = append(b.row.clusters, cluster{start: at + i, x0: x})
		prev = r
		i += n
	}
	b.x = from + f.px(units)
	b.closeClusters(at)
}

// closeClusters sets the right edges of the clusters from offset at on.
func (b *rowBuilder) closeClusters(at int) {
	x := b.x
	for i := len(b.row.clusters) - 1; i >= 0 && b.row.clusters[i].start >= at; i-- {
		b.row.clusters[i].x1 = x
		x = b.row.clusters[i].x0
	}
}

// shaped appends text that needs shaping.
func (b *rowBuilder) shaped(f font26, text string, at int, style Style, rtl bool) {
	s := b.layout.engine.shape(f, text, rtl)
	for _, g := range s.glyphs {
		b.row.glyphs = append(b.row.glyphs, Glyph{g.face, g.gid, f.size, b.x + g.x, g.y, style})
	}
	for _, c := range s.clusters {
		b.row.clusters = append(b.row.clusters, cluster{at + c.start, b.x + c.x0, b.x + c.x1, rtl})
	}
	b.x += s.advance
}

// spaces appends spaces and tabs.
func (b *rowBuilder) spaces(f font26, text string, at int, rtl bool) {
	from, first := b.x, len(b.row.clusters)
	for i := 0; i < len(text); {
		r, n := decode(text[i:])
		w := b.space(f, r, b.x)
		b.row.clusters = append(b.row.clusters, cluster{start: at + i, x0: b.x, x1: b.x + w})
		b.x += w
		i += n
	}
	if rtl {
		for i := range b.row.clusters[first:] {
			c := &b.row.clusters[first+i]
			c.x0, c.x1 = from+b.x-c.x1, from+b.x-c.x0
		}
	}
}

// arrange puts the segments in visual order and records the extent of the visible text.
func (b *rowBuilder) arrange(width fixed.Int26_6) {
	r := b.row
	if len(b.levels) > 0 {
		b.reorder(width)
	}
	r.x0, r.x1 = 0, 0
	seen := false
	for _, c := range r.clusters {
		if c.start >= r.Text {
			break
		}
		if !seen {
			r.x0, r.x1, seen = c.x0, c.x1, true
		}
		r.x0, r.x1 = min(r.x0, c.x0), max(r.x1, c.x1)
	}
}

// reorder moves the segments to their visual positions by UAX #9. Spaces at the end of a line get the level of the paragraph
// (rule L1), and a right-to-left paragraph ends at the right edge.
func (b *rowBuilder) reorder(width fixed.Int26_6) {
	r := b.row
	levels := make([]int8, len(r.segments))
	var total fixed.Int26_6
	for i := range r.segments {
		s := &r.segments[i]
		if s.start >= r.Text {
			s.level = b.base
		}
		levels[i] = s.level
		total += s.width
	}
	x := b.hang
	if b.base == 1 {
		x = width - total // the spaces at the line's end overhang its left edge
	}
	for _, i := range reorder(levels) {
		r.move(i, x)
		x += r.segments[i].width
	}
}

// move moves segment i to x.
func (r *Row) move(i int, x fixed.Int26_6) {
	s := &r.segments[i]
	d := x - s.x
	s.x = x
	clusters, glyphs := r.partsOf(i)
	for k := range clusters {
		c := &clusters[k]
		c.x0, c.x1 = c.x0+d, c.x1+d
		c.rtl = s.level%2 == 1
	}
	for k := range glyphs {
		glyphs[k].x += d
	}
}

// partsOf returns the clusters and glyphs of segment i.
func (r *Row) partsOf(i int) ([]cluster, []Glyph) {
	s := &r.segments[i]
	if i+1 < len(r.segments) {
		return r.clusters[s.cluster:r.segments[i+1].cluster], r.glyphs[s.glyph:r.segments[i+1].glyph]
	}
	return r.clusters[s.cluster:], r.glyphs[s.glyph:]
}
