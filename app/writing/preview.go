package writing

import (
	"time"

	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/document"
)

// previewPause is how long after the last key the note is set for reading
// beside its Markdown.
const previewPause = 150 * time.Millisecond

// Draft is a note that is to be set for reading.
type Draft struct {
	Note notes.Note // as it stands here
	Seq  int        // to be handed back with the page
}

// Page is a note set for reading: its title as a heading, and its body with what
// it embeds in place. Text is what shows the document.
type Page struct {
	Document document.Document
	Text     *textview.Text
}

// preview is the note set for reading.
type preview struct {
	seq   int    // of the last draft
	pause func() // ends the wait for the typing to pause
	page  Page
	place int  // code point to stand at the top of the first page; negative for none
	ahead bool // the place in the body is to be shown when the page comes
	even  int  // the place in the page, in bytes, that is that of the body; -1 for none
	// seek finds what is to be shown when the page comes; see [Writer.Seek].
	seek func(document.Document) (start, end int)
}

// Render has the note set for reading again, if that is shown, since what it shows of
// other things may be different now.
func (w *Writer) Render() { w.render() }

// render has the note set for reading, if that is shown.
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

// SetPage shows the answer to OnRender. An answer to another draft than the
// last is dropped.
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
	if fresh { // else what is selected and found in it stays
		w.page.SetTextAt(page.Text, place)
		w.find.Again(w.page)
	}
	if w.preview.ahead || fresh && w.view == Both {
		w.pageToBody()
	}
	w.seekInPage()
}

// pageToBody scrolls the page to where the body is, and bodyToPage the other
// way: as far between two headings as the other one is.
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

// atPage returns where the body is to be to show what the page shows, in bytes.
func (w *Writer) atPage() int {
	if w.page.Place() == w.preview.even {
		return w.body.Place()
	}
	from, to := w.sections()
	i, part := within(to, w.page.Place())
	start, _ := w.body.LineAt(from[i] + int(part*float64(from[i+1]-from[i])))
	return start
}

// sections returns where the sections of the body and those of the page begin,
// in bytes, and the ends. There are as many of both.
func (w *Writer) sections() (body, page []int) {
	body, page = []int{0}, []int{0}
	for _, h := range w.body.Outline() {
		body = append(body, h.Start)
	}
	d := w.preview.page.Document
	title := true
	for _, h := range d.Headings() {
		if h.Quote == 0 && !title { // a heading in a quotation may be of what is embedded
			page = append(page, d.ByteOffset(h.Start))
		}
		title = false
	}
	if len(body) != len(page) {
		body, page = body[:1], page[:1]
	}
	return append(body, w.body.Len()), append(page, len(d.Text()))
}

// within returns the section that a place lies in, and how far, from 0 to 1.
func within(sections []int, place int) (i int, part float64) {
	for i = len(sections) - 2; i > 0 && sections[i] > place; i-- {
	}
	length := max(sections[i+1]-sections[i], 1)
	return i, min(max(float64(place-sections[i])/float64(length), 0), 1)
}
