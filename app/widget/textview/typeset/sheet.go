package typeset

import (
	"math"

	"golang.org/x/image/math/fixed"
)

// Sheet is the typography of a text.
type Sheet struct {
	// Size of body text in device pixels per em.
	Size float32
	// LineHeight of body text in ems.
	LineHeight float32
	// Sans sets body text and headings in the sans-serif family.
	Sans bool
	// Family is the name of an added family for body text and headings, instead of Sans; "" and unknown names are ignored.
	Family string
	// ParagraphGap is the space between two paragraphs in ems; 0 is the default.
	ParagraphGap float32
	// Justify justifies paragraphs and items.
	Justify bool
	// Hyphenate hyphenates words that would leave a justified line with wide spaces, in the languages of Engine.AddHyphens.
	// The hyphens are drawn, and are not part of the text.
	Hyphenate bool
	// Widows allows a short last word alone on a line, as is needed while someone types.
	Widows bool
}

// Lengths in ems of body text.
const (
	itemIndent  = 1.25 // of each level of a list
	itemGap     = 0.24 // between two items of a list
	listGap     = 0.4  // between the paragraphs of an item
	quoteIndent = 1.3  // of each level of quotation
	codePadding = 0.6  // inside a code block's box
	blockGap    = 0.65 // below a paragraph, unless the sheet says otherwise
	monoSize    = 0.87 // compensates for the larger look of monospaced letters
	cellSize    = 0.94 // letters of a table
	smallSize   = 0.88 // letters of captions and footnotes
	cellPadding = 0.55 // to the left and right in a cell
	cellSpace   = 0.3  // above and below
	captionGap  = 0.3  // between a picture and its caption
	maxPicture  = 34   // height of a picture
)

// measures are the lengths of a kind of block: size and spaces in ems of body text, line in ems of its own.
type measures struct{ size, line, before, after float32 }

var headings = [6]measures{
	{1.47, 1.25, 1.5, 0.7}, {1.06, 1.3, 1.3, 0.47}, {1, 1.35, 1.1, 0.4}, {1, 1.35, 1.1, 0.3}, {1, 1.35, 1, 0.3}, {1, 1.35, 1, 0.3},
}

// settings are the settings of all blocks for a sheet. Each is made on first use, so that only the fonts in use are read.
type settings struct {
	engine    *Engine
	sheet     Sheet
	paragraph *setting
	code      *setting
	cell      [2]*setting // of the rows of a table and of its header
	small     *setting    // of captions and footnotes
	heading   [6]*setting
	average   fixed.Int26_6 // width of a character of prose
}

func newSettings(e *Engine, s Sheet) *settings {
	s = s.sane()
	return &settings{engine: e, sheet: s, average: e.average(s)}
}

// sane returns the sheet with impossible lengths replaced.
func (s Sheet) sane() Sheet {
	s.Size = min(max(s.Size, 1), 1000)
	if s.LineHeight <= 0 {
		s.LineHeight = 1.62
	}
	if s.ParagraphGap <= 0 {
		s.ParagraphGap = blockGap
	}
	s.ParagraphGap = min(s.ParagraphGap, 10)
	return s
}

// body returns the family of body text.
func (e *Engine) body(s Sheet) family {
	if f, ok := e.library.named[s.Family]; ok {
		return f
	}
	if s.Sans {
		return sans
	}
	return serif
}

// of returns the setting of a block.
func (s *settings) of(b *Block) *setting {
	switch b.Kind {
	case Heading:
		level := min(max(b.Level, 1), 6) - 1
		if s.heading[level] == nil {
			s.heading[level] = newSetting(s.engine, s.sheet, s.engine.body(s.sheet), Bold, headings[level])
			s.heading[level].kind = Heading
		}
		return s.heading[level]
	case Code:
		if s.code == nil {
			s.code = newSetting(s.engine, s.sheet, mono, 0,
				measures{monoSize, min(s.sheet.LineHeight, 1.5), 0.3 + codePadding, blockGap + codePadding})
			s.code.kind = Code
		}
		return s.code
	case TableRow:
		i, style := 0, Style(0)
		if b.Head {
			i, style = 1, Bold
		}
		if s.cell[i] == nil {
			s.cell[i] = newSetting(s.engine, s.sheet, s.engine.body(s.sheet), style,
				measures{cellSize, min(s.sheet.LineHeight, 1.45), 0.4, blockGap})
			s.cell[i].kind = TableRow
		}
		return s.cell[i]
	case Picture, Footnote:
		if s.small == nil {
			s.small = newSetting(s.engine, s.sheet, s.engine.body(s.sheet), 0,
				measures{smallSize, min(s.sheet.LineHeight, 1.45), 0.4, blockGap})
		}
		return s.small
	}
	return s.body()
}

// body returns the setting of paragraphs.
func (s *settings) body() *setting {
	if s.paragraph == nil {
		s.paragraph = newSetting(s.engine, s.sheet, s.engine.body(s.sheet), 0, measures{1, s.sheet.LineHeight, 0, s.sheet.ParagraphGap})
	}
	return s.paragraph
}

// em returns n ems of body text in device pixels.
func (s *settings) em(n float32) int { return int(math.Round(float64(n * s.sheet.Size))) }

// indent returns the distance of a block's text from the column's left edge.
func (s *settings) indent(b *Block) int {
	n := quoteIndent * float32(b.Quote)
	if b.Kind != Heading {
		n += itemIndent * float32(b.Level)
	}
	if b.Kind == Code {
		n += codePadding
	}
	return s.em(n)
}

// gap returns the space between two consecutive blocks: the larger of the space below the first and above the second.
func (s *settings) gap(above, below *Block) int {
	inList := above.Level > 0 && below.Level > 0 && above.Quote == below.Quote
	switch {
	case inList && above.Kind == below.Kind && (above.Kind == Item || above.Kind == Footnote):
		return s.em(itemGap)
	case inList && (above.Kind == Item || above.Kind == Paragraph) && (below.Kind == Item || below.Kind == Paragraph):
		return s.em(listGap)
	}
	if above.Kind == Code && below.Kind == Code { // their boxes stand apart
		return s.em(blockGap + 2*codePadding)
	}
	return max(s.of(above).after, s.of(below).before)
}

// setting is the typography of blocks of one kind and level. Lengths are device pixels.
type setting struct {
	engine     *Engine
	kind       Kind
	family     family
	style      Style // added to every span's
	size       fixed.Int26_6
	lineHeight int
	baseline   int // below the top of the line
	before     int // space above
	after      int // space below
	tab        fixed.Int26_6
	fonts      [2][4]font26 // own family and mono, by Bold and Italic; made on first use
}

func newSetting(e *Engine, s Sheet, f family, style Style, m measures) *setting {
	em := func(n float32) int { return int(math.Round(float64(n * s.Size))) }
	t := &setting{
		engine: e, family: f, style: style, size: fixed.Int26_6(m.size * s.Size * 64),
		lineHeight: max(em(m.size*m.line), 1), before: em(m.before), after: em(m.after),
	}
	main := t.font(0)
	t.tab = max(4*main.px(main.metric(' ').advance), 1)
	// The baseline centres ascent and descent in the line.
	height := (main.ascent + main.descent) * m.size * s.Size
	t.baseline = int(math.Round(float64((float32(t.lineHeight)-height)/2 + main.ascent*m.size*s.Size)))
	return t
}

// justifies reports whether lines of the block may be justified.
func (t *setting) justifies() bool { return t.kind != Heading && t.kind != Code && t.kind != TableRow }

// em returns n ems of the block in device pixels.
func (t *setting) em(n float32) fixed.Int26_6 { return fixed.Int26_6(n * float32(t.size)) }

// font returns the face and size for a style within the block.
func (t *setting) font(s Style) font26 {
	family, own, size := t.family, 0, t.size
	if s&Mono != 0 && t.family != mono {
		family, own, size = mono, 1, fixed.Int26_6(float32(t.size)*monoSize)
	}
	s = (s | t.style) & (Bold | Italic)
	f := &t.fonts[own][s]
	if f.face == nil {
		*f = font26{t.engine.face(family, s), size}
	}
	return *f
}

// sample has letters and spaces in about the frequencies of prose.
const sample = "It took two days, and the men who had come to the office that evening were still there when the papers were printed. "

// average returns the average width of a character of prose.
func (e *Engine) average(s Sheet) fixed.Int26_6 {
	f := font26{e.face(e.body(s), 0), fixed.Int26_6(s.Size * 64)}
	units, _ := f.units(sample)
	return max(f.px(units)/fixed.Int26_6(len(sample)), 1)
}

// Column returns the width in device pixels of a column for n characters of average prose.
func (e *Engine) Column(s Sheet, n int) int {
	return (fixed.Int26_6(n) * e.average(s.sane())).Ceil()
}
