package typeset

import (
	"image"
	"image/color"
	"math"

	"github.com/go-text/render"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"
)

// subpixels is the number of horizontal positions within a pixel at which a glyph is drawn. Four keep the rhythm of the
// letters; vertically glyphs are on whole pixels.
const subpixels = 4

// glyphKey is the key of a cached glyph image.
type glyphKey struct {
	face *font.Face
	gid  font.GID
	size fixed.Int26_6
	sub  uint8
}

// glyphImage is a drawn glyph: either a mask for the text's colour or, for colour fonts, an image.
type glyphImage struct {
	x, y   int // of the upper left corner, from the origin
	w, h   int
	mask   []uint8
	colour *image.RGBA // premultiplied
}

// glyphCache caches glyph images. When their pixels reach maxGlyphPixels it is cleared.
type glyphCache struct {
	images map[glyphKey]*glyphImage
	pixels int
	raster vector.Rasterizer
}

const maxGlyphPixels = 8 << 20

func (c *glyphCache) reset() {
	c.images, c.pixels = map[glyphKey]*glyphImage{}, 0
}

// get returns the image of a glyph whose origin is sub quarters of a pixel right of a whole pixel.
func (c *glyphCache) get(g *Glyph, sub uint8) *glyphImage {
	key := glyphKey{g.face, g.gid, g.size, sub}
	img := c.images[key]
	if img == nil {
		if c.pixels > maxGlyphPixels {
			c.reset()
		}
		img = c.draw(g, sub)
		c.images[key] = img
		c.pixels += img.w * img.h
	}
	return img
}

func (c *glyphCache) draw(g *Glyph, sub uint8) *glyphImage {
	if g.face == nil {
		return box(g.size)
	}
	shift := float32(sub) / subpixels
	switch d := g.face.GlyphData(g.gid).(type) {
	case font.GlyphOutline:
		return c.outline(d, float32(g.size)/64/float32(g.face.Upem()), shift)
	case nil:
		return &glyphImage{}
	}
	return colourGlyph(g)
}

// outline rasterizes the outline of a glyph, scaled from font units, into a mask.
func (c *glyphCache) outline(o font.GlyphOutline, scale, shift float32) *glyphImage {
	if len(o.Segments) == 0 {
		return &glyphImage{}
	}
	x0, y0, x1, y1 := float32(math.Inf(1)), float32(math.Inf(1)), float32(math.Inf(-1)), float32(math.Inf(-1))
	for i := range o.Segments {
		for _, p := range o.Segments[i].ArgsSlice() {
			x, y := p.X*scale+shift, -p.Y*scale
			x0, x1, y0, y1 = min(x0, x), max(x1, x), min(y0, y), max(y1, y)
		}
	}
	img := &glyphImage{x: int(math.Floor(float64(x0))), y: int(math.Floor(float64(y0)))}
	img.w, img.h = int(math.Ceil(float64(x1)))-img.x, int(math.Ceil(float64(y1)))-img.y
	if img.w <= 0 || img.h <= 0 || img.w > 4096 || img.h > 4096 { // nothing to see, or a broken font
		return &glyphImage{}
	}
	at := func(p opentype.SegmentPoint) (x, y float32) {
		return p.X*scale + shift - float32(img.x), -p.Y*scale - float32(img.y)
	}
	c.raster.Reset(img.w, img.h)
	for i := range o.Segments {
		s := &o.Segments[i]
		ax, ay := at(s.Args[0])
		bx, by := at(s.Args[1])
		cx, cy := at(s.Args[2])
		switch s.Op {
		case opentype.SegmentOpMoveTo:
			c.raster.ClosePath()
			c.raster.MoveTo(ax, ay)
		case opentype.SegmentOpLineTo:
			c.raster.LineTo(ax, ay)
		case opentype.SegmentOpQuadTo:
			c.raster.QuadTo(ax, ay, bx, by)
		case opentype.SegmentOpCubeTo:
			c.raster.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	c.raster.ClosePath()
	mask := image.NewAlpha(image.Rect(0, 0, img.w, img.h))
	c.raster.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	img.mask = mask.Pix
	return img
}

// colourGlyph draws a bitmap, SVG or layered colour glyph, such as an emoji.
func colourGlyph(g *Glyph) *glyphImage {
	em := max(g.size.Ceil(), 1)
	img := image.NewRGBA(image.Rect(0, 0, 2*em, 2*em))
	r := render.Renderer{FontSize: float32(g.size) / 64, PixScale: 1, Color: color.Black}
	r.DrawShapedRunAt(shaping.Output{
		Face: g.face, Size: g.size, Glyphs: []shaping.Glyph{shapedAlone(g)},
	}, img, em/4, em*3/2)
	return &glyphImage{x: -em / 4, y: -em * 3 / 2, w: 2 * em, h: 2 * em, colour: img}
}

// shapedAlone returns the glyph with the extents that the renderer needs.
func shapedAlone(g *Glyph) shaping.Glyph {
	out := shaping.Glyph{GlyphID: g.gid}
	scale := float32(g.size) / float32(max(g.face.Upem(), 1))
	if ext, ok := g.face.GlyphExtents(g.gid); ok {
		out.Width, out.Height = fixed.Int26_6(ext.Width*scale), fixed.Int26_6(ext.Height*scale)
		out.XBearing, out.YBearing = fixed.Int26_6(ext.XBearing*scale), fixed.Int26_6(ext.YBearing*scale)
	}
	out.Advance = fixed.Int26_6(g.face.HorizontalAdvance(g.gid) * scale)
	return out
}

// box returns the image of a box, for a character that no font has.
func box(size fixed.Int26_6) *glyphImage {
	w, h := max(size.Ceil()*6/10-2, 3), max(size.Ceil()*7/10, 3)
	img := &glyphImage{x: 1, y: -h, w: w, h: h, mask: make([]uint8, w*h)}
	for y := range h {
		for x := range w {
			if x == 0 || y == 0 || x == w-1 || y == h-1 {
				img.mask[y*w+x] = 0xff
			}
		}
	}
	return img
}
