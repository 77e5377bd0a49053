// Package textblock shows a short text with links, such as a comment on a card, as high
// as it is.
//
// It is set as an editor sets the same look, so that a text stays where it is when it
// begins to be edited. Everything belongs to Fyne's goroutine.
package textblock

import (
	"image"
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

// Block shows a text. Tab leads to it.
type Block struct {
	widget.BaseWidget

	// OnLink is called with the target of a link that was clicked; may be nil.
	OnLink func(target string)
	// OnPressed is called when the pointer is pressed elsewhere, for what is to go on with
	// the press in the place of the block; may be nil.
	OnPressed func(*desktop.MouseEvent)
	// OnMenu is called for a click with the right button, with the place on the canvas;
	// may be nil.
	OnMenu func(at fyne.Position)
	// OnFocus is called when the keyboard has come to the block; may be nil.
	OnFocus func()

	engine *textview.Engine
	look   textview.Look
	text   *textview.Text
	layout *typeset.Layout
	state  state // that the layout was made for

	raster *canvas.Raster
	image  *image.RGBA
	row    typeset.Row
	over   bool // the pointer is over a link
}

// state is everything that a layout depends on.
type state struct {
	text  *textview.Text
	sheet typeset.Sheet
	width int // device pixels
	epoch int
}

var (
	_ fyne.Tappable          = (*Block)(nil)
	_ fyne.SecondaryTappable = (*Block)(nil)
	_ fyne.Focusable         = (*Block)(nil)
	_ desktop.Mouseable      = (*Block)(nil)
	_ desktop.Hoverable      = (*Block)(nil)
	_ desktop.Cursorable     = (*Block)(nil)
)

// New returns an empty block. Of the look, Size, LineHeight, ParagraphGap, Sans, Family
// and the colours are used.
func New(engine *textview.Engine, look textview.Look) *Block {
	b := &Block{engine: engine, look: look, text: &textview.Text{}}
	b.raster = canvas.NewRaster(func(w, h int) image.Image { return b.paint(w, h) })
	b.raster.ScaleMode = canvas.ImageScalePixels
	b.ExtendBaseWidget(b)
	engine.Want(look.Family)
	return b
}

// SetText replaces the text, which must not change from then on.
func (b *Block) SetText(t *textview.Text) {
	b.text = t
	b.Refresh()
}

// Text returns the text that is shown.
func (b *Block) Text() *textview.Text { return b.text }

// SetLook changes fonts and colours.
func (b *Block) SetLook(l textview.Look) {
	b.look = l
	b.engine.Want(l.Family)
	b.Refresh()
}

// Refresh draws the block anew.
func (b *Block) Refresh() { b.raster.Refresh() }

// MinSize returns the height of the text at the width that the block has; that of one
// line while it has none.
func (b *Block) MinSize() fyne.Size {
	scale := textview.Scale(b)
	if !b.sync(scale) {
		return fyne.NewSize(0, float32(math.Round(float64(b.look.Size*b.look.LineHeight))))
	}
	height := b.layout.Height()
	if last, _ := b.layout.Block(b.layout.Pieces() - 1); last.Kind == textview.Code {
		height += b.layout.CodePadding() // of its box
	}
	return fyne.NewSize(0, float32(height)/scale)
}

// sync makes the layout fit. It returns false when the block has no width yet.
func (b *Block) sync(scale float32) bool {
	sheet := typeset.Sheet{
		Size: b.look.Size * scale, LineHeight: b.look.LineHeight, ParagraphGap: b.look.ParagraphGap,
		Sans: b.look.Sans, Family: b.look.Family, Widows: true,
	}
	want := state{b.text, sheet, int(b.Size().Width * scale), b.engine.Epoch()}
	if want.width <= 0 {
		return false
	}
	if b.layout == nil || b.state != want {
		b.layout = typeset.NewLayout(b.engine.Typeset(), b.text, sheet, want.width)
		b.layout.Settle(func() bool { return false })
		b.state = want
	}
	return true
}

// paint draws the block into an image of w × h device pixels.
func (b *Block) paint(w, h int) image.Image {
	if b.image == nil || b.image.Rect.Dx() != w || b.image.Rect.Dy() != h {
		b.image = image.NewRGBA(image.Rect(0, 0, w, h))
	}
	dst := typeset.Canvas{Image: b.image}
	dst.Fill(b.look.Paper)
	scale := textview.Scale(b)
	if !b.sync(scale) {
		return b.image
	}
	for piece := range b.layout.Pieces() {
		b.paintGround(dst, piece, scale)
		for line := range b.layout.Lines(piece) {
			b.layout.Row(&b.row, piece, line)
			x, y := b.layout.Indent(piece), b.layout.Top(piece)+b.layout.LineTop(piece, line)+b.layout.Baseline(piece)
			b.engine.Typeset().Draw(dst, &b.row, x, y, b.ink)
			b.paintDots(dst, x, y, scale)
		}
	}
	b.engine.Drawn()
	return b.image
}

func (b *Block) ink(s typeset.Style, _ fixed.Int26_6) color.NRGBA {
	switch {
	case s.Broken():
		return b.look.Broken
	case s.Linked():
		return b.look.Link
	case s&typeset.Quiet != 0:
		return b.look.Quiet
	}
	return b.look.Ink
}

// paintDots draws dots under the links of a row that lead nowhere.
func (b *Block) paintDots(dst typeset.Canvas, x, baseline int, scale float32) {
	dot := max(int(1.5*scale+0.5), 1)
	b.row.Styled(func(s typeset.Style, at typeset.Interval) {
		if s.Broken() {
			dst.Dots(x+at.X0.Round(), x+at.X1.Round(), baseline+max(int(2*scale), 1), dot, b.look.Broken)
		}
	})
}

// paintGround draws what belongs to a piece besides its words: the bars of a quotation,
// the ground of code, the marker of an item.
func (b *Block) paintGround(dst typeset.Canvas, piece int, scale float32) {
	block, first := b.layout.Block(piece)
	top, bottom := b.layout.Top(piece)+b.layout.LineTop(piece, 0), b.layout.Top(piece)+b.layout.PieceHeight(piece)
	for depth := range block.Quote {
		x := depth * b.layout.QuoteIndent()
		dst.Rect(image.Rect(x, top, x+max(int(2*scale), 1), bottom), b.look.Rule)
	}
	switch {
	case block.Kind == textview.Code:
		pad := b.layout.CodePadding()
		dst.Rect(image.Rect(b.layout.Indent(piece)-pad, top-pad, b.state.width, bottom+pad), b.look.Code)
	case block.Marker != "" && first:
		right := b.layout.Indent(piece) - int(b.look.Size*scale*0.45)
		b.layout.DrawString(dst, piece, block.Marker, right, top+b.layout.Baseline(piece), b.look.Ink)
	}
}

// linkAt returns the link at a place in the block.
func (b *Block) linkAt(at fyne.Position) (l textview.Link, ok bool) {
	scale := textview.Scale(b)
	if !b.sync(scale) {
		return l, false
	}
	x, y := at.X*scale, int(at.Y*scale)
	piece := b.layout.PieceAt(y)
	b.layout.Row(&b.row, piece, b.layout.LineAt(piece, y-b.layout.Top(piece)))
	offset, _, ok := b.row.Over(fixed.Int26_6((x - float32(b.layout.Indent(piece))) * 64))
	for _, l := range b.text.Links {
		if ok && offset >= l.Start && offset < l.End {
			return l, true
		}
	}
	return l, false
}

// MouseDown implements desktop.Mouseable.
func (b *Block) MouseDown(e *desktop.MouseEvent) {
	_, link := b.linkAt(e.Position)
	if e.Button == desktop.MouseButtonPrimary && !link && b.OnPressed != nil {
		b.OnPressed(e)
	}
}

// MouseUp implements desktop.Mouseable.
func (b *Block) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (b *Block) Tapped(e *fyne.PointEvent) {
	if l, ok := b.linkAt(e.Position); ok && b.OnLink != nil {
		b.OnLink(l.Target)
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (b *Block) TappedSecondary(e *fyne.PointEvent) {
	if b.OnMenu != nil {
		b.OnMenu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (b *Block) MouseIn(e *desktop.MouseEvent) { b.MouseMoved(e) }

// MouseMoved implements desktop.Hoverable.
func (b *Block) MouseMoved(e *desktop.MouseEvent) { _, b.over = b.linkAt(e.Position) }

// MouseOut implements desktop.Hoverable.
func (b *Block) MouseOut() { b.over = false }

// Cursor implements desktop.Cursorable: a hand over a link, a bar over what can be edited.
func (b *Block) Cursor() desktop.Cursor {
	switch {
	case b.over:
		return desktop.PointerCursor
	case b.OnPressed != nil:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// FocusGained implements fyne.Focusable.
func (b *Block) FocusGained() {
	if b.OnFocus != nil {
		b.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (b *Block) FocusLost() {}

// TypedRune implements fyne.Focusable.
func (b *Block) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *Block) TypedKey(*fyne.KeyEvent) {}

// CreateRenderer implements fyne.Widget.
func (b *Block) CreateRenderer() fyne.WidgetRenderer {
	b.engine.Enter(b)
	return &renderer{b}
}

type renderer struct{ block *Block }

func (r *renderer) Destroy()                     { r.block.engine.Leave(r.block) }
func (r *renderer) MinSize() fyne.Size           { return r.block.MinSize() }
func (r *renderer) Layout(size fyne.Size)        { r.block.raster.Resize(size) }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.block.raster} }
func (r *renderer) Refresh()                     { r.block.Refresh() }
