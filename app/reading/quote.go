package reading

import "fyne.io/fyne/v2"

// Quote has the selection quoted into a note, or the chosen highlight if nothing
// is selected.
func (r *Reader) Quote() {
	if start, end, ok := r.passage(); ok {
		r.OnQuote(start, end, "")
		r.clear()
	} else if r.chosen != "" {
		r.popover.Close()
		r.OnQuote(0, 0, r.chosen)
	}
}

// dropped tells where the selection was let go of.
func (r *Reader) dropped(at fyne.Position) {
	if start, end, ok := r.passage(); ok {
		r.OnDrop(start, end, at)
	}
}
