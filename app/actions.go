package app

import (
	"collate/app/linking"

	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/finder"
	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/link"
)

// here returns the place that the user is at.
func (w *window) here() location {
	return location{w.desk.focused, w.desk.current().opened()}
}

// walk goes back or forward on the trail of places.
func (w *window) walk(step func(location) (location, bool)) {
	to, ok := step(w.here())
	if !ok {
		return
	}
	if to.pane >= w.desk.count {
		w.setPanes(to.pane + 1)
	}
	if p := w.desk.panes[to.pane]; p.shown == to.opened.Ref && p.shown.Kind != "" && to.opened.Place >= 0 {
		w.desk.setFocus(to.pane)
		p.resume(to.opened)
		w.scrolled(p)
		p.focus()
		return
	}
	w.desk.reopen(to.pane, to.opened, func(p *pane) {
		w.desk.focusOn(p)
		p.focus()
	})
}

// goTo shows a place at the top: of the focused article, a code point, or of the
// focused note, a byte.
func (w *window) goTo(start int) {
	w.trail.leave(w.here())
	p := w.desk.current()
	if w.writes() {
		p.writer.GoTo(start)
	} else {
		p.reader.GoTo(start)
		w.scrolled(p)
	}
	p.focus()
}

// open shows an article where it was left, or a note, in the focused pane or
// in another one, and gives it the keyboard. A note that another pane shows is not
// opened twice.
func (w *window) open(ref notes.Ref, other bool) {
	w.trail.leave(w.here())
	if other && w.desk.showing(ref) == w.desk.focused { // it is asked for a second time
		w.openIn(w.target(other), ref)
		return
	}
	w.openIn(w.paneFor(ref, other), ref)
}

// paneFor returns the pane that something is opened in that is not meant to be seen
// twice: for a note the one that shows it already, if one does, or else as target says.
func (w *window) paneFor(ref notes.Ref, other bool) int {
	if i := w.desk.showing(ref); i >= 0 && ref.Kind == notes.KindNote {
		return i
	}
	return w.target(other)
}

// target returns the pane that something is opened in: the focused one or
// another one.
func (w *window) target(other bool) int {
	if !other {
		return w.desk.focused
	}
	i := w.desk.other()
	w.top.setPanes(w.desk.count)
	return i
}

// openIn shows an article where it was left, or a note, in a pane.
func (w *window) openIn(i int, ref notes.Ref) {
	w.desk.open(i, ref, -1, func(p *pane) {
		w.desk.focusOn(p)
		p.focus()
	})
}

// showTarget shows in which pane lands what is dragged; -1 for none.
func (w *window) showTarget(pane int) {
	for i, p := range w.desk.shown() {
		p.frame.SetTarget(i == pane)
	}
}

// openPassage shows a passage, or the chosen highlight where start equals end.
func (w *window) openPassage(article notes.ArticleID, start, end int, highlight notes.HighlightID, other bool) {
	w.trail.leave(w.here())
	w.desk.open(w.target(other), notes.Ref{Kind: notes.KindArticle, ID: string(article)}, -1, func(p *pane) {
		w.desk.focusOn(p)
		p.focus()
		switch {
		case highlight != "":
			p.reader.Choose(highlight)
			w.chooseHighlight(highlight)
		case start < end:
			p.reader.Reveal(start, end)
		}
	})
}

// choices lists what can be picked in the finder.
func (w *window) choices(mode finder.Mode, text string) []finder.Choice {
	switch mode {
	case finder.Commands:
		return w.commandChoices()
	case finder.Outline:
		return w.outlineChoices(text)
	case finder.Tags:
		return w.tagChoices()
	}
	return w.recordChoices()
}

func (w *window) commandChoices() []finder.Choice {
	var out []finder.Choice
	for _, c := range w.commands.All() {
		out = append(out, finder.Choice{ID: c.ID, Title: c.Title, Detail: c.Keys(), Disabled: !c.Available()})
	}
	return out
}

// outlineChoices lists the headings of the focused article, and a part of it
// if that is typed: "50 %".
func (w *window) outlineChoices(text string) []finder.Choice {
	if w.writes() {
		return w.noteOutline()
	}
	var out []finder.Choice
	doc := w.desk.current().revision.Document
	if part, err := strconv.Atoi(strings.TrimRight(text, " %")); err == nil && part >= 0 && part <= 100 {
		out = append(out, finder.Choice{
			ID: strconv.Itoa(doc.Len() * part / 100), Title: fmt.Sprintf("Go to %d %%", part), Fits: true,
		})
	}
	for _, h := range doc.Headings() {
		out = append(out, finder.Choice{
			ID: strconv.Itoa(h.Start), Title: doc.Slice(h.Start, h.End), Indent: h.Level - 1,
			Detail: fmt.Sprintf("%d %%", 100*h.Start/max(1, doc.Len())),
		})
	}
	return out
}

func (w *window) recordChoices() []finder.Choice {
	var out []finder.Choice
	for _, a := range w.contents.listing.articles {
		row := articleRow(a, 0)
		out = append(out, finder.Choice{ID: choiceID(a.Ref()), Title: row.Title, Key: a.Key, Detail: row.Source + " · " + row.Date})
	}
	for _, n := range w.contents.listing.notes {
		out = append(out, finder.Choice{ID: choiceID(n.Ref()), Title: titleOf(n.Note), Detail: "Note"})
	}
	return out
}

// choiceID names a record in the finder; refOf reads it.
func choiceID(ref notes.Ref) string { return string(ref.Kind) + " " + ref.ID }

func refOf(id string) notes.Ref {
	kind, id, _ := strings.Cut(id, " ")
	return notes.Ref{Kind: notes.Kind(kind), ID: id}
}

func (w *window) choose(mode finder.Mode, id string, other bool) {
	switch mode {
	case finder.Commands:
		w.rememberRun(id)
		w.commands.Run(id)
	case finder.Outline:
		if start, err := strconv.Atoi(id); err == nil {
			w.goTo(start)
		}
	case finder.Tags:
		w.onTag(id)
	default:
		w.open(refOf(id), other)
	}
}

// follow opens what a link in a text leads to: [[…]] beside the text, an
// address in the system's browser after it was shown.
func (w *window) follow(target string) {
	l, ok := link.Parse(target)
	if !ok {
		w.askForBrowser(target)
		return
	}
	go func() {
		ref, err := w.notebook.ResolveLink(context.Background(), l.Target)
		var highlight notes.Highlight
		if err == nil && ref.Kind == notes.KindHighlight {
			highlight, err = w.notebook.Highlight(context.Background(), notes.HighlightID(ref.ID))
		}
		fyne.Do(func() {
			switch {
			case errors.Is(err, notes.ErrInTrash):
				w.offerRestoration(target, ref, err)
			case errors.Is(err, notes.ErrNotFound) && l.Target.Highlight == "":
				w.offerNote(l.Target.Name, err)
			case err != nil:
				w.reportError(err)
			case ref.Kind == notes.KindHighlight:
				w.openPassage(highlight.Article, 0, 0, highlight.ID, true)
			default:
				w.openAt(ref, l.Target.Heading)
			}
		})
	}()
}

// offerNote lets the user write the note that a link leads to and that is not
// there yet.
func (w *window) offerNote(title string, err error) {
	w.notices.Tell(overlay.Notice{Message: err.Error(), Action: "Write it", OnAction: func() {
		w.addNote(title)
	}})
}

// offerRestoration lets the user take out of the trash what a link leads to, and
// opens it then.
func (w *window) offerRestoration(target string, ref notes.Ref, err error) {
	w.notices.Tell(overlay.Notice{Message: err.Error(), Action: "Take it out", OnAction: func() {
		w.changes.Restore(ref)
		go show(context.Background(), w, func() (bool, error) { return true, w.history.Wait() }, func(bool) { w.follow(target) })
	}})
}

func (w *window) askForBrowser(address string) {
	u, err := url.Parse(address)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https" && u.Scheme != "mailto") {
		w.notices.Tell(overlay.Notice{Message: "This link leads to “" + address + "”, which Collate cannot open."})
		return
	}
	shown := widget.NewLabel(address)
	shown.Wrapping = fyne.TextWrapBreak
	ask := dialog.NewCustomConfirm("Open in your browser?", "Open", "Cancel", shown, func(yes bool) {
		if !yes {
			return
		}
		if err := w.fyne.OpenURL(u); err != nil {
			w.reportError(&notes.Problem{What: "Could not open " + address, Why: "there is no browser to open it with", Cause: err})
		}
	}, w.win)
	w.ask(ask, 460, 180)
}

func (w *window) newNote() { w.addNote("") }

// addNote makes a note and opens it beside what is read.
func (w *window) addNote(title string) {
	w.openNew(w.changes.AddNote(title, "", nil, w.noteStored))
}

func (w *window) deleteHighlight(id notes.HighlightID) {
	w.changes.Discard(notes.Ref{Kind: notes.KindHighlight, ID: string(id)})
	w.offerUndo("The highlight is in the trash.")
}

// mergeHighlight makes one highlight of one and all that it overlaps.
func (w *window) mergeHighlight(id notes.HighlightID) {
	w.margin.Flush()
	p := w.desk.current()
	standing := p.standing()
	i := slices.IndexFunc(standing, func(h notes.Highlight) bool { return h.ID == id })
	if i < 0 {
		return
	}
	merged := []notes.Highlight{standing[i]}
	for _, h := range standing {
		if h.ID != id && h.Anchor.Start < standing[i].Anchor.End && h.Anchor.End > standing[i].Anchor.Start {
			merged = append(merged, h)
		}
	}
	if len(merged) == 1 {
		w.notices.Tell(overlay.Notice{Message: "This highlight overlaps no other."})
		return
	}
	if err := w.changes.MergeHighlights(p.revision, merged); err != nil {
		w.reportError(err)
		return
	}
	w.offerUndo(fmt.Sprintf("%d highlights are one now.", len(merged)))
}

func (w *window) deleteNote(id notes.NoteID) {
	w.desk.flush()
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	w.desk.leave(ref)
	w.changes.Discard(ref)
	w.offerUndo("The note is in the trash.")
}

// setLook changes how texts are set, and keeps it.
func (w *window) setLook(change func(*session)) {
	change(&w.session)
	w.session.typography = w.session.inBounds()
	w.desk.setLook(lookOf(w.session))
	w.finder.SetLook(lookOf(w.session))
	w.margin.SetLook(lookOf(w.session))
	w.links.SetLook(linking.Look(w.session.Theme.Palette()))
	w.keep()
}
