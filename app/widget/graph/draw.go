package graph

import (
	"cmp"
	"image"
	"image/color"
	"image/draw"
	"math"
	"runtime"
	"slices"
	"sync"

	"collate/app/widget/textview"
)

// Measures in px at zoom 1.
const (
	nodeRadius   = 5.0
	middleRadius = 8.0
	degreeRadius = 1.2 // added for each doubling of the number of edges
	edgeWidth    = 1.2 // px at any zoom
	labelWidth   = 200 // px; longer labels are cut
	labelGap     = 4   // px between a node and its label
	labelGround  = 200 // opacity, of 255, of the background of a label over other objects
	clearEdges   = 2   // edges per node up to which edges are opaque
	quietNode    = 90  // opacity, of 255, of nodes not linked to the chosen node
)

// painter draws a graph. It reuses its memory for every frame.
type painter struct {
	image  *image.RGBA
	places []place           // by node
	taken  []image.Rectangle // areas of nodes and labels
	order  []int             // of drawing labels
}

// radius returns the radius of a node in px.
func (g *Graph) radius(node int) float64 {
	r := nodeRadius
	if g.nodes[node].Distance == 0 {
		r = middleRadius
	}
	r += degreeRadius * math.Log2(1+float64(len(g.near[node])))
	return r * min(max(g.camera.zoom, 0.4), 1.5)
}

// paint draws the graph into an image of w × h device pixels.
func (g *Graph) paint(w, h int) image.Image {
	p := &g.painter
	if p.image == nil || p.image.Rect.Dx() != w || p.image.Rect.Dy() != h {
		p.image = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	draw.Draw(p.image, p.image.Rect, image.NewUniform(g.look.Paper), image.Point{}, draw.Src)
	width, height := g.size()
	if len(g.nodes) == 0 || width == 0 || height == 0 {
		return p.image
	}
	if g.fitted {
		x0, y0, x1, y1 := g.sim.bounds()
		g.camera.fit(x0, y0, x1, y1, width, height)
	}
	f := frame{Graph: g, scale: float64(w) / width}
	p.places = p.places[:0]
	for _, b := range g.sim.bodies {
		x, y := g.camera.toView(b.x, b.y, width, height)
		p.places = append(p.places, place{x * f.scale, y * f.scale})
	}
	f.drawBands()
	f.drawLabels()
	return p.image
}

// frame is the state for drawing one frame.
type frame struct {
	*Graph
	scale float64 // device pixels per px
}

// place is the position of a node, in device pixels.
type place struct{ x, y float64 }

// drawBands draws edges and nodes in horizontal bands of the image, one per core.
func (f *frame) drawBands() {
	area := f.painter.image.Rect
	bands := runtime.GOMAXPROCS(0)
	var drawing sync.WaitGroup
	for i := range bands {
		band := image.Rect(area.Min.X, area.Dy()*i/bands, area.Max.X, area.Dy()*(i+1)/bands)
		drawing.Go(func() {
			on := f.painter.image.SubImage(band).(*image.RGBA)
			f.drawEdges(on)
			f.drawNodes(on)
		})
	}
	drawing.Wait()
}

// linked reports whether a node is the chosen one or linked to it; true if none is chosen.
func (f *frame) linked(node int) bool {
	return f.chosen < 0 || node == f.chosen || slices.Contains(f.near[f.chosen], node)
}

// drawEdges draws the edges of the chosen node over all others, whose opacity falls with their
// number.
func (f *frame) drawEdges(on *image.RGBA) {
	quiet := f.look.Line
	quiet.A = uint8(255 * math.Sqrt(min(1, clearEdges*float64(len(f.nodes))/float64(len(f.edges)+1))))
	for _, e := range f.edges {
		if !f.ofChosen(e) {
			f.drawEdge(on, e, quiet)
		}
	}
	for _, e := range f.edges {
		if f.ofChosen(e) {
			f.drawEdge(on, e, f.look.Accent)
		}
	}
}

func (f *frame) ofChosen(e Edge) bool {
	return f.chosen >= 0 && (e.From == f.chosen || e.To == f.chosen)
}

func (f *frame) drawEdge(on *image.RGBA, e Edge, c color.NRGBA) {
	from, to := f.painter.places[e.From], f.painter.places[e.To]
	if clip(&from, &to, on.Rect) {
		line(on, from.x, from.y, to.x, to.y, edgeWidth*f.scale, c)
	}
}

// drawNodes draws each node in the colour of its group; nodes not linked to the chosen one are
// paler.
func (f *frame) drawNodes(on *image.RGBA) {
	for i, n := range f.nodes {
		c := f.look.Groups[n.Group%len(f.look.Groups)]
		if !f.linked(i) {
			c.A = quietNode
		}
		at := f.painter.places[i]
		disc(on, at.x, at.y, f.radius(i)*f.scale, c)
	}
}

// drawLabels draws the labels that fit between the nodes and other labels, the nearest to the
// middle first; those of the middle and the chosen node always. If a node is chosen, only nodes
// linked to it have labels.
func (f *frame) drawLabels() {
	p := &f.painter
	p.taken, p.order = p.taken[:0], p.order[:0]
	f.setLabels()
	for i := range f.nodes {
		p.taken = append(p.taken, f.disc(i))
		if f.linked(i) {
			p.order = append(p.order, i)
		}
	}
	rank := func(i int) int {
		if i == f.chosen {
			return math.MinInt
		}
		return f.nodes[i].Distance*1000 - len(f.near[i])
	}
	slices.SortStableFunc(p.order, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	for _, i := range p.order {
		f.drawLabel(i)
	}
}

func (f *frame) drawLabel(node int) {
	p := &f.painter
	l := f.labels[node]
	at := p.places[node]
	if !image.Pt(int(at.x), int(at.y)).In(p.image.Rect) {
		return // its node is outside the image
	}
	left := int(at.x) - l.Width()/2
	left = max(min(left, p.image.Rect.Dx()-l.Width()), 0)
	top := int(at.y + (f.radius(node)+labelGap)*f.scale)
	box := image.Rect(left, top, left+l.Width(), top+l.Height())
	important := node == f.chosen || f.nodes[node].Distance == 0
	if !important && (!box.In(p.image.Rect) || slices.ContainsFunc(p.taken, box.Overlaps)) {
		return
	}
	if important {
		f.lighten(box)
	}
	p.taken = append(p.taken, box)
	c := f.look.Quiet
	if important {
		c = f.look.Ink
	}
	l.Draw(p.image, left, top, c)
}

// disc returns the bounds of a node.
func (f *frame) disc(node int) image.Rectangle {
	at, r := f.painter.places[node], f.radius(node)*f.scale
	return image.Rect(int(at.x-r), int(at.y-r), int(at.x+r)+1, int(at.y+r)+1)
}

// lighten covers the area of a label with almost opaque paper.
func (f *frame) lighten(box image.Rectangle) {
	paper := f.look.Paper
	paper.A = labelGround
	draw.Draw(f.painter.image, box, image.NewUniform(paper), image.Point{}, draw.Over)
}

// setLabels lays out the labels if they are not laid out yet.
func (f *frame) setLabels() {
	if len(f.labels) == len(f.nodes) {
		return
	}
	f.Graph.labels = make([]*textview.Label, len(f.nodes))
	for i, n := range f.nodes {
		f.labels[i] = f.engine.NewLabel(n.Label, f.look.Size*float32(f.scale), int(labelWidth*f.scale))
	}
}

// clip clips a line to a rectangle enlarged by a few px, and reports whether any of it is inside
// (Liang and Barsky, "A New Concept and Method for Line Clipping", 1984).
func clip(a, b *place, to image.Rectangle) bool {
	const beyond = 4
	dx, dy := b.x-a.x, b.y-a.y
	from, until := 0.0, 1.0
	for _, side := range [4][2]float64{
		{-dx, a.x + beyond - float64(to.Min.X)}, {dx, float64(to.Max.X) + beyond - a.x},
		{-dy, a.y + beyond - float64(to.Min.Y)}, {dy, float64(to.Max.Y) + beyond - a.y},
	} {
		p, q := side[0], side[1]
		switch {
		case p == 0 && q < 0:
			return false
		case p < 0:
			from = max(from, q/p)
		case p > 0:
			until = min(until, q/p)
		}
	}
	if from > until {
		return false
	}
	*a, *b = place{a.x + from*dx, a.y + from*dy}, place{a.x + until*dx, a.y + until*dy}
	return true
}
