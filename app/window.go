package app

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

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

// Widths of the sidebars of a new window in px.
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
	files    Files
	now      func() time.Time

	session  session
	colors   colorNames
	keeper   *keeper
	history  *history.History
	changes  *changes
	contents *contents
	refresh  *refresher // reads again what the notebook holds
	commands *command.Set

	engine  *textview.Engine
	desk    *desk
	library *library.Library
	margin  *margin.Margin
	finder  *finder.Finder
	top     *topBar
	status  *statusBar
	notices *overlay.Notices
	main    *fyne.Container // everything that does not float
	dialog  dialog.Dialog   // that waits for an answer, nil if none does
	sides   *split.Sides    // the library and the margin beside the desk

	trail       trail
	listAll     bool               // the margin lists the highlights of all articles
	typing      int                // parts of the window with something typed that is not handed on yet
	search      context.CancelFunc // ends the search that runs
	unsubscribe func()
}

// newWindow builds the window and opens what the session says.
func newWindow(app fyne.App, o Options, s session) *window {
	w := &window{
		fyne: app, win: app.NewWindow("Collate"), notebook: o.Notebook, files: o.Files, now: o.Now,
		session: s, colors: loadColorNames(context.Background(), o.Notebook), keeper: &keeper{notebook: o.Notebook},
		engine: newEngine(), notices: overlay.NewNotices(),
		search: func() {},
	}
	theme.Apply(app, s.Theme)
	w.history = history.New(history.Options{Applier: o.Notebook, Now: o.Now, Dispatch: fyne.Do, OnState: w.historyChanged})
	w.changes = &changes{notebook: o.Notebook, history: w.history, now: o.Now, onAsked: w.showSaved}
	w.contents = &contents{notebook: o.Notebook, onRead: w.showContents, onError: w.reportError}
	w.refresh = &refresher{run: w.reload}
	w.commands = command.NewSet(w.declare()...)
	w.commands.Blocked = func() bool { return w.win.Canvas().Overlays().Top() != nil }
	w.commands.Install(w.win.Canvas())
	w.win.Canvas().SetOnTypedKey(w.typedKey)

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
	w.sides = split.NewSides(chrome(w.library), w.desk.table.area, chrome(w.margin), libraryWidth, marginWidth)
	w.sides.OnChanged = w.keep
	w.main = container.New(flow.Dock(w.top.bar, w.status.bar, nil, nil), w.top.bar, w.status.bar, w.sides)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(w.main, w.finder.Layer, w.notices, hint.NewLayer()))
}

func (w *window) buildLibrary() {
	w.library = library.New()
	w.library.OnOpen = func(ref notes.Ref) { w.open(ref, false) }
	w.library.OnMenu = w.itemMenu
	w.library.OnDrag = func(_ notes.Ref, at fyne.Position) { w.showTarget(w.desk.under(at)) }
	w.library.OnDrop = func(ref notes.Ref, at fyne.Position) {
		w.showTarget(-1)
		if i := w.desk.under(at); i >= 0 {
			w.openIn(i, ref)
		}
	}
	w.library.OnTag = func(tag string) { w.finder.OpenWith(tag) }
	w.library.OnNewNote = w.newNote
	w.library.OnImport = w.chooseImport
}

func (w *window) buildMargin() {
	w.margin = margin.New(w.commands)
	w.margin.OnGo = w.goToHighlight
	w.margin.OnComment = func(id notes.HighlightID, comment string) {
		w.changes.commentHighlight(id, comment, func() { w.margin.Saved(id, comment) })
	}
	w.margin.OnTyping = w.typed
	w.margin.OnMenu = w.highlightMenu
	w.margin.OnAll = func(all bool) {
		w.listAll = all
		w.showMargin()
	}
	w.margin.OnWheel = func(e *fyne.ScrollEvent) { w.desk.current().reader.Scroll(e) }
	w.margin.InView = func() (int, int) { return w.desk.current().reader.InView() }
	w.margin.TopOf = func(h notes.Highlight) (float32, bool) {
		return w.desk.current().reader.TopOf(h.Anchor.Start, h.Anchor.End)
	}
	w.margin.ColorName = func(c notes.Color) string { return w.colors.of(c) }
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
		table:     newTable(w.keep),
		newPane:   w.newPane,
		onFocus:   w.focusChanged,
		onChanged: w.keep,
		onError:   w.reportError,
		left:      func(r notes.RevisionID) int { return w.session.Reading[r].Place },
	}
}

// newPane fills in a pane of the desk and binds its callbacks.
func (w *window) newPane(d *desk, p *pane) {
	look := lookOf(w.session)
	reader := reading.New(w.engine, look, w.commands)
	writer := writing.New(w.engine, look, func(source string) *textview.Text {
		return reading.TextOf(markdown.Document(source))
	}, w.commands)
	*p = *newPane(w.win.Canvas(), reader, writer)
	p.frame.OnTapped = func() {
		d.focusOn(p)
		p.focus()
	}
	reader.SetColorNames(w.colors.of)
	w.bindReader(reader, p)
	w.bindWriter(writer, p)
}

func (w *window) bindReader(r *reading.Reader, p *pane) {
	r.OnHighlight = func(start, end int, color notes.Color, comment bool) {
		h, err := w.changes.addHighlight(p.revision, start, end, color)
		if err != nil {
			w.reportError(err)
			return
		}
		w.desk.add(h)
		if comment {
			w.write(h.ID)
		}
	}
	r.OnRecolor = w.changes.recolorHighlight
	r.OnUnderline = w.changes.underlineHighlight
	r.OnComment = w.write
	r.OnDelete = w.deleteHighlight
	r.OnRange = func(id notes.HighlightID, start, end int) {
		if err := w.changes.moveHighlight(id, p.revision, start, end); err != nil {
			w.reportError(err)
		}
	}
	r.OnCopy = func(start, end int) { w.copyWithCitation(p, start, end) }
	r.OnChoose = w.margin.Choose
	r.OnJump = func(offset int) {
		w.desk.focusOn(p)
		w.goTo(offset)
	}
	r.OnLink = func(target string) { w.follow(target) }
	r.OnSelected = w.status.setSelection
	r.OnScrolled = func() { w.scrolled(p) }
	r.OnFocus = func() { w.desk.focusOn(p) }
}

func (w *window) bindWriter(wr *writing.Writer, p *pane) {
	wr.OnTitle = func(id notes.NoteID, title string) {
		w.changes.titleNote(id, title, func() { wr.Saved(id) })
	}
	wr.OnBody = func(id notes.NoteID, body string) {
		w.changes.writeNote(id, body, func() { wr.Saved(id) })
	}
	wr.OnTyping = w.typed
	wr.OnLink = func(target string) { w.follow(target) }
	wr.OnFocus = func() { w.desk.focusOn(p) }
}

// focusChanged shows what belongs to the focused pane: its place in the
// library, its highlights in the margin, what links to it.
func (w *window) focusChanged() {
	p := w.desk.current()
	w.library.SetCurrent(p.shown)
	w.showMargin()
	w.status.setHere(p)
	w.contents.countLinks(p.shown, w.status.setLinks)
}

// showMargin lists the highlights of the focused article, or of all.
func (w *window) showMargin() {
	if !w.listAll {
		w.margin.SetHighlights(w.desk.current().highlights)
		return
	}
	titles := map[notes.ArticleID]string{}
	for _, a := range w.contents.listing.articles {
		titles[a.ID] = a.Item.Title()
	}
	go func() {
		all, err := w.notebook.Highlights(context.Background(), "")
		fyne.Do(func() {
			switch {
			case err != nil:
				w.reportError(err)
			case w.listAll:
				w.margin.SetAll(all, titles)
			}
		})
	}()
}

// goToHighlight shows the passage of a highlight of the margin.
func (w *window) goToHighlight(id notes.HighlightID) {
	w.margin.Choose(id)
	h, listed := w.margin.Highlight(id)
	if p := w.desk.current(); listed && h.Article != p.article.ID {
		w.openPassage(h.Article, 0, 0, id, false)
	} else {
		p.reader.Choose(id)
	}
}

// scrolled follows a reader that was scrolled.
func (w *window) scrolled(p *pane) {
	if p.shown.Kind != notes.KindArticle {
		return
	}
	w.recordPlace(p)
	if p == w.desk.current() {
		w.margin.Moved()
	}
	w.desk.follow(p, w.session.Follow, w.recordPlace)
	w.keep()
}

// recordPlace shows and remembers how far an article was read.
func (w *window) recordPlace(p *pane) {
	p.showProgress()
	w.session.Reading[p.revision.ID] = place{p.reader.Place(), p.reader.Progress()}
	w.library.SetProgress(p.article.ID, p.reader.Progress())
}

// changed follows a change of the notebook, by this window or by another
// program. It may be called on any goroutine.
func (w *window) changed(notes.Change) { w.refresh.ask() }

// reload reads again what is shown. It is not for the UI thread.
func (w *window) reload(ctx context.Context) {
	w.desk.reload(ctx)
	w.contents.reload(ctx)
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

// showSides shows or hides the library and the margin.
func (w *window) showSides(library, margin bool) {
	w.sides.SetShown(library, margin)
	w.keep()
}

// write puts the cursor into the comment of a highlight.
func (w *window) write(id notes.HighlightID) {
	library, _ := w.sides.Shown()
	w.showSides(library, true)
	w.margin.Write(id)
}

// chrome lays a ground under a sidebar.
func chrome(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(panel.NewFill(theme.ColorChrome, fyne.Size{}), content)
}

func (w *window) historyChanged(s history.State) {
	w.showSaved()
	if s.Failed != nil {
		w.notices.Tell(overlay.Notice{Message: s.Failed.Err.Error(), Error: true, Action: "Try again", OnAction: s.Failed.Retry})
	}
}

// typed follows a part of the window in which something was typed that is not
// handed on yet, or is now.
func (w *window) typed(typing bool) {
	if typing {
		w.typing++
	} else {
		w.typing--
	}
	w.showSaved()
}

// showSaved says whether everything is saved. What was typed is not before it is
// handed on, and nothing is before it is durable.
func (w *window) showSaved() {
	s := w.history.State()
	w.status.setSaved(s.Failed != nil, s.Pending > 0 || w.typing > 0)
}

// ask shows a dialog of a size in px, and gives the keyboard back when it is
// closed.
func (w *window) ask(d dialog.Dialog, width, height float32) {
	w.dialog = d
	d.SetOnClosed(func() {
		w.dialog = nil
		w.desk.current().focus()
	})
	d.Show()
	d.Resize(fyne.NewSize(width, height)) // one for files has no size before it is shown
}

// typedKey closes a dialog for Escape. It gets the keys that no widget has the
// focus for.
func (w *window) typedKey(key *fyne.KeyEvent) {
	if w.dialog != nil && key.Name == fyne.KeyEscape {
		w.dialog.Dismiss()
	}
}

func (w *window) reportError(err error) {
	w.notices.Tell(overlay.Notice{Message: err.Error(), Error: true})
}

// restore opens what lay open when the window was closed last.
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
	for i, opened := range s.Panes {
		if opened.Ref.Kind != "" {
			w.desk.open(i, opened.Ref, opened.Place, func(*pane) { w.focusFirst(i) })
		}
	}
	w.refresh.ask()
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
	s.Arranged, s.Weights, s.Focus = w.desk.arranged, w.desk.table.weights(), w.desk.focused
	s.Library, s.Margin = w.sides.Widths()
	s.Beside = !w.margin.List()
	if w.top.bar.Visible() { // else only the text is shown for now
		library, margin := w.sides.Shown()
		s.HideLibrary, s.HideMargin = !library, !margin
	}
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
