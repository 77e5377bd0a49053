package reading

import (
	"strings"
	"unicode"
)

// Selection returns the selected passage in code points, or that of the chosen
// highlight if nothing is selected.
func (r *Reader) Selection() (start, end int, ok bool) {
	if start, end, ok = r.passage(); ok {
		return start, end, true
	}
	h, ok := r.highlight(r.chosen)
	return h.Anchor.Start, h.Anchor.End, ok
}

// passage returns what is selected, without the white space at its ends, in
// code points.
func (r *Reader) passage() (start, end int, ok bool) {
	from, to := r.view.Selection()
	words := r.view.Text().Content[from:to]
	from += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	to -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	return r.document.CodePoint(from), r.document.CodePoint(to), from < to
}

// Copy copies the selection, or the chosen highlight, with its citation.
func (r *Reader) Copy() {
	if start, end, ok := r.Selection(); ok {
		r.OnCopy(start, end)
	}
}

// ToggleCaret turns caret mode on or off, in which the arrow keys move a caret
// instead of the text.
func (r *Reader) ToggleCaret() { r.view.SetCaret(!r.view.Caret()) }

// ExtendToSentence extends the selection to whole sentences, and by one more
// each time after that.
func (r *Reader) ExtendToSentence() { r.view.ExtendToSentence() }

func (r *Reader) selecting(start, end int) {
	r.footnote.popover.Close()
	if start < end {
		r.setChosen("")
	}
	r.popover.Close()
}

func (r *Reader) selected(start, end int) {
	if start == end {
		r.popover.Close()
		r.OnSelected(0)
		return
	}
	r.OnSelected(len(strings.Fields(r.view.SelectedText())))
	r.bar.update()
	r.openAtSelection()
}

func (r *Reader) openAtSelection() {
	if at, size, visible := r.view.SelectionBounds(); visible {
		r.popover.Open(at, size)
	} else {
		r.popover.Close()
	}
}

// clear takes the selection and the bar at it away. The caret stays at its end,
// to go on from there.
func (r *Reader) clear() {
	_, end := r.view.Selection()
	r.view.Select(end, end)
	r.popover.Close()
	r.OnSelected(0)
}

func (r *Reader) scrolled() {
	r.footnote.popover.Close()
	if r.popover.IsOpen() {
		if start, end := r.view.Selection(); start < end {
			r.openAtSelection()
		} else {
			r.popover.Close()
		}
	}
	r.OnScrolled()
}
