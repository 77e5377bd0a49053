package typeset

import "golang.org/x/image/math/fixed"

// Edge is a caret position: before the character at Offset or, if After is set, after the character that ends there. Both
// are at the same point, except at line breaks and between directions:
//
//	stored  abcDEF     where capitals run from right to left
//	shown   abcFED
//	           ↑  ↑
//	     after c  before D
type Edge struct {
	Offset int
	After  bool
}

// EdgeAt returns the edge nearest to x. Like At it is never after Text.
func (r *Row) EdgeAt(x fixed.Int26_6) Edge {
	i, _ := r.clusterAt(x)
	if i < 0 {
		return Edge{Offset: r.Start}
	}
	c := &r.clusters[i]
	return r.side(i, x >= (c.x0+c.x1)/2)
}

// side returns the right or left edge of cluster i.
func (r *Row) side(i int, right bool) Edge {
	if r.clusters[i].rtl == right {
		return Edge{Offset: r.clusters[i].start}
	}
	return Edge{Offset: min(r.end(i), r.Text), After: true}
}

// EdgeX returns the x of an edge of the row.
func (r *Row) EdgeX(e Edge) fixed.Int26_6 {
	if !e.After || e.Offset <= r.Start {
		return r.X(e.Offset)
	}
	for i := len(r.clusters) - 1; i >= 0; i-- {
		c := &r.clusters[i]
		switch {
		case c.start >= e.Offset:
		case c.rtl:
			return c.x0
		default:
			return c.x1
		}
	}
	return r.X(e.Offset)
}

// Beside returns the edge one visible cluster to the right, or to the left, of e; false at the end of the row.
func (r *Row) Beside(e Edge, right bool) (Edge, bool) {
	x := r.EdgeX(e)
	next := -1
	for i := range r.clusters {
		c := &r.clusters[i]
		if c.start >= r.Text {
			break
		}
		switch mid := (c.x0 + c.x1) / 2; {
		case c.x0 == c.x1:
		case right && mid > x && (next < 0 || c.x0 < r.clusters[next].x0):
			next = i
		case !right && mid < x && (next < 0 || c.x0 > r.clusters[next].x0):
			next = i
		}
	}
	if next < 0 {
		return e, false
	}
	return r.side(next, right), true
}
