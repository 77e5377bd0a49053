package app

import (
	"context"

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

// side is what the right side of the window shows.
type side int

const (
	sideHighlights side = iota
	sideLinks
	sideHistory
)

// How much the right side lists at once.
const (
	linksLimit    = 200
	mentionsLimit = 100
	stepsAtOnce   = 200
	graphSteps    = 2   // around the text in the focused pane
	graphNodes    = 500 // of the larger picture
	smallGraph    = 60  // nodes of the one beside the text
)

// sidebar is the right side of the window: the highlights of the text in the
// focused pane, what leads to it, or what was changed.
type sidebar struct {
	content fyne.CanvasObject
	choice  *control.Segmented
	parts   []fyne.CanvasObject
	chosen  side
	steps   int // of the history that are listed
	stale   context.CancelFunc
}

func (w *window) buildSidebar() {
	w.links = linking.New(w.engine, linking.Look(w.session.Theme.Palette()))
	w.links.OnOpen = func(ref notes.Ref) { w.openRef(ref, false) }
	w.links.OnPlace = w.openPlace
	w.links.OnLink = w.linkMention
	w.links.OnEnlarge = w.showGraph
	w.links.OnLeave = func() { w.desk.current().focus() }
	w.past = past.New(w.now)
	w.past.OnStep = func(e notes.Entry) { w.history.GoTo(e.Seq) }
	w.past.OnVersion = w.showVersion
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
	w.side.show(which)
	w.showSides(library, true)
	w.showSide()
}

// showSide reads what the chosen part shows. What was still being read is
// dropped.
func (w *window) showSide() {
	w.side.stale()
	ctx, cancel := context.WithCancel(context.Background())
	w.side.stale = cancel
	shown := w.desk.current().shown
	switch w.side.chosen {
	case sideHighlights:
		w.showMargin()
	case sideLinks:
		go show(ctx, w, func() (linking.Contents, error) { return w.readLinks(ctx, shown) }, w.links.SetContents)
	case sideHistory:
		go show(ctx, w, func() (past.Contents, error) { return w.readPast(ctx, shown, w.side.steps) }, w.past.SetContents)
	}
}

// show reads something and shows it on the UI thread, unless the context is
// done by then. It is not for the UI thread.
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

func (w *window) readLinks(ctx context.Context, ref notes.Ref) (c linking.Contents, err error) {
	c.Ref = ref
	if c.Broken, err = w.notebook.BrokenLinks(ctx); err != nil || ref.Kind == "" {
		return c, err
	}
	if c.Backlinks, c.Links, err = w.notebook.Backlinks(ctx, ref, linksLimit); err != nil {
		return c, err
	}
	if c.Mentions, err = w.notebook.Mentions(ctx, ref, mentionsLimit); err != nil {
		return c, err
	}
	c.Graph, err = w.notebook.Graph(ctx, ref, graphSteps, smallGraph)
	return c, err
}

func (w *window) readPast(ctx context.Context, ref notes.Ref, steps int) (c past.Contents, err error) {
	if c.Steps, err = w.notebook.History(ctx, 0, steps+1); err != nil {
		return c, err
	}
	if len(c.Steps) > steps {
		c.Steps, c.More = c.Steps[:steps], true
	}
	if ref.Kind != notes.KindNote {
		return c, nil
	}
	versions, err := w.notebook.Versions(ctx, ref)
	for i := len(versions) - 1; i >= 0; i-- {
		if v := versions[i]; v.State == notes.InForce || v.State == notes.Fixed {
			c.Versions = append(c.Versions, v)
		}
	}
	return c, err
}

// openRef shows an article, a note, or the passage of a highlight.
func (w *window) openRef(ref notes.Ref, other bool) {
	if ref.Kind != notes.KindHighlight {
		w.open(ref, other)
		return
	}
	go func() {
		h, err := w.notebook.Highlight(context.Background(), notes.HighlightID(ref.ID))
		fyne.Do(func() {
			if err != nil {
				w.reportError(err)
				return
			}
			w.openPassage(h.Article, 0, 0, h.ID, other)
		})
	}()
}

// openPlace shows a place in a note, or the highlight in whose comment it is.
func (w *window) openPlace(p notes.Place) {
	if p.From.Kind == notes.KindHighlight {
		w.openRef(p.From, true)
		return
	}
	w.trail.leave(w.here())
	w.desk.open(w.target(true), p.From, -1, func(pane *pane) {
		w.desk.focusOn(pane)
		pane.writer.Reveal(p.Start, p.End)
		pane.focus()
	})
}

// linkMention makes a link of where the text in the focused pane is named.
func (w *window) linkMention(m notes.Mention) {
	to := w.desk.current().shown
	w.changes.make(func(ctx context.Context) (notes.Edit, error) { return w.notebook.LinkMention(ctx, m, to) })
}

// showGraph shows what is linked around the text in the focused pane, in full.
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
	w.ask(d, size.Width-120, size.Height-100)
	w.win.Canvas().Focus(picture)
	go show(context.Background(), w, func() (notes.Graph, error) {
		return w.notebook.Graph(context.Background(), ref, graphSteps, graphNodes)
	}, func(g notes.Graph) {
		of = g
		picture.SetGraph(linking.Picture(g))
	})
}
