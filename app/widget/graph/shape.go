package graph

import (
	"image/color"
	"math"
)

// Lines and discs are drawn by how far the middle of each pixel lies from
// them: one that lies half a pixel inside the edge is covered whole, one half a
// pixel outside not at all. That is right to a few hundredths for what is wider
// than a pixel, and needs no other memory than the image.

// line draws a line of a width in device pixels.
func (p *painter) line(x0, y0, x1, y1, width float64, c color.NRGBA) {
	dx, dy := x1-x0, y1-y0
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	steep := math.Abs(dy) > math.Abs(dx)
	if steep {
		x0, y0, x1, y1, dx, dy = y0, x0, y1, x1, dy, dx
	}
	if x0 > x1 {
		x0, y0, x1, dx, dy = x1, y1, x0, -dx, -dy
	}
	slope := dy / dx
	across := math.Abs(dx) / length   // distance from the line of a step to the side
	reach := (width/2 + 0.5) / across // to the side that anything is drawn
	for x := math.Floor(x0); x <= x1; x++ {
		middle := y0 + (x+0.5-x0)*slope
		for y := math.Floor(middle - reach); y <= middle+reach; y++ {
			cover := width/2 + 0.5 - math.Abs(y+0.5-middle)*across
			if steep {
				p.blend(int(y), int(x), cover, c)
			} else {
				p.blend(int(x), int(y), cover, c)
			}
		}
	}
}

// disc draws a filled circle.
func (p *painter) disc(cx, cy, r float64, c color.NRGBA) {
	area := p.image.Rect
	for y := max(int(cy-r)-1, 0); y <= min(int(cy+r)+1, area.Max.Y-1); y++ {
		for x := max(int(cx-r)-1, 0); x <= min(int(cx+r)+1, area.Max.X-1); x++ {
			p.blend(x, y, r+0.5-math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy), c)
		}
	}
}

// blend lays a colour over a pixel, as much of it as is covered; nothing
// outside of the image.
func (p *painter) blend(x, y int, cover float64, c color.NRGBA) {
	area := p.image.Rect
	if cover <= 0 || x < 0 || y < 0 || x >= area.Max.X || y >= area.Max.Y {
		return
	}
	a := int(min(cover, 1) * float64(c.A))
	pixel := p.image.Pix[p.image.PixOffset(x, y):]
	pixel[0] += uint8((int(c.R) - int(pixel[0])) * a / 255)
	pixel[1] += uint8((int(c.G) - int(pixel[1])) * a / 255)
	pixel[2] += uint8((int(c.B) - int(pixel[2])) * a / 255)
}
