package textview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview/typeset"
)

// Margins around the column, in device-independent pixels.
const (
	marginTop    = 26
	marginBottom = 60
	marginSide   = 24
)

// scroll is the scroll position: the line at the top of the viewport and its offset.
type scroll struct {
	place int     // offset of the line at the top; independent of the layout
	shift float64 // device pixels of that line above the viewport; negative if it is below its top
	piece int     // position of the line in the layout
	line  int

	// wanted is the place and shift to which the user has scrolled. A view that is larger for a while may have to show text
	// above them, and returns to them afterwards.
	wanted      int
	wantedShift float64
}

// Scale returns the device pixels per device-independent pixel of an object's canvas; 1 while it is in no window.
func Scale(o fyne.CanvasObject) float32 {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return 1
	}
	const far = 1 << 12 // large enough that rounding to pixels does not matter
	x, _ := c.PixelCoordinateForPosition(fyne.NewPos(far, 0))
	return float32(x) / far
}

// sync updates the layout for the text, look and size. It returns false while the view has no size.
func (v *View) sync() bool {
	size := v.Size()
	if size.Width <= 2*marginSide || size.Height <= 0 {
		return false
	}
	scale := Scale(v)
	sheet := v.look.sheet(scale)
	if sheet.Hyphenate && v.text.Content != "" {
		v.engine.wantHyphens(v.text.Language)
	}
	want := layoutState{v.text, sheet, scale, v.columnWidth(sheet, scale), v.engine.epoch}
	switch {
	case v.layout != nil && v.state == want:
		return true
	case v.layout != nil && v.state.text == want.text:
		v.layout.Reset(sheet, want.column)
	default:
		v.layout = typeset.NewLayout(v.engine.set, v.text, sheet, want.column)
	}
	before := v.state.scale
	v.state = want
	v.showPictures()
	if before > 0 {
		v.scroll.wantedShift *= float64(scale / before)
	}
	v.bar.ticks = nil
	v.toWanted()
	v.startIdle()
	return true
}

// columnWidth returns the width of the column in device pixels.
func (v *View) columnWidth(s typeset.Sheet, scale float32) int {
	room := int((v.Size().Width - 2*marginSide) * scale)
	if v.look.Measure <= 0 {
		return room
	}
	return min(room, v.engine.set.Column(s, v.look.Measure))
}

// columnLeft returns the x of the column's left edge in device pixels.
func (v *View) columnLeft() int {
	return (v.px(v.Size().Width) - v.state.column) / 2
}

func (v *View) px(length float32) int { return int(math.Round(float64(length * v.state.scale))) }

// viewHeight returns the height of the view in device pixels.
func (v *View) viewHeight() int { return v.px(v.Size().Height) }

// toWanted scrolls to the position that the user last scrolled to.
func (v *View) toWanted() {
	v.scroll.place, v.scroll.shift = v.scroll.wanted, v.scroll.wantedShift
	v.toPlace()
}

// toPlace scrolls to scroll.place and scroll.shift.
func (v *View) toPlace() {
	s := &v.scroll
	s.piece, s.line = v.layout.Locate(s.place)
	s.shift = min(s.shift, float64(v.layout.LineHeight(s.piece)-1))
	v.clampScroll()
}

// top returns the y of the view's upper edge in the layout.
func (v *View) top() float64 {
	s := &v.scroll
	return float64(v.layout.Top(s.piece)+v.layout.LineTop(s.piece, s.line)) + s.shift
}

// scrollBy scrolls down by device pixels, exactly: it lays out all lines in between.
func (v *View) scrollBy(d float64) {
	v.moveBy(d)
	v.clampScroll()
	v.scrolled()
}

// moveBy moves the top line by d device pixels, without clamping to the ends of the text.
func (v *View) moveBy(d float64) {
	s, l := &v.scroll, v.layout
	l.Lines(s.piece)
	y := float64(l.LineTop(s.piece, s.line)) + s.shift + d // from the upper edge of the piece
	for y < 0 && s.piece > 0 {
		s.piece--
		l.Lines(s.piece)
		y += float64(l.PieceHeight(s.piece))
	}
	for y >= float64(l.PieceHeight(s.piece)) && s.piece < l.Pieces()-1 {
		y -= float64(l.PieceHeight(s.piece))
		s.piece++
		l.Lines(s.piece)
	}
	s.line = l.LineAt(s.piece, int(math.Floor(y)))
	s.shift = y - float64(l.LineTop(s.piece, s.line))
	s.place = l.Lines(s.piece)[s.line].Start
}

// scrollTo scrolls to a y of the layout, which may be an estimate.
func (v *View) scrollTo(y float64) {
	s, l := &v.scroll, v.layout
	s.piece = l.PieceAt(int(max(y, 0)))
	top, height := float64(l.Top(s.piece)), float64(l.PieceHeight(s.piece))
	l.Lines(s.piece)
	// The piece may be higher or lower than estimated: keep the proportion.
	within := (y - top) / max(height, 1) * float64(l.PieceHeight(s.piece))
	s.line, s.shift = 0, 0
	v.moveBy(within - float64(l.LineTop(s.piece, 0)))
	v.clampScroll()
	v.scrolled()
}

// clampScroll keeps the text in the viewport. It lays out lines near the end of the text, so that the end is exact.
func (v *View) clampScroll() {
	for v.settleVisible(); ; {
		lowest := float64(v.layout.Height() + v.px(marginBottom) - v.viewHeight())
		highest := -float64(v.px(marginTop))
		top := v.top()
		switch over := top - max(lowest, highest); {
		case over > 0:
			before := v.layout.Height()
			v.moveBy(-over)
			v.settleVisible()
			if v.layout.Height() == before {
				return
			}
		case top < highest:
			v.moveBy(highest - top)
			return
		default:
			return
		}
	}
}

// settleVisible lays out the visible lines.
func (v *View) settleVisible() {
	l := v.layout
	y := -(float64(l.LineTop(v.scroll.piece, v.scroll.line)) + v.scroll.shift)
	for p := l.RowStart(v.scroll.piece); p < l.Pieces() && y < float64(v.viewHeight()); p++ {
		l.Lines(p)
		y += float64(l.PieceHeight(p))
	}
}

// scrolled records the position that the user has scrolled to, redraws the view and calls OnScrolled.
func (v *View) scrolled() {
	v.scroll.wanted, v.scroll.wantedShift = v.scroll.place, v.scroll.shift
	v.redraw()
	if v.OnScrolled != nil {
		v.OnScrolled()
	}
}

// eachPiece calls f for every visible piece, from the top, with the y of its upper edge in device pixels, until f returns
// false. The cells of a table row have the same y.
func (v *View) eachPiece(f func(piece, y int) bool) {
	l := v.layout
	y := -int(math.Round(v.scroll.shift)) - l.LineTop(v.scroll.piece, v.scroll.line)
	height := v.viewHeight()
	for p := l.RowStart(v.scroll.piece); p < l.Pieces() && y < height; p++ {
		l.Lines(p)
		if !f(p, y) {
			return
		}
		y += l.PieceHeight(p)
	}
}

// eachVisible calls f for every visible line with its y in device pixels, in the order of the text, until f returns
// false.
func (v *View) eachVisible(f func(piece, line, y int) bool) {
	l := v.layout
	height := v.viewHeight()
	v.eachPiece(func(p, y int) bool {
		lh := l.LineHeight(p)
		lines := len(l.Lines(p))
		first := 0
		if hidden := -y - l.LineTop(p, 0); hidden > 0 {
			first = min(hidden/lh, lines)
		}
		for n := first; n < lines; n++ {
			at := y + l.LineTop(p, n)
			if at >= height {
				break
			}
			if !f(p, n, at) {
				return false
			}
		}
		return true
	})
}

// shows reports whether the line at offset is fully visible.
func (v *View) shows(offset int) bool {
	piece, line := v.layout.Locate(offset)
	found := false
	v.eachVisible(func(p, n, y int) bool {
		if p == piece && n == line {
			found = y >= 0 && y+v.layout.LineHeight(p) <= v.viewHeight()
			return false
		}
		return true
	})
	return found
}

// idleStep is the time per frame for laying out text in the background.
const idleStep = 2 * time.Millisecond

// startIdle begins to replace estimated heights by exact ones, a few in every frame. The place does not change.
func (v *View) startIdle() {
	if v.idle != nil {
		return
	}
	v.idle = fyne.NewAnimation(time.Hour, func(float32) {
		if v.layout == nil {
			return
		}
		start := time.Now()
		if v.layout.Settle(func() bool { return time.Since(start) > idleStep }) {
			v.stopIdle()
			v.bar.ticks = nil
			v.redraw()
			v.progressed()
		}
	})
	v.idle.Start()
}

func (v *View) stopIdle() {
	if v.idle != nil {
		v.idle.Stop()
		v.idle = nil
	}
}
