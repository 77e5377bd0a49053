package typeset

import (
	"image"
	"image/color"

	"golang.org/x/image/math/fixed"
)

// Canvas is an opaque image to draw on. Coordinates are device pixels; drawing is clipped to the image.
type Canvas struct{ Image *image.RGBA }

// Draw draws the glyphs of a row with its left edge and baseline at x, y. ink returns the colour of a glyph by its style and
// its x in the row.
func (e *Engine) Draw(dst Canvas, r *Row, x, y int, ink func(Style, fixed.Int26_6) color.NRGBA) {
	for i := range r.glyphs {
		g := &r.glyphs[i]
		e.drawGlyph(dst, g, x, y, ink(g.style, g.x))
	}
}

func (e *Engine) drawGlyph(dst Canvas, g *Glyph, x, y int, c color.NRGBA) {
	at := g.x + 64/(2*subpixels)
	img := e.glyphs.get(g, uint8(at&63)/(64/subpixels))
	dst.glyph(img, x+at.Floor()+img.x, y+g.y.Round()+img.y, c)
}

// DrawString draws s in the font of a piece, on one line with its right edge at x and the baseline at y, such as the marker
// of a list item.
func (l *Layout) DrawString(dst Canvas, piece int, s string, x, y int, c color.NRGBA) {
	f := l.setting(piece).font(0)
	units, _ := f.units(s)
	at := fixed.I(x) - f.px(units)
	prev := rune(-1)
	for _, r := range s {
		m := f.metric(r)
		at += f.px(f.step(prev, r) - m.advance)
		l.engine.drawGlyph(dst, &Glyph{face: m.face, gid: m.gid, size: f.size, x: at}, 0, y, c)
		at += f.px(m.advance)
		prev = r
	}
}

// Fill fills the canvas with an opaque colour.
func (dst Canvas) Fill(c color.NRGBA) {
	p := dst.Image.Pix
	if len(p) < 4 {
		return
	}
	p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 0xff
	for n := 4; n < len(p); n *= 2 {
		copy(p[n:], p[:n])
	}
}

// Rect fills a rectangle.
func (dst Canvas) Rect(r image.Rectangle, c color.NRGBA) {
	r = r.Intersect(dst.Image.Rect)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		dst.row(r.Min.X, r.Max.X, y, c, uint32(c.A))
	}
}

// Corners says which corners of a rectangle are round.
type Corners struct{ TopLeft, TopRight, BottomLeft, BottomRight bool }

// AllCorners rounds all corners.
var AllCorners = Corners{true, true, true, true}

// Dots draws a row of square dots of the given size from x0 to x1, with gaps of the same width.
func (dst Canvas) Dots(x0, x1, y, size int, c color.NRGBA) {
	for x := x0; x < x1; x += 2 * size {
		dst.Rect(image.Rect(x, y, min(x+size, x1), y+size), c)
	}
}

// RoundRect fills a rectangle with the given corners rounded.
func (dst Canvas) RoundRect(r image.Rectangle, radius int, round Corners, c color.NRGBA) {
	radius = min(radius, r.Dx()/2, r.Dy()/2)
	if radius <= 0 || round == (Corners{}) {
		dst.Rect(r, c)
		return
	}
	dst.Rect(image.Rect(r.Min.X, r.Min.Y+radius, r.Max.X, r.Max.Y-radius), c)
	for j := range radius {
		dst.roundRow(r, r.Min.Y+j, j, radius, round.TopLeft, round.TopRight, c)
		dst.roundRow(r, r.Max.Y-1-j, j, radius, round.BottomLeft, round.BottomRight, c)
	}
}

// roundRow fills row y of a rectangle, the j-th from its upper or lower edge.
func (dst Canvas) roundRow(r image.Rectangle, y, j, radius int, left, right bool, c color.NRGBA) {
	x0, x1 := r.Min.X, r.Max.X
	if left {
		x0 += radius
	}
	if right {
		x1 -= radius
	}
	dst.Rect(image.Rect(x0, y, x1, y+1), c)
	for i := range radius {
		alpha := uint32(c.A) * cornerCoverage(i, j, radius) / 16
		if left {
			dst.pixel(r.Min.X+i, y, c, alpha)
		}
		if right {
			dst.pixel(r.Max.X-1-i, y, c, alpha)
		}
	}
}

// cornerCoverage returns how many of 16 points of pixel i, j lie inside a quarter circle about (radius, radius).
func cornerCoverage(i, j, radius int) uint32 {
	n := uint32(0)
	for k := range 16 {
		dx, dy := 8*radius-8*i-2*(k%4)-1, 8*radius-8*j-2*(k/4)-1
		if dx*dx+dy*dy <= 64*radius*radius {
			n++
		}
	}
	return n
}

// Frame draws the border of a rectangle, inside it. If left or right is false, that side is open.
func (dst Canvas) Frame(r image.Rectangle, width int, left, right bool, c color.NRGBA) {
	dst.Rect(image.Rect(r.Min.X, r.Min.Y, r.Max.X, r.Min.Y+width), c)
	dst.Rect(image.Rect(r.Min.X, r.Max.Y-width, r.Max.X, r.Max.Y), c)
	if left {
		dst.Rect(image.Rect(r.Min.X, r.Min.Y+width, r.Min.X+width, r.Max.Y-width), c)
	}
	if right {
		dst.Rect(image.Rect(r.Max.X-width, r.Min.Y+width, r.Max.X, r.Max.Y-width), c)
	}
}

// row blends a colour over the pixels from x0 to x1 of row y, all of which are in the image.
func (dst Canvas) row(x0, x1, y int, c color.NRGBA, alpha uint32) {
	if x0 >= x1 {
		return
	}
	at := dst.Image.PixOffset(x0, y)
	p := dst.Image.Pix[at : at+4*(x1-x0)]
	if alpha == 0xff {
		p[0], p[1], p[2], p[3] = c.R, c.G, c.B, 0xff
		for n := 4; n < len(p); n *= 2 {
			copy(p[n:], p[:n])
		}
		return
	}
	for i := 0; i+3 < len(p); i += 4 {
		blend(p[i:i+4:i+4], c, alpha)
	}
}

// pixel blends a colour over one pixel.
func (dst Canvas) pixel(x, y int, c color.NRGBA, alpha uint32) {
	if (image.Point{x, y}).In(dst.Image.Rect) {
		at := dst.Image.PixOffset(x, y)
		blend(dst.Image.Pix[at:at+4:at+4], c, alpha)
	}
}

// blend blends a colour with coverage alpha, 0 to 255, over an opaque pixel.
func blend(p []uint8, c color.NRGBA, alpha uint32) {
	rest := 255 - alpha
	p[0] = uint8((uint32(c.R)*alpha + uint32(p[0])*rest + 127) / 255)
	p[1] = uint8((uint32(c.G)*alpha + uint32(p[1])*rest + 127) / 255)
	p[2] = uint8((uint32(c.B)*alpha + uint32(p[2])*rest + 127) / 255)
}

// glyph blends a glyph image over the image with its upper left corner at x, y.
func (dst Canvas) glyph(g *glyphImage, x, y int, c color.NRGBA) {
	r := image.Rect(x, y, x+g.w, y+g.h).Intersect(dst.Image.Rect)
	for row := r.Min.Y; row < r.Max.Y; row++ {
		at := dst.Image.PixOffset(r.Min.X, row)
		p := dst.Image.Pix[at : at+4*r.Dx()]
		if g.colour != nil {
			overlay(p, g.colour.Pix[g.colour.PixOffset(r.Min.X-x, row-y):])
			continue
		}
		from := (row-y)*g.w + r.Min.X - x
		for i, a := range g.mask[from : from+r.Dx()] {
			switch a {
			case 0:
			case 0xff:
				p[4*i], p[4*i+1], p[4*i+2] = c.R, c.G, c.B
			default:
				blend(p[4*i:4*i+4:4*i+4], c, uint32(a))
			}
		}
	}
}

// overlay blends premultiplied pixels over opaque ones.
func overlay(dst, src []uint8) {
	for i := 0; i+3 < len(dst); i += 4 {
		rest := 255 - uint32(src[i+3])
		for k := range 3 {
			dst[i+k] = src[i+k] + uint8((uint32(dst[i+k])*rest+127)/255)
		}
	}
}
