package panel

import (
	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Side is a side of a strip.
type Side int

// The sides on which a strip may have its line: that towards what it borders.
const (
	Below Side = iota
	Above
	Right
	Left
)

// Strip is a part of the chrome along an edge of the window: a bar or a sidebar, with a
// thin line towards the rest.
type Strip struct {
	widget.BaseWidget

	content   fyne.CanvasObject
	thickness float32
	line      Side
}

var _ fyne.Widget = (*Strip)(nil)

// NewStrip returns a strip of a thickness in px, line included: a height where the line
// is above or below, otherwise a width.
func NewStrip(content fyne.CanvasObject, thickness float32, line Side) *Strip {
	s := &Strip{content: content, thickness: thickness, line: line}
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
	s := r.strip
	least := s.content.MinSize()
	if s.line == Left || s.line == Right {
		return fyne.NewSize(s.thickness, least.Height)
	}
	return fyne.NewSize(least.Width, s.thickness)
}

func (r *stripRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	at, inner, line := fyne.Position{}, size, fyne.NewSize(size.Width, 1)
	lineAt := fyne.Position{}
	switch r.strip.line {
	case Below:
		inner.Height--
		lineAt.Y = inner.Height
	case Above:
		inner.Height--
		at.Y = 1
	case Right:
		inner.Width--
		lineAt.X, line = inner.Width, fyne.NewSize(1, size.Height)
	case Left:
		inner.Width--
		at.X, line = 1, fyne.NewSize(1, size.Height)
	}
	r.strip.content.Move(at)
	r.strip.content.Resize(inner)
	r.line.Move(lineAt)
	r.line.Resize(line)
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
