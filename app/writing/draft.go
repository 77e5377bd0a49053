package writing

import (
	"slices"
	"time"

	"collate/app/widget/editor"
	"collate/notes"
)

// How long after the last key a note is handed on to be saved, and how long after the
// first one if the typing goes on.
const (
	typingPause = 400 * time.Millisecond
	typingMost  = time.Second
)

// draft is what of the note is typed and not handed on, or handed on and not
// durable.
type draft struct {
	typing  bool   // OnTyping was told so
	changes int    // counts what was typed
	stretch string // names the stretch of the body that is being typed
	name    string // what the history calls it

	// What the notebook may still have, oldest first: the values before those
	// that were handed on and are not durable yet.
	titles, bodies []string
	handed         int // counts what was handed on and what became durable
}

// SetNote shows a note as the notebook has it, in a view and at a place; one without
// text is shown to be written. If it is the one that is shown already, its view and place,
// what the user is typing and what is not durable yet are kept.
func (w *Writer) SetNote(n notes.Note, view View, at Place) {
	n = w.clean(n)
	if n.ID != w.note.ID {
		w.deleted.hide()
		w.open(n, view, at)
		return
	}
	w.show(n, (*editor.Editor).SetText)
}

// clean returns a note as the editors would have it, so that it differs from
// theirs only if something was typed.
func (w *Writer) clean(n notes.Note) notes.Note {
	n.Title, n.Body = w.title.Clean(n.Title), w.body.Clean(n.Body)
	return n
}

// show shows another version of the note, which is turned to in the editors.
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
	w.setTyping(false) // what was typed into a deleted note is not handed on
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
	w.view = view // without the place of the note that was shown
	w.SetView(view)
	w.Resume(at)
	w.check()
	w.recount()
}

// mergeTitle returns the title that the notebook has, as far as is known, and
// shows it unless the user writes another one.
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

// mergeBody returns the body that the notebook has, as far as is known, and
// shows it: together with what was typed meanwhile if that is elsewhere in the
// text, and else not at all.
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

// Flush hands on at once what was typed and waits to be saved. A note that was
// deleted, and written on since, is put back.
func (w *Writer) Flush() {
	if w.deleted.shown() {
		w.putBack()
	}
	w.handOn()
}

// putBack has a note be there again that was deleted, if it was written on since.
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

// paused hands on what was typed: not the title, which may be half of one that
// links are to be changed to. See [Writer.TypedTitle]. A note that was deleted, and
// written on since, is put back: what is typed is never only here.
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

// beginStretch hands on what was typed so far, to be undone apart from what comes next.
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

// BodySaved tells that a body that was handed on is durable.
func (w *Writer) BodySaved(id notes.NoteID) {
	if id == w.note.ID && len(w.draft.bodies) > 0 {
		w.draft.bodies = w.draft.bodies[1:]
		w.draft.handed++
	}
}

// BodyLost tells that a body that was handed on has no note to be in any more.
func (w *Writer) BodyLost(id notes.NoteID) {
	if id == w.note.ID && len(w.draft.bodies) > 0 {
		w.note.Body = w.draft.bodies[0]
		w.draft.bodies = nil
		w.draft.handed++
		w.save.Call()
	}
}

// Handed changes whenever something is handed on and whenever that becomes
// durable: what was read of the notebook before may be older than what is shown.
func (w *Writer) Handed() int { return w.draft.handed }

// Note returns the note as it stands here.
func (w *Writer) Note() notes.Note {
	n := w.note
	n.Title, n.Body = w.title.Text(), w.body.Text()
	return n
}

// changed hands the note on in a moment.
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
