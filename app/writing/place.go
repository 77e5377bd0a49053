package writing

// Place is where the user is in a note. All positions are code points: of the Markdown,
// or of the rendered note.
type Place struct {
	Body  int `json:"body,omitempty"`  // first visible line of the Markdown
	Caret int `json:"caret,omitempty"` // negative for the end
	Page  int `json:"page,omitempty"`  // first visible line of the rendered note; negative for that of Body
}

// Place returns the current place.
func (w *Writer) Place() Place {
	p := Place{Body: w.body.Place(), Caret: w.Caret(), Page: -1}
	switch {
	case w.view != Read:
	case w.preview.page.Text == nil:
		p.Page = w.preview.place
	default:
		p.Body, p.Page = w.atPage(), w.preview.page.Document.CodePoint(w.page.Place())
	}
	p.Body = w.body.CodePoint(p.Body)
	return p
}

// Resume scrolls to a place. If the caret is not visible there, it is moved to the top.
func (w *Writer) Resume(at Place) {
	caret := w.body.Len()
	if at.Caret >= 0 {
		caret = w.body.ByteOffset(at.Caret)
	}
	w.body.Resume(w.body.ByteOffset(at.Body), caret)
	w.preview.place, w.preview.even = at.Page, -1
	switch d := w.preview.page; {
	case at.Page < 0:
		w.pageToBody()
	case d.Text != nil:
		w.page.SetPlace(d.Document.ByteOffset(at.Page))
	}
}
