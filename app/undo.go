package app

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"collate/app/history"
	"collate/app/widget/overlay"
	"collate/notes"
)

// undo takes the last change back, and redo makes the last one again that was
// taken back. What is being typed counts as a change.
func (w *window) undo() { w.travel(w.history.Undo, w.tellUndone) }
func (w *window) redo() { w.travel(w.history.Redo, w.tellRedone) }

// goToStep makes a step of the history the last one in force, and offers to go back. What is
// being typed counts as a change.
func (w *window) goToStep(step int64) {
	w.flush()
	w.desk.forget()
	w.conflict()
	w.history.GoTo(step, func(way history.Way) {
		done, undo := count(way.Undone, "change")+" undone.", "Redo"
		switch {
		case way.Redone > 0:
			done, undo = count(way.Redone, "change")+" redone.", "Undo"
		case way.Undone == 0:
			return
		}
		w.offer(overlay.Notice{Message: done, Action: undo, OnAction: func() { w.goToStep(way.From) }},
			func(s history.State) bool { return s.Undo.ID == way.Undo && s.Redo.ID == way.Redo })
	})
}

// travel takes a step of the history and shows what it leaves, as soon as that is
// durable; what is typed meanwhile waits. A step is told of if it was made by another
// program, or not all that it changed can be seen.
func (w *window) travel(take func(func(history.Taken)), tell func(notes.Entry, string)) {
	if w.desk.current().writer.DropTitle() { // it was no change yet
		return
	}
	w.flush()
	w.desk.forget()
	w.conflict()
	release := w.hold()
	inSight := w.desk.notes()
	if id := w.margin.Writing(); id != "" {
		inSight = append(inSight, notes.Ref{Kind: notes.KindHighlight, ID: string(id)})
	}
	take(func(t history.Taken) {
		left := w.readLeft(w.ctx, t.Entry, inSight)
		fyne.Do(func() {
			if seen := w.showLeft(left); t.Seq > 0 && (!t.Own || t.Records > 1 || !seen) {
				tell(t.Entry, left.message(t))
			}
			release()
		})
	})
}

// hold has what is typed into notes and comments wait until release is called.
func (w *window) hold() (release func()) {
	releaseDesk := w.desk.hold()
	w.margin.Hold()
	return func() {
		if releaseDesk() {
			w.refresh.ask()
		}
		w.margin.Release()
	}
}

// left is what a step of the history leaves.
type left struct {
	records []notes.Record  // of what is in sight, those that it changed
	gone    []notes.Ref     // those that are not there any more
	about   notes.Highlight // that it concerns, if it concerns only one
	title   string          // of what it is about, "" if that is more than one thing
}

// readLeft reads what a step has changed of what is in sight. It is not for the UI
// thread. What cannot be read is left out: when all is read again, that is reported.
func (w *window) readLeft(ctx context.Context, e notes.Entry, inSight []notes.Ref) (l left) {
	if e.Seq == 0 {
		return l
	}
	for _, ref := range inSight {
		if e.Records == 1 && e.Ref != ref {
			continue
		}
		r, err := w.record(ctx, ref)
		if n, ok := r.(notes.Note); errors.Is(err, notes.ErrNotFound) || err == nil && ok && !n.Trashed.IsZero() {
			l.gone = append(l.gone, ref)
		} else if err == nil {
			l.records = append(l.records, r)
		}
	}
	if e.Ref.Kind == notes.KindHighlight {
		if was, err := w.notebook.Version(ctx, e.Ref, e.Seq); err == nil {
			l.about = was.(notes.Highlight)
		}
	}
	if subjects, err := w.notebook.Subjects(ctx, []notes.Entry{e}); err == nil {
		l.title = subjects[0].Title
	}
	return l
}

// showLeft shows what a step of the history leaves, and says whether the user can see
// what is different.
func (w *window) showLeft(l left) (seen bool) {
	for _, r := range l.records {
		switch r := r.(type) {
		case notes.Note:
			seen = w.desk.travel(r) || seen
		case notes.Highlight:
			seen = w.margin.Travel(r) || seen
		}
	}
	for _, ref := range l.gone {
		w.desk.vanish(ref)
	}
	return seen || slices.ContainsFunc(w.desk.shown(), func(p *pane) bool { return p.seesPassage(l.about) })
}

// notes names the notes that the panes show, and those that they would show if these
// were there again.
func (d *desk) notes() (refs []notes.Ref) {
	for _, p := range d.panes {
		ref := p.shown
		if ref.Kind == "" {
			ref = p.left
		}
		if ref.Kind == notes.KindNote && !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
	}
	return refs
}

// hold has what is typed into notes wait until release is called, and what is read
// again too. missed says whether something of that is to be read once more.
func (d *desk) hold() (release func() (missed bool)) {
	panes := slices.Clone(d.panes)
	for _, p := range panes {
		p.writer.Hold()
	}
	d.travels++
	return func() (missed bool) {
		d.travels--
		if d.travels == 0 {
			missed, d.missed = d.missed, false
		}
		for _, p := range panes {
			p.writer.Release()
		}
		return missed
	}
}

// travel shows a note as an undo or a redo left it, also where it had gone from a pane
// that shows nothing since, and says whether the user can see what is different.
func (d *desk) travel(n notes.Note) (seen bool) {
	for i, p := range d.panes {
		switch {
		case p.shown == n.Ref():
			seen = p.travel(n) && i < d.count || seen
		case p.shown.Kind == "" && p.left == n.Ref() && p.opening == nil:
			p.loads++
			p.showNote(n, d.view(), d.noteLeft(n.ID))
			if p == d.current() {
				p.focus()
			}
			seen = i < d.count || seen
		}
	}
	d.onChanged()
	return seen
}

// vanish empties the panes that show a note whose making was undone.
func (d *desk) vanish(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown != ref {
			continue
		}
		p.loads++
		p.opening = nil
		p.showNothing()
		if p == d.current() {
			p.canvas.Unfocus()
		}
	}
	d.onChanged()
}

// travel shows the note that is shown already as an undo or a redo left it, and says
// whether the user can see what is different.
func (p *pane) travel(n notes.Note) (seen bool) {
	p.note = n
	p.frame.SetTitle(titleOf(n), "Note")
	seen = p.writer.Travel(n)
	p.showCount()
	return seen
}

// seesPassage says whether the passage of a highlight is in view.
func (p *pane) seesPassage(h notes.Highlight) bool {
	if p.shown.Kind != notes.KindArticle || p.article.ID != h.Article {
		return false
	}
	start, end := p.reader.InView()
	return h.Anchor.Start < end && h.Anchor.End > start
}

// message names a step that was taken, and what it is about.
func (l left) message(t history.Taken) string {
	text := t.Name
	if title := strings.Join(strings.Fields(l.title), " "); !strings.Contains(text, title) {
		text += " “" + ellipsis(title, longestTitle) + "”"
	}
	if !t.Own {
		text += ", by another program"
	}
	return text
}

// longestTitle is how many characters of a title a message has at most.
const longestTitle = 60

// ellipsis returns a text, cut to that many characters.
func ellipsis(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return text
}

func (w *window) tellUndone(e notes.Entry, what string) {
	w.offer(overlay.Notice{Message: "Undone: " + what, Action: "Redo", OnAction: w.redo}, func(s history.State) bool { return s.Redo.ID == e.ID })
}

func (w *window) tellRedone(e notes.Entry, what string) {
	w.offerTakingBack(overlay.Notice{Message: "Redone: " + what}, e.ID)
}

// takeBack undoes an edit, if nothing newer was changed.
func (w *window) takeBack(edit notes.EditID) {
	w.travel(func(after func(history.Taken)) { w.history.TakeBack(edit, after) }, w.tellUndone)
}

// offerUndo tells what the last step has done when it is durable, and offers to undo
// it for as long as nothing newer is changed.
func (w *window) offerUndo(message string) {
	w.history.Last(func(made notes.Entry) {
		switch {
		case w.history.State().Failed != nil: // which is told
		case made.ID == "":
			w.notices.Tell(overlay.Notice{Message: message})
		default:
			w.offerTakingBack(overlay.Notice{Message: message}, made.ID)
		}
	})
}

// whenMade calls f with the entry that the last step made, when it is durable; not if it
// changed nothing.
func (w *window) whenMade(f func(notes.Entry)) {
	w.history.Last(func(made notes.Entry) {
		if made.ID != "" {
			f(made)
		}
	})
}

// offerTakingBack tells what an edit has changed, and offers to undo it for as long as
// nothing newer is changed.
func (w *window) offerTakingBack(notice overlay.Notice, edit notes.EditID) {
	notice.Action, notice.OnAction = "Undo", func() { w.takeBack(edit) }
	w.offer(notice, func(s history.State) bool { return s.Undo.ID == edit })
}

// offer tells what was changed, with something to do about it for as long as the
// history stands so.
func (w *window) offer(notice overlay.Notice, stands func(history.State) bool) {
	withdraw := w.notices.Tell(notice)
	w.offered = func(s history.State) {
		if !stands(s) {
			w.offered = func(history.State) {}
			withdraw()
		}
	}
}
