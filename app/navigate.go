package app

import "collate/notes"

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
