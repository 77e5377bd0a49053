package textview

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// VisibleRange returns the range of the lines that are at least partly visible; 0, 0 while the view has no size.
func (v *View) VisibleRange() (start, end int) {
	if !v.sync() {
		return 0, 0
	}
	start, end = v.scroll.place, v.scroll.place
	first := true
	v.eachVisible(func(piece, line, _ int) bool {
		ln := v.layout.Lines(piece)[line]
		if first {
			start, first = ln.Start, false
		}
		end = ln.End
		return true
	})
	return start, end
}

// RangeBounds returns the rectangle around the lines of a range, visible or not, as wide as the column, in coordinates of
// the view: above the view y is negative. The height of text that was never near the viewport is an estimate. It returns
// false while the view has no size.
func (v *View) RangeBounds(start, end int) (at fyne.Position, size fyne.Size, ok bool) {
	if !v.sync() {
		return fyne.Position{}, fyne.Size{}, false
	}
	start, end = v.clampOffset(start), v.clampOffset(end)
	y0, _ := v.lineSpan(start)
	_, y1 := v.lineSpan(max(end-1, start))
	u := func(n int) float32 { return float32(n) / v.state.scale }
	return fyne.NewPos(u(v.columnLeft()), u(y0)), fyne.NewSize(u(v.state.column), u(y1-y0)), true
}

// lineSpan returns the upper and lower edge of the line at an offset, in device pixels of the view.
func (v *View) lineSpan(offset int) (y0, y1 int) {
	piece, line := v.layout.Locate(offset)
	y0 = v.layout.Top(piece) + v.layout.LineTop(piece, line) - int(math.Round(v.top()))
	return y0, y0 + v.layout.LineHeight(piece)
}

// caretX returns the x of a caret in a line, in device pixels of the view.
func (v *View) caretX(piece, line int, at typeset.Edge) int {
	var row typeset.Row
	v.layout.Row(&row, piece, line)
	return v.columnLeft() + (fixed.I(v.layout.Indent(piece)) + row.EdgeX(at)).Round()
}

// boundsOf returns the rectangle around the visible part of a range.
func (v *View) boundsOf(e extent) (fyne.Position, fyne.Size, bool) {
	var box image.Rectangle
	var row typeset.Row
	left := v.columnLeft()
	v.eachVisible(func(p, n, y int) bool {
		ln := v.layout.Lines(p)[n]
		if ln.Start >= e.end {
			return false
		}
		if ln.End <= e.start {
			return true
		}
		v.layout.Row(&row, p, n)
		x := left + v.layout.Indent(p)
		for _, s := range row.Spans(nil, e.start, e.end) {
			box = box.Union(image.Rect(x+s.X0.Floor(), y, x+s.X1.Ceil(), y+v.layout.LineHeight(p)))
		}
		return true
	})
	if box.Empty() {
		return fyne.Position{}, fyne.Size{}, false
	}
	u := func(n int) float32 { return float32(n) / v.state.scale }
	return fyne.NewPos(u(box.Min.X), u(box.Min.Y)), fyne.NewSize(u(box.Dx()), u(box.Dy())), true
}
