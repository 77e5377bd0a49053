package graph

import (
	"image"
	"image/color"
	"math"
)

// Lines and discs are antialiased by the distance of the centre of each pixel from their
// edge: half a pixel inside is full coverage, half a pixel outside none. That is exact to
// a few hundredths for shapes wider than a pixel, and needs no memory besides the image.

// line draws a line with a width in device pixels. It steps along the longer axis pixel
// by pixel, and covers the pixels across it that the line reaches.
func line(on *image.RGBA, x0, y0, x1, y1, width float64, c color.NRGBA) {
	dx, dy := x1-x0, y1-y0
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	columns, rows := span{on.Rect.Min.X, on.Rect.Max.X - 1}, span{on.Rect.Min.Y, on.Rect.Max.Y - 1}
	along, aside := 4, on.Stride // bytes between adjacent pixels
	if math.Abs(dy) > math.Abs(dx) {
		x0, y0, x1, y1, dx, dy = y0, x0, y1, x1, dy, dx
		columns, rows, along, aside = rows, columns, aside, along
	}
	if x0 > x1 {
		x0, y0, x1, dx, dy = x1, y1, x0, -dx, -dy
	}
	slope := dy / dx
	across := math.Abs(dx) / length // distance from the line per pixel across
	edge := width/2 + 0.5           // distance from the line at which the coverage is 0
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

// span is a range of pixels, both ends inclusive.
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

// blend blends a colour over a pixel with coverage cover, clamped to 0–1.
func blend(pixel []uint8, cover float64, c color.NRGBA) {
	a := int(min(max(cover, 0), 1) * float64(c.A) * (256.0 / 255)) // of 256, as shifting is faster than dividing
	pixel[0] += uint8((int(c.R) - int(pixel[0])) * a >> 8)
	pixel[1] += uint8((int(c.G) - int(pixel[1])) * a >> 8)
	pixel[2] += uint8((int(c.B) - int(pixel[2])) * a >> 8)
}
