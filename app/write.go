package app

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"

	"collate/app/finder"
	"collate/app/reading"
	"collate/app/widget/completion"
	"collate/app/widget/overlay"
	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/embed"
	"collate/notes/link"
	"collate/notes/markdown"
)

func (w *window) bindWriter(wr *writing.Writer, p *pane) {
	wr.OnTitle = func(id notes.NoteID, title string) { w.titleNote(wr, id, title) }
	wr.OnTypedTitle = w.keepTitle
	wr.OnBody = func(id notes.NoteID, body, name, stretch string) {
		w.written = id
		w.changes.WriteNote(id, body, name, stretch, func() { wr.BodySaved(id) }, func() { wr.BodyLost(id) })
	}
	wr.OnTyping = w.typed
	wr.OnRender = func(d writing.Draft) { w.renderNote(wr, d) }
	wr.OnCheck = func(d writing.Draft) { w.checkNote(wr, d) }
	wr.OnComplete = func(q completion.Query) { w.complete(q, p.shown, wr.SetCandidates) }
	wr.OnCreate = w.createLinked
	wr.OnConflict = func(notes.NoteID) { w.tellConflict(p) }
	wr.OnHeading = w.relinkHeading
	wr.OnPutBack = w.putBack
	wr.OnView = func(v writing.View) {
		w.session.View = v
		w.keep()
	}
	wr.OnRefused = w.reportError
	wr.OnCount = p.showCount
	wr.OnPlace = w.keep
	wr.OnLink = func(target string) { w.followFrom(p, target) }
	wr.OnFocus = func() {
		if p.shown.Kind == notes.KindNote {
			w.written = notes.NoteID(p.shown.ID)
		}
		w.desk.focusOn(p)
	}
}

// openNew opens a new note in another pane.
func (w *window) openNew(n notes.Note) {
	w.trail.leave(w.here())
	w.desk.openNew(w.target(true), n)
	w.written = n.ID
}

// noteStored records that a new note is stored.
func (w *window) noteStored(id notes.NoteID) {
	w.desk.stored(notes.Ref{Kind: notes.KindNote, ID: string(id)})
}

// putBack restores a note that was deleted while it was open.
func (w *window) putBack(n notes.Note) {
	w.changes.PutBack(n)
	w.notices.Tell(overlay.Notice{Message: fmt.Sprintf("“%s” had been deleted. It is in the notebook again, as it stands here.", titleOf(n))})
}

// renderNote renders a note off the UI thread.
func (w *window) renderNote(wr *writing.Writer, d writing.Draft) {
	go show(w.ctx, w, func() (writing.Page, error) { return w.readNote(w.ctx, d.Note) },
		func(page writing.Page) { wr.SetPage(d.Seq, page) })
}

// readNote returns a rendered note: with the content that it embeds, and with its
// citations in the style of the notebook.
func (w *window) readNote(ctx context.Context, n notes.Note) (writing.Page, error) {
	body, err := embed.Expand(ctx, embed.Content{Ref: n.Ref(), Title: titleOf(n), Markdown: n.Body}, w.notebook)
	if err != nil {
		return writing.Page{}, err
	}
	if body, err = w.cited(ctx, body); err != nil {
		return writing.Page{}, err
	}
	d := markdown.Page("# " + cite.Markdown.Escape(titleOf(n)) + "\n\n" + body)
	text := reading.TextOf(d)
	for i := 1; i < len(text.Blocks); i++ {
		if b := &text.Blocks[i]; b.Kind == textview.Heading {
			b.Level++ // the title is above it
		}
	}
	return writing.Page{Document: d, Text: text}, w.faults.mark(ctx, text, n)
}

// titleNote gives a note the typed title, and changes all links to it. It reports
// if another note has the same title.
func (w *window) titleNote(wr *writing.Writer, id notes.NoteID, title string) {
	w.changes.NameNote(id, title, w.history.Progress, func() { wr.TitleSaved(id) }, func(was string, err error) {
		fyne.Do(func() {
			wr.TitleRefused(id, was)
			if !errors.Is(err, context.Canceled) {
				w.reportError(err)
			}
		})
	})
	for _, n := range w.contents.listing.notes {
		if n.ID != id && link.Normalize(n.Title) == link.Normalize(title) {
			w.notices.Tell(overlay.Notice{Message: fmt.Sprintf("Another note is called “%s” too. Both stay as they are; give one of them another title if links by it should be clear.", title)})
			return
		}
	}
}

// renameNote opens a note with the focus in its title.
func (w *window) renameNote(ref notes.Ref) {
	canvas := w.win.Canvas()
	for _, p := range w.desk.shown() {
		if p.shown == ref {
			w.desk.focusOn(p)
			p.writer.FocusTitle(canvas)
			return
		}
	}
	w.trail.leave(w.here())
	w.desk.open(w.target(false), ref, -1, func(p *pane) {
		w.desk.focusOn(p)
		p.writer.FocusTitle(canvas)
	})
}

// noteOutline returns the headings of the focused note.
func (w *window) noteOutline() (out []finder.Choice) {
	wr := w.desk.current().writer
	for _, h := range wr.Outline() {
		out = append(out, finder.Choice{
			ID: strconv.Itoa(h.Start), Title: h.Title, Indent: h.Level - 1,
			Detail: fmt.Sprintf("%d %%", 100*h.Start/max(1, wr.Length())),
		})
	}
	return out
}

// tellConflict reports that a note was changed elsewhere at the same place.
func (w *window) tellConflict(p *pane) {
	w.conflict = w.notices.Tell(overlay.Notice{
		Message: fmt.Sprintf("“%s” was changed elsewhere while you wrote. What you wrote is kept; the other version is in its history.", titleOf(p.note)),
		Action:  "Show the history", OnAction: func() {
			w.desk.focusOn(p)
			w.chooseSide(sideHistory)
		},
		Stay: true,
	})
}
