package writing

import (
	"time"

	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/document"
)

// previewPause is the debounce time after a change before the note is rendered again.
const previewPause = 150 * time.Millisecond

// Draft is a note to be rendered or checked.
type Draft struct {
	Note notes.Note // with the text in the editors
	Seq  int        // to be returned with the answer
}

// Page is a rendered note: its title as a heading, and its body with the content that
// it embeds. Text is the form of Document that is shown.
type Page struct {
	Document document.Document
	Text     *textview.Text
}

// preview is the state of the rendered note.
type preview struct {
	seq   int    // of the last draft
	pause func() // cancels the scheduled rendering
	page  Page
	place int  // code point to scroll the first page to; negative for none
	ahead bool // scroll to the place of the body when the page arrives
	even  int  // byte of the page that corresponds to the place of the body; -1 for none
	// seek finds the range to select when the page arrives; see [Writer.Seek].
	seek func(document.Document) (start, end int)
}

// Render renders the note again, if that is shown, because other records that it
// shows may have changed.
func (w *Writer) Render() { w.render() }

// render calls OnRender, if the rendered note is shown.
func (w *Writer) render() {
	w.preview.pause()
	if w.view == Write || w.note.ID == "" {
		return
	}
	w.preview.seq++
	w.OnRender(Draft{w.Note(), w.preview.seq})
}

func (w *Writer) renderSoon() {
	w.preview.pause()
	if w.view != Write {
		w.preview.pause = w.after(previewPause, w.render)
	}
}

// SetPage answers OnRender. An answer for another than the last draft is ignored.
func (w *Writer) SetPage(seq int, page Page) {
	if seq != w.preview.seq {
		return
	}
	place := w.page.Place()
	if w.preview.page.Text == nil {
		place = page.Document.ByteOffset(w.preview.place)
	}
	fresh := w.preview.page.Text == nil || !page.Document.Equal(w.preview.page.Document)
	w.preview.page = page
	if fresh { // otherwise the selection and the matches stay
		w.page.SetTextAt(page.Text, place)
		w.find.Again(w.page)
	}
	if w.preview.ahead || fresh && w.view == Both {
		w.pageToBody()
	}
	w.seekInPage()
}

// pageToBody scrolls the page to the place of the body, and bodyToPage the reverse:
// to the same fraction of the same section.
func (w *Writer) pageToBody() {
	w.preview.ahead = w.preview.page.Text == nil
	if w.preview.ahead {
		return
	}
	if place := w.body.Place(); place == 0 {
		w.page.SetPlace(0)
	} else {
		from, to := w.sections()
		i, part := within(from, place)
		w.page.ScrollBetween(to[i], to[i+1], part)
	}
	w.preview.even = w.page.Place()
}

func (w *Writer) bodyToPage() {
	if w.preview.page.Text != nil {
		w.body.Resume(w.atPage(), w.body.Caret())
	}
}

// atPage returns the byte of the body that corresponds to the place of the page.
func (w *Writer) atPage() int {
	if w.page.Place() == w.preview.even {
		return w.body.Place()
	}
	from, to := w.sections()
	i, part := within(to, w.page.Place())
	start, _ := w.body.LineAt(from[i] + int(part*float64(from[i+1]-from[i])))
	return start
}

// sections returns the starts of the sections of the body and of the page, in bytes,
// followed by the ends: as many of both.
func (w *Writer) sections() (body, page []int) {
	body, page = []int{0}, []int{0}
	for _, h := range w.body.Outline() {
		body = append(body, h.Start)
	}
	d := w.preview.page.Document
	title := true
	for _, h := range d.Headings() {
		if h.Quote == 0 && !title { // a heading in a quotation may be embedded
			page = append(page, d.ByteOffset(h.Start))
		}
		title = false
	}
	if len(body) != len(page) {
		body, page = body[:1], page[:1]
	}
	return append(body, w.body.Len()), append(page, len(d.Text()))
}

// within returns the index of the section that contains a place, and the fraction of
// it before the place.
func within(sections []int, place int) (i int, part float64) {
	for i = len(sections) - 2; i > 0 && sections[i] > place; i-- {
	}
	length := max(sections[i+1]-sections[i], 1)
	return i, min(max(float64(place-sections[i])/float64(length), 0), 1)
}
