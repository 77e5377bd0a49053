package graph

import "math"

// Limits of the zoom, in px per unit of the plane.
const (
	smallestZoom = 0.05
	largestZoom  = 4
	largestFit   = 1.6 // largest zoom of fit
	fitMargin    = 60  // px around the graph after fit, in a large view
)

// camera maps the plane of the simulation to pixels of the view.
type camera struct {
	x, y float64 // point of the plane in the middle of the view
	zoom float64
}

// toView returns the position of a point of the plane in a view of w × h px.
func (c camera) toView(x, y, w, h float64) (vx, vy float64) {
	return w/2 + (x-c.x)*c.zoom, h/2 + (y-c.y)*c.zoom
}

// toPlane is the inverse of toView.
func (c camera) toPlane(vx, vy, w, h float64) (x, y float64) {
	return c.x + (vx-w/2)/c.zoom, c.y + (vy-h/2)/c.zoom
}

// pan moves the content by px.
func (c *camera) pan(dx, dy float64) {
	c.x -= dx / c.zoom
	c.y -= dy / c.zoom
}

// zoomAt multiplies the zoom by factor, keeping the content at a point of the
// view in place.
func (c *camera) zoomAt(factor, vx, vy, w, h float64) {
	x, y := c.toPlane(vx, vy, w, h)
	c.zoom = min(max(c.zoom*factor, smallestZoom), largestZoom)
	nx, ny := c.toPlane(vx, vy, w, h)
	c.x += x - nx
	c.y += y - ny
}

// fit centres a rectangle of the plane and zooms so that all of it is visible.
func (c *camera) fit(x0, y0, x1, y1, w, h float64) {
	c.x, c.y = (x0+x1)/2, (y0+y1)/2
	room := func(size float64) float64 { return size - 2*min(fitMargin, size/7) }
	zoom := math.Min(room(w)/max(x1-x0, 1), room(h)/max(y1-y0, 1))
	c.zoom = min(max(zoom, smallestZoom), largestFit)
}
