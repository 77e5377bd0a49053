package writing

// Place is where a note is written and read. All are code points: of the Markdown, or of
// the note set for reading.
type Place struct {
	Body  int `json:"body,omitempty"`  // of the Markdown that stands at the top
	Caret int `json:"caret,omitempty"` // negative for the end
	Page  int `json:"page,omitempty"`  // of the page that stands at the top; negative for where the Markdown is
}

// Place returns where the user is in the note.
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

// Resume shows the note at a place where the user was. A caret that would be out of sight
// there comes to the top.
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
