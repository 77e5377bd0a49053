package typeset

import (
	"image"
	"image/color"
)

// Triangle fills a triangle in a square, pointing to the right or, if right is false, down.
func (dst Canvas) Triangle(r image.Rectangle, right bool, c color.NRGBA) {
	const fine = 4 // samples across a pixel
	n := r.Dx() * fine
	for y := range r.Dy() {
		for x := range r.Dx() {
			inside := uint32(0)
			for k := range fine * fine {
				along, across := x*fine+k%fine, y*fine+k/fine
				if !right {
					along, across = across, along
				}
				// The triangle fills the middle half of the square in its direction, like ▸.
				if d := along - n/4; d >= 0 && 2*d < n && across >= d && across < n-d {
					inside++
				}
			}
			if inside > 0 {
				dst.pixel(r.Min.X+x, r.Min.Y+y, c, uint32(c.A)*inside/(fine*fine))
			}
		}
	}
}
