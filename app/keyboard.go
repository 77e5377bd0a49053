package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// What is typed while no part of the window has the keyboard, as after a click
// beside everything, goes to what is read.

// typedKey gets the keys that no widget has the focus for. Escape closes a
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

// typedRune gets the characters that no widget has the focus for.
func (w *window) typedRune(r rune) {
	if f := w.refocused(); f != nil {
		f.TypedRune(r)
	}
}

// refocused gives the keyboard to the focused pane and returns what has it now;
// nil if something lies over the panes or nothing in them takes it.
func (w *window) refocused() fyne.Focusable {
	canvas := w.win.Canvas()
	if canvas.Overlays().Top() != nil {
		return nil
	}
	w.desk.current().focus()
	return canvas.Focused()
}

// Fyne's own fields and buttons keep Escape to themselves: in a dialog, these close it.
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
