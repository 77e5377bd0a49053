package graph

import "math"

// Limits of the zoom, in pixels a unit of the plane.
const (
	smallestZoom = 0.05
	largestZoom  = 4
	largestFit   = 1.6 // zoom of a graph that is fitted
	fitMargin    = 60  // px left free around a graph that is fitted, in a view that is large
)

// camera maps the plane of the simulation to pixels of the view.
type camera struct {
	x, y float64 // of the plane, in the middle of the view
	zoom float64
}

// toView returns where a point of the plane is in a view of w × h.
func (c camera) toView(x, y, w, h float64) (vx, vy float64) {
	return w/2 + (x-c.x)*c.zoom, h/2 + (y-c.y)*c.zoom
}

// toPlane is the inverse of toView.
func (c camera) toPlane(vx, vy, w, h float64) (x, y float64) {
	return c.x + (vx-w/2)/c.zoom, c.y + (vy-h/2)/c.zoom
}

// pan moves what is seen by pixels.
func (c *camera) pan(dx, dy float64) {
	c.x -= dx / c.zoom
	c.y -= dy / c.zoom
}

// zoomAt makes everything larger by a factor; what is at a point of the view
// stays there.
func (c *camera) zoomAt(factor, vx, vy, w, h float64) {
	x, y := c.toPlane(vx, vy, w, h)
	c.zoom = min(max(c.zoom*factor, smallestZoom), largestZoom)
	nx, ny := c.toPlane(vx, vy, w, h)
	c.x += x - nx
	c.y += y - ny
}

// fit shows a rectangle of the plane whole.
func (c *camera) fit(x0, y0, x1, y1, w, h float64) {
	c.x, c.y = (x0+x1)/2, (y0+y1)/2
	room := func(size float64) float64 { return size - 2*min(fitMargin, size/7) }
	zoom := math.Min(room(w)/max(x1-x0, 1), room(h)/max(y1-y0, 1))
	c.zoom = min(max(zoom, smallestZoom), largestFit)
}
