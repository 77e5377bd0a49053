package writing

import (
	"fyne.io/fyne/v2"

	"collate/app/widget/editor"
	"collate/notes"
)

// Travel shows the note that is shown already as an undo or a redo left it. The caret
// goes to where it has changed, and the keyboard too if it is in the note; seen says
// whether the user can see that.
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

// Hold has what is typed from now on wait for Release: it is to come after what an undo
// or a redo that is on its way leaves. As many calls of Release must follow.
func (w *Writer) Hold() {
	w.title.Hold()
	w.body.Hold()
}

// Release lets what was typed since Hold happen.
func (w *Writer) Release() {
	w.title.Release()
	w.body.Release()
}
