package typeset

import (
	"math"

	"golang.org/x/image/math/fixed"
)

// Sheet says how a text is to look, as far as lengths go.
type Sheet struct {
	// Size of body text in device pixels per em.
	Size float32
	// LineHeight of body text in ems.
	LineHeight float32
	// Sans sets body text and headings in the sans-serif family.
	Sans bool
}

// Lengths in ems of body text.
const (
	itemIndent  = 1.25 // of each level of a list
	quoteIndent = 1.3  // of each level of quotation
	codePadding = 0.6  // inside a code block's box
	monoSize    = 0.87 // monospaced letters look larger than they are
)

// setting is how blocks of one kind and level are set. Lengths are device pixels.
type setting struct {
	family     family
	style      Style // added to every span's
	size       fixed.Int26_6
	lineHeight int
	before     int // space above, of which the larger of two neighbours' counts
	after      int
	fonts      [2][4]font26 // own family and mono, by Bold and Italic
	tab        fixed.Int26_6
	baseline   int // below the top of the line
}

// settings are the settings of a sheet.
type settings struct {
	sheet     Sheet
	paragraph setting
	code      setting
	heading   [6]setting
	itemGap   int // between two items of a list
	average   fixed.Int26_6
}

func newSettings(e *Engine, s Sheet) *settings {
	s.Size = min(max(s.Size, 1), 1000)
	if s.LineHeight <= 0 {
		s.LineHeight = 1.62
	}
	body := serif
	if s.Sans {
		body = sans
	}
	em := func(n float32) int { return int(math.Round(float64(n * s.Size))) }
	make := func(f family, style Style, size, line, before, after float32) setting {
		t := setting{
			family: f, style: style, size: fixed.Int26_6(size * s.Size * 64), lineHeight: max(em(size*line), 1),
			before: em(before), after: em(after),
		}
		for i := Style(0); i < 4; i++ {
			own := t.size
			t.fonts[0][i] = font26{e.face(f, i|style), own}
			if f != mono {
				own = fixed.Int26_6(float32(own) * monoSize)
			}
			t.fonts[1][i] = font26{e.face(mono, i|style), own}
		}
		main := t.fonts[0][0]
		t.tab = 4 * main.px(main.metric(' ').advance)
		height := (main.ascent + main.descent) * size * s.Size
		t.baseline = int(math.Round(float64((float32(t.lineHeight)-height)/2 + main.ascent*size*s.Size)))
		return t
	}
	out := &settings{
		sheet:     s,
		paragraph: make(body, 0, 1, s.LineHeight, 0, 0.65),
		code:      make(mono, 0, monoSize, min(s.LineHeight, 1.5), 0.3+codePadding, 0.65+codePadding),
		itemGap:   em(0.24),
	}
	for i, h := range [6]struct{ size, line, before, after float32 }{
		{1.47, 1.25, 1.5, 0.7}, {1.06, 1.3, 1.3, 0.47}, {1, 1.35, 1.1, 0.4}, {1, 1.35, 1.1, 0.3}, {1, 1.35, 1, 0.3}, {1, 1.35, 1, 0.3},
	} {
		out.heading[i] = make(body, Bold, h.size, h.line, h.before, h.after)
	}
	p := out.paragraph.fonts[0][0]
	out.average = max(p.px(p.units(sample))/fixed.Int26_6(len(sample)), 1)
	return out
}

// sample has letters and spaces about as often as prose has.
const sample = "It took two days, and the men who had come to the office that evening were still there when the papers were printed. "

// of returns the setting of a block.
func (s *settings) of(b *Block) *setting {
	switch b.Kind {
	case Heading:
		return &s.heading[min(max(b.Level, 1), 6)-1]
	case Code:
		return &s.code
	}
	return &s.paragraph
}

// font returns the face and size for a style within the block.
func (t *setting) font(s Style) font26 {
	own := 0
	if s&Mono != 0 && t.family != mono {
		own = 1
	}
	return t.fonts[own][s&(Bold|Italic)]
}

// indent returns the distance of a block's text from the column's left edge.
func (s *settings) indent(b *Block) int {
	n := quoteIndent * float64(b.Quote)
	switch b.Kind {
	case Item:
		n += itemIndent * float64(max(b.Level, 1))
	case Code:
		n += codePadding
	}
	return int(math.Round(n * float64(s.sheet.Size)))
}

// gap returns the space between two blocks that follow each other.
func (s *settings) gap(above, below *Block) int {
	if above.Kind == Item && below.Kind == Item && above.Quote == below.Quote {
		return s.itemGap
	}
	return max(s.of(above).after, s.of(below).before)
}

// Column returns the width in device pixels of a column that holds n characters of average prose.
func (e *Engine) Column(s Sheet, n int) int {
	return (fixed.Int26_6(n) * newSettings(e, s).average).Ceil()
}
