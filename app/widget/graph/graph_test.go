package graph

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"testing"

	"codeberg.org/go-fonts/dejavu/dejavusans"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

func testLook() Look {
	return Look{
		Paper: color.NRGBA{255, 255, 255, 255}, Ink: color.NRGBA{0, 0, 0, 255}, Quiet: color.NRGBA{120, 120, 120, 255},
		Line: color.NRGBA{200, 200, 200, 255}, Accent: color.NRGBA{40, 90, 140, 255},
		Groups: []color.NRGBA{{200, 60, 60, 255}, {60, 160, 60, 255}}, Size: 12,
	}
}

func show(t testing.TB, nodes int, edges ...Edge) *Graph {
	engine := textview.NewEngine(textview.Fonts{Sans: typeset.Family{Regular: dejavusans.TTF}}, func(f func()) { f() })
	g := New(engine, testLook())
	w := test.NewTempWindow(t, g)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 600))
	list := make([]Node, nodes)
	for i := range list {
		list[i] = Node{ID: fmt.Sprint(i), Label: fmt.Sprintf("Note number %d", i), Group: i % 2, Distance: min(i, 1)}
	}
	g.SetGraph(list, edges)
	g.motion.Stop()
	for !g.sim.resting() {
		g.sim.step()
	}
	g.paint(800, 600)
	return g
}

// at returns the position of a node in the view.
func (g *Graph) seen(node int) fyne.Position {
	w, h := g.size()
	b := g.sim.bodies[node]
	x, y := g.camera.toView(b.x, b.y, w, h)
	return fyne.NewPos(float32(x), float32(y))
}

func mouse(p fyne.Position) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: p}}
}

func TestClickOpens(t *testing.T) {
	g := show(t, 3, Edge{0, 1}, Edge{1, 2})
	opened := ""
	g.OnOpen = func(id string) { opened = id }
	g.MouseDown(mouse(g.seen(2)))
	g.MouseUp(mouse(g.seen(2)))
	if opened != "2" {
		t.Errorf("a click opened %q", opened)
	}
	opened = ""
	g.MouseDown(mouse(fyne.NewPos(1, 1)))
	g.MouseUp(mouse(fyne.NewPos(1, 1)))
	if opened != "" {
		t.Errorf("a click on the ground opened %q", opened)
	}
}

func TestDragMoves(t *testing.T) {
	g := show(t, 3, Edge{0, 1}, Edge{1, 2})
	g.OnOpen = func(id string) { t.Errorf("dragging opened %s", id) }
	drag := func(from, to fyne.Position) {
		g.MouseDown(mouse(from))
		g.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
		g.MouseUp(mouse(to))
		g.motion.Stop()
	}
	camera := g.camera
	to := g.seen(2).AddXY(40, 30)
	drag(g.seen(2), to)
	if got := g.seen(2); got.Subtract(to).X > 1 || got.Subtract(to).Y > 1 {
		t.Errorf("the dragged node is at %v, want %v", got, to)
	}
	if g.camera != camera {
		t.Error("dragging a node moved the view")
	}
	others := g.seen(0)
	drag(fyne.NewPos(2, 2), fyne.NewPos(52, 22))
	if got, want := g.seen(0), others.AddXY(50, 20); got.Subtract(want).X > 1 || got.Subtract(want).Y > 1 {
		t.Errorf("after dragging the ground a node is at %v, want %v", got, want)
	}
}

func TestKeyboard(t *testing.T) {
	g := show(t, 9, star(9)...)
	opened, left := "", false
	g.OnOpen = func(id string) { opened = id }
	g.OnLeave = func() { left = true }
	key := func(names ...fyne.KeyName) {
		for _, name := range names {
			g.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	key(fyne.KeyRight) // chooses the first
	key(fyne.KeyRight)
	if g.chosen <= 0 || g.sim.bodies[g.chosen].x <= g.sim.bodies[0].x {
		t.Errorf("→ chose node %d", g.chosen)
	}
	key(fyne.KeyLeft, fyne.KeyReturn)
	if opened != "0" {
		t.Errorf("→ ← Enter opened %q", opened)
	}
	before := g.camera.zoom
	g.TypedRune('+')
	if g.camera.zoom <= before {
		t.Error("+ did not zoom")
	}
	g.TypedRune('0')
	g.paint(800, 600)
	if g.camera.zoom != before {
		t.Errorf("0 did not show all: zoom %g, was %g", g.camera.zoom, before)
	}
	key(fyne.KeyEscape)
	if !left {
		t.Error("Escape did not leave")
	}
}

func TestNodesKeepTheirPlaces(t *testing.T) {
	g := show(t, 3, Edge{0, 1})
	before := g.sim.bodies[1]
	g.SetGraph([]Node{{ID: "new"}, {ID: "1"}}, []Edge{{0, 1}, {1, 7}, {-1, 0}})
	g.motion.Stop()
	const step = 40 // further than a node goes while the graph is shown
	if b := g.sim.bodies[1]; math.Hypot(b.x-before.x, b.y-before.y) > step {
		t.Errorf("the node moved from %v to %v", before, b)
	}
	if len(g.edges) != 1 {
		t.Errorf("%d edges, want the one between nodes that exist", len(g.edges))
	}
}

func TestPaintShowsNodes(t *testing.T) {
	g := show(t, 2, Edge{0, 1})
	img := g.paint(800, 600)
	for i, want := range testLook().Groups {
		p := g.seen(i)
		if r, gr, b, _ := img.At(int(p.X), int(p.Y)).RGBA(); uint8(r>>8) != want.R || uint8(gr>>8) != want.G || uint8(b>>8) != want.B {
			t.Errorf("node %d is drawn in %d, %d, %d, want %v", i, r>>8, gr>>8, b>>8, want)
		}
	}
	middle := g.seen(0).Add(g.seen(1))
	if c := img.At(int(middle.X/2), int(middle.Y/2)); c == (color.RGBA{255, 255, 255, 255}) {
		t.Error("nothing is drawn between linked nodes")
	}
	if drawn := show(t, 0).paint(800, 600); drawn.Bounds().Dx() != 800 {
		t.Error("an empty graph is not drawn")
	}
}

// BenchmarkFrame steps the simulation and paints 500 nodes: once with few edges, and once with as
// many as around a note of a densely linked notebook.
func BenchmarkFrame(b *testing.B) {
	few := append(ring(500), star(500)...)
	many := slices.Clone(few)
	for i := range 2200 {
		many = append(many, Edge{i % 500, (i*i*7 + i*31) % 500})
	}
	for name, edges := range map[string][]Edge{"999 edges": few, "3199 edges": many} {
		g := show(b, 500, edges...)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g.sim.heat = 1
				g.sim.step()
				g.paint(1200, 800)
			}
		})
	}
}

func TestASmallGraphIsAtRestAtOnce(t *testing.T) {
	g := show(t, 0)
	nodes, edges := make([]Node, 60), star(60)
	for i := range nodes {
		nodes[i].ID = string(rune('a' + i))
	}
	g.SetGraph(nodes, edges)
	if !g.sim.resting() {
		t.Error("60 nodes move when they are first seen")
	}
	g.camera.zoom, g.fitted = 3, false
	g.SetGraph(nodes, edges)
	if g.fitted || !g.sim.resting() {
		t.Error("the same graph again moved what is seen")
	}
}
