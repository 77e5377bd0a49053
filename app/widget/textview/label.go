package textview

import (
	"image"
	"image/color"
	"math"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// Label is a short text on one line, to be drawn into an image. It is laid out
// once and can be drawn many times. Use it only on Fyne's goroutine.
type Label struct {
	engine *Engine
	layout *typeset.Layout
	sheet  typeset.Sheet
	row    typeset.Row
	epoch  int // of the engine, when the label was set
}

// NewLabel lays out a text in the sans-serif family. size is the em, and width
// the greatest width of the label, in device pixels; longer text is cut and
// ends with "…".
func (e *Engine) NewLabel(text string, size float32, width int) *Label {
	l := &Label{engine: e}
	l.set(text, size)
	if full := l.Width(); full > width {
		cut := l.row.At(fixed.I(max(width-int(size), 0)))
		l.set(text[:cut]+"…", size)
	}
	return l
}

func (l *Label) set(text string, size float32) {
	l.sheet = typeset.Sheet{Size: size, LineHeight: 1.2, Sans: true}
	l.layout = typeset.NewLayout(l.engine.set, &typeset.Text{Content: text}, l.sheet, math.MaxInt16)
	l.layout.Row(&l.row, 0, 0)
	l.epoch = l.engine.epoch
}

// Width returns the width of the text in device pixels.
func (l *Label) Width() int { return l.row.Extent().X1.Ceil() }

// Height returns the height of the line in device pixels.
func (l *Label) Height() int { return l.layout.LineHeight(0) }

// Draw draws the label with its upper left corner at x, y.
func (l *Label) Draw(dst *image.RGBA, x, y int, c color.NRGBA) {
	if l.epoch != l.engine.epoch { // fonts were added in the meantime
		l.layout.Reset(l.sheet, math.MaxInt16)
		l.layout.Row(&l.row, 0, 0)
		l.epoch = l.engine.epoch
	}
	l.engine.set.Draw(typeset.Canvas{Image: dst}, &l.row, x, y+l.layout.Baseline(0), func(typeset.Style, fixed.Int26_6) color.NRGBA { return c })
	l.engine.drawn()
}
