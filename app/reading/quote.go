package reading

import "fyne.io/fyne/v2"

// Quote calls OnQuote for the selection, or for the chosen highlight if nothing
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

// dropped calls OnDrop for the selection.
func (r *Reader) dropped(at fyne.Position) {
	if start, end, ok := r.passage(); ok {
		r.OnDrop(start, end, at)
	}
}
