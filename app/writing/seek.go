package writing

import "collate/notes/document"

// Seek selects a range of the note and scrolls to it: of the page in the view Read, as
// soon as it is rendered, otherwise of the Markdown. Both functions return the range in
// bytes, empty for none.
func (w *Writer) Seek(inPage func(document.Document) (start, end int), inBody func(markdown string) (start, end int)) {
	w.preview.seek = nil
	if w.view == Read {
		w.preview.seek = inPage
		w.seekInPage()
		return
	}
	if start, end := inBody(w.body.Text()); start < end {
		w.body.Select(start, end)
		w.body.Reveal(start, end)
		if w.view == Both {
			w.pageToBody()
		}
	}
}

// seekInPage completes Seek if the page is rendered.
func (w *Writer) seekInPage() {
	seek, page := w.preview.seek, w.preview.page
	if seek == nil || page.Text == nil {
		return
	}
	w.preview.seek = nil
	if start, end := seek(page.Document); start < end {
		w.page.Select(start, end)
		w.page.Reveal(start, end)
	}
}
