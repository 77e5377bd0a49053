package editor

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"collate/app/widget/textview/typeset"
)

// cursor is the caret on the screen: a rectangle above the text.
type cursor struct {
	bar     *canvas.Rectangle
	focused bool
	moved   time.Time // time of the last move; the blinking starts from there
	blink   *fyne.Animation
}

const (
	caretWidth = 1.5 // device-independent pixels
	// blinkHalf is how long the caret is shown, and then hidden.
	blinkHalf = 530 * time.Millisecond
	// blinkLong is how long the caret blinks after the last move; then it stays visible, and nothing is redrawn.
	blinkLong = 15 * time.Second
)

// placeCaret moves the rectangle to the caret, or hides it if the caret is not visible.
func (e *Editor) placeCaret() {
	bar := e.cursor.bar
	if !e.cursor.focused || !e.sync() {
		setVisible(bar, false)
		return
	}
	at, height, ok := e.edgeBounds(e.sel.head)
	if !ok {
		setVisible(bar, false)
		return
	}
	width := float32(max(e.px(caretWidth), 1)) / e.state.scale
	bar.Resize(fyne.NewSize(width, height))
	bar.Move(at)
	setVisible(bar, e.caretLit())
}

func setVisible(o fyne.CanvasObject, visible bool) {
	switch {
	case visible == o.Visible():
	case visible:
		o.Show()
	default:
		o.Hide()
	}
}

// caretLit reports whether the caret is in the visible phase of its blinking.
func (e *Editor) caretLit() bool {
	since := e.now().Sub(e.cursor.moved)
	return since > blinkLong || since%(2*blinkHalf) < blinkHalf
}

// edgeBounds returns the position and height of the caret at an edge, in coordinates of the editor; false if its row is
// not visible.
func (e *Editor) edgeBounds(edge typeset.Edge) (at fyne.Position, height float32, visible bool) {
	if n, _ := e.buffer.locate(edge.Offset); e.buffer.lines[n].hidden {
		return fyne.Position{}, 0, false
	}
	s := e.locate(edge)
	y := float64(e.y(s)) - e.top()
	h := e.rowHeight(s.line)
	if y+float64(h) <= 0 || y >= float64(e.viewHeight()) {
		return fyne.Position{}, 0, false
	}
	scale := e.state.scale
	half := max(e.px(caretWidth)/2, 0)
	x := min(max(e.caretX(s, edge)-half, 0), e.px(e.Size().Width)-2*half-1)
	return fyne.NewPos(float32(x)/scale, float32(int(y))/scale), float32(h) / scale, true
}

// OffsetBounds returns the canvas position of the row at an offset, at the x of the caret there, and the height of the
// row: to place popups such as a list of completions. It returns false if the row is not visible.
func (e *Editor) OffsetBounds(offset int) (at fyne.Position, height float32, visible bool) {
	if !e.sync() {
		return fyne.Position{}, 0, false
	}
	edge := e.sel.head
	if offset = e.buffer.clamp(offset); offset != edge.Offset {
		edge = typeset.Edge{Offset: offset}
	}
	at, height, visible = e.edgeBounds(edge)
	return at.Add(fyne.CurrentApp().Driver().AbsolutePositionForObject(e)), height, visible
}

// CaretBounds is OffsetBounds for the caret.
func (e *Editor) CaretBounds() (at fyne.Position, height float32, visible bool) {
	return e.OffsetBounds(e.Caret())
}

// Focused reports whether the editor has the focus.
func (e *Editor) Focused() bool { return e.cursor.focused }

// FocusGained implements fyne.Focusable.
func (e *Editor) FocusGained() {
	e.cursor.focused = true
	e.cursor.moved = e.now()
	e.keys.leaving = false
	e.startBlinking()
	e.placeCaret()
	if e.OnFocus != nil {
		e.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (e *Editor) FocusLost() {
	e.cursor.focused = false
	e.keys.shift = false
	e.closeStretch()
	e.stopBlinking()
	e.placeCaret()
	if e.OnBlur != nil {
		e.OnBlur()
	}
}

// startBlinking starts the animation of the caret. It redraws only when the caret appears or disappears.
func (e *Editor) startBlinking() {
	if e.cursor.blink != nil {
		return
	}
	e.cursor.blink = fyne.NewAnimation(time.Hour, func(float32) {
		if lit := e.caretLit(); lit != e.cursor.bar.Visible() {
			e.placeCaret()
		}
	})
	e.cursor.blink.RepeatCount = fyne.AnimationRepeatForever
	e.cursor.blink.Start()
}

func (e *Editor) stopBlinking() {
	if e.cursor.blink != nil {
		e.cursor.blink.Stop()
		e.cursor.blink = nil
	}
}
