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

// undo undoes the last change, and redo redoes the change that was undone last. Text
// that is being typed counts as a change.
func (w *window) undo() { w.travel(w.history.Undo, w.tellUndone) }
func (w *window) redo() { w.travel(w.history.Redo, w.tellRedone) }

// goToStep goes to an entry of the history, and offers to go back. Text that is being
// typed counts as a change.
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

// travel takes a step of the history and shows the result as soon as it is stored; text
// typed meanwhile waits. The step is reported if another program made the change, or not
// all changed records are visible.
func (w *window) travel(take func(func(history.Taken)), tell func(notes.Entry, string)) {
	if w.desk.current().writer.DropTitle() { // a typed title that is invalid was dropped instead
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

// hold makes text typed into notes and comments wait until release is called.
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

// left is the result of a step of the history.
type left struct {
	records []notes.Record  // the changed records that are visible
	gone    []notes.Ref     // visible records that no longer exist
	about   notes.Highlight // the only highlight that it concerns; zero for none
	title   string          // title of its subject; "" for several
}

// readLeft reads the visible records that a step has changed. It must be called off the
// UI thread. Records that cannot be read are left out; the reload after the step reports
// the error.
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

// showLeft shows the result of a step of the history, and says whether the change is
// visible.
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

// notes returns the notes that the panes show, and those that empty panes showed before
// they disappeared.
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

// hold makes text typed into notes, and reloads, wait until release is called. missed
// says whether a reload was skipped and must be repeated.
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

// travel shows a note as undo or redo left it, also in a pane from which it had
// disappeared, and says whether the change is visible.
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

// vanish empties the panes that show a note whose creation was undone.
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

// travel shows the note in the pane as undo or redo left it, and says whether the change
// is visible.
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

// message returns the name of a step and the title of its subject.
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

// longestTitle is the maximum length of a title in a message, in code points.
const longestTitle = 60

// ellipsis returns a text, truncated to most code points.
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

// takeBack undoes an edit if it is still the newest change.
func (w *window) takeBack(edit notes.EditID) {
	w.travel(func(after func(history.Taken)) { w.history.TakeBack(edit, after) }, w.tellUndone)
}

// offerUndo reports the last step after it was stored, and offers to undo it until there
// is a newer change.
func (w *window) offerUndo(message string) {
	w.history.Last(func(made notes.Entry) {
		switch {
		case w.history.State().Failed != nil: // the failure is reported
		case made.ID == "":
			w.notices.Tell(overlay.Notice{Message: message})
		default:
			w.offerTakingBack(overlay.Notice{Message: message}, made.ID)
		}
	})
}

// whenMade calls f with the entry of the last step after it was stored, unless the step
// changed nothing.
func (w *window) whenMade(f func(notes.Entry)) {
	w.history.Last(func(made notes.Entry) {
		if made.ID != "" {
			f(made)
		}
	})
}

// offerTakingBack reports an edit, and offers to undo it until there is a newer change.
func (w *window) offerTakingBack(notice overlay.Notice, edit notes.EditID) {
	notice.Action, notice.OnAction = "Undo", func() { w.takeBack(edit) }
	w.offer(notice, func(s history.State) bool { return s.Undo.ID == edit })
}

// offer shows a notice with an action, and withdraws it when stands is false for the
// state of the history.
func (w *window) offer(notice overlay.Notice, stands func(history.State) bool) {
	withdraw := w.notices.Tell(notice)
	w.offered = func(s history.State) {
		if !stands(s) {
			w.offered = func(history.State) {}
			withdraw()
		}
	}
}
