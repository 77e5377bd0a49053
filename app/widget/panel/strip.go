package panel

import (
	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Side is the side of a strip that has a line.
type Side int

// The sides of a strip that border on the rest of the window.
const (
	Below Side = iota
	Above
)

// Strip is a bar along the upper or lower edge of the window, with a thin line towards
// the rest.
type Strip struct {
	widget.BaseWidget

	content fyne.CanvasObject
	height  float32
	line    Side
}

var _ fyne.Widget = (*Strip)(nil)

// NewStrip returns a strip of a height in px, including the line.
func NewStrip(content fyne.CanvasObject, height float32, line Side) *Strip {
	s := &Strip{content: content, height: height, line: line}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	r := &stripRenderer{strip: s, ground: &canvas.Rectangle{}, line: &canvas.Rectangle{}}
	r.paint()
	return r
}

type stripRenderer struct {
	strip        *Strip
	ground, line *canvas.Rectangle
}

func (r *stripRenderer) Destroy() {}

func (r *stripRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.strip.content, r.line}
}

func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.strip.content.MinSize().Width, r.strip.height)
}

func (r *stripRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	inner := size.SubtractWidthHeight(0, 1)
	at, lineAt := fyne.Position{}, fyne.NewPos(0, inner.Height)
	if r.strip.line == Above {
		at, lineAt = fyne.NewPos(0, 1), fyne.Position{}
	}
	r.strip.content.Move(at)
	r.strip.content.Resize(inner)
	r.line.Move(lineAt)
	r.line.Resize(fyne.NewSize(size.Width, 1))
}

func (r *stripRenderer) paint() {
	r.ground.FillColor = fynetheme.ColorForWidget(theme.ColorChrome, r.strip)
	r.line.FillColor = fynetheme.ColorForWidget(theme.ColorLine, r.strip)
}

func (r *stripRenderer) Refresh() {
	r.paint()
	r.Layout(r.strip.Size())
	r.strip.content.Refresh()
	canvas.Refresh(r.strip)
}
