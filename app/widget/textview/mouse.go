package textview

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/gesture"
	"collate/app/widget/textview/typeset"
)

// mouse is the state of the pointer.
type mouse struct {
	clicks  gesture.Clicks
	pressed bool // a press is being handled
	moved   bool // the pointer has left the position of the press
	cursor  desktop.Cursor
	scroll  gesture.Autoscroll
	out     fyne.Position // of the pointer in the last drag
	row     typeset.Row
	grip    *grip // the drag of an end of a mark, or nil
	carry   carry // of the selection
	link    Link  // link under the pointer; zero for none
}

// MouseDown begins a selection: of a caret, a word with the second click, a paragraph with the third. With Shift it extends
// the current selection.
func (v *View) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	if e.Button != desktop.MouseButtonPrimary || !v.sync() {
		return
	}
	if v.onBar(e.Position.X) {
		v.pressBar(float64(e.Position.Y * v.state.scale))
		return
	}
	m := &v.mouse
	m.clicks.Press(time.Now(), e.Position)
	m.pressed, m.moved = true, false
	v.bar.grabbed = false
	if m.grip = v.gripAt(e.Position); m.grip != nil {
		return
	}
	at := v.edgeAt(e.Position)
	switch {
	case v.takeUp(e):
	case e.Modifier&fyne.KeyModifierShift != 0:
		m.clicks.Count, m.moved = 1, true
		v.setSelection(v.sel.extended(at.Offset))
	case m.clicks.Count == 1:
		v.setSelection(caretAt(at))
	default:
		v.setSelection(unit(v.unitAt(e.Position)))
	}
}

// unitAt returns the unit at a position that the current series of clicks selects.
func (v *View) unitAt(at fyne.Position) extent {
	switch v.mouse.clicks.Count {
	case 2:
		offset := v.offsetAt(at)
		if start, _, ok := v.clusterAt(at); ok {
			offset = start
		}
		start, end := v.engine.set.Word(v.text, offset)
		return extent{start, end}
	case 3:
		return v.paragraphAt(v.offsetAt(at))
	}
	offset := v.offsetAt(at)
	return extent{offset, offset}
}

// paragraphAt returns the range of the block at an offset.
func (v *View) paragraphAt(offset int) extent {
	b, _ := v.layout.Block(v.layout.PieceOf(offset))
	return extent{b.Start, b.End}
}

// MouseUp ends a selection. A click follows the link, or reports the marks, at its position.
func (v *View) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		v.release(e.Position)
	}
}

func (v *View) release(at fyne.Position) {
	if v.bar.grabbed && !v.onBar(at.X) {
		v.hoverBar(false, 0)
	}
	v.bar.grabbed = false
	if !v.mouse.pressed {
		return
	}
	if g := v.mouse.grip; g != nil {
		v.mouse.grip = nil
		v.stopDrag()
		v.dropped(g)
		return
	}
	if v.putDown(at) {
		return
	}
	v.stopDrag()
	v.selected()
	if v.mouse.clicks.Count == 1 && !v.mouse.moved && v.sync() {
		v.click(at)
	}
}

// click reports a link or marks at a position.
func (v *View) click(at fyne.Position) {
	if id, ok := v.stripeAt(at); ok {
		if v.OnMark != nil {
			v.OnMark([]string{id}, at)
		}
		return
	}
	start, end, ok := v.clusterAt(at)
	if !ok {
		return
	}
	if l, ok := linkAt(v.text, start); ok && (v.OnLink != nil || v.OnLinkAt != nil) {
		v.followLink(l, extent{start, end})
		return
	}
	if ids := v.marks.idsAt(start, end); len(ids) > 0 && v.OnMark != nil {
		v.OnMark(ids, at)
	}
}

// followLink reports a click on a character of a link.
func (v *View) followLink(l Link, clicked extent) {
	at, size, _ := v.boundsOf(clicked)
	if v.OnLink != nil {
		v.OnLink(l.Target)
	}
	if v.OnLinkAt != nil {
		v.OnLinkAt(l.Target, at, size)
	}
}

// Dragged extends the selection, drags a mark's end or the selection, or scrolls while the scroll bar's knob is held.
func (v *View) Dragged(e *fyne.DragEvent) {
	if !v.sync() {
		return
	}
	if v.bar.grabbed {
		v.dragBar(float64(e.Position.Y * v.state.scale))
		v.hoverBar(true, min(max(e.Position.Y, 0), v.Size().Height))
		v.mouse.out = e.Position
		return
	}
	if !v.mouse.pressed {
		return
	}
	v.mouse.moved = true
	v.mouse.out = e.Position
	if v.mouse.carry.held {
		v.mouse.carry.at = e.AbsolutePosition
		v.OnCarry(e.AbsolutePosition)
		return
	}
	v.dragTo(e.Position)
	v.mouse.scroll.Drag(e.Position.Y, v.Size().Height, v.autoscroll)
}

// DragEnd ends a drag whose mouse button was released outside the view.
func (v *View) DragEnd() { v.release(v.mouse.out) }

func (v *View) dragTo(at fyne.Position) {
	at.Y = min(max(at.Y, 0), v.Size().Height-1)
	if v.mouse.grip != nil {
		v.dragMark(v.offsetAt(at))
		return
	}
	if s := v.sel.to(v.unitAt(at)); s != v.sel {
		v.setSelection(s)
	}
}

// autoscroll scrolls by px and extends the selection to the pointer, which is above or below the view.
func (v *View) autoscroll(by float64) {
	if v.mouse.pressed && v.sync() {
		v.scrollBy(by * float64(v.state.scale))
		v.dragTo(v.mouse.out)
	}
}

// stopDrag cancels a press. It restores a mark whose end was dragged.
func (v *View) stopDrag() {
	v.mouse.pressed = false
	if g := v.mouse.grip; g != nil {
		v.mouse.grip = nil
		v.putMark(g.before)
	}
	v.mouse.scroll.Stop()
}

// Scrolled scrolls with the wheel.
func (v *View) Scrolled(e *fyne.ScrollEvent) {
	if v.sync() && e.Scrolled.DY != 0 {
		v.scrollBy(-float64(e.Scrolled.DY * v.state.scale))
	}
}

// MouseIn sets the pointer's shape.
func (v *View) MouseIn(e *desktop.MouseEvent) { v.MouseMoved(e) }

// MouseOut reports that the pointer has left the scroll bar and a link.
func (v *View) MouseOut() {
	v.hoverBar(false, 0)
	v.hoverLink(Link{})
}

// MouseMoved sets the pointer's shape, and reports the link or the position on the scroll bar under it.
func (v *View) MouseMoved(e *desktop.MouseEvent) {
	v.mouse.cursor = desktop.DefaultCursor
	var over Link
	defer func() { v.hoverLink(over) }()
	if !v.sync() {
		return
	}
	onBar := v.onBar(e.Position.X)
	if v.hoverBar(onBar, e.Position.Y); onBar {
		return
	}
	if v.gripAt(e.Position) != nil {
		v.mouse.cursor = desktop.HResizeCursor
		return
	}
	if _, ok := v.stripeAt(e.Position); ok {
		v.mouse.cursor = desktop.PointerCursor
		return
	}
	if start, _, ok := v.clusterAt(e.Position); ok {
		v.mouse.cursor = desktop.TextCursor
		if over, ok = linkAt(v.text, start); ok {
			v.mouse.cursor = desktop.PointerCursor
		}
	}
}

// hoverLink reports that the link under the pointer changed; the zero Link is none.
func (v *View) hoverLink(l Link) {
	if l == v.mouse.link {
		return
	}
	v.mouse.link = l
	if v.OnLinkHover != nil {
		at, size, _ := v.boundsOf(extent{l.Start, l.End})
		v.OnLinkHover(l, at, size)
	}
}

// Cursor returns the pointer's shape: a hand over links and stripes, a horizontal arrow over the handles of a mark, an
// I-beam over other text.
func (v *View) Cursor() desktop.Cursor {
	if v.mouse.cursor == nil {
		return desktop.DefaultCursor
	}
	return v.mouse.cursor
}

// lineAt returns the visible line nearest to a position. Each half of the gap between two blocks belongs to the nearer one.
func (v *View) lineAt(at fyne.Position) (piece, line int) {
	y := int(at.Y * v.state.scale)
	piece, line = v.scroll.piece, v.scroll.line
	first := true
	v.eachVisible(func(p, n, top int) bool {
		if n == 0 {
			top -= v.layout.LineTop(p, 0) / 2
		}
		if top > y && !first {
			return false
		}
		piece, line, first = p, n, false
		return true
	})
	if cell := v.layout.CellAt(piece, int(at.X*v.state.scale)-v.columnLeft()); cell != piece {
		line = v.layout.LineAt(cell, y-int(math.Round(float64(v.layout.Top(cell))-v.top())))
		piece = cell
	}
	return piece, line
}

// rowAt returns the line nearest to a position, as a Row, and the x of the position in it.
func (v *View) rowAt(at fyne.Position) (*typeset.Row, fixed.Int26_6) {
	piece, line := v.lineAt(at)
	v.layout.Row(&v.mouse.row, piece, line)
	x := float64(at.X*v.state.scale) - float64(v.columnLeft()+v.layout.Indent(piece))
	return &v.mouse.row, fixed.Int26_6(x * 64)
}

// offsetAt returns the caret offset nearest to a position.
func (v *View) offsetAt(at fyne.Position) int {
	row, x := v.rowAt(at)
	return row.At(x)
}

// edgeAt returns the caret edge nearest to a position.
func (v *View) edgeAt(at fyne.Position) typeset.Edge {
	row, x := v.rowAt(at)
	return row.EdgeAt(x)
}

// clusterAt returns the range of the character at a position; false if there is none.
func (v *View) clusterAt(at fyne.Position) (start, end int, ok bool) {
	row, x := v.rowAt(at)
	return row.Over(x)
}
