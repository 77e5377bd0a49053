// Package graph is a widget that draws a graph of links: nodes with labels, arranged by a
// force simulation, which the user can pan, zoom, drag and open.
//
// force.go moves the nodes, camera.go maps the plane to the view, draw.go draws
// everything into one image; the widget connects them with mouse and keyboard. Everything
// must be used on Fyne's goroutine.
package graph

import (
	"image"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/textview"
)

// Node is a node of a graph.
type Node struct {
	ID    string
	Label string
	Group int // index in Look.Groups, modulo their number
	// Distance from the middle node, in edges; a node at 0 is drawn larger.
	Distance int
}

// Edge is a directed edge between two nodes, by index.
type Edge struct{ From, To int }

// Look is the colours and sizes of a graph.
type Look struct {
	Paper, Ink, Quiet, Line, Accent color.NRGBA
	Groups                          []color.NRGBA // colours of the nodes; at least one
	Size                            float32       // of labels, px per em
}

// Graph shows nodes and edges. A click on a node opens it; dragging a node moves it,
// dragging the background pans, the wheel zooms. The arrow keys choose the next node in
// that direction, Enter opens it, + and − zoom, and 0 shows all.
type Graph struct {
	widget.BaseWidget

	OnOpen  func(id string)     // a node was clicked, or Enter pressed on it
	OnLeave func()              // called for Escape
	OnFocus func(gained bool)   // the widget gained or lost the focus
	OnKey   func(fyne.Shortcut) // called with each typed shortcut

	engine *textview.Engine
	look   Look
	nodes  []Node
	edges  []Edge
	labels []*textview.Label
	near   [][]int // neighbours of each node
	sim    *simulation
	camera camera
	fitted bool // the camera fits all nodes until the user moves something

	chosen  int // by pointer or keyboard; -1 is none
	drag    drag
	motion  *fyne.Animation
	moved   time.Time // time of the last step
	painter painter
	raster  *canvas.Raster
}

var (
	_ fyne.Widget         = (*Graph)(nil)
	_ fyne.Focusable      = (*Graph)(nil)
	_ fyne.Shortcutable   = (*Graph)(nil)
	_ fyne.Scrollable     = (*Graph)(nil)
	_ desktop.Mouseable   = (*Graph)(nil)
	_ desktop.Hoverable   = (*Graph)(nil)
	_ fyne.Draggable      = (*Graph)(nil)
	_ desktop.Cursorable  = (*Graph)(nil)
	_ fyne.WidgetRenderer = (*renderer)(nil)
)

// New returns an empty graph. Labels use the fonts of the engine.
func New(engine *textview.Engine, look Look) *Graph {
	g := &Graph{
		OnOpen: func(string) {}, OnLeave: func() {}, OnFocus: func(bool) {}, OnKey: func(fyne.Shortcut) {},
		engine: engine, look: look, sim: newSimulation(0, nil), camera: camera{zoom: 1}, chosen: -1, drag: drag{node: -1},
	}
	g.raster = canvas.NewRaster(func(w, h int) image.Image { return g.paint(w, h) })
	g.motion = fyne.NewAnimation(time.Second, func(float32) { g.advance() })
	g.motion.RepeatCount = fyne.AnimationRepeatForever
	g.ExtendBaseWidget(g)
	return g
}

// SetLook replaces colours and sizes.
func (g *Graph) SetLook(look Look) {
	g.look, g.labels = look, nil
	g.Refresh()
}

// SetGraph replaces nodes and edges; for equal ones it does nothing. Edges to missing
// nodes are left out. If at least half of the nodes were shown before, they move on from
// their positions; else a graph of not too many nodes is at rest from the first frame.
func (g *Graph) SetGraph(nodes []Node, edges []Edge) {
	edges = slices.DeleteFunc(slices.Clone(edges), func(e Edge) bool {
		return e.From < 0 || e.To < 0 || e.From >= len(nodes) || e.To >= len(nodes)
	})
	if slices.Equal(nodes, g.nodes) && slices.Equal(edges, g.edges) {
		return
	}
	before := make(map[string]body, len(g.nodes))
	for i, n := range g.nodes {
		before[n.ID] = g.sim.bodies[i]
	}
	g.nodes, g.edges, g.labels = nodes, edges, nil
	g.near = make([][]int, len(nodes))
	for _, e := range edges {
		g.near[e.From] = append(g.near[e.From], e.To)
		g.near[e.To] = append(g.near[e.To], e.From)
	}
	g.sim = newSimulation(len(nodes), edges)
	known := 0
	for i, n := range nodes {
		if b, ok := before[n.ID]; ok {
			g.sim.bodies[i].x, g.sim.bodies[i].y = b.x, b.y
			known++
		}
	}
	if known > 0 && 2*known >= len(nodes) {
		g.sim.heat = gentle
	} else {
		g.sim.ahead()
	}
	g.chosen, g.drag, g.fitted = -1, drag{node: -1}, true
	g.start()
	g.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (g *Graph) CreateRenderer() fyne.WidgetRenderer { return &renderer{g} }

// Show resumes the motion.
func (g *Graph) Show() {
	g.BaseWidget.Show()
	g.start()
}

// Hide stops the motion.
func (g *Graph) Hide() {
	g.BaseWidget.Hide()
	g.motion.Stop()
}

// start runs the motion until the simulation rests.
func (g *Graph) start() {
	if g.Visible() && !g.sim.resting() {
		g.moved = time.Now()
		g.motion.Start()
	}
}

// frameTime is the duration of a step. A longer frame has several steps, up to mostSteps.
const (
	frameTime = time.Second / 60
	mostSteps = 4
)

// advance runs the steps of the next frame.
func (g *Graph) advance() {
	if g.sim.resting() {
		g.motion.Stop()
		return
	}
	now := time.Now()
	steps := min(max(int(now.Sub(g.moved)/frameTime), 1), mostSteps)
	g.moved = now
	for range steps {
		g.sim.step()
	}
	g.raster.Refresh()
}

// size returns the size of the view in px.
func (g *Graph) size() (w, h float64) {
	return float64(g.Size().Width), float64(g.Size().Height)
}

// choose highlights a node and the nodes linked to it; -1 for none.
func (g *Graph) choose(node int) {
	if node != g.chosen {
		g.chosen = node
		g.raster.Refresh()
	}
}

type renderer struct{ g *Graph }

func (r *renderer) Destroy()                     { r.g.motion.Stop() }
func (r *renderer) Layout(size fyne.Size)        { r.g.raster.Resize(size) }
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(120, 90) }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.raster} }
func (r *renderer) Refresh()                     { r.g.raster.Refresh() }
