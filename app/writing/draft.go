package writing

import (
	"slices"
	"time"

	"collate/notes"
)

// typingPause is how long after the last key a note is handed on to be saved.
const typingPause = 400 * time.Millisecond

// draft is what of the note is typed and not handed on, or handed on and not
// durable.
type draft struct {
	typing bool   // OnTyping was told so
	pause  func() // ends the wait for the typing to pause

	// What the notebook may still have, oldest first: the values before those
	// that were handed on and are not durable yet.
	titles, bodies []string
	handed         int // counts what was handed on and what became durable
}

// SetNote shows a note as the notebook has it, in a view; one without text is
// shown to be written. If it is the one that is shown already, its view, what the
// user is typing and what is not durable yet are kept.
func (w *Writer) SetNote(n notes.Note, view View) {
	back := w.deleted.shown()
	w.deleted.hide()
	if n.ID != w.note.ID {
		w.open(n, view)
		return
	}
	title, body := w.note.Title, w.note.Body
	w.note = n
	w.note.Title, w.note.Body = w.mergeTitle(title, n.Title), w.mergeBody(body, n.Body)
	if back {
		w.handOn()
	}
	w.render()
	w.OnCount()
}

// open shows another note.
func (w *Writer) open(n notes.Note, view View) {
	w.Flush()
	handed := w.draft.handed + 1
	w.note, w.draft = n, draft{pause: func() {}, handed: handed}
	w.preview.page, w.preview.seek = Page{}, nil
	w.page.SetText(nil)
	w.showTitle(n.Title)
	w.body.Open(n.Body)
	if n.Body == "" && view == Read {
		view = Write
	}
	w.view = view // without the place of the note that was shown
	w.SetView(view)
	w.body.Select(w.body.Len(), w.body.Len())
	w.body.SetPlace(0)
	w.OnCount()
}

// mergeTitle returns the title that the notebook has, as far as is known, and
// shows it unless the user writes another one.
func (w *Writer) mergeTitle(known, theirs string) string {
	if theirs == known || slices.Contains(w.draft.titles, theirs) {
		return known
	}
	if w.title.Text() == known {
		w.showTitle(theirs)
	}
	return theirs
}

// mergeBody returns the body that the notebook has, as far as is known, and
// shows it: together with what was typed meanwhile if that is elsewhere in the
// text, and else not at all.
func (w *Writer) mergeBody(known, theirs string) string {
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
	if w.body.Text() != theirs {
		w.showBody(theirs)
	}
	return theirs
}

// showBody shows a body that was made elsewhere. The caret stays at the
// character it stands at. Nothing is left to undo in the editor: what is undone
// next is the notebook's to say.
func (w *Writer) showBody(body string) {
	change := differing(w.body.Text(), body)
	anchor, head := w.body.Selection()
	place := w.body.Place()
	w.body.Open(body)
	w.body.Select(change.moved(anchor), change.moved(head))
	w.body.SetPlace(change.moved(place))
}

// Flush hands on at once what was typed and waits to be saved. A note that was
// deleted, and written on since, is put back.
func (w *Writer) Flush() {
	if w.deleted.shown() && w.body.Text() != w.note.Body {
		w.OnPutBack(w.Note())
	}
	w.handOn()
}

func (w *Writer) handOn() {
	if w.note.ID == "" || w.deleted.shown() {
		return
	}
	w.handOnTitle()
	w.handOnBody()
	w.setTyping(false)
}

// paused hands on what was typed once the typing pauses: not the title of a
// note that has one already, which may be half of a new one that links are to
// be changed to.
func (w *Writer) paused() {
	if w.deleted.shown() {
		return
	}
	if w.note.Title == "" && w.title.Len() > 0 {
		w.handOnTitle()
	}
	w.handOnBody()
	w.setTyping(w.title.Text() != w.note.Title)
}

func (w *Writer) handOnBody() {
	w.draft.pause()
	body := w.body.Text()
	if body == w.note.Body {
		return
	}
	w.draft.bodies = append(w.draft.bodies, w.note.Body)
	w.note.Body = body
	w.draft.handed++
	w.OnBody(w.note.ID, body)
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
	w.draft.pause()
	w.draft.pause = w.after(typingPause, w.paused)
	w.setTyping(true)
	w.renderSoon()
	w.OnCount()
}

func (w *Writer) setTyping(typing bool) {
	if typing != w.draft.typing {
		w.draft.typing = typing
		w.OnTyping(typing)
	}
}
