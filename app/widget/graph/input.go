package graph

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Steps of zooming, and the tolerance of the pointer.
const (
	zoomStep  = 1.25
	wheelZoom = 1.0 / 200 // exponent of e per unit of the wheel
	reach     = 6         // px around a node that belong to it
)

// drag is the state of a press of the mouse button.
type drag struct {
	node  int // dragged node; -1 for the background
	moved bool
}

// MouseDown implements desktop.Mouseable.
func (g *Graph) MouseDown(e *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
	g.drag = drag{node: g.at(e.Position)}
	g.choose(g.drag.node)
}

// MouseUp implements desktop.Mouseable: it opens a clicked node.
func (g *Graph) MouseUp(e *desktop.MouseEvent) {
	node, moved := g.drag.node, g.drag.moved
	g.DragEnd()
	if node >= 0 && !moved && g.at(e.Position) == node {
		g.OnOpen(g.nodes[node].ID)
	}
}

// Dragged implements fyne.Draggable.
func (g *Graph) Dragged(e *fyne.DragEvent) {
	g.drag.moved, g.fitted = true, false
	if g.drag.node < 0 {
		g.camera.pan(float64(e.Dragged.DX), float64(e.Dragged.DY))
		g.raster.Refresh()
		return
	}
	w, h := g.size()
	b := &g.sim.bodies[g.drag.node]
	b.held = true
	b.x, b.y = g.camera.toPlane(float64(e.Position.X), float64(e.Position.Y), w, h)
	g.sim.warm()
	g.start()
	g.raster.Refresh()
}

// DragEnd implements fyne.Draggable.
func (g *Graph) DragEnd() {
	if g.drag.node >= 0 && g.drag.node < len(g.sim.bodies) {
		g.sim.bodies[g.drag.node].held = false
	}
	g.drag = drag{node: -1}
}

// Scrolled zooms at the pointer.
func (g *Graph) Scrolled(e *fyne.ScrollEvent) {
	w, h := g.size()
	g.fitted = false
	g.camera.zoomAt(math.Exp(float64(e.Scrolled.DY)*wheelZoom), float64(e.Position.X), float64(e.Position.Y), w, h)
	g.raster.Refresh()
}

// MouseIn implements desktop.Hoverable.
func (g *Graph) MouseIn(e *desktop.MouseEvent) { g.MouseMoved(e) }

// MouseMoved chooses the node under the pointer.
func (g *Graph) MouseMoved(e *desktop.MouseEvent) {
	if g.drag.node < 0 {
		g.choose(g.at(e.Position))
	}
}

// MouseOut implements desktop.Hoverable.
func (g *Graph) MouseOut() {
	if g.drag.node < 0 {
		g.choose(-1)
	}
}

// Cursor implements desktop.Cursorable.
func (g *Graph) Cursor() desktop.Cursor {
	if g.chosen >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements fyne.Focusable.
func (g *Graph) FocusGained() { g.OnFocus(true) }

// FocusLost implements fyne.Focusable.
func (g *Graph) FocusLost() { g.OnFocus(false) }

// TypedRune zooms for + and −, and shows all for 0.
func (g *Graph) TypedRune(r rune) {
	w, h := g.size()
	switch r {
	case '+', '=':
		g.fitted = false
		g.camera.zoomAt(zoomStep, w/2, h/2, w, h)
	case '-', '−':
		g.fitted = false
		g.camera.zoomAt(1/zoomStep, w/2, h/2, w, h)
	case '0':
		g.fitted = true
	}
	g.raster.Refresh()
}

// TypedKey chooses a node, opens it, or calls OnLeave.
func (g *Graph) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		g.choose(g.beside(-1, 0))
	case fyne.KeyRight:
		g.choose(g.beside(1, 0))
	case fyne.KeyUp:
		g.choose(g.beside(0, -1))
	case fyne.KeyDown:
		g.choose(g.beside(0, 1))
	case fyne.KeyReturn, fyne.KeyEnter:
		if g.chosen >= 0 {
			g.OnOpen(g.nodes[g.chosen].ID)
		}
	case fyne.KeyEscape:
		g.OnLeave()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (g *Graph) TypedShortcut(s fyne.Shortcut) { g.OnKey(s) }

// at returns the node at a position of the view, the nearest of several; -1 for
// none.
func (g *Graph) at(p fyne.Position) int {
	w, h := g.size()
	found, best := -1, math.Inf(1)
	for i, b := range g.sim.bodies {
		x, y := g.camera.toView(b.x, b.y, w, h)
		d := math.Hypot(x-float64(p.X), y-float64(p.Y))
		if d <= g.radius(i)+reach && d < best {
			found, best = i, d
		}
	}
	return found
}

// beside returns the node nearest to the chosen one in a direction, or the
// chosen one if there is none; the first node if none is chosen.
func (g *Graph) beside(dx, dy float64) int {
	if len(g.nodes) == 0 {
		return -1
	}
	if g.chosen < 0 {
		return 0
	}
	from := g.sim.bodies[g.chosen]
	found, best := g.chosen, math.Inf(1)
	for i, b := range g.sim.bodies {
		along := (b.x-from.x)*dx + (b.y-from.y)*dy
		across := math.Abs((b.x-from.x)*dy) + math.Abs((b.y-from.y)*dx)
		if along <= 0 || across > 2*along { // behind, or too far to the side
			continue
		}
		if d := along + 2*across; d < best {
			found, best = i, d
		}
	}
	return found
}
