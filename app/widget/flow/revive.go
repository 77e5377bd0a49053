package flow

import "fyne.io/fyne/v2"

// Revive makes an object ready to be given the keyboard, or something in it, at the moment
// that it comes to the screen. Fyne looks for that where it has drawn, and forgets what it
// has not drawn for a minute.
func Revive(o fyne.CanvasObject) { o.MinSize() }
