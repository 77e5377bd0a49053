package app

import "fyne.io/fyne/v2"

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
