package reading

import "fyne.io/fyne/v2"

// Follow follows a link as a click on it does.
func (r *Reader) Follow(target string) { r.follow(target, fyne.Position{}, fyne.Size{}) }
