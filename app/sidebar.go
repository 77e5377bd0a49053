package app

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"

	"collate/app/linking"
	"collate/app/past"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/graph"
	"collate/notes"
)

// side is a part of the right side of the window.
type side int

const (
	sideHighlights side = iota
	sideLinks
	sideHistory
)

// Limits of the right side.
const (
	linksLimit    = 200
	mentionsLimit = 100
	stepsAtOnce   = 200
	graphSteps    = 2   // distance from the text in the focused pane
	graphNodes    = 500 // of the large picture
	smallGraph    = 60  // of the small picture
)

// linksPause is the debounce time before the links of the same text are read again.
const linksPause = 250 * time.Millisecond

// sidebar is the right side of the window: the highlights of the text in the focused
// pane, its links, or the history.
type sidebar struct {
	content fyne.CanvasObject
	choice  *control.Segmented
	parts   []fyne.CanvasObject
	chosen  side
	steps   int               // number of listed entries of the history
	of      notes.HighlightID // the highlight whose links are listed; "" for those of the whole text
	asked   asked
	fresh   bool // nothing has changed since asked was read
	stale   context.CancelFunc
}

// asked is a request for the contents of the right side.
type asked struct {
	side  side
	ref   notes.Ref // shown in the focused pane, or a highlight on it
	steps int
}

func (w *window) buildSidebar() {
	w.links = linking.New(w.engine, linking.Look(w.session.Theme.Palette()))
	w.links.OnOpen = func(ref notes.Ref) { w.openRef(ref, false) }
	w.links.OnPlace = w.openPlace
	w.links.OnLink = w.linkMention
	w.links.OnRestore = w.changes.Restore
	w.links.OnWhole = w.showLinksToText
	w.links.OnEnlarge = w.showGraph
	w.links.OnLeave = func() { w.desk.current().focus() }
	w.past = past.New(w.now)
	w.past.OnStep = func(e notes.Entry) { w.goToStep(e.Seq) }
	w.past.OnVersion = w.showVersion
	w.past.OnLeave = func() { w.desk.current().focus() }
	w.past.OnMore = func() {
		w.side.steps += stepsAtOnce
		w.showSide()
	}
	s := &sidebar{parts: []fyne.CanvasObject{w.margin, w.links, w.past}, steps: stepsAtOnce, stale: func() {}}
	s.choice = control.NewSegmented([]string{"Highlights", "Links", "History"}, func(i int) { w.chooseSide(side(i)) })
	head := container.New(layout.NewCustomPaddedLayout(8, 2, 14, 14), container.NewHBox(s.choice))
	s.content = container.New(flow.Dock(head, nil, nil, nil), head, container.NewStack(s.parts...))
	w.side = s
	s.show(sideHighlights)
}

// show shows one of the parts.
func (s *sidebar) show(which side) {
	s.chosen = which
	s.choice.SetSelected(int(which))
	for i, part := range s.parts {
		if i == int(which) {
			part.Show()
		} else {
			part.Hide()
		}
	}
}

// chooseSide shows the right side with one of its parts.
func (w *window) chooseSide(which side) {
	library, _ := w.sides.Shown()
	if which != w.side.chosen && !w.side.choice.Focused() {
		w.margin.Flush()
		w.desk.current().focus() // a hidden part must not keep the focus
	}
	w.side.show(which)
	w.showSides(library, true)
}

// goToLibrary shows and focuses the library.
func (w *window) goToLibrary() {
	_, side := w.sides.Shown()
	w.showSides(true, side)
	w.library.Focus()
}

// goToSide shows and focuses the right side. In the highlights, it chooses the next
// one.
func (w *window) goToSide() {
	library, _ := w.sides.Shown()
	w.showSides(library, true)
	switch w.side.chosen {
	case sideHighlights:
		w.desk.current().reader.NextHighlight()
	case sideLinks:
		w.links.Focus()
	case sideHistory:
		w.past.Focus()
	}
}

// showSide reads the contents of the chosen part if it is visible and may be out of
// date. It cancels the previous read.
func (w *window) showSide() {
	s := w.side
	if s.chosen == sideHighlights {
		w.showMargin()
	}
	want := asked{s.chosen, w.desk.current().shown, s.steps}
	if h, ok := w.chosen(); ok && s.chosen == sideLinks {
		want.ref = h.Ref()
	}
	_, seen := w.sides.Shown()
	if !seen || s.fresh && s.asked == want {
		return
	}
	pause := time.Duration(0)
	if s.asked == want {
		pause = linksPause
	}
	s.asked, s.fresh = want, true
	s.stale()
	ctx, cancel := context.WithCancel(w.ctx)
	s.stale = cancel
	switch s.chosen {
	case sideLinks:
		c := w.links.Contents().Of(want.ref)
		if h, ok := w.chosen(); ok {
			c.Words = h.Anchor.Exact
		}
		go w.readLinks(ctx, c, pause)
	case sideHistory:
		known := w.past.Contents()
		go show(ctx, w, func() (past.Contents, error) { return w.readPast(ctx, want.ref, want.steps, known) }, w.past.SetContents)
	}
}

// chooseHighlight marks a highlight in the margin and lists its links; "" lists those
// of the whole text.
func (w *window) chooseHighlight(id notes.HighlightID) {
	w.margin.Choose(id)
	if id != w.side.of {
		w.side.of = id
		w.showSide()
	}
}

// chosen returns the highlight of the focused pane whose links are listed; false if
// they are those of the whole text.
func (w *window) chosen() (notes.Highlight, bool) {
	highlights := w.desk.current().highlights
	i := slices.IndexFunc(highlights, func(h notes.Highlight) bool { return h.ID == w.side.of })
	if i < 0 {
		return notes.Highlight{}, false
	}
	return highlights[i], true
}

// showLinksTo lists the links to a highlight.
func (w *window) showLinksTo(id notes.HighlightID) {
	w.goToHighlight(id)
	w.chooseSide(sideLinks)
}

// showLinksToText lists the links to the text in the focused pane.
func (w *window) showLinksToText() {
	w.side.of = ""
	w.showSide()
	w.links.Focus()
}

// show calls read, and then present on the UI thread with the result, or reports the
// error, unless the context is done by then. It must be called off the UI thread.
func show[T any](ctx context.Context, w *window, read func() (T, error), present func(T)) {
	contents, err := read()
	fyne.Do(func() {
		switch {
		case ctx.Err() != nil:
		case err != nil:
			w.reportError(err)
		default:
			present(contents)
		}
	})
}

// readLinks reads the contents c after a pause, and shows each part as soon as it is
// read. It must be called off the UI thread.
func (w *window) readLinks(ctx context.Context, c linking.Contents, pause time.Duration) {
	select {
	case <-ctx.Done():
		return
	case <-time.After(pause):
	}
	parts := []func() error{
		func() (err error) {
			c.Backlinks, c.Links, err = w.notebook.Backlinks(ctx, c.Ref, linksLimit)
			return err
		},
		func() (err error) { c.Mentions, err = w.notebook.Mentions(ctx, c.Ref, mentionsLimit); return err },
		func() (err error) { c.Graph, err = w.notebook.Graph(ctx, c.Ref, graphSteps, smallGraph); return err },
		func() (err error) { c.Broken, err = w.broken(ctx); return err },
	}
	switch c.Ref.Kind {
	case "":
		parts = parts[len(parts)-1:]
	case notes.KindHighlight: // a highlight has no name
		parts = slices.Delete(parts, 1, 2)
	}
	for i, part := range parts {
		if ctx.Err() != nil {
			return
		}
		show(ctx, w, func() (linking.Contents, error) {
			err := part()
			c.Reading = i < len(parts)-1
			return c, err
		}, w.links.SetContents)
	}
}

// broken returns the links and citations without a target.
func (w *window) broken(ctx context.Context) ([]notes.BrokenLink, error) {
	links, err := w.notebook.BrokenLinks(ctx)
	if err != nil {
		return nil, err
	}
	citations, err := w.notebook.UnknownCitations(ctx)
	return append(links, citations...), err
}

// openRef shows an article, a note, or the passage of a highlight.
func (w *window) openRef(ref notes.Ref, other bool) {
	if ref.Kind != notes.KindHighlight {
		w.open(ref, other)
		return
	}
	go func() {
		h, err := w.notebook.Highlight(w.ctx, notes.HighlightID(ref.ID))
		fyne.Do(func() {
			if err != nil {
				w.reportError(err)
				return
			}
			w.openPassage(h.Article, 0, 0, h.ID, other)
		})
	}()
}

// openPlace shows a place in a note, or the highlight whose comment contains it.
func (w *window) openPlace(p notes.Place) {
	if p.From.Kind == notes.KindHighlight {
		w.openRef(p.From, true)
		return
	}
	w.trail.leave(w.here())
	w.desk.open(w.paneFor(p.From, true), p.From, -1, func(pane *pane) {
		w.desk.focusOn(pane)
		pane.writer.Reveal(p.Start, p.End)
		pane.focus()
	})
}

// linkMention replaces a mention of the text in the focused pane by a link.
func (w *window) linkMention(m notes.Mention) {
	w.changes.LinkMention(m, w.desk.current().shown)
}

// showGraph shows the large picture of the links around the text in the focused pane.
func (w *window) showGraph() {
	ref := w.desk.current().shown
	if ref.Kind == "" {
		return
	}
	picture := graph.New(w.engine, linking.Look(w.session.Theme.Palette()))
	size := w.win.Canvas().Size()
	d := dialog.NewCustom("What is linked", "Close", picture, w.win)
	var of notes.Graph
	picture.OnLeave = d.Hide
	picture.OnOpen = func(id string) {
		d.Hide()
		for _, n := range of.Nodes {
			if n.Ref.ID == id {
				w.openRef(n.Ref, false)
			}
		}
	}
	w.showDialog(d, size.Width-120, size.Height-100, picture.Hide) // a hidden picture stops its animation
	w.win.Canvas().Focus(picture)
	go show(w.ctx, w, func() (notes.Graph, error) {
		return w.notebook.Graph(w.ctx, ref, graphSteps, graphNodes)
	}, func(g notes.Graph) {
		of = g
		picture.SetGraph(linking.Picture(g))
	})
}
