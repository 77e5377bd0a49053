package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"collate/app/command"
	"collate/app/finder"
	"collate/app/history"
	"collate/app/library"
	"collate/app/margin"
	"collate/app/reading"
	"collate/app/theme"
	"collate/app/widget/flow"
	"collate/app/widget/hint"
	"collate/app/widget/overlay"
	"collate/app/widget/panel"
	"collate/app/widget/split"
	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
	"collate/notes/markdown"
)

// Widths of the sidebars in px.
const (
	libraryWidth = 236
	marginWidth  = 300
)

// window holds the parts of the window and connects them: each part presents
// and reports, and here it is said what follows. It belongs to Fyne's
// goroutine.
type window struct {
	fyne     fyne.App
	win      fyne.Window
	notebook Notebook
	now      func() time.Time

	session  session
	keeper   *keeper
	history  *history.History
	changes  *changes
	contents *contents
	commands *command.Set

	engine  *textview.Engine
	desk    *desk
	library *library.Library
	margin  *margin.Margin
	finder  *finder.Finder
	top     *topBar
	status  *statusBar
	notices *overlay.Notices
	main    *fyne.Container
	left    *panel.Strip // the library
	right   *panel.Strip // the margin

	search      context.CancelFunc // ends the search that runs
	unsubscribe func()
}

// newWindow builds the window and opens what the session says.
func newWindow(app fyne.App, o Options, s session) *window {
	w := &window{
		fyne: app, win: app.NewWindow("Collate"), notebook: o.Notebook, now: o.Now,
		session: s, keeper: &keeper{notebook: o.Notebook},
		engine: newEngine(), notices: overlay.NewNotices(),
		search: func() {},
	}
	theme.Apply(app, s.Theme)
	w.history = history.New(history.Options{Applier: o.Notebook, Now: o.Now, Dispatch: fyne.Do, OnState: w.historyChanged})
	w.changes = &changes{notebook: o.Notebook, history: w.history, now: o.Now}
	w.contents = newContents(o.Notebook, w.showContents, w.reportError)
	w.commands = command.NewSet(w.declare()...)
	w.commands.Install(w.win.Canvas())

	w.buildLibrary()
	w.buildMargin()
	w.buildFinder()
	w.buildDesk()
	w.layOut()
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.importFiles(paths(files)) })
	w.win.SetCloseIntercept(w.close)
	w.unsubscribe = o.Notebook.Subscribe(w.changed)
	w.restore()
	return w
}

func (w *window) layOut() {
	w.top = newTopBar(w)
	w.status = newStatusBar()
	w.left = panel.NewStrip(w.library, libraryWidth, panel.Right)
	w.right = panel.NewStrip(w.margin, marginWidth, panel.Left)
	w.main = container.New(flow.Dock(w.top.bar, w.status.bar, w.left, w.right),
		w.top.bar, w.status.bar, w.left, w.right, w.desk.columns)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(w.main, w.finder.Layer, w.notices, hint.NewLayer()))
}

func (w *window) buildLibrary() {
	w.library = library.New()
	w.library.OnOpen = func(ref notes.Ref) { w.open(ref, false) }
	w.library.OnMenu = w.itemMenu
	w.library.OnTag = func(tag string) { w.finder.OpenWith(tag) }
	w.library.OnNewNote = w.newNote
	w.library.OnImport = w.chooseImport
}

func (w *window) buildMargin() {
	w.margin = margin.New(w.commands)
	w.margin.OnGo = func(id notes.HighlightID) {
		w.margin.Choose(id)
		w.desk.current().reader.Choose(id)
	}
	w.margin.OnComment = func(id notes.HighlightID, comment string) {
		w.changes.commentHighlight(id, comment, func() { w.margin.Saved(id, comment) })
	}
	w.margin.OnMenu = w.highlightMenu
	w.margin.OnTag = func(tag string) { w.finder.OpenWith(tag) }
	w.margin.OnLeave = func() { w.desk.current().focus() }
}

func (w *window) buildFinder() {
	w.finder = finder.New(w.choices, w.commands)
	w.finder.OnSearch = w.searchFor
	w.finder.OnHit = w.openHit
	w.finder.OnChoice = w.choose
	w.finder.OnLeave = func() { w.desk.current().focus() }
}

func (w *window) buildDesk() {
	w.desk = &desk{
		notebook:  w.notebook,
		columns:   split.NewColumns(leastPane),
		newPane:   w.newPane,
		onFocus:   w.focusChanged,
		onChanged: w.keep,
		onError:   w.reportError,
		left:      func(r notes.RevisionID) int { return w.session.Reading[r].Place },
	}
	w.desk.columns.OnChanged = w.keep
}

// newPane fills in a pane of the desk and binds its callbacks.
func (w *window) newPane(d *desk, p *pane) {
	look := lookOf(w.session)
	index := len(d.panes)
	reader := reading.New(w.engine, look, w.commands)
	writer := writing.New(w.engine, look, func(source string) *textview.Text {
		return reading.TextOf(markdown.Document(source))
	}, w.commands)
	*p = *newPane(reader, writer)
	p.frame.OnTapped = func() {
		d.setFocus(index)
		p.focus()
	}
	w.bindReader(reader, p, index)
	w.bindWriter(writer, p, index)
}

func (w *window) bindReader(r *reading.Reader, p *pane, index int) {
	r.OnHighlight = func(start, end int, color notes.Color, comment bool) {
		w.changes.addHighlight(p.revision, start, end, color, func(id notes.HighlightID) {
			if comment {
				w.showSide(w.right, true)
				w.margin.Write(id)
			}
		})
	}
	r.OnRecolor = w.changes.recolorHighlight
	r.OnComment = func(id notes.HighlightID) {
		w.showSide(w.right, true)
		w.margin.Write(id)
	}
	r.OnDelete = w.deleteHighlight
	r.OnCopy = func(start, end int) { w.copyWithCitation(p, start, end) }
	r.OnChoose = w.margin.Choose
	r.OnLink = func(target string) { w.follow(target) }
	r.OnSelected = w.status.setSelection
	r.OnScrolled = func() { w.scrolled(p) }
	r.OnFocus = func() { w.desk.setFocus(index) }
}

func (w *window) bindWriter(wr *writing.Writer, p *pane, index int) {
	wr.OnTitle = func(id notes.NoteID, title string) {
		w.changes.titleNote(id, title, func() { wr.Saved(id) })
	}
	wr.OnBody = func(id notes.NoteID, body string) {
		w.changes.writeNote(id, body, func() { wr.Saved(id) })
	}
	wr.OnLink = func(target string) { w.follow(target) }
	wr.OnFocus = func() { w.desk.setFocus(index) }
}

// focusChanged shows what belongs to the focused pane: its place in the
// library, its highlights in the margin, what links to it.
func (w *window) focusChanged() {
	p := w.desk.current()
	w.library.SetCurrent(p.shown)
	w.margin.SetHighlights(p.highlights)
	w.status.setHere(p)
	w.contents.countLinks(p.shown, w.status.setLinks)
}

// scrolled follows a reader that has moved.
func (w *window) scrolled(p *pane) {
	p.showProgress()
	if p.shown.Kind != notes.KindArticle {
		return
	}
	w.session.Reading[p.revision.ID] = place{p.reader.Place(), p.reader.Progress()}
	w.library.SetProgress(p.article.ID, p.reader.Progress())
	w.keep()
}

// changed follows a change of the notebook, by this window or by another
// program. It may be called on any goroutine.
func (w *window) changed(c notes.Change) {
	w.contents.reload()
	go w.desk.reload(context.Background())
}

// showContents shows what the notebook holds.
func (w *window) showContents(c listing) {
	out := library.Contents{Notes: c.notes, Tags: c.tags}
	for _, a := range c.articles {
		out.Articles = append(out.Articles, articleRow(a, w.session.Reading[a.Revision].Progress))
	}
	w.library.SetContents(out)
	if w.session.fresh {
		w.openFirst(c.articles)
	}
	w.status.setTotal(c.highlights())
	w.status.setHere(w.desk.current())
}

// showSide shows or hides a sidebar.
func (w *window) showSide(s *panel.Strip, show bool) {
	if show == s.Visible() {
		return
	}
	if show {
		s.Show()
	} else {
		s.Hide()
	}
	w.main.Refresh()
	w.session.HideLibrary, w.session.HideMargin = !w.left.Visible(), !w.right.Visible()
	w.keep()
}

func (w *window) historyChanged(s history.State) {
	w.status.setHistory(s)
	if s.Failed != nil {
		w.notices.Tell(overlay.Notice{Message: s.Failed.Err.Error(), Error: true, Action: "Try again", OnAction: s.Failed.Retry})
	}
}

func (w *window) reportError(err error) {
	w.notices.Tell(overlay.Notice{Message: err.Error(), Error: true})
}

// restore opens what lay open when the window was closed last.
func (w *window) restore() {
	s := w.session
	w.win.Resize(fyne.NewSize(s.Width, s.Height))
	w.desk.setCount(len(s.Panes))
	if s.Weights != nil {
		w.desk.columns.SetWeights(s.Weights)
	}
	w.desk.setFocus(s.Focus)
	w.top.setPanes(len(s.Panes))
	w.showSide(w.left, !s.HideLibrary)
	w.showSide(w.right, !s.HideMargin)
	for i, opened := range s.Panes {
		if opened.Ref.Kind != "" {
			w.desk.open(i, opened.Ref, opened.Place, func(*pane) { w.focusFirst(i) })
		}
	}
	w.contents.reload()
}

// openFirst fills the panes of a window that was never open before.
func (w *window) openFirst(articles []notes.ArticleSummary) {
	w.session.fresh = false
	for i := range min(w.desk.count, len(articles)) {
		w.desk.open(i, articles[i].Ref(), 0, func(*pane) { w.focusFirst(i) })
	}
}

// focusFirst gives the keyboard to the text once it is there.
func (w *window) focusFirst(i int) {
	if i == w.desk.focused && w.win.Canvas().Focused() == nil {
		w.desk.current().focus()
	}
}

// keep saves the session in a moment.
func (w *window) keep() {
	s := &w.session
	s.Panes = s.Panes[:0:0]
	for _, p := range w.desk.shown() {
		s.Panes = append(s.Panes, p.opened())
	}
	s.Weights, s.Focus = w.desk.columns.Weights(), w.desk.focused
	if size := w.win.Canvas().Size(); size.Width > 0 {
		s.Width, s.Height = size.Width, size.Height
	}
	w.keeper.keep(*s)
}

// quit closes the window, whatever is not saved.
func (w *window) quit() {
	w.unsubscribe()
	w.history.Close()
	w.win.Close()
}

// close ends the window after everything is saved. What cannot be saved keeps
// it open, so that nothing typed is lost.
func (w *window) close() {
	w.margin.Flush()
	w.desk.flush()
	w.keep()
	go func() {
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
