package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// borderless is an Entry without the box and the border that Fyne draws around it.
type borderless struct {
	widget.Entry
	focused bool

	onFocus     func(focused bool)       // called when the entry gains or loses the focus
	onCtrlEnter func()                   // called for Enter with Ctrl, or Cmd on a Mac
	onShortcut  func(fyne.Shortcut) bool // called with any other shortcut first; returns whether it was handled
}

func (b *borderless) CreateRenderer() fyne.WidgetRenderer {
	return borderlessRenderer{b.Entry.CreateRenderer()}
}

func (b *borderless) FocusGained() {
	b.Entry.FocusGained()
	b.setFocused(true)
}

func (b *borderless) FocusLost() {
	b.Entry.FocusLost()
	b.setFocused(false)
}

func (b *borderless) setFocused(focused bool) {
	if b.focused == focused {
		return
	}
	b.focused = focused
	b.onFocus(focused)
}

func (b *borderless) TypedShortcut(shortcut fyne.Shortcut) {
	switch {
	case isCtrlEnter(shortcut):
		b.onCtrlEnter()
	case !b.onShortcut(shortcut):
		b.Entry.TypedShortcut(shortcut)
	}
}

type borderlessRenderer struct{ fyne.WidgetRenderer }

// Objects leaves out the rectangles: the box and the border. The text, the cursor and the
// selection are inside the other objects.
func (r borderlessRenderer) Objects() []fyne.CanvasObject {
	var rest []fyne.CanvasObject
	for _, o := range r.WidgetRenderer.Objects() {
		if _, ok := o.(*canvas.Rectangle); !ok {
			rest = append(rest, o)
		}
	}
	return rest
}

// isCtrlEnter reports whether a shortcut is Enter with Ctrl, or Cmd on a Mac.
func isCtrlEnter(shortcut fyne.Shortcut) bool {
	s, ok := shortcut.(*desktop.CustomShortcut)
	return ok && s.Modifier == fyne.KeyModifierShortcutDefault &&
		(s.KeyName == fyne.KeyReturn || s.KeyName == fyne.KeyEnter)
}
