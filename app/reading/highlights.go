package reading

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview"
	"collate/notes"
)

// SetHighlights replaces the highlights that are drawn. They must not include
// orphaned ones or those of another revision.
func (r *Reader) SetHighlights(highlights []notes.Highlight) {
	r.highlights = highlights
	marks := make([]textview.Mark, len(highlights))
	present := false
	for i, h := range highlights {
		marks[i] = textview.Mark{
			ID:    string(h.ID),
			Start: r.document.ByteOffset(h.Anchor.Start), End: r.document.ByteOffset(h.Anchor.End),
			Color: int(h.Color), Underline: h.Underline,
		}
		present = present || h.ID == r.chosen
	}
	r.view.SetMarks(marks)
	switch {
	case r.chosen == "":
	case present:
		r.bar.update()
	default:
		r.choose("")
	}
}

// SetColorNames sets the user's names of the colours.
func (r *Reader) SetColorNames(name func(notes.Color) string) {
	r.colorName = name
	var names []string
	for _, c := range notes.Colors() {
		names = append(names, name(c))
	}
	r.bar.colors.SetNames(names)
}

// Choose marks a highlight as chosen and scrolls to it; "" chooses none.
func (r *Reader) Choose(id notes.HighlightID) {
	r.setChosen(id)
	if h, ok := r.highlight(id); ok {
		r.view.Reveal(r.document.ByteOffset(h.Anchor.Start), r.document.ByteOffset(h.Anchor.End))
	}
}

// choose marks a highlight as chosen and calls OnChoose.
func (r *Reader) choose(id notes.HighlightID) {
	if id == r.chosen {
		return
	}
	r.setChosen(id)
	r.OnChoose(id)
}

func (r *Reader) setChosen(id notes.HighlightID) {
	r.chosen = id
	r.view.SetChosen(string(id))
	if id == "" {
		r.popover.Close()
	}
}

// clicked chooses the highlight under the pointer: the first of several at the
// first click, and the next one at each further click.
func (r *Reader) clicked(ids []string, at fyne.Position) {
	next := ids[0]
	for i, id := range ids {
		if notes.HighlightID(id) == r.chosen {
			next = ids[(i+1)%len(ids)]
		}
	}
	r.choose(notes.HighlightID(next))
	r.bar.update()
	r.popover.Open(at, fyne.NewSize(0, 12))
}

// NextHighlight goes to the next highlight after the chosen one, or after the
// caret.
func (r *Reader) NextHighlight() { r.step(r.view.NextMark) }

// PreviousHighlight goes to the previous highlight.
func (r *Reader) PreviousHighlight() { r.step(r.view.PreviousMark) }

// nextOverlapping goes to the next or previous of the highlights that overlap with
// the chosen one or contain the caret.
func (r *Reader) nextOverlapping(forward bool) {
	r.step(func() (string, bool) { return r.view.NextOverlapping(forward) })
}

func (r *Reader) step(mark func() (id string, ok bool)) {
	id, ok := mark()
	if !ok {
		return
	}
	r.clear()
	r.choose(notes.HighlightID(id))
	r.Choose(notes.HighlightID(id))
}

// Highlight highlights the selection in a colour, or recolours the current
// highlight if nothing is selected.
func (r *Reader) Highlight(color notes.Color) {
	if start, end, ok := r.passage(); ok {
		r.OnHighlight(start, end, color, false)
		r.clear()
	} else if id := r.atHand(); id != "" {
		r.OnRecolor(id, color)
	}
}

// Underline switches the chosen highlight between an underline and a colour behind
// the text.
func (r *Reader) Underline() {
	if r.chosen != "" {
		r.OnUnderline(r.chosen)
	}
}

// Comment highlights the selection and starts a comment on it, or comments on the
// current highlight if nothing is selected.
func (r *Reader) Comment() {
	if start, end, ok := r.passage(); ok {
		r.OnHighlight(start, end, notes.Yellow, true)
		r.clear()
	} else if id := r.atHand(); id != "" {
		r.popover.Close()
		r.OnComment(id)
	}
}

// Delete deletes the chosen highlight.
func (r *Reader) Delete() {
	if id := r.chosen; id != "" {
		r.choose("")
		r.OnDelete(id)
	}
}

// atHand returns the current highlight: the chosen one, or else the newest that
// ends at the caret, such as one just made; "" for none.
func (r *Reader) atHand() notes.HighlightID {
	if r.chosen != "" {
		return r.chosen
	}
	_, caret := r.view.Selection()
	before := strings.TrimRightFunc(r.view.Text().Content[:caret], unicode.IsSpace)
	var newest notes.Highlight
	for _, h := range r.highlights {
		if r.document.ByteOffset(h.Anchor.End) == len(before) && !h.Created.Before(newest.Created) {
			newest = h
		}
	}
	return newest.ID
}

func (r *Reader) highlight(id notes.HighlightID) (notes.Highlight, bool) {
	for _, h := range r.highlights {
		if h.ID == id && id != "" {
			return h, true
		}
	}
	return notes.Highlight{}, false
}
