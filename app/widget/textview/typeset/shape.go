package typeset

import (
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// shaped is a shaped run of complex text of one style and direction. Positions are pixels from the run's left edge.
type shaped struct {
	advance  fixed.Int26_6
	glyphs   []shapedGlyph
	clusters []shapedCluster // in logical order
}

type shapedGlyph struct {
	face *font.Face
	gid  font.GID
	x, y fixed.Int26_6 // y grows downwards
}

// shapedCluster is a grapheme cluster: the caret can be at its edges only.
type shapedCluster struct {
	start  int // bytes from the start of the run
	x0, x1 fixed.Int26_6
}

type shapeKey struct {
	face *face
	size fixed.Int26_6
	rtl  bool
	text string
}

// maxShaped is the size of the cache of runs; a full cache is cleared and visible runs are shaped again.
const maxShaped = 20000

// shape returns the cached shaped run of s.
func (e *Engine) shape(f font26, s string, rtl bool) *shaped {
	key := shapeKey{f.face, f.size, rtl, s}
	if r := e.shaped[key]; r != nil {
		return r
	}
	if len(e.shaped) >= maxShaped {
		clear(e.shaped)
	}
	key.text = strings.Clone(s) // a copy, which does not keep the whole content in memory
	r := e.shapeNew(f, s, rtl)
	e.shaped[key] = r
	return r
}

// ResolveFace returns the face for r; it implements shaping.Fontmap.
func (f *face) ResolveFace(r rune) *font.Face {
	if m := f.metric(r); m.face != nil {
		return m.face
	}
	return f.font
}

func (e *Engine) shapeNew(f font26, s string, rtl bool) *shaped {
	var runes []rune
	var offsets []int // of each rune, and the end
	for i := 0; i < len(s); {
		r, n := decode(s[i:])
		runes, offsets = append(runes, r), append(offsets, i)
		i += n
	}
	offsets = append(offsets, len(s))
	if f.font == nil {
		return boxes(f, runes, offsets)
	}

	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR, Face: f.font, Size: f.size, Language: "en",
		FontFeatures: f.features,
	}
	if rtl {
		in.Direction = di.DirectionRTL
	}
	parts := e.runs.Split(in, f)
	if rtl { // the last part in the text is the leftmost
		for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
			parts[i], parts[j] = parts[j], parts[i]
		}
	}

	out := &shaped{}
	type span struct{ x0, x1 fixed.Int26_6 }
	spans := make([]span, len(runes)) // of each rune
	for _, part := range parts {
		run := e.shaper.ShapeNoExtents(part)
		for i := 0; i < len(run.Glyphs); {
			first := run.Glyphs[i]
			x0 := out.advance
			for ; i < len(run.Glyphs) && run.Glyphs[i].TextIndex() == first.TextIndex(); i++ {
				g := run.Glyphs[i]
				out.glyphs = append(out.glyphs, shapedGlyph{part.Face, g.GlyphID, out.advance + g.XOffset, -g.YOffset})
				out.advance += g.Advance
			}
			// Runes that share a cluster divide its width.
			n := max(first.RunesCount(), 1)
			w := out.advance - x0
			for k := 0; k < n && first.TextIndex()+k < len(spans); k++ {
				at := k
				if rtl {
					at = n - 1 - k
				}
				spans[first.TextIndex()+k] = span{x0 + w*fixed.Int26_6(at)/fixed.Int26_6(n), x0 + w*fixed.Int26_6(at+1)/fixed.Int26_6(n)}
			}
		}
	}

	e.breaks.Init(runes)
	for it := e.breaks.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		c := shapedCluster{offsets[g.Offset], spans[g.Offset].x0, spans[g.Offset].x1}
		for k := range g.Text {
			c.x0, c.x1 = min(c.x0, spans[g.Offset+k].x0), max(c.x1, spans[g.Offset+k].x1)
		}
		out.clusters = append(out.clusters, c)
	}
	return out
}

// boxes returns a run of boxes, for a face without a font.
func boxes(f font26, runes []rune, offsets []int) *shaped {
	out := &shaped{}
	w := f.px(f.upem * 6 / 10)
	for i := range runes {
		out.glyphs = append(out.glyphs, shapedGlyph{x: out.advance})
		out.clusters = append(out.clusters, shapedCluster{offsets[i], out.advance, out.advance + w})
		out.advance += w
	}
	return out
}
