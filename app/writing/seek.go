package writing

// Seek selects a passage of the note and scrolls to it: of the page if that is all
// that is shown, once it is there, or else of the Markdown. find is handed the text that is
// shown and returns the passage in bytes, empty for none.
func (w *Writer) Seek(find func(text string) (start, end int)) {
	w.preview.seek = nil
	if w.view == Read {
		w.preview.seek = find
		w.seekInPage()
		return
	}
	if start, end := find(w.body.Text()); start < end {
		w.body.Select(start, end)
		w.body.Reveal(start, end)
		if w.view == Both {
			w.pageToBody()
		}
	}
}

// seekInPage does what is left to be done of Seek, if the page is there.
func (w *Writer) seekInPage() {
	find, page := w.preview.seek, w.preview.page.Text
	if find == nil || page == nil {
		return
	}
	w.preview.seek = nil
	if start, end := find(page.Content); start < end {
		w.page.Select(start, end)
		w.page.Reveal(start, end)
	}
}
