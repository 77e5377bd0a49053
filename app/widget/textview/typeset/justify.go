package typeset

import (
	"strings"

	"golang.org/x/image/math/fixed"
)

// How much wider or narrower, in ems, each space of a justified line may become.
const (
	maxStretch  = 0.7  // a line that would need more is left ragged
	easyStretch = 0.2  // one that would need more has its next word hyphenated, if that can be
	maxSqueeze  = 0.05 // about a sixth of a space: rather than a word goes to the next line
)

// stretching returns how many spaces of a line stretch, of those that are seen and of a run behind them. Those before a tab
// do not.
func stretching(seen int, run string) (before, behind int) {
	switch {
	case run == " ":
		return seen, 1
	case strings.Contains(run, "\t"):
		return 0, 0
	}
	return seen, strings.Count(run, " ")
}

// stretches reports whether spaces can fill room that is left in a line.
func (m *measurer) stretches(room fixed.Int26_6, spaces int) bool {
	return spaces > 0 && room/fixed.Int26_6(spaces) <= m.setting.em(maxStretch)
}

// loose reports whether a word had better be hyphenated than to leave room for spaces to fill.
func (m *measurer) loose(room fixed.Int26_6, spaces int) bool {
	return room > fixed.Int26_6(spaces)*m.setting.em(easyStretch)
}

// justify widens the spaces of a line until it fills the width, or makes them narrower until it fits. Those before a tab
// keep their width. The last line of a paragraph is only made narrower.
func (b *rowBuilder) justify(width fixed.Int26_6, last bool) {
	r := b.row
	text := b.layout.text.Content
	spaces, seen := 0, fixed.Int26_6(0)
	first := 0 // cluster behind the last tab
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
	case room+fixed.Int26_6(spaces)*b.squeeze < 0: // a word that is longer than the line
	default:
		b.stretch(first, spaces, room)
	}
}

// stretch divides room between the spaces of the seen clusters from first on.
func (b *rowBuilder) stretch(first, spaces int, room fixed.Int26_6) {
	r := b.row
	text := b.layout.text.Content
	var done, n fixed.Int26_6 // room given away, to n spaces
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
		if rtl && len(clusters) > 0 { // a segment of spaces or of text, never both: its first cluster is its rightmost
			b.spread(clusters, before, done-before)
		}
	}
}

// spread moves the clusters of a right-to-left segment by d and divides grow between them; of a segment of text, which
// does not grow, only the former.
func (b *rowBuilder) spread(clusters []cluster, d, grow fixed.Int26_6) {
	n := fixed.Int26_6(len(clusters))
	for i := range clusters {
		k := n - 1 - fixed.Int26_6(i) // from the left
		clusters[i].x0 += d + grow*k/n
		clusters[i].x1 += d + grow*(k+1)/n
	}
}
