package typeset

import (
	"github.com/go-text/typesetting/bidi"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/segmenter"
	"github.com/go-text/typesetting/shaping"
)

// Engine caches what all texts share: parsed fonts, their metrics, shaped runs and glyph masks. Make one for a program. Only
// one goroutine may use it at a time.
type Engine struct {
	library   *library
	faces     map[family]*[4]*face
	shaper    shaping.HarfbuzzShaper
	runs      shaping.Segmenter
	breaks    segmenter.Segmenter
	glue      segmenter.Segmenter // for use while the chunker uses breaks
	paragraph bidi.Paragraph
	shaped    map[shapeKey]*shaped
	glyphs    glyphCache
	hyphens   map[string]*hyphens // by language
}

// NewEngine returns an engine for the fonts. Their files are read on first use; an unreadable one is replaced as described
// at Family, and without any font text is drawn as boxes.
func NewEngine(f Fonts) *Engine {
	e := &Engine{library: newLibrary(f), hyphens: map[string]*hyphens{}}
	e.forget()
	return e
}

// forget clears the caches.
func (e *Engine) forget() {
	e.faces = map[family]*[4]*face{}
	e.shaped = map[shapeKey]*shaped{}
	e.glyphs.reset()
}

// Missing returns the characters laid out since the last call that no font has, or only the monospaced family; each is
// returned once.
func (e *Engine) Missing() []rune { return e.library.takeMissing() }

// AddFonts adds fallback fonts. Layouts made before must be made again.
func (e *Engine) AddFonts(fonts []*font.Font) {
	e.library.add(fonts)
	e.forget()
}

// AddFamily makes a family available to Sheet.Family: faces are indexed by the bits Bold and Italic. A nil face is replaced
// by the first; if the first is nil, nothing is added. Layouts made before must be made again.
func (e *Engine) AddFamily(name string, faces [4]*font.Font) {
	if faces[0] != nil {
		e.library.addFamily(name, faces)
		e.forget()
	}
}

// face returns the tables of a face of a family.
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
