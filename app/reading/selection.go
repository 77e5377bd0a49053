package reading

import (
	"strings"
	"unicode"
)

// Selection returns the selected range in code points, or that of the chosen
// highlight if nothing is selected; false if there is neither.
func (r *Reader) Selection() (start, end int, ok bool) {
	if start, end, ok = r.passage(); ok {
		return start, end, true
	}
	h, ok := r.highlight(r.chosen)
	return h.Anchor.Start, h.Anchor.End, ok
}

// passage returns the selected range without white space at its ends, in code
// points; false if it is empty.
func (r *Reader) passage() (start, end int, ok bool) {
	from, to := r.view.Selection()
	words := r.view.Text().Content[from:to]
	from += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	to -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	return r.document.CodePoint(from), r.document.CodePoint(to), from < to
}

// Copy calls OnCopy for the selection or the chosen highlight.
func (r *Reader) Copy() {
	if start, end, ok := r.Selection(); ok {
		r.OnCopy(start, end)
	}
}

// ToggleCaret turns caret mode on or off, in which the arrow keys move a caret
// instead of the text.
func (r *Reader) ToggleCaret() { r.view.SetCaret(!r.view.Caret()) }

// ExtendToSentence extends the selection to whole sentences; each further call
// adds a sentence.
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

// clear clears the selection and hides its toolbar. The caret stays at the end
// of the selection.
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
