package control

import (
	"strconv"

	"collate/app/theme"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	dotSize = 17 // px
	dotGap  = 7  // px

	rimStrength = 0.1 // share of ink in the rim of a dot
)

// Swatches is a row of the highlight colours to choose from.
type Swatches struct {
	widget.BaseWidget

	onPick func(index int) // 0 to theme.Marks-1, in the order of the theme; may be nil

	dots   []*dot
	chosen int
}

var _ fyne.Widget = (*Swatches)(nil)

// NewSwatches returns a row without a chosen colour.
func NewSwatches(names []string, onPick func(index int)) *Swatches {
	s := &Swatches{onPick: onPick, chosen: -1}
	for i := range theme.Marks {
		s.dots = append(s.dots, newDot(s, i))
	}
	s.SetNames(names)
	s.ExtendBaseWidget(s)
	return s
}

// SetNames replaces the names of the colours, in the order of the theme. The hint of a
// colour is its name and its number key.
func (s *Swatches) SetNames(names []string) {
	for i, d := range s.dots {
		d.Hint = strconv.Itoa(i + 1)
		if i < len(names) {
			d.Hint = names[i] + " · " + d.Hint
		}
	}
}

// SetChosen draws a ring around a colour; around none for an index out of range.
func (s *Swatches) SetChosen(index int) {
	s.chosen = index
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Swatches) CreateRenderer() fyne.WidgetRenderer {
	r := &swatchesRenderer{swatches: s}
	for _, d := range s.dots {
		r.objects = append(r.objects, d)
	}
	return r
}

type swatchesRenderer struct {
	swatches *Swatches
	objects  []fyne.CanvasObject
}

func (r *swatchesRenderer) Destroy() {}

func (r *swatchesRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *swatchesRenderer) MinSize() fyne.Size {
	return fyne.NewSize(theme.Marks*(dotSize+dotGap)-dotGap, dotSize)
}

// Layout extends each dot by half the gap around it, so that no position is dead.
func (r *swatchesRenderer) Layout(size fyne.Size) {
	for i, d := range r.objects {
		d.Move(fyne.NewPos(float32(i)*(dotSize+dotGap)-dotGap/2.0, 0))
		d.Resize(fyne.NewSize(dotSize+dotGap, size.Height))
	}
}

func (r *swatchesRenderer) Refresh() {
	for _, d := range r.swatches.dots {
		d.Refresh()
	}
	canvas.Refresh(r.swatches)
}

// dot is one colour of a row.
type dot struct {
	press.Pointer
	swatches *Swatches
	index    int
}

func newDot(s *Swatches, index int) *dot {
	d := &dot{swatches: s, index: index}
	d.Extend(d)
	d.OnTapped = func() {
		if s.onPick != nil {
			s.onPick(index)
		}
	}
	return d
}

func (d *dot) CreateRenderer() fyne.WidgetRenderer {
	r := &dotRenderer{dot: d}
	r.Refresh()
	return r
}

type dotRenderer struct {
	dot                  *dot
	ring, gap, rim, disc canvas.Circle // each smaller than the previous one, which is below it
}

func (r *dotRenderer) circles() []*canvas.Circle {
	return []*canvas.Circle{&r.ring, &r.gap, &r.rim, &r.disc}
}

func (r *dotRenderer) Destroy() {}

func (r *dotRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{&r.ring, &r.gap, &r.rim, &r.disc}
}

func (r *dotRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(dotSize) }

func (r *dotRenderer) Layout(size fyne.Size) {
	centre := fyne.NewPos(size.Width/2, size.Height/2)
	for i, circle := range r.circles() {
		diameter := [...]float32{dotSize + 6, dotSize + 3, dotSize, dotSize - 2}[i]
		circle.Move(centre.SubtractXY(diameter/2, diameter/2))
		circle.Resize(fyne.NewSquareSize(diameter))
	}
}

func (r *dotRenderer) Refresh() {
	d := r.dot
	colors := theme.For(d)
	mark := colors.Marks[d.index]
	r.disc.FillColor = mark
	r.rim.FillColor = theme.Mix(mark, colors.Ink, rimStrength)
	r.ring.FillColor, r.gap.FillColor = nil, nil
	switch {
	case d.swatches.chosen == d.index:
		r.ring.FillColor, r.gap.FillColor = colors.Accent, colors.Paper
	case d.Hovered():
		r.ring.FillColor, r.gap.FillColor = colors.Line, colors.Paper
	}
	for _, c := range r.circles() {
		c.Refresh()
	}
	canvas.Refresh(d)
}
