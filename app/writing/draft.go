package writing

import (
	"slices"
	"time"

	"collate/app/widget/editor"
	"collate/notes"
)

// Debounce time after the last change before a note is handed on to be saved, and the
// maximum delay while typing continues.
const (
	typingPause = 400 * time.Millisecond
	typingMost  = time.Second
)

// draft is the state of the text that was typed and not handed on, or handed on and
// not stored.
type draft struct {
	typing  bool   // last argument of OnTyping
	changes int    // counts the changes
	stretch string // id of the stretch of the body that is being typed
	name    string // name of the stretch in the history

	// Values that the notebook may still have, oldest first: those before the values
	// that were handed on and are not stored yet.
	titles, bodies []string
	handed         int // counts the values handed on and those stored
}

// SetNote shows a note as it is in the notebook. If it is not the note shown already,
// it is shown in the view and at the place given, or for writing if it has no text;
// otherwise the view, the place, typed text and text that is not stored yet are kept.
func (w *Writer) SetNote(n notes.Note, view View, at Place) {
	n = w.clean(n)
	if n.ID != w.note.ID {
		w.deleted.hide()
		w.open(n, view, at)
		return
	}
	w.show(n, (*editor.Editor).SetText)
}

// clean returns a note as the editors normalise it, so that their text differs only
// if something was typed.
func (w *Writer) clean(n notes.Note) notes.Note {
	n.Title, n.Body = w.title.Clean(n.Title), w.body.Clean(n.Body)
	return n
}

// show shows another version of the note; turn changes the text of an editor to it.
func (w *Writer) show(n notes.Note, turn func(*editor.Editor, string)) {
	back := w.deleted.shown()
	w.deleted.hide()
	title, body := w.note.Title, w.note.Body
	w.note = n
	w.note.Title, w.note.Body = w.mergeTitle(title, n.Title, turn), w.mergeBody(body, n.Body, turn)
	if !w.headings.changed {
		w.learnHeadings()
	}
	if back {
		w.handOn()
	}
	w.render()
	w.check()
	w.recount()
}

// open shows another note.
func (w *Writer) open(n notes.Note, view View, at Place) {
	w.leaveLine()
	w.Flush()
	w.setTyping(false) // text typed into a deleted note is not handed on
	handed := w.draft.handed + 1
	w.save.Stop()
	w.note, w.draft = n, draft{handed: handed}
	w.preview.page, w.preview.seek, w.preview.ahead = Page{}, nil, false
	w.page.SetText(nil)
	w.title.Open(n.Title)
	w.title.Select(w.title.Len(), w.title.Len())
	w.body.Open(n.Body)
	w.learnHeadings()
	if n.Body == "" && view == Read {
		view = Write
	}
	w.view = view // without the place of the previous note
	w.SetView(view)
	w.Resume(at)
	w.check()
	w.recount()
}

// mergeTitle returns the title that the notebook now has, as far as known, and shows
// it unless the user is typing another one.
func (w *Writer) mergeTitle(known, theirs string, turn func(*editor.Editor, string)) string {
	if theirs == known || slices.Contains(w.draft.titles, theirs) {
		return known
	}
	if w.title.Text() == known {
		turn(w.title, theirs)
		w.stage.Refresh()
	}
	return theirs
}

// mergeBody returns the body that the notebook now has, as far as known, and shows
// it: merged with text typed meanwhile if that is elsewhere in the body, otherwise
// the typed text is kept and OnConflict is called.
func (w *Writer) mergeBody(known, theirs string, turn func(*editor.Editor, string)) string {
	if theirs == known || slices.Contains(w.draft.bodies, theirs) {
		return known
	}
	if mine := w.body.Text(); mine != known && mine != theirs {
		if merged, ok := merge(known, mine, theirs); ok {
			w.body.SetText(merged)
		} else {
			w.OnConflict(w.note.ID)
		}
		return theirs
	}
	turn(w.body, theirs)
	return theirs
}

// Flush hands on typed text at once. A deleted note that was changed since is
// restored.
func (w *Writer) Flush() {
	if w.deleted.shown() {
		w.putBack()
	}
	w.handOn()
}

// putBack restores a deleted note if it was changed since.
func (w *Writer) putBack() {
	w.save.Stop()
	if n := w.Note(); n.Body != w.note.Body {
		w.note.Body = n.Body
		w.draft.handed++
		w.OnPutBack(n)
	}
	w.setTyping(false)
}

func (w *Writer) handOn() {
	if w.note.ID == "" || w.deleted.shown() {
		return
	}
	w.handOnTitle()
	w.handOnBody()
	w.setTyping(false)
}

// paused hands on the typed body, but not the title, which may be incomplete while
// links would be changed to it: see [Writer.TypedTitle]. A deleted note that was
// changed since is restored, so that typed text is always stored.
func (w *Writer) paused() {
	if w.deleted.shown() {
		w.putBack()
		return
	}
	w.handOnBody()
	if w.TypedTitle() == "" {
		w.setTyping(false)
		return
	}
	id, changes := w.note.ID, w.draft.changes
	w.OnTypedTitle(func() {
		if id == w.note.ID && changes == w.draft.changes {
			w.setTyping(false)
		}
	})
}

// beginStretch hands on the text typed so far, so that it is undone separately from
// the next stretch.
func (w *Writer) beginStretch() {
	if w.note.ID != "" && !w.deleted.shown() {
		w.handOnBody()
	}
	w.draft.stretch, w.draft.name = string(notes.NewID[notes.EditID]()), "text of note"
}

func (w *Writer) handOnBody() {
	w.save.Stop()
	body := w.body.Text()
	if body == w.note.Body {
		return
	}
	w.draft.bodies = append(w.draft.bodies, w.note.Body)
	w.note.Body = body
	w.draft.handed++
	w.OnBody(w.note.ID, body, w.draft.name, w.draft.stretch)
}

// BodySaved confirms that a body that was handed on is stored.
func (w *Writer) BodySaved(id notes.NoteID) {
	if id == w.note.ID && len(w.draft.bodies) > 0 {
		w.draft.bodies = w.draft.bodies[1:]
		w.draft.handed++
	}
}

// BodyLost reports that a body that was handed on could not be stored, because the
// note no longer exists.
func (w *Writer) BodyLost(id notes.NoteID) {
	if id == w.note.ID && len(w.draft.bodies) > 0 {
		w.note.Body = w.draft.bodies[0]
		w.draft.bodies = nil
		w.draft.handed++
		w.save.Call()
	}
}

// Handed changes whenever text is handed on and whenever it is stored: a note read
// from the notebook before such a change may be older than the one shown.
func (w *Writer) Handed() int { return w.draft.handed }

// Note returns the note with the text in the editors.
func (w *Writer) Note() notes.Note {
	n := w.note
	n.Title, n.Body = w.title.Text(), w.body.Text()
	return n
}

// changed schedules handing on, rendering and counting after a change.
func (w *Writer) changed() {
	w.draft.changes++
	w.save.Call()
	w.setTyping(true)
	w.renderSoon()
	w.recountSoon()
}

func (w *Writer) setTyping(typing bool) {
	if typing != w.draft.typing {
		w.draft.typing = typing
		w.OnTyping(typing)
	}
}
