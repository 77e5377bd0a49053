package flow

import "fyne.io/fyne/v2"

// Revive makes an object that was just put on the screen, or an object in it, ready to be focused
// at once. Fyne finds focusable objects through its cache of renderers, from which those not drawn
// for a minute are dropped.
func Revive(o fyne.CanvasObject) { o.MinSize() }
