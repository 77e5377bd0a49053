package typeset

import (
	"bytes"

	"github.com/go-text/typesetting/font"
)

// Family is the four faces of a font, each the bytes of an OpenType or TrueType file. A missing or unreadable face is
// replaced by Regular, and this by the fallback fonts.
type Family struct{ Regular, Bold, Italic, BoldItalic []byte }

// Fonts are the fonts of an Engine.
type Fonts struct {
	Serif, Sans, Mono Family
	// Fallback fonts are used, in order, for characters that the families lack.
	Fallback [][]byte
}

// family is one of the families of Fonts, or an added one.
type family uint8

const (
	serif family = iota
	sans
	mono
	families
)

// maxFamilies is the largest number of families; further ones are not added.
const maxFamilies = 250

// file returns the bytes of the family's face for the bold and italic bits of s.
func (f *Family) file(s Style) []byte {
	switch s & (Bold | Italic) {
	case Bold:
		return f.Bold
	case Italic:
		return f.Italic
	case Bold | Italic:
		return f.BoldItalic
	}
	return f.Regular
}

// parse reads a font file; nil if there is none or it cannot be read.
func parse(file []byte) *font.Face {
	if len(file) == 0 {
		return nil
	}
	f, err := font.ParseTTF(bytes.NewReader(file))
	if err != nil {
		return nil
	}
	return f
}

// library holds the parsed faces of Fonts, each parsed on first use, and finds the face for a character.
type library struct {
	fonts    Fonts
	faces    [][4]*font.Face // by family
	tried    [families][4]bool
	named    map[string]family // added families
	fallback []*font.Face      // parsed so far, in the order of fonts.Fallback
	system   []*font.Face      // added later
	byRune   map[rune]*font.Face
	missing  map[rune]bool // characters without a good face; true until takeMissing returned them
}

func newLibrary(f Fonts) *library {
	return &library{fonts: f, faces: make([][4]*font.Face, families), named: map[string]family{}, byRune: map[rune]*font.Face{}, missing: map[rune]bool{}}
}

// face returns the face of a family and style, or the nearest readable one; nil if there is none.
func (l *library) face(f family, s Style) *font.Face {
	s &= Bold | Italic
	if f < families && !l.tried[f][s] {
		l.tried[f][s] = true
		fam := [...]*Family{&l.fonts.Serif, &l.fonts.Sans, &l.fonts.Mono}[f]
		l.faces[f][s] = parse(fam.file(s))
	}
	switch {
	case l.faces[f][s] != nil:
		return l.faces[f][s]
	case s != 0:
		return l.face(f, 0)
	case f != serif:
		return l.face(serif, 0)
	}
	return l.fallbackAt(0)
}

// fallbackAt returns the i-th readable fallback face, or nil.
func (l *library) fallbackAt(i int) *font.Face {
	for len(l.fallback) <= i {
		if len(l.fonts.Fallback) == 0 {
			return nil
		}
		file := l.fonts.Fallback[0]
		l.fonts.Fallback = l.fonts.Fallback[1:]
		if f := parse(file); f != nil {
			l.fallback = append(l.fallback, f)
		}
	}
	return l.fallback[i]
}

// other returns a fallback face for r, or nil. It records r as missing if no face has it, or only a monospaced one, or only
// a colour font for a ballot box; these are used until there is a better one.
func (l *library) other(r rune) *font.Face {
	f, ok := l.byRune[r]
	if !ok {
		if f = l.search(r); f == nil || isBallotBox(r) && inColours(f, r) {
			if m := l.face(mono, 0); has(m, r) {
				f = m
			}
			if _, asked := l.missing[r]; !asked {
				l.missing[r] = true
			}
		}
		l.byRune[r] = f
	}
	return f
}

// isBallotBox reports whether r is ☐, ☑ or ☒, of which emoji fonts have only ☑.
func isBallotBox(r rune) bool { return r >= '☐' && r <= '☒' }

// inColours reports whether the glyph of r in f is not an outline.
func inColours(f *font.Face, r rune) bool {
	glyph, _ := f.NominalGlyph(r)
	_, outline := f.GlyphData(glyph).(font.GlyphOutline)
	return !outline
}

// has reports whether f, which may be nil, has a glyph for r.
func has(f *font.Face, r rune) bool {
	if f == nil {
		return false
	}
	_, ok := f.NominalGlyph(r)
	return ok
}

func (l *library) search(r rune) *font.Face {
	for _, fam := range [...]family{serif, sans} {
		if f := l.face(fam, 0); has(f, r) {
			return f
		}
	}
	for _, f := range l.system {
		if has(f, r) {
			return f
		}
	}
	for i := 0; ; i++ {
		f := l.fallbackAt(i)
		if f == nil || has(f, r) {
			return f
		}
	}
}

// takeMissing returns the missing characters that it did not return before.
func (l *library) takeMissing() []rune {
	var out []rune
	for r, fresh := range l.missing {
		if fresh {
			out = append(out, r)
			l.missing[r] = false
		}
	}
	return out
}

// add adds fallback fonts.
func (l *library) add(fonts []*font.Font) {
	for _, f := range fonts {
		l.system = append(l.system, font.NewFace(f))
	}
	clear(l.byRune)
}

// addFamily adds a family by name: its faces are indexed by the bits Bold and Italic; the first is not nil.
func (l *library) addFamily(name string, faces [4]*font.Font) {
	f, ok := l.named[name]
	if !ok {
		if len(l.faces) == maxFamilies {
			return
		}
		f = family(len(l.faces))
		l.faces = append(l.faces, [4]*font.Face{})
		l.named[name] = f
	}
	for i, file := range faces {
		if l.faces[f][i] = nil; file != nil {
			l.faces[f][i] = font.NewFace(file)
		}
	}
}
