package app

import (
	"context"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"

	"collate/app/changes"
	"collate/app/command"
	"collate/app/finder"
	"collate/app/history"
	"collate/app/library"
	"collate/app/linking"
	"collate/app/margin"
	"collate/app/past"
	"collate/app/theme"
	"collate/app/widget/flow"
	"collate/app/widget/hint"
	"collate/app/widget/overlay"
	"collate/app/widget/panel"
	"collate/app/widget/split"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/styles"
	"collate/notes/complete"
)

// Initial widths of the sidebars in px.
const (
	libraryWidth = 236
	marginWidth  = 300
)

// window holds the parts of the window and connects them: each part presents data
// and reports actions, and the window carries them out. It must be used on Fyne's
// goroutine only, except for methods that say otherwise.
type window struct {
	ctx      context.Context    // of all reads; done when the window is closed
	end      context.CancelFunc // cancels ctx
	fyne     fyne.App
	win      fyne.Window
	notebook Notebook
	files    Files
	now      func() time.Time
	styles   *styles.Collection
	addStyle func(path string) (name string, err error)

	session  session
	colors   colorNames
	keeper   *keeper
	history  *history.History
	changes  *changes.Changes
	contents *contents
	refresh  *refresher // reads again what the window shows
	commands *command.Set

	completer  *complete.Completer
	completing context.CancelFunc // cancels the search for candidates
	written    notes.NoteID       // the note whose caret was set last; "" if none was since the start

	engine  *textview.Engine
	desk    *desk
	library *library.Library
	margin  *margin.Margin
	links   *linking.Linking
	past    *past.Past
	side    *sidebar // the margin, the links or the history
	finder  *finder.Finder
	onTag   func(tag string) // called with the tag chosen in the finder
	top     *topBar
	status  *statusBar
	notices *overlay.Notices
	main    *fyne.Container // everything that does not float
	dialog  dialog.Dialog   // the open dialog; nil if there is none
	sides   *split.Sides    // the library and the right side beside the desk

	trail       trail
	listAll     bool               // the margin lists the highlights of all articles
	listing     context.CancelFunc // cancels the reading of all highlights
	importing   sync.WaitGroup     // running imports
	typing      int                // number of parts with typed text that is not handed on yet
	search      context.CancelFunc // cancels the running search
	previewing  context.CancelFunc // cancels the reading of a preview
	faults      *faults
	checking    context.CancelFunc  // cancels the check of the links in comments
	conflict    func()              // withdraws the notice of a conflict in a note
	offered     func(history.State) // withdraws the notice that offers to undo or redo when it no longer applies
	failure     func()              // withdraws the notice of a failed step
	unsubscribe func()
}

// newWindow builds the window and restores the session.
func newWindow(app fyne.App, o Options, s session) *window {
	ctx, end := context.WithCancel(context.Background())
	colors, err := loadColorNames(ctx, o.Notebook)
	w := &window{
		ctx: ctx, end: end, fyne: app, win: app.NewWindow("Collate"), notebook: o.Notebook, files: o.Files, now: o.Now, styles: o.Styles, addStyle: o.AddStyle,
		session: s, colors: colors, keeper: &keeper{notebook: o.Notebook},
		engine: newEngine(o.Dictionaries), notices: overlay.NewNotices(),
		search: func() {}, previewing: func() {}, checking: func() {}, faults: newFaults(o.Notebook), listing: func() {}, conflict: func() {}, offered: func(history.State) {}, failure: func() {},
	}
	theme.Apply(app, s.Theme)
	w.history = history.New(history.Options{Notebook: o.Notebook, Since: o.Notebook.Opened(), Dispatch: fyne.Do, OnState: w.historyChanged})
	w.changes = changes.New(changes.Options{
		Notebook: o.Notebook, History: w.history, Now: o.Now, OnAsked: w.showSaved,
		OnRefused: func(err error) { fyne.Do(func() { w.reportError(err) }) },
	})
	w.contents = &contents{ctx: ctx, notebook: o.Notebook, onRead: w.showContents, onError: w.reportError, stale: stale{articles: true, notes: true, tags: true}}
	w.refresh = &refresher{ctx: ctx, run: w.reload}
	w.prepare()
	w.commands = command.NewSet(w.declare()...)
	w.commands.Blocked = func() bool { return w.win.Canvas().Overlays().Top() != nil }
	w.commands.Install(w.win.Canvas())
	w.win.Canvas().SetOnTypedKey(w.typedKey)
	w.win.Canvas().SetOnTypedRune(w.typedRune)

	w.buildLibrary()
	w.buildMargin()
	w.buildSidebar()
	w.buildFinder()
	w.buildDesk()
	w.layOut()
	w.win.SetOnDropped(func(_ fyne.Position, files []fyne.URI) { w.importFiles(paths(files)) })
	w.win.SetCloseIntercept(w.close)
	w.unsubscribe = o.Notebook.Subscribe(w.changed)
	w.restore()
	w.emptyOldTrash()
	if err != nil { // the colours have their own names then
		w.reportError(err)
	}
	return w
}

func (w *window) layOut() {
	w.top = newTopBar(w)
	w.status = newStatusBar()
	w.sides = split.NewSides(chrome(w.library), w.desk.table.area, chrome(w.side.content), libraryWidth, marginWidth)
	w.sides.OnChanged = w.keep
	w.main = container.New(flow.Dock(w.top.bar, w.status.bar, nil, nil), w.top.bar, w.status.bar, w.sides)
	w.win.SetPadded(false)
	w.win.SetContent(container.NewStack(w.main, w.margin.Floating(), w.finder.Layer, w.notices, hint.NewLayer()))
}

// focusChanged shows what belongs to the focused pane: its entry in the library,
// its highlights in the margin, its links.
func (w *window) focusChanged() {
	p := w.desk.current()
	if p.writes() {
		w.written = notes.NoteID(p.shown.ID)
	}
	w.rememberOpened(p.shown)
	w.library.SetCurrent(p.shown)
	w.showSide()
	w.status.setHere(p)
	w.contents.countLinks(p.shown, w.status.setLinks)
}

// showMargin lists the highlights of the focused article, or of all articles.
func (w *window) showMargin() {
	w.listing()
	if !w.listAll {
		p := w.desk.current()
		w.margin.SetLinks(p.links)
		w.margin.SetHighlights(p.highlights)
		w.checkComments(p.highlights)
		return
	}
	titles := map[notes.ArticleID]string{}
	for _, a := range w.contents.listing.articles {
		titles[a.ID] = cite.Title(a.Item)
	}
	ctx, cancel := context.WithCancel(w.ctx)
	w.listing = cancel
	type listed struct {
		highlights []notes.Highlight
		links      map[notes.HighlightID]int
	}
	go show(ctx, w, func() (all listed, err error) {
		if all.highlights, err = w.notebook.Highlights(ctx, ""); err == nil {
			all.links, err = w.notebook.HighlightLinks(ctx, "")
		}
		return all, err
	}, func(all listed) {
		w.margin.SetLinks(all.links)
		w.margin.SetAll(all.highlights, titles)
		w.checkComments(all.highlights)
	})
}

// goToHighlight shows the passage of a highlight listed in the margin.
func (w *window) goToHighlight(id notes.HighlightID) {
	w.chooseHighlight(id)
	h, listed := w.margin.Highlight(id)
	if p := w.desk.current(); listed && h.Article != p.article.ID {
		w.openPassage(h.Article, 0, 0, id, false)
	} else {
		p.reader.Choose(id)
	}
}

// scrolled handles the scrolling of a reader.
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

// changed handles a change of the notebook, by this window or by another program.
// It may be called on any goroutine.
func (w *window) changed(c notes.Change) {
	w.contents.outdate(c)
	w.faults.outdate()
	w.refresh.ask()
	if c.Unknown() {
		w.history.Refresh()
	}
}

// reload reads again what the window shows. It must be called off the UI thread.
func (w *window) reload(ctx context.Context) {
	fyne.Do(func() {
		w.side.fresh = false
		w.contents.counted = notes.Ref{}
	})
	w.desk.reload(ctx)
	w.contents.reload(ctx)
}

// showContents shows the contents of the notebook.
func (w *window) showContents(c listing) {
	w.session.tidy(c)
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

// showSides shows or hides the library and the right side. A hidden side loses the
// focus.
func (w *window) showSides(library, margin bool) {
	hadLibrary, hadMargin := w.sides.Shown()
	w.sides.SetShown(library, margin)
	if hadLibrary && !library || hadMargin && !margin {
		w.desk.current().focus()
	}
	if margin {
		w.showSide()
	}
	w.keep()
}

// write puts the caret into the comment of a highlight.
func (w *window) write(id notes.HighlightID) {
	library, _ := w.sides.Shown()
	w.side.show(sideHighlights)
	w.showSides(library, true)
	w.margin.Write(id)
}

// chrome puts a background behind a sidebar.
func chrome(content fyne.CanvasObject) fyne.CanvasObject {
	return container.NewStack(panel.NewFill(theme.ColorChrome, fyne.Size{}), content)
}

func (w *window) historyChanged(s history.State) {
	w.showSaved()
	w.status.setRunning(s.Running)
	w.offered(s)
	w.failure()
	w.failure = func() {}
	if s.Failed != nil {
		w.failure = w.notices.Tell(overlay.Notice{Message: s.Failed.Err.Error(), Error: true, Action: "Try again", OnAction: s.Failed.Retry})
	}
}

// typed counts the parts of the window with typed text that is not handed on yet.
func (w *window) typed(typing bool) {
	if typing {
		w.typing++
	} else {
		w.typing--
	}
	w.showSaved()
}

// showSaved shows whether everything is saved. Typed text is not saved before it
// is handed on and stored.
func (w *window) showSaved() {
	s := w.history.State()
	w.status.setSaved(s.Failed != nil, s.Pending > 0 || w.typing > 0)
}

// ask shows a dialog with a size in px, and focuses the current pane when it is
// closed.
func (w *window) ask(d dialog.Dialog, width, height float32) {
	w.showDialog(d, width, height, func() {})
}

// showDialog is ask with a function to call when the dialog is closed.
func (w *window) showDialog(d dialog.Dialog, width, height float32, closed func()) {
	w.dialog = d
	d.SetOnClosed(func() {
		closed()
		if w.dialog == d { // otherwise another dialog has replaced it
			w.dialog = nil
			w.desk.current().focus()
		}
	})
	d.Show()
	d.Resize(fyne.NewSize(width, height)) // a file dialog has no size before it is shown
}

// reportError shows an error, except after the window was closed.
func (w *window) reportError(err error) {
	if w.ctx.Err() != nil {
		return
	}
	w.notices.Tell(overlay.Notice{Message: err.Error(), Error: true})
}
