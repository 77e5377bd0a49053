package app

import (
	"context"

	"fyne.io/fyne/v2"

	"collate/app/writing"
	"collate/notes"
)

// restore reopens what was open when the window was last closed.
func (w *window) restore() {
	s := w.session
	w.win.Resize(fyne.NewSize(s.Width, s.Height))
	w.desk.arranged = s.Arranged
	w.desk.setCount(len(s.Panes))
	w.desk.table.setWeights(s.Weights)
	w.desk.setFocus(s.Focus)
	w.top.setPanes(len(s.Panes))
	w.top.setFollow(s.Follow)
	w.sides.SetWidths(s.Library, s.Margin)
	w.sides.SetShown(!s.HideLibrary, !s.HideMargin)
	w.margin.SetList(!s.Beside)
	w.offerSearches()
	w.finder.SetGrouped(s.Searches.Group)
	w.library.SetSearches(s.Searches.Saved)
	w.library.SetFolded(s.Folded)
	w.side.show(min(max(s.Side, 0), sideHistory))
	for i, opened := range s.Panes {
		if opened.Ref.Kind != "" {
			w.desk.reopen(i, opened, func(p *pane) {
				p.writer.TypeTitle(opened.Title)
				w.focusFirst(i)
			})
		}
	}
	w.refresh.ask()
}

// openFirst fills the panes at the first start.
func (w *window) openFirst(articles []notes.ArticleSummary) {
	w.session.fresh = false
	for i := range min(w.desk.count, len(articles)) {
		w.desk.open(i, articles[i].Ref(), 0, func(*pane) { w.focusFirst(i) })
	}
}

// focusFirst focuses the focused pane i after it is shown, if nothing has the
// focus.
func (w *window) focusFirst(i int) {
	if i == w.desk.focused && w.win.Canvas().Focused() == nil {
		w.desk.current().focus()
	}
}

// keep saves the session after a pause.
func (w *window) keep() {
	s := &w.session
	s.Panes = s.Panes[:0:0]
	for _, p := range w.desk.panes {
		if p.shown.Kind == notes.KindNote {
			s.Notes[notes.NoteID(p.shown.ID)] = p.writer.Place()
		}
	}
	for _, p := range w.desk.shown() {
		o := p.opened()
		if o.Ref == p.shown && o.Ref.Kind == notes.KindNote {
			o.Title = p.writer.TypedTitle()
		}
		s.Panes = append(s.Panes, o)
	}
	s.Arranged, s.Weights, s.Focus = w.desk.arranged, w.desk.table.weights(), w.desk.focused
	s.Library, s.Margin = w.sides.Widths()
	s.Beside, s.Side = !w.margin.List(), w.side.chosen
	if w.top.bar.Visible() { // otherwise only the text is shown for now
		library, margin := w.sides.Shown()
		s.HideLibrary, s.HideMargin = !library, !margin
	}
	if size := w.win.Canvas().Size(); size.Width > 0 {
		s.Width, s.Height = size.Width, size.Height
	}
	w.keeper.keep(*s)
}

// noteLeft returns where a note was left, or its end.
func (w *window) noteLeft(id notes.NoteID) writing.Place {
	if at, known := w.session.Notes[id]; known {
		return at
	}
	return writing.Place{Caret: -1}
}

// keepTitle saves the session with a title that is being typed, and calls kept
// after it was saved.
func (w *window) keepTitle(kept func()) {
	w.keep()
	go show(context.Background(), w, func() (struct{}, error) { return struct{}{}, w.keeper.flush() }, func(struct{}) { kept() })
}

// quit closes the window without saving.
func (w *window) quit() {
	w.end()
	w.unsubscribe()
	w.completer.Close()
	w.history.Close()
	w.win.Close()
}

// close saves everything and closes the window. If something cannot be saved, it
// asks first.
func (w *window) close() {
	w.win.Canvas().Unfocus() // ends what is being written
	w.margin.Flush()
	w.desk.flush()
	w.keep()
	go func() {
		w.importing.Wait()
		err := w.history.Wait()
		if keeping := w.keeper.flush(); err == nil {
			err = keeping
		}
		fyne.Do(func() {
			if err != nil {
				w.askToClose(err)
				return
			}
			w.quit()
		})
	}()
}
