// Package press has the common behaviour of all controls: hover, and a press by the
// pointer or the keyboard.
//
// A control embeds [Pointer] or [Target], and calls Extend with itself in its
// constructor. Everything must be used on Fyne's goroutine.
package press

import (
	"math"

	"collate/app/widget/hint"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Pointer is the base of a widget that the pointer can press. It never takes the focus,
// so that a press leaves it where it is.
type Pointer struct {
	widget.BaseWidget

	OnTapped func() // may be nil
	Hint     string // shown while the pointer rests on the widget; none if empty

	self    fyne.Widget
	hovered bool
}

var (
	_ fyne.Tappable     = (*Pointer)(nil)
	_ desktop.Hoverable = (*Pointer)(nil)
)

// Extend sets the widget that embeds the pointer.
func (p *Pointer) Extend(self fyne.Widget) {
	p.self = self
	p.ExtendBaseWidget(self)
}

// Hovered reports whether the pointer is on the widget.
func (p *Pointer) Hovered() bool { return p.hovered }

// Tapped implements fyne.Tappable.
func (p *Pointer) Tapped(*fyne.PointEvent) {
	hint.Hide(p.self)
	if p.OnTapped != nil {
		p.OnTapped()
	}
}

// MouseIn implements desktop.Hoverable.
func (p *Pointer) MouseIn(*desktop.MouseEvent) {
	p.hovered = true
	hint.Show(p.self, p.Hint)
	p.Refresh()
}

// MouseMoved implements desktop.Hoverable.
func (p *Pointer) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (p *Pointer) MouseOut() {
	p.hovered = false
	hint.Hide(p.self)
	p.Refresh()
}

// Target is a Pointer that the keyboard can reach with Tab and press with Enter or
// Space. Escape goes to the canvas.
type Target struct {
	Pointer
	focused bool
}

var _ fyne.Focusable = (*Target)(nil)

// Focused reports whether the widget has the keyboard's focus.
func (t *Target) Focused() bool { return t.focused }

// FocusGained implements fyne.Focusable.
func (t *Target) FocusGained() {
	t.focused = true
	t.Refresh()
}

// FocusLost implements fyne.Focusable.
func (t *Target) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedRune implements fyne.Focusable.
func (t *Target) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (t *Target) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		t.Tapped(&fyne.PointEvent{})
	case fyne.KeyEscape: // handled by the window
		if c := fyne.CurrentApp().Driver().CanvasForObject(t.self); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(key)
		}
	}
}

// AsksForMenu reports whether a key opens the context menu of the focused widget: the
// menu key, or F10 with Shift.
func AsksForMenu(key *fyne.KeyEvent) bool {
	if key.Name == desktop.KeyMenu {
		return true
	}
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && key.Name == fyne.KeyF10 && driver.CurrentKeyModifiers() == fyne.KeyModifierShift
}

// ShiftIsDown reports whether the Shift key is held.
func ShiftIsDown() bool {
	driver, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && driver.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// Steps returns the number of items by which a key moves in a list, negative upwards; 0
// for other keys.
func Steps(key fyne.KeyName) int {
	switch key {
	case fyne.KeyUp:
		return -1
	case fyne.KeyDown:
		return 1
	case fyne.KeyPageUp:
		return -page
	case fyne.KeyPageDown:
		return page
	case fyne.KeyHome:
		return math.MinInt32
	case fyne.KeyEnd:
		return math.MaxInt32
	}
	return 0
}

// page is the number of items of a page of a list.
const page = 10
