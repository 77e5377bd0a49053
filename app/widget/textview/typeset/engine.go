package typeset

import (
	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Engine holds what setting text needs and what is worth sharing between all texts: parsed fonts, their measures,
// shaped runs and glyph masks. Make one for a program. It must not be used by two goroutines at once.
type Engine struct {
	library   *library
	faces     map[family]*[4]*face
	shaper    shaping.HarfbuzzShaper
	runs      shaping.Segmenter
	breaks    segmenter.Segmenter
	glue      segmenter.Segmenter // while breaks is in use by the chunker
	paragraph bidi.Paragraph
	shaped    map[shapeKey]*shaped
	glyphs    glyphCache
	hyphens   map[string]*hyphens // by language
}

// NewEngine returns an engine for the fonts. Their files are read when they are first needed; one that cannot be
// read is replaced as Family tells, and without any font text is set as boxes.
func NewEngine(f Fonts) *Engine {
	e := &Engine{library: newLibrary(f), hyphens: map[string]*hyphens{}}
	e.forget()
	return e
}

// forget drops everything measured and drawn.
func (e *Engine) forget() {
	e.faces = map[family]*[4]*face{}
	e.shaped = map[shapeKey]*shaped{}
	e.glyphs.reset()
}

// Missing returns the characters met since the last call that no font has, or only the monospaced family; each is
// returned once.
func (e *Engine) Missing() []rune { return e.library.takeMissing() }

// AddFonts adds fonts for characters that no other font has. Layouts made before must be made again.
func (e *Engine) AddFonts(fonts []*font.Font) {
	e.library.add(fonts)
	e.forget()
}

// AddFamily makes a family available to Sheet.Family: its faces by the bits Bold and Italic. One that is nil is replaced
// by the first, which must not be. Layouts made before must be made again.
func (e *Engine) AddFamily(name string, faces [4]*font.Font) {
	if faces[0] != nil {
		e.library.addFamily(name, faces)
		e.forget()
	}
}

// face returns the tables of a family's face.
func (e *Engine) face(f family, s Style) *face {
	s &= Bold | Italic
	faces := e.faces[f]
	if faces == nil {
		faces = &[4]*face{}
		e.faces[f] = faces
	}
	if faces[s] == nil {
		faces[s] = newFace(e, e.library.face(f, s), f != mono)
	}
	return faces[s]
}
