// Package panel holds surfaces: the cards in the margin, and what floats above the text.
//
// Everything belongs to Fyne's goroutine.
package panel

import (
	"image/color"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const edgeWidth = 4 // px

// Style says how a surface looks.
type Style struct {
	PadX, PadY float32             // px between the border and the content
	Radius     float32             // px
	Edge       fyne.ThemeColorName // of a broad left edge; empty for none
	Floating   bool                // casts a shadow
}

// Card is the style of a card in the margin, with an edge in the colour of what it is
// about.
func Card(edge fyne.ThemeColorName) Style {
	return Style{PadX: 11, PadY: 9, Radius: 6, Edge: edge}
}

// Bar is the style of a bar of controls that floats above the text.
func Bar() Style {
	return Style{PadX: 10, PadY: 4, Radius: 9, Floating: true}
}

// Surface is a piece of paper with a thin border and one content on it. It keeps the
// pointer from what lies under it.
type Surface struct {
	widget.BaseWidget

	OnTapped func()                 // may be nil
	OnMenu   func(at fyne.Position) // with a position on the canvas; may be nil

	content fyne.CanvasObject
	style   Style
	active  bool
}

var (
	_ fyne.Tappable          = (*Surface)(nil)
	_ fyne.SecondaryTappable = (*Surface)(nil)
	_ desktop.Hoverable      = (*Surface)(nil)
	_ desktop.Cursorable     = (*Surface)(nil)
)

// NewSurface returns a surface with a content.
func NewSurface(content fyne.CanvasObject, style Style) *Surface {
	s := &Surface{content: content, style: style}
	s.ExtendBaseWidget(s)
	return s
}

// SetEdge sets the colour of the left edge.
func (s *Surface) SetEdge(name fyne.ThemeColorName) {
	s.style.Edge = name
	s.Refresh()
}

// SetActive shows the surface as the one that the user is at.
func (s *Surface) SetActive(active bool) {
	if s.active == active {
		return
	}
	s.active = active
	s.Refresh()
}

// Active reports whether the surface is the one that the user is at.
func (s *Surface) Active() bool { return s.active }

// Tapped implements fyne.Tappable.
func (s *Surface) Tapped(*fyne.PointEvent) {
	if s.OnTapped != nil {
		s.OnTapped()
	}
}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *Surface) TappedSecondary(e *fyne.PointEvent) {
	if s.OnMenu != nil {
		s.OnMenu(e.AbsolutePosition)
	}
}

// MouseIn implements desktop.Hoverable.
func (s *Surface) MouseIn(*desktop.MouseEvent) {}

// MouseMoved implements desktop.Hoverable.
func (s *Surface) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (s *Surface) MouseOut() {}

// Cursor implements desktop.Cursorable: the arrow, whatever is beneath.
func (s *Surface) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{
		surface: s,
		border:  &canvas.Rectangle{},
		edge:    &canvas.Rectangle{},
		paper:   &canvas.Rectangle{},
	}
	r.Refresh()
	return r
}

// surfaceRenderer lays three filled rectangles over each other, each leaving a rim of
// the one below: crisper than strokes, whose middle falls between two pixels.
type surfaceRenderer struct {
	surface             *Surface
	border, edge, paper *canvas.Rectangle
}

func (r *surfaceRenderer) Destroy() {}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.border, r.edge, r.paper, r.surface.content}
}

// rim returns the width of the border at the left and at the other sides.
func (r *surfaceRenderer) rim() (left, side float32) {
	if r.surface.style.Edge != "" {
		return edgeWidth, 1
	}
	return 1, 1
}

func (r *surfaceRenderer) MinSize() fyne.Size {
	left, side := r.rim()
	s := r.surface.style
	return r.surface.content.MinSize().AddWidthHeight(left+side+2*s.PadX, 2*side+2*s.PadY)
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	left, side := r.rim()
	s := r.surface.style
	r.border.Resize(size)
	inset(r.edge, size, side, side)
	if r.surface.active { // the outline is inside, so the edge stays in sight
		left += side
	}
	inset(r.paper, size, left, side)
	left, _ = r.rim()
	r.surface.content.Move(fyne.NewPos(left+s.PadX, side+s.PadY))
	r.surface.content.Resize(size.SubtractWidthHeight(left+side+2*s.PadX, 2*side+2*s.PadY))
}

// inset puts a rectangle at a distance from the left and from the other sides.
func inset(rect *canvas.Rectangle, size fyne.Size, left, side float32) {
	rect.Move(fyne.NewPos(left, side))
	rect.Resize(size.SubtractWidthHeight(left+side, 2*side))
}

func (r *surfaceRenderer) Refresh() {
	s := r.surface
	paint := func(name fyne.ThemeColorName) color.Color { return fynetheme.ColorForWidget(name, s) }

	line := theme.ColorLine
	if s.active {
		line = theme.ColorAccent
	}
	edge := s.style.Edge
	if edge == "" {
		edge = theme.ColorPaper
	}
	r.border.FillColor, r.edge.FillColor, r.paper.FillColor = paint(line), paint(edge), paint(theme.ColorPaper)
	r.border.Shadow = canvas.Shadow{}
	if s.style.Floating || s.active {
		r.border.Shadow = canvas.Shadow{Color: paint(theme.ColorShadow), BlurRadius: 16, Offset: fyne.NewPos(0, 4)}
	}
	r.border.CornerRadius = s.style.Radius
	r.edge.CornerRadius = s.style.Radius - 1
	r.paper.CornerRadius = s.style.Radius - 1
	if s.style.Edge != "" {
		r.paper.TopLeftCornerRadius, r.paper.BottomLeftCornerRadius = 2, 2
	}
	r.Layout(s.Size())
	s.content.Refresh()
	canvas.Refresh(s)
}
