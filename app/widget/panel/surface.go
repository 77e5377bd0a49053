// Package panel has surfaces: the cards in the margin, and bars that float above the
// text.
//
// Everything must be used on Fyne's goroutine.
package panel

import (
	"collate/app/theme"
	"collate/app/widget/frame"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const edgeWidth = 4 // px

// Style is the look of a surface.
type Style struct {
	PadX, PadY float32             // px between the border and the content
	Radius     float32             // px
	Edge       fyne.ThemeColorName // colour of a broad left edge; empty for none
	Floating   bool                // casts a shadow
}

// Card returns the style of a card in the margin, with a left edge in a colour.
func Card(edge fyne.ThemeColorName) Style {
	return Style{PadX: 11, PadY: 9, Radius: 6, Edge: edge}
}

// Bar returns the style of a bar of controls that floats above the text.
func Bar() Style {
	return Style{PadX: 10, PadY: 3, Radius: 9, Floating: true}
}

// Surface is a panel with a thin border around one content. Objects below it do not get
// the pointer.
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

// SetActive marks the surface as the current one.
func (s *Surface) SetActive(active bool) {
	if s.active == active {
		return
	}
	s.active = active
	s.Refresh()
}

// ContentWidth returns the width of the content of a surface with the given width, both
// in px.
func (s *Surface) ContentWidth(width float32) float32 {
	return max(0, width-s.left()-1-2*s.style.PadX)
}

// left returns the width of the left edge.
func (s *Surface) left() float32 {
	if s.style.Edge != "" {
		return edgeWidth
	}
	return 1
}

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

// Cursor implements desktop.Cursorable: always the arrow.
func (s *Surface) Cursor() desktop.Cursor { return desktop.DefaultCursor }

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{surface: s}
	r.Refresh()
	return r
}

// surfaceRenderer stacks plates, each of which leaves a rim of the one below visible.
type surfaceRenderer struct {
	surface                      *Surface
	outline, border, edge, paper frame.Plate
}

func (r *surfaceRenderer) Destroy() {}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	for _, p := range []*frame.Plate{&r.outline, &r.border, &r.edge, &r.paper} {
		objects = append(objects, p.Objects()...)
	}
	return append(objects, r.surface.content)
}

func (r *surfaceRenderer) MinSize() fyne.Size {
	s := r.surface
	return s.content.MinSize().AddWidthHeight(s.left()+1+2*s.style.PadX, 2+2*s.style.PadY)
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	s, left := r.surface.style, r.surface.left()
	out := float32(0)
	if r.surface.active {
		out = 1
	}
	r.outline.Place(fyne.NewPos(-out, -out), size.AddWidthHeight(2*out, 2*out), s.Radius+out, s.Radius+out)
	r.border.Place(fyne.Position{}, size, s.Radius, s.Radius)
	r.edge.Place(fyne.Position{}, fyne.NewSize(s.Radius, size.Height), s.Radius, 0)
	r.paper.Place(fyne.NewPos(left, 1), size.SubtractWidthHeight(left+1, 2), max(s.Radius-left, 2), s.Radius-1)
	r.surface.content.Move(fyne.NewPos(left+s.PadX, 1+s.PadY))
	r.surface.content.Resize(fyne.NewSize(r.surface.ContentWidth(size.Width), size.Height-2-2*s.PadY))
}

func (r *surfaceRenderer) Refresh() {
	s := r.surface
	paint := func(p *frame.Plate, name fyne.ThemeColorName) {
		if name == "" {
			p.Fill(nil)
			return
		}
		p.Fill(fynetheme.ColorForWidget(name, s))
	}
	paint(&r.border, theme.ColorLine)
	paint(&r.edge, s.style.Edge)
	paint(&r.paper, theme.ColorPaper)
	paint(&r.outline, "")
	if s.active {
		paint(&r.outline, theme.ColorAccent)
	}
	r.outline.Cast(r.shadow())
	r.Layout(s.Size())
	s.content.Refresh()
	canvas.Refresh(s)
}

// shadow returns the shadow of a floating or active surface; the zero Shadow for others.
func (r *surfaceRenderer) shadow() canvas.Shadow {
	shadow := canvas.Shadow{Color: theme.For(r.surface).Shadow}
	switch {
	case r.surface.style.Floating:
		shadow.BlurRadius, shadow.Offset = 20, fyne.NewPos(0, 5)
	case r.surface.active:
		shadow.BlurRadius, shadow.Offset = 10, fyne.NewPos(0, 2)
	default:
		return canvas.Shadow{}
	}
	return shadow
}
