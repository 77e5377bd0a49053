package split

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/flow"
)

// Bounds of the width of a sidebar in px.
const (
	sideLeast    = 160
	sideGreatest = 480
	centreLeast  = 320 // left for the centre between the sidebars, if there is enough space
)

// Sides shows a centre between two sidebars. The sidebars keep their widths when the
// window is resized; the user drags the dividers, and double clicks one to reset its
// sidebar to the initial width. Either sidebar can be hidden.
type Sides struct {
	widget.BaseWidget

	OnChanged func() // called when the user has changed a width; may be nil

	centre      fyne.CanvasObject
	left, right side
}

var _ fyne.Widget = (*Sides)(nil)

// side is one sidebar with its divider.
type side struct {
	content fyne.CanvasObject
	divider *divider
	first   float32 // initial width, px
	width   float32 // wanted width, px; the actual one may be smaller
	shown   bool
}

func (s *side) objects() []fyne.CanvasObject {
	if !s.shown {
		return nil
	}
	return []fyne.CanvasObject{s.content, s.divider}
}

// NewSides returns a centre between two visible sidebars, with their widths in px.
func NewSides(left, centre, right fyne.CanvasObject, leftWidth, rightWidth float32) *Sides {
	s := &Sides{
		centre: centre,
		left:   side{content: left, first: leftWidth, width: leftWidth, shown: true},
		right:  side{content: right, first: rightWidth, width: rightWidth, shown: true},
	}
	s.left.divider = newDivider(horizontal, func(x float32) { s.drag(&s.left, x) }, s.changed, func() { s.reset(&s.left) })
	s.right.divider = newDivider(horizontal, func(x float32) { s.drag(&s.right, s.Size().Width-x-lineWidth) }, s.changed, func() { s.reset(&s.right) })
	s.ExtendBaseWidget(s)
	return s
}

// Widths returns the wanted widths of the sidebars in px, visible or not.
func (s *Sides) Widths() (left, right float32) { return s.left.width, s.right.width }

// SetWidths sets the widths of the sidebars in px, clamped to their bounds, without a
// call of OnChanged.
func (s *Sides) SetWidths(left, right float32) {
	s.left.width, s.right.width = inRange(left), inRange(right)
	s.Refresh()
}

// Shown reports which sidebars are visible.
func (s *Sides) Shown() (left, right bool) { return s.left.shown, s.right.shown }

// SetShown shows or hides the sidebars, without a call of OnChanged.
func (s *Sides) SetShown(left, right bool) {
	s.left.shown, s.right.shown = left, right
	s.Refresh()
	for _, side := range []side{s.left, s.right} {
		if side.shown {
			flow.Revive(side.content)
		}
	}
}

func (s *Sides) changed() {
	if s.OnChanged != nil {
		s.OnChanged()
	}
}

func (s *Sides) drag(of *side, width float32) {
	other := &s.left
	if of == other {
		other = &s.right
	}
	space := s.Size().Width - centreLeast - lineWidth
	if other.shown {
		space -= other.width + lineWidth
	}
	of.width = inRange(min(width, space))
	s.Refresh()
}

func (s *Sides) reset(of *side) {
	of.width = of.first
	s.Refresh()
	s.changed()
}

func inRange(width float32) float32 {
	if !(width > sideLeast) { // also for NaN
		return sideLeast
	}
	return min(width, sideGreatest)
}

// widths returns the actual widths of the sidebars: if the centre would become too
// narrow, both are reduced in proportion.
func (s *Sides) widths() (left, right float32) {
	if s.left.shown {
		left = s.left.width
	}
	if s.right.shown {
		right = s.right.width
	}
	if space := max(0, s.Size().Width-centreLeast); left+right > space {
		left, right = left*space/(left+right), right*space/(left+right)
	}
	parts := wholePixels([]float32{left, right})
	return parts[0], parts[1]
}

// CreateRenderer implements fyne.Widget.
func (s *Sides) CreateRenderer() fyne.WidgetRenderer { return &sidesRenderer{s} }

type sidesRenderer struct{ sides *Sides }

func (r *sidesRenderer) Destroy() {}

// Objects puts the dividers after the objects that they overlap.
func (r *sidesRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.sides.centre}
	objects = append(objects, r.sides.left.objects()...)
	return append(objects, r.sides.right.objects()...)
}

func (r *sidesRenderer) MinSize() fyne.Size {
	size := r.sides.centre.MinSize()
	for _, s := range []*side{&r.sides.left, &r.sides.right} {
		if s.shown {
			size.Height = max(size.Height, s.content.MinSize().Height)
		}
	}
	return size
}

func (r *sidesRenderer) Layout(size fyne.Size) {
	s := r.sides
	left, right := s.widths()
	from, to := float32(0), size.Width
	if s.left.shown {
		put(s.left.content, 0, fyne.NewSize(left, size.Height))
		put(s.left.divider, left-lineOffset, fyne.NewSize(grabWidth, size.Height))
		from = left + lineWidth
	}
	if s.right.shown {
		to = size.Width - right - lineWidth
		put(s.right.content, to+lineWidth, fyne.NewSize(right, size.Height))
		put(s.right.divider, to-lineOffset, fyne.NewSize(grabWidth, size.Height))
	}
	put(s.centre, from, fyne.NewSize(max(0, to-from), size.Height))
}

func put(o fyne.CanvasObject, x float32, size fyne.Size) {
	o.Move(fyne.NewPos(x, 0))
	o.Resize(size)
}

func (r *sidesRenderer) Refresh() {
	r.Layout(r.sides.Size())
	r.sides.left.divider.Refresh()
	r.sides.right.divider.Refresh()
	canvas.Refresh(r.sides)
}
