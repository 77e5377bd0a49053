package typeset

import (
	"slices"
	"sort"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/math/fixed"
)

// Row is a laid-out line with the positions of its clusters and glyphs. x grows to the right from the left edge of the line,
// which is Layout.Indent from the left edge of the column.
type Row struct {
	Line
	// Text is the end of the visible text: the spaces and the line end at which the line breaks follow it.
	Text int

	segments []segment
	clusters []cluster // in the order of the text
	glyphs   []Glyph
	x0, x1   fixed.Int26_6 // extent of the visible text
}

// Glyph is a positioned glyph.
type Glyph struct {
	face  *font.Face // nil: a box
	gid   font.GID
	size  fixed.Int26_6
	x, y  fixed.Int26_6 // from the row's left edge and down from the baseline
	style Style
}

// cluster is a grapheme cluster, which the caret cannot enter. It ends where the next one starts.
type cluster struct {
	start  int
	x0, x1 fixed.Int26_6
	rtl    bool
}

// segment is a part of a row with one style and one direction, the unit of reordering.
type segment struct {
	start          int // bytes
	style          Style
	level          int8
	x, width       fixed.Int26_6
	cluster, glyph int // index of the first of the segment; it ends where the next segment starts
}

// Interval is a horizontal extent of a row.
type Interval struct{ X0, X1 fixed.Int26_6 }

// end returns the end of cluster i.
func (r *Row) end(i int) int {
	if i+1 < len(r.clusters) {
		return r.clusters[i+1].start
	}
	return r.End
}

// Extent returns the extent of the visible text.
func (r *Row) Extent() Interval { return Interval{r.x0, r.x1} }

// At returns the caret offset nearest to x. It is never after Text, so that it stays on this line unless the line breaks
// within a word.
func (r *Row) At(x fixed.Int26_6) int { return r.EdgeAt(x).Offset }

// Over returns the range of the cluster at x; false if x is beside the text.
func (r *Row) Over(x fixed.Int26_6) (start, end int, ok bool) {
	i, inside := r.clusterAt(x)
	if !inside {
		return 0, 0, false
	}
	return r.clusters[i].start, r.end(i), true
}

// clusterAt returns the visible cluster nearest to x, -1 if there is none, and whether x is within it.
func (r *Row) clusterAt(x fixed.Int26_6) (nearest int, inside bool) {
	nearest = -1
	var least fixed.Int26_6
	for i, c := range r.clusters {
		if c.start >= r.Text {
			break
		}
		if x >= c.x0 && x < c.x1 {
			return i, true
		}
		d := max(c.x0-x, x-c.x1)
		if nearest < 0 || d < least {
			nearest, least = i, d
		}
	}
	return nearest, false
}

// X returns the x of the caret before offset.
func (r *Row) X(offset int) fixed.Int26_6 {
	i := sort.Search(len(r.clusters), func(i int) bool { return r.clusters[i].start > offset }) - 1
	if i < 0 {
		return r.x0
	}
	c := r.clusters[i]
	if (offset >= r.end(i)) != c.rtl {
		return c.x1
	}
	return c.x0
}

// Spans appends to dst the extents of the visible text from start to end, from left to right: one, or several where
// directions mix; none if nothing is visible. A cluster that start or end cuts is included as a whole.
func (r *Row) Spans(dst []Interval, start, end int) []Interval {
	first := len(dst)
	for i, c := range r.clusters {
		if c.start >= min(end, r.Text) {
			break
		}
		if r.end(i) <= start || c.x0 == c.x1 {
			continue
		}
		switch n := len(dst); {
		case n > first && dst[n-1].X1 == c.x0:
			dst[n-1].X1 = c.x1
		case n > first && dst[n-1].X0 == c.x1:
			dst[n-1].X0 = c.x0
		default:
			dst = append(dst, Interval{c.x0, c.x1})
		}
	}
	return append(dst[:first], joined(dst[first:])...)
}

// joined sorts extents and joins adjacent ones.
func joined(s []Interval) []Interval {
	if len(s) < 2 {
		return s
	}
	slices.SortFunc(s, func(a, b Interval) int { return int(a.X0 - b.X0) })
	n := 0
	for _, next := range s[1:] {
		if next.X0 <= s[n].X1 {
			s[n].X1 = max(s[n].X1, next.X1)
		} else {
			n++
			s[n] = next
		}
	}
	return s[:n+1]
}

// Styled calls f for each run of visible text of one style, from left to right unless directions mix.
func (r *Row) Styled(f func(Style, Interval)) {
	for i := range r.segments {
		s := &r.segments[i]
		if s.start < r.Text {
			f(s.style, Interval{s.x, s.x + s.width})
		}
	}
}
