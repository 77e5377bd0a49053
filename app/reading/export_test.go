package reading

import (
	"time"

	"fyne.io/fyne/v2"
)

// Follow follows a link as a click on it does.
func (r *Reader) Follow(target string) { r.follow(target, fyne.Position{}, fyne.Size{}) }

// BarLabelAtOnce lets the label of the scroll bar appear without a wait.
func (r *Reader) BarLabelAtOnce() {
	r.barLabel.after = func(_ time.Duration, f func()) func() {
		f()
		return func() {}
	}
}

// BarLabel returns what the label beside the scroll bar says; "" when there is
// none.
func (r *Reader) BarLabel() string {
	if !r.barLabel.shown {
		return ""
	}
	return r.barLabel.heading + "\n" + r.barLabel.about
}
