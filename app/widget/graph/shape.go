package graph

import (
	"image"
	"image/color"
	"math"
)

// Lines and discs are drawn by how far the middle of each pixel lies from
// them: one that lies half a pixel inside the edge is covered whole, one half a
// pixel outside not at all. That is right to a few hundredths for what is wider
// than a pixel, and needs no other memory than the image.

// line draws a line of a width in device pixels. It goes along the axis on which the line
// is longer, pixel by pixel, and covers those across it that the line reaches.
func line(on *image.RGBA, x0, y0, x1, y1, width float64, c color.NRGBA) {
	dx, dy := x1-x0, y1-y0
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	columns, rows := span{on.Rect.Min.X, on.Rect.Max.X - 1}, span{on.Rect.Min.Y, on.Rect.Max.Y - 1}
	along, aside := 4, on.Stride // bytes from a pixel to the next
	if math.Abs(dy) > math.Abs(dx) {
		x0, y0, x1, y1, dx, dy = y0, x0, y1, x1, dy, dx
		columns, rows, along, aside = rows, columns, aside, along
	}
	if x0 > x1 {
		x0, y0, x1, dx, dy = x1, y1, x0, -dx, -dy
	}
	slope := dy / dx
	across := math.Abs(dx) / length // distance from the line of a step to the side
	edge := width/2 + 0.5           // distance from the line at which nothing is covered
	reach := edge / across
	for x := max(int(math.Floor(x0)), columns.first); x <= min(int(x1), columns.last); x++ {
		middle := y0 + (float64(x)+0.5-x0)*slope - 0.5
		first, last := max(int(math.Ceil(middle-reach)), rows.first), min(int(math.Floor(middle+reach)), rows.last)
		at := (x-columns.first)*along + (first-rows.first)*aside
		for y := first; y <= last; y++ {
			blend(on.Pix[at:at+3:at+3], edge-math.Abs(float64(y)-middle)*across, c)
			at += aside
		}
	}
}

// span is pixels of a row or column, both included.
type span struct{ first, last int }

// disc draws a filled circle.
func disc(on *image.RGBA, cx, cy, r float64, c color.NRGBA) {
	area := image.Rect(int(cx-r)-1, int(cy-r)-1, int(cx+r)+2, int(cy+r)+2).Intersect(on.Rect)
	for y := area.Min.Y; y < area.Max.Y; y++ {
		at := on.PixOffset(area.Min.X, y)
		for x := area.Min.X; x < area.Max.X; x++ {
			blend(on.Pix[at:at+3:at+3], r+0.5-math.Hypot(float64(x)+0.5-cx, float64(y)+0.5-cy), c)
			at += 4
		}
	}
}

// blend lays a colour over a pixel, as much of it as is covered: not at all from 0 down,
// whole from 1 up.
func blend(pixel []uint8, cover float64, c color.NRGBA) {
	a := int(min(max(cover, 0), 1) * float64(c.A) * (256.0 / 255)) // of 256, as shifting is quicker than dividing
	pixel[0] += uint8((int(c.R) - int(pixel[0])) * a >> 8)
	pixel[1] += uint8((int(c.G) - int(pixel[1])) * a >> 8)
	pixel[2] += uint8((int(c.B) - int(pixel[2])) * a >> 8)
}
