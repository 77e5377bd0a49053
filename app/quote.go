package app

import (
	"fmt"

	"fyne.io/fyne/v2"

	"collate/app/reading"
	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite"
)

func (w *window) bindQuote(r *reading.Reader, p *pane) {
	r.OnQuote = func(start, end int, id notes.HighlightID) { w.quote(p, start, end, id) }
	r.OnDrag = w.dragQuote
	r.OnDrop = func(start, end int, at fyne.Position) { w.dropQuote(p, start, end, at) }
}

// quotation is what is quoted: an existing highlight, or a passage that becomes one.
type quotation struct {
	article   notes.Article
	highlight notes.Highlight
	fresh     bool // the highlight is not in the notebook yet
}

// quotationOf returns the highlight id, or the passage from start to end of a pane,
// in code points, if id is "".
func (w *window) quotationOf(p *pane, start, end int, id notes.HighlightID) (quotation, error) {
	for _, h := range p.highlights {
		if h.ID == id || id == "" && h.Anchor.Start == start && h.Anchor.End == end && h.Revision == p.revision.ID {
			return quotation{article: p.article, highlight: h}, nil
		}
	}
	a, err := anchor.Describe(p.revision.Document.Text(), start, end)
	if err != nil {
		return quotation{}, err
	}
	now := w.now().UTC()
	return quotation{article: p.article, fresh: true, highlight: notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: p.article.ID, Revision: p.revision.ID,
		Anchor: a, Status: notes.Anchored, Color: notes.Yellow, Created: now, Modified: now,
	}}, nil
}

// quote quotes a passage of a pane at the caret of the note that is being written.
// The note is opened in another pane if it is not visible; if there is no note, a new
// one is added.
func (w *window) quote(p *pane, start, end int, id notes.HighlightID) {
	what, err := w.quotationOf(p, start, end, id)
	if err != nil {
		w.reportError(err)
		return
	}
	note := w.beingWritten()
	if note == "" {
		w.quoteIntoNew(p, what)
		return
	}
	if target := w.paneOf(note); target != nil {
		w.quoteInto(target, what, target.writer.Caret())
		return
	}
	w.desk.open(w.target(true), notes.Ref{Kind: notes.KindNote, ID: string(note)}, -1, func(target *pane) {
		w.quoteInto(target, what, target.writer.Caret())
	})
}

// quoteIntoNew adds a note with a passage of a pane.
func (w *window) quoteIntoNew(p *pane, what quotation) {
	n := w.changes.AddNote("Notes on "+cite.ShortTitle(what.article.Item), "", nil, w.noteStored)
	i := w.target(true)
	w.desk.openNew(i, n)
	target := w.desk.panes[i]
	w.desk.focusOn(p)
	p.focus()
	w.quoteInto(target, what, 0)
}

// beingWritten returns the note whose caret was set last, if it is open; otherwise a
// note that is open for writing, or the one that was changed last; "" if there is
// none.
func (w *window) beingWritten() notes.NoteID {
	if w.paneOf(w.written) != nil {
		return w.written
	}
	for _, p := range w.desk.shown() {
		if p.writes() {
			return notes.NoteID(p.shown.ID)
		}
	}
	return w.lastWritten()
}

// lastWritten returns the note that was written last, "" if there is none.
func (w *window) lastWritten() notes.NoteID {
	var last notes.NoteSummary
	for _, n := range w.contents.listing.notes {
		if n.ID == w.written {
			return w.written
		}
		if n.Modified.After(last.Modified) {
			last = n
		}
	}
	return last.ID
}

// paneOf returns the open pane that shows a note, or nil.
func (w *window) paneOf(id notes.NoteID) *pane {
	for _, p := range w.desk.shown() {
		if p.shown == (notes.Ref{Kind: notes.KindNote, ID: string(id)}) {
			return p
		}
	}
	return nil
}

// quoteInto quotes a passage into the note of a pane, at a code point of its body.
func (w *window) quoteInto(target *pane, what quotation, at int) {
	target.writer.Flush()
	id := notes.NoteID(target.shown.ID)
	if what.fresh {
		w.desk.add(what.highlight)
	}
	w.changes.Quote(id, at, what.article, what.highlight, what.fresh, func(n notes.Note, caret int) {
		if target.shown == n.Ref() {
			target.showNote(n, target.writer.View(), target.writer.Place())
			target.writer.SetCaret(caret)
		}
		w.written = id
		w.offerUndo(fmt.Sprintf("Quoted into “%s”.", titleOf(n)))
	})
}

// quoteHighlight quotes a highlight of the focused pane.
func (w *window) quoteHighlight(id notes.HighlightID) { w.quote(w.desk.current(), 0, 0, id) }

// dropQuote quotes a passage of a pane into the note at a position on the canvas, if
// there is one.
func (w *window) dropQuote(p *pane, start, end int, at fyne.Position) {
	w.showLanding(-1, at)
	i := w.desk.under(at)
	if i < 0 || w.desk.panes[i].shown.Kind != notes.KindNote {
		return
	}
	what, err := w.quotationOf(p, start, end, "")
	if err != nil {
		w.reportError(err)
		return
	}
	target := w.desk.panes[i]
	w.quoteInto(target, what, target.writer.OffsetAt(at))
}

// dragQuote shows where a dragged passage would be dropped.
func (w *window) dragQuote(at fyne.Position) {
	i := w.desk.under(at)
	if i >= 0 && w.desk.panes[i].shown.Kind != notes.KindNote {
		i = -1
	}
	w.showLanding(i, at)
}

// showLanding marks the place on the canvas where a quotation would be dropped in a
// pane; -1 for none.
func (w *window) showLanding(pane int, at fyne.Position) {
	w.showTarget(pane)
	for i, p := range w.desk.shown() {
		if i == pane {
			p.writer.ShowLanding(at)
		} else {
			p.writer.HideLanding()
		}
	}
}
