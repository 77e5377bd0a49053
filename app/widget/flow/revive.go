package flow

import "fyne.io/fyne/v2"

// Revive registers an object that was just added to the screen with Fyne, so that it or an object
// in it can be focused at once. Fyne finds focusable objects by their renderers, which it drops a
// minute after they were last drawn.
func Revive(o fyne.CanvasObject) { o.MinSize() }
