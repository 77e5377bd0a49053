package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Keys that are typed while no widget has the focus, as after a click on an
// empty area, go to the focused pane.

// typedKey handles keys that no widget has the focus for. Escape closes a
// dialog.
func (w *window) typedKey(key *fyne.KeyEvent) {
	if w.dialog != nil {
		if key.Name == fyne.KeyEscape {
			w.dialog.Dismiss()
		}
		return
	}
	if f := w.refocused(); f != nil {
		f.TypedKey(key)
	}
}

// typedRune handles characters that no widget has the focus for.
func (w *window) typedRune(r rune) {
	if f := w.refocused(); f != nil {
		f.TypedRune(r)
	}
}

// refocused focuses the focused pane and returns the widget that has the focus
// now; nil if an overlay is open or nothing in the pane takes the focus.
func (w *window) refocused() fyne.Focusable {
	canvas := w.win.Canvas()
	if canvas.Overlays().Top() != nil {
		return nil
	}
	w.desk.current().focus()
	return canvas.Focused()
}

// Fyne's entries and buttons do not pass Escape on: these close their dialog.
type (
	dialogEntry struct {
		widget.Entry
		close func()
	}
	dialogButton struct {
		widget.Button
		close func()
	}
)

func newDialogEntry(close func()) *dialogEntry {
	e := &dialogEntry{close: close}
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey implements fyne.Focusable.
func (e *dialogEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		e.close()
		return
	}
	e.Entry.TypedKey(key)
}

func newDialogButton(text string, tapped, close func()) *dialogButton {
	b := &dialogButton{close: close}
	b.Text, b.OnTapped = text, tapped
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey implements fyne.Focusable.
func (b *dialogButton) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		b.close()
		return
	}
	b.Button.TypedKey(key)
}
