package feed

import (
	"slices"

	"fyne.io/fyne/v2"
)

// FocusOn gives the keyboard to an item, or to the first that takes it for an
// unknown key, and brings it into view.
func (f *Feed) FocusOn(key string) {
	if !f.focus(max(0, slices.Index(f.keys, key)), 1) {
		f.focus(len(f.keys)-1, -1)
	}
}

// Step gives the keyboard to the item that stands so many further than another
// one, or the last before the end. Items that do not take it are passed over.
func (f *Feed) Step(from string, by int) {
	i, direction := slices.Index(f.keys, from), 1
	if i < 0 {
		return
	}
	if by < 0 {
		direction = -1
	}
	to := min(max(i+by, 0), len(f.keys)-1)
	if !f.focus(to, direction) {
		f.focus(to, -direction)
	}
}

// focus gives the keyboard to the first item from the i-th on, in a direction,
// that takes it.
func (f *Feed) focus(i, direction int) bool {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(f)
	for ; canvas != nil && i >= 0 && i < len(f.keys); i += direction {
		if f.Focus(f.object(f.keys[i])) != nil {
			f.Reveal(f.keys[i])
			canvas.Focus(f.Focus(f.object(f.keys[i])))
			return true
		}
	}
	return false
}
