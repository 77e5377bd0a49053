package typeset

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

// Limits of widening or narrowing each space of a justified line, in ems.
const (
	maxStretch  = 0.7  // a line that needs more is left ragged
	easyStretch = 0.2  // a line that needs more is hyphenated, if possible
	maxSqueeze  = 0.05 // about a sixth of a space, to keep a word on the line
)

// stretching returns the number of stretchable spaces of a line: seen ones before a run of white space, and those of the
// run. Spaces before a tab do not stretch.
func stretching(seen int, run string) (before, behind int) {
	switch {
	case run == " ":
		return seen, 1
	case strings.Contains(run, "\t"):
		return 0, 0
	}
	return seen, strings.Count(run, " ")
}

// stretches reports whether spaces can be widened to fill the remaining room of a line.
func (m *measurer) stretches(room fixed.Int26_6, spaces int) bool {
	return spaces > 0 && room/fixed.Int26_6(spaces) <= m.setting.em(maxStretch)
}

// loose reports whether the remaining room is so wide that a word should be hyphenated instead of widening spaces.
func (m *measurer) loose(room fixed.Int26_6, spaces int) bool {
	return room > fixed.Int26_6(spaces)*m.setting.em(easyStretch)
}

// justify widens the spaces of a line until it fills the width, or narrows them until it fits. Spaces before a tab keep
// their width. The last line of a paragraph is only narrowed.
func (b *rowBuilder) justify(width fixed.Int26_6, last bool) {
	r := b.row
	text := b.layout.text.Content
	spaces, seen := 0, fixed.Int26_6(0)
	first := 0 // index of the cluster after the last tab
	for i, c := range r.clusters {
		if c.start >= r.Text {
			break
		}
		seen += c.x1 - c.x0
		switch {
		case text[c.start] == '\t':
			spaces, first = 0, i+1
		case text[c.start:r.end(i)] == " ":
			spaces++
		}
	}
	room := width - seen - b.beyond
	switch {
	case room >= 0 && (last || strings.HasSuffix(text[r.Start:r.End], "\n")), !b.stretches(room, spaces):
	case room+fixed.Int26_6(spaces)*b.squeeze < 0: // a word longer than the line
	default:
		b.stretch(first, spaces, room)
	}
}

// stretch divides room between the spaces of the visible clusters from first on.
func (b *rowBuilder) stretch(first, spaces int, room fixed.Int26_6) {
	r := b.row
	text := b.layout.text.Content
	var done, n fixed.Int26_6 // room distributed so far, to n spaces
	for s := range r.segments {
		seg := &r.segments[s]
		clusters, glyphs := r.partsOf(s)
		rtl := seg.level%2 == 1
		before := done
		for i := range clusters {
			c := &clusters[i]
			at := seg.cluster + i
			grow := fixed.Int26_6(0)
			if at >= first && c.start < r.Text && text[c.start:r.end(at)] == " " {
				n++
				grow = room*n/fixed.Int26_6(spaces) - done
			}
			if !rtl {
				c.x0, c.x1 = c.x0+done, c.x1+done+grow
			}
			done += grow
		}
		seg.x += before
		seg.width += done - before
		for i := range glyphs {
			glyphs[i].x += before
		}
		if rtl && len(clusters) > 0 { // a segment has either spaces or text: its first cluster is its rightmost
			b.spread(clusters, before, done-before)
		}
	}
}

// spread moves the clusters of a right-to-left segment by d and divides grow between them; grow is 0 for a segment of text.
func (b *rowBuilder) spread(clusters []cluster, d, grow fixed.Int26_6) {
	n := fixed.Int26_6(len(clusters))
	for i := range clusters {
		k := n - 1 - fixed.Int26_6(i) // from the left
		clusters[i].x0 += d + grow*k/n
		clusters[i].x1 += d + grow*(k+1)/n
	}
}
