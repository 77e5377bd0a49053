package writing

import (
	"fyne.io/fyne/v2"

	"collate/app/widget/editor"
	"collate/notes"
)

// Travel shows the current note as undo or redo left it. The caret moves to the change,
// and the focus too if it is in the note; seen says whether the change is visible.
func (w *Writer) Travel(n notes.Note) (seen bool) {
	n = w.clean(n)
	title, body := n.Title != w.title.Text(), n.Body != w.body.Text()
	w.draft.handed++
	w.show(n, (*editor.Editor).Travel)
	c := fyne.CurrentApp().Driver().CanvasForObject(w.body)
	switch {
	case c == nil || title == body:
	case title && w.body.Focused():
		c.Focus(w.title)
	case body && w.title.Focused():
		c.Focus(w.body)
	}
	return w.view != Read && (title || body)
}

// Hold delays typed input until Release, so that it comes after the result of a running
// undo or redo. Release must be called as often as Hold.
func (w *Writer) Hold() {
	w.title.Hold()
	w.body.Hold()
}

// Release processes the input typed since Hold.
func (w *Writer) Release() {
	w.title.Release()
	w.body.Release()
}
