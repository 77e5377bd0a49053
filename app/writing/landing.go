package writing

import (
	"fyne.io/fyne/v2"

	"collate/app/theme"
	"collate/app/widget/panel"
	"collate/notes/markdown"
	"collate/notes/quote"
)

// landingHeight is the thickness of the line at the drop position, in px.
const landingHeight = 2

// landing shows where in the body a dragged quotation would be inserted.
type landing struct {
	line   fyne.CanvasObject
	text   string           // of the body
	blocks []markdown.Block // of the text
}

func newLanding() landing {
	line := panel.NewFill(theme.ColorAccent, fyne.NewSize(landingHeight, landingHeight))
	line.Hide()
	return landing{line: line}
}

// ShowLanding draws a line where a quotation would be inserted that is dropped at a
// position on the canvas, see [quote.Behind]; none in the view Read.
func (w *Writer) ShowLanding(at fyne.Position) {
	if w.view == Read {
		return
	}
	l := &w.landing
	if text := w.body.Text(); text != l.text || l.blocks == nil {
		l.text, l.blocks = text, markdown.Blocks(text)
	}
	offset := w.body.ByteOffset(quote.Behind(l.blocks, w.OffsetAt(at)))
	start, _ := w.body.LineAt(offset)
	left, _, _ := w.body.OffsetBounds(start)
	row, height, visible := w.body.OffsetBounds(offset)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.body)
	if bottom := top.Y + w.body.Size().Height - landingHeight; visible {
		row.Y = min(row.Y+height, bottom)
	} else { // the block continues below the visible part
		row.Y, left.X = bottom, top.X
	}
	inset := max(0, left.X-top.X)
	on := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.stage)
	l.line.Move(fyne.NewPos(top.X+inset-on.X, row.Y-on.Y))
	l.line.Resize(fyne.NewSize(max(0, w.body.Size().Width-2*inset), landingHeight))
	l.line.Show()
}

// HideLanding removes the line of [Writer.ShowLanding].
func (w *Writer) HideLanding() { w.landing.line.Hide() }
