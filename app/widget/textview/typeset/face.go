package typeset

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// tableRunes is the number of code points in the tables of a face: Latin to Cyrillic, U+0000 to U+052F.
const tableRunes = 0x530

// Special values in place of kerning.
const (
	noKern = -1 << 15   // not known yet
	joins  = noKern + 1 // the pair has other glyphs than its characters alone, such as a ligature
)

// metric is the glyph of one code point in a face.
type metric struct {
	face    *font.Face // the face itself, or a fallback with the character; nil for a box
	gid     font.GID
	advance int32 // in units of the face that holds the table
	known   bool
}

// face is a font face with tables for fast measuring of simple text. Lengths are font units, so that the tables serve every
// size. A face without a font measures boxes.
//
// Text with a pair that has other glyphs than its two characters, because the font has a ligature for it, is passed to the
// shaper; so the tables and the shaper agree. A monospaced face has no ligatures: each letter keeps its cell.
type face struct {
	engine          *Engine
	features        []shaping.FontFeature
	font            *font.Face
	upem            int32
	table           [tableRunes]metric
	others          map[rune]metric
	kern            [tableRunes]*[tableRunes]int16 // rows made on first use
	ascent, descent float32                        // fractions of an em, both positive
}

func newFace(e *Engine, f *font.Face, ligatures bool) *face {
	t := &face{engine: e, font: f, upem: 1000, others: map[rune]metric{}, ascent: 0.9, descent: 0.25}
	if !ligatures {
		t.features = noLigatures
	}
	if f == nil {
		return t
	}
	t.upem = max(int32(f.Upem()), 1)
	if ext, ok := f.FontHExtents(); ok && ext.Ascender > 0 {
		t.ascent, t.descent = ext.Ascender/float32(t.upem), -ext.Descender/float32(t.upem)
	}
	return t
}

// metric returns the metric of r.
func (f *face) metric(r rune) metric {
	if uint32(r) < tableRunes {
		m := &f.table[r]
		if !m.known {
			*m = f.lookup(r)
		}
		return *m
	}
	m, ok := f.others[r]
	if !ok {
		m = f.lookup(r)
		f.others[r] = m
	}
	return m
}

func (f *face) lookup(r rune) metric {
	if f.font != nil {
		if gid, ok := f.font.NominalGlyph(r); ok {
			return metric{f.font, gid, int32(f.font.HorizontalAdvance(gid)), true}
		}
	}
	if o := f.engine.library.other(r); o != nil {
		gid, _ := o.NominalGlyph(r)
		return metric{o, gid, int32(o.HorizontalAdvance(gid) * float32(f.upem) / float32(max(o.Upem(), 1))), true}
	}
	return metric{nil, 0, f.upem * 6 / 10, true}
}

// kerning returns the kerning between two code points of the tables, in font units, or joins.
func (f *face) kerning(a, b rune) int32 {
	row := f.kern[a]
	if row == nil {
		row = new([tableRunes]int16)
		for i := range row {
			row[i] = noKern
		}
		f.kern[a] = row
	}
	if row[b] == noKern {
		row[b] = f.shapePair(a, b)
	}
	return int32(row[b])
}

// shapePair returns the kerning of a pair by the shaper, or joins.
func (f *face) shapePair(a, b rune) int16 {
	ma, mb := f.metric(a), f.metric(b)
	if f.font == nil || ma.face != f.font || mb.face != f.font {
		return 0
	}
	out := f.engine.shaper.ShapeNoExtents(shaping.Input{
		Text: []rune{a, b}, RunEnd: 2, Direction: di.DirectionLTR, Face: f.font, Size: fixed.I(int(f.upem)),
		Script: scriptOf(a), Language: "en", FontFeatures: f.features,
	})
	if len(out.Glyphs) != 2 || out.Glyphs[0].GlyphID != ma.gid || out.Glyphs[1].GlyphID != mb.gid {
		return joins
	}
	k := int32(out.Advance.Round()) - ma.advance - mb.advance
	return int16(max(min(k, 1<<14), -1<<14))
}

var noLigatures = []shaping.FontFeature{
	{Tag: opentype.MustNewTag("liga")}, {Tag: opentype.MustNewTag("clig")}, {Tag: opentype.MustNewTag("calt")},
}

func scriptOf(r rune) language.Script {
	switch {
	case r >= 0x400:
		return language.Cyrillic
	case r >= 0x370:
		return language.Greek
	}
	return language.Latin
}

// units returns the width of simple text without ligatures, in font units, and whether a pair in it joins.
func (f *face) units(s string) (w int32, join bool) {
	prev := rune(-1)
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		i += n
		if uint32(r) >= tableRunes {
			w += f.metric(r).advance
			prev = -1
			continue
		}
		if m := &f.table[r]; m.known {
			w += m.advance
		} else {
			w += f.metric(r).advance
		}
		if prev >= 0 {
			k := int32(noKern)
			if row := f.kern[prev]; row != nil {
				k = int32(row[r])
			}
			if k == noKern {
				k = f.kerning(prev, r)
			}
			if k == joins {
				join = true
			} else {
				w += k
			}
		}
		prev = r
	}
	return w, join
}

// font26 is a face at a size.
type font26 struct {
	*face
	size fixed.Int26_6 // pixels per em
}

// px converts font units to pixels.
func (f font26) px(units int32) fixed.Int26_6 {
	return fixed.Int26_6(int64(units) * int64(f.size) / int64(f.upem))
}

// step returns the width that r adds to a run after prev, in font units: the advance of r and the kerning between the two. A
// negative prev starts a run.
func (f *face) step(prev, r rune) int32 {
	w := f.metric(r).advance
	if prev >= 0 && uint32(prev) < tableRunes && uint32(r) < tableRunes {
		if k := f.kerning(prev, r); k != joins {
			w += k
		}
	}
	return w
}
