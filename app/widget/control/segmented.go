package control

import (
	"slices"

	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	segmentPadX     = 10 // px
	segmentHeight   = 27 // px
	segmentedRadius = 7  // px
)

// Segmented is a choice of one among a few options that are all visible.
type Segmented struct {
	widget.BaseWidget

	onChanged func(index int) // called when the user chooses another option; may be nil

	segments []*segment
	selected int
}

var _ fyne.Widget = (*Segmented)(nil)

// NewSegmented returns a choice among options, the first of which is selected.
func NewSegmented(options []string, onChanged func(index int)) *Segmented {
	s := &Segmented{onChanged: onChanged}
	for i, option := range options {
		s.segments = append(s.segments, newSegment(s, i, option))
	}
	s.ExtendBaseWidget(s)
	return s
}

// SetSelected selects an option without a call of onChanged. An index out of range selects none.
func (s *Segmented) SetSelected(index int) {
	s.selected = index
	s.Refresh()
}

// Focused reports whether one of the options has the keyboard's focus.
func (s *Segmented) Focused() bool {
	return slices.ContainsFunc(s.segments, func(seg *segment) bool { return seg.Focused() })
}

func (s *Segmented) choose(index int) {
	if index == s.selected || index < 0 || index >= len(s.segments) {
		return
	}
	s.SetSelected(index)
	if s.onChanged != nil {
		s.onChanged(index)
	}
}

// move selects a neighbour and moves the focus there.
func (s *Segmented) move(from, delta int) {
	to := from + delta
	if to < 0 || to >= len(s.segments) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s.segments[to])
	}
	s.choose(to)
}

// CreateRenderer implements fyne.Widget.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentedRenderer{control: s}
	r.objects = r.box.Objects()
	for _, seg := range s.segments {
		r.objects = append(r.objects, seg)
	}
	r.Refresh()
	return r
}

type segmentedRenderer struct {
	control *Segmented
	box     frame.Box
	objects []fyne.CanvasObject
}

func (r *segmentedRenderer) Destroy() {}

func (r *segmentedRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *segmentedRenderer) MinSize() fyne.Size {
	width := float32(2)
	for _, s := range r.control.segments {
		width += s.MinSize().Width
	}
	return fyne.NewSize(width, segmentHeight+2)
}

func (r *segmentedRenderer) Layout(size fyne.Size) {
	r.box.Place(fyne.Position{}, size, segmentedRadius)
	x := float32(1)
	for _, s := range r.control.segments {
		width := s.MinSize().Width
		s.Move(fyne.NewPos(x, 1))
		s.Resize(fyne.NewSize(width, size.Height-2))
		x += width
	}
}

func (r *segmentedRenderer) Refresh() {
	colors := theme.For(r.control)
	r.box.Paint(colors.Chrome, colors.Line)
	for _, s := range r.control.segments {
		s.Refresh()
	}
	canvas.Refresh(r.control)
}

// segment is one option of a Segmented.
type segment struct {
	press.Target
	control *Segmented
	index   int
	text    string
}

func newSegment(control *Segmented, index int, text string) *segment {
	s := &segment{control: control, index: index, text: text}
	s.Extend(s)
	s.OnTapped = func() { control.choose(index) }
	return s
}

// TypedKey implements fyne.Focusable: the arrow keys select the neighbours.
func (s *segment) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		s.control.move(s.index, -1)
	case fyne.KeyRight, fyne.KeyDown:
		s.control.move(s.index, +1)
	default:
		s.Target.TypedKey(key)
	}
}

func (s *segment) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentRenderer{
		segment: s,
		over:    &canvas.Rectangle{},
		label:   label.New(s.text, label.Style{}),
	}
	r.Refresh()
	return r
}

type segmentRenderer struct {
	segment *segment
	fill    frame.Plate // of the chosen segment
	over    *canvas.Rectangle
	label   *label.Label
}

func (r *segmentRenderer) Destroy() {}

func (r *segmentRenderer) Objects() []fyne.CanvasObject {
	return append(r.fill.Objects(), r.over, r.label)
}

func (r *segmentRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.label.MinSize().Width+2*segmentPadX, segmentHeight)
}

func (r *segmentRenderer) Layout(size fyne.Size) {
	left, right := r.radii()
	r.fill.Place(fyne.Position{}, size, left, right)
	r.over.Resize(size)
	r.over.TopLeftCornerRadius, r.over.BottomLeftCornerRadius = left, left
	r.over.TopRightCornerRadius, r.over.BottomRightCornerRadius = right, right
	r.label.Move(fyne.NewPos(segmentPadX, 0))
	r.label.Resize(fyne.NewSize(size.Width-2*segmentPadX, size.Height))
}

func (r *segmentRenderer) Refresh() {
	s := r.segment
	on := s.control.selected == s.index
	if on {
		r.fill.Fill(theme.For(s).Paper)
		r.label.SetColor(theme.ColorInk)
	} else {
		r.fill.Fill(nil)
		r.label.SetColor(theme.ColorQuiet)
	}
	ground(r.over, s, s.Hovered() && !on, s.Focused())
	canvas.Refresh(s)
}

// radii returns the radius of the left and of the right corners: the first and the last segment
// follow the border around them.
func (r *segmentRenderer) radii() (left, right float32) {
	if r.segment.index == 0 {
		left = segmentedRadius - 1
	}
	if r.segment.index == len(r.segment.control.segments)-1 {
		right = segmentedRadius - 1
	}
	return left, right
}
