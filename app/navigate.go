package app

import "collate/notes"

// here returns the current location.
func (w *window) here() location {
	return location{w.desk.focused, w.desk.current().opened()}
}

// walk goes to the location that step returns, if there is one.
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

// goTo scrolls to a position: a code point of the focused article, or a byte of the
// focused note.
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

// open shows an article or a note where it was left, in the focused pane or in
// another one, and focuses it. A note that a pane shows already is not opened
// twice.
func (w *window) open(ref notes.Ref, other bool) {
	w.trail.leave(w.here())
	if other && w.desk.showing(ref) == w.desk.focused { // asked for a second time
		w.openIn(w.target(other), ref)
		return
	}
	w.openIn(w.paneFor(ref, other), ref)
}

// paneFor returns the pane to open a record in: for a note the pane that shows it
// already, if there is one, otherwise target.
func (w *window) paneFor(ref notes.Ref, other bool) int {
	if i := w.desk.showing(ref); i >= 0 && ref.Kind == notes.KindNote {
		return i
	}
	return w.target(other)
}

// target returns the pane to open something in: the focused one or another one.
func (w *window) target(other bool) int {
	if !other {
		return w.desk.focused
	}
	i := w.desk.other()
	w.top.setPanes(w.desk.count)
	return i
}

// openIn shows an article or a note where it was left, in pane i.
func (w *window) openIn(i int, ref notes.Ref) {
	w.desk.open(i, ref, -1, func(p *pane) {
		w.desk.focusOn(p)
		p.focus()
	})
}

// showTarget marks the pane in which dragged content would be dropped; -1 for none.
func (w *window) showTarget(pane int) {
	for i, p := range w.desk.shown() {
		p.frame.SetTarget(i == pane)
	}
}

// openPassage shows the range from start to end of an article, in code points, or
// the highlight if it is not "".
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
