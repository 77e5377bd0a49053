package textview

import (
	"image"
	"image/color"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// Lengths of the frame in place of a picture, in ems of body text.
const (
	missingWidth   = 24 // at most
	missingPadding = 0.8
)

// missingPicture is the frame in place of a picture that could not be loaded.
type missingPicture struct {
	text   *Text
	layout *typeset.Layout
}

// missed replaces a picture by a frame.
func (v *View) missed(target string) {
	name, why := v.MissingPicture(target)
	v.pictures.missing[target] = &missingPicture{text: &Text{
		Content: name + "\n" + why,
		Blocks:  []Block{{End: len(name)}, {Start: len(name) + 1, End: len(name) + 1 + len(why)}},
		Spans:   []Span{{End: len(name), Style: Bold}},
	}}
	v.showPictures()
	v.redraw()
	v.progressed()
}

// set lays out the text of a frame and returns the size of the frame, in device
// pixels.
func (v *View) set(m *missingPicture) image.Point {
	pad := v.px(missingPadding * v.look.Size)
	width := min(v.px(missingWidth*v.look.Size), v.state.column)
	sheet := v.state.sheet
	sheet.Size *= 0.88 // the size of captions
	sheet.LineHeight, sheet.ParagraphGap, sheet.Justify = 1.45, 0.1, false
	m.layout = typeset.NewLayout(v.engine.set, m.text, sheet, max(width-2*pad, 1))
	m.layout.Settle(func() bool { return false })
	return image.Pt(width, m.layout.Height()+2*pad)
}

func (v *View) paintMissing(dst typeset.Canvas, m *missingPicture, box image.Rectangle) {
	dst.Frame(box, max(v.px(1), 1), true, true, v.look.Rule)
	at := box.Min.Add(image.Pt(1, 1).Mul(v.px(missingPadding * v.look.Size)))
	ink := func(Style, fixed.Int26_6) color.NRGBA { return v.look.Quiet }
	var row typeset.Row
	for piece := range m.layout.Pieces() {
		for line := range m.layout.Lines(piece) {
			m.layout.Row(&row, piece, line)
			y := m.layout.Top(piece) + m.layout.LineTop(piece, line) + m.layout.Baseline(piece)
			v.engine.set.Draw(dst, &row, at.X, at.Y+y, ink)
		}
	}
}
