package feed

import (
	"slices"

	"fyne.io/fyne/v2"
)

// FocusOn focuses an item and makes it visible; for an unknown key the first
// item that takes the focus.
func (f *Feed) FocusOn(key string) {
	if !f.focus(max(0, slices.Index(f.keys, key)), 1) {
		f.focus(len(f.keys)-1, -1)
	}
}

// Step focuses the item that is by items after from, clamped to the ends. Items
// that do not take the focus are skipped.
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

// focus focuses the first item from index i on, in a direction, that takes the
// focus. It reports whether there is one.
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
