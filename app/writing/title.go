package writing

import (
	"fyne.io/fyne/v2"

	"collate/app/widget/editor"
	"collate/notes"
)

func (w *Writer) bindTitle() {
	height := float32(0)
	w.title.OnChanged = func(editor.Edit) {
		w.changed()
		if now := w.title.Height(); now != height {
			height = now
			w.stage.Refresh()
		}
	}
	w.title.OnFocus = func() { w.OnFocus() }
	w.title.OnBlur = w.handOn
	w.title.OnKey = w.titleKey
	w.title.OnShortcut = w.shortcut
}

// titleKey moves the focus to the body for Enter, Down and Tab, and drops a changed
// title for Escape.
func (w *Writer) titleKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyTab, fyne.KeyDown:
		if c := fyne.CurrentApp().Driver().CanvasForObject(w.title); c != nil {
			c.Focus(w.body)
		}
	case fyne.KeyEscape:
		if w.title.Text() != w.note.Title {
			w.showTitle(w.note.Title)
			break
		}
		w.leave()
	default:
		return false
	}
	return true
}

// showTitle replaces the title in the field.
func (w *Writer) showTitle(title string) {
	w.title.SetText(title)
	w.stage.Refresh()
	w.OnTypedTitle(func() {})
}

// TypedTitle returns the title that was typed and not handed on yet, "" for none.
func (w *Writer) TypedTitle() string {
	if w.note.ID == "" || w.title.Text() == w.note.Title {
		return ""
	}
	return w.title.Text()
}

// TypeTitle puts a title into the field as if it had been typed; it does nothing for
// "".
func (w *Writer) TypeTitle(title string) {
	if title != "" {
		w.title.SetText(title)
		w.title.Select(w.title.Len(), w.title.Len())
		w.stage.Refresh()
	}
}

// DropTitle drops a typed title that is invalid, and says whether there was one.
func (w *Writer) DropTitle() bool {
	typed := w.title.Text()
	if w.note.ID == "" || typed == w.note.Title {
		return false
	}
	if _, err := notes.NewTitle(typed); err == nil {
		return false
	}
	w.showTitle(w.note.Title)
	return true
}

// handOnTitle hands on the typed title. An invalid title is reported and dropped.
func (w *Writer) handOnTitle() {
	typed := w.title.Text()
	if typed == w.note.Title {
		return
	}
	title, err := notes.NewTitle(typed)
	if err != nil {
		w.showTitle(w.note.Title)
		w.OnRefused(err)
		return
	}
	if title == w.note.Title {
		w.showTitle(title)
		return
	}
	w.draft.titles = append(w.draft.titles, w.note.Title)
	w.note.Title = title
	w.draft.handed++
	w.showTitle(title)
	w.OnTitle(w.note.ID, title)
}

// TitleSaved confirms that a title that was handed on is stored.
func (w *Writer) TitleSaved(id notes.NoteID) {
	if id == w.note.ID && len(w.draft.titles) > 0 {
		w.draft.titles = w.draft.titles[1:]
		w.draft.handed++
	}
}

// TitleRefused reports that a title that was handed on was refused, and which title
// the note has.
func (w *Writer) TitleRefused(id notes.NoteID, title string) {
	if id != w.note.ID {
		return
	}
	w.TitleSaved(id)
	w.note.Title = title
	w.showTitle(title)
}
