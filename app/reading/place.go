package reading

import "fyne.io/fyne/v2"

// Place returns the code point at the start of the first visible line.
func (r *Reader) Place() int { return r.document.CodePoint(r.view.Place()) }

// Progress returns how far the text is scrolled, 0 to 1.
func (r *Reader) Progress() float64 { return r.view.Progress() }

// InView returns the visible range in code points.
func (r *Reader) InView() (start, end int) {
	from, to := r.view.VisibleRange()
	return r.document.CodePoint(from), r.document.CodePoint(to)
}

// Reveal selects a range, in code points, and scrolls to it.
func (r *Reader) Reveal(start, end int) {
	from, to := r.document.ByteOffset(start), r.document.ByteOffset(end)
	r.view.Select(from, to)
	r.view.Reveal(from, to)
}

// GoTo scrolls the line of a code point to the top.
func (r *Reader) GoTo(offset int) { r.view.SetPlace(r.document.ByteOffset(offset)) }

// Fraction returns the fraction of a range, in code points, that is above the
// view, 0 to 1.
func (r *Reader) Fraction(passage [2]int) float64 {
	return r.view.FractionBetween(r.document.ByteOffset(passage[0]), r.document.ByteOffset(passage[1]))
}

// ScrollBetween scrolls so that Fraction is f.
func (r *Reader) ScrollBetween(passage [2]int, f float64) {
	r.view.ScrollBetween(r.document.ByteOffset(passage[0]), r.document.ByteOffset(passage[1]), f)
}

// ScrollToProgress scrolls so that Progress is f.
func (r *Reader) ScrollToProgress(f float64) { r.view.ScrollToProgress(f) }

// Scroll scrolls the text for a wheel event elsewhere.
func (r *Reader) Scroll(e *fyne.ScrollEvent) { r.view.Scrolled(e) }

// TopOf returns the y coordinate on the canvas, in px, at which a range begins,
// visible or not; false while the reader is not on the screen.
func (r *Reader) TopOf(start, end int) (y float32, ok bool) {
	at, _, ok := r.view.RangeBounds(r.document.ByteOffset(start), r.document.ByteOffset(end))
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(r.view).Y + at.Y, ok
}

// follow follows a link: to a footnote, within the document, or by OnLink.
func (r *Reader) follow(target string, at fyne.Position, size fyne.Size) {
	if r.openFootnote(target, at, size) {
		return
	}
	if offset, ok := r.document.Target(target); ok {
		r.OnJump(offset)
		return
	}
	r.OnLink(target)
}
