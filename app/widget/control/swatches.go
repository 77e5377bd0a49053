package control

import (
	"strconv"

	"collate/app/theme"
	"collate/app/widget/press"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	dotSize = 17 // px
	dotGap  = 7  // px
	ringGap = 3  // px from the edge of the chosen dot to the outside of its ring
)

// Swatches is a row of the highlight colours to pick one from.
type Swatches struct {
	widget.BaseWidget

	OnPick func(index int) // 0 to theme.Marks-1, in the order of the theme; may be nil

	dots   []*dot
	chosen int
}

var _ fyne.Widget = (*Swatches)(nil)

// NewSwatches returns the row without a chosen colour. The hint of a colour is its name
// from names, in the order of the theme, and the number key that stands for it.
func NewSwatches(names []string, onPick func(index int)) *Swatches {
	s := &Swatches{OnPick: onPick, chosen: -1}
	for i := range theme.Marks {
		hint := strconv.Itoa(i + 1)
		if i < len(names) {
			hint = names[i] + " · " + hint
		}
		s.dots = append(s.dots, newDot(s, i, hint))
	}
	s.ExtendBaseWidget(s)
	return s
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

// Layout gives each dot half the gap around it too, so that there is no dead space.
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

func newDot(s *Swatches, index int, hint string) *dot {
	d := &dot{swatches: s, index: index}
	d.Extend(d)
	d.Hint = hint
	d.OnTapped = func() {
		if s.OnPick != nil {
			s.OnPick(index)
		}
	}
	return d
}

func (d *dot) CreateRenderer() fyne.WidgetRenderer {
	r := &dotRenderer{dot: d, ring: &canvas.Circle{}, disc: &canvas.Circle{StrokeWidth: 1}}
	r.Refresh()
	return r
}

type dotRenderer struct {
	dot        *dot
	ring, disc *canvas.Circle
}

func (r *dotRenderer) Destroy() {}

func (r *dotRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ring, r.disc}
}

func (r *dotRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(dotSize) }

func (r *dotRenderer) Layout(size fyne.Size) {
	centre := fyne.NewPos(size.Width/2, size.Height/2)
	for circle, diameter := range map[*canvas.Circle]float32{r.disc: dotSize, r.ring: dotSize + 2*ringGap} {
		circle.Move(centre.SubtractXY(diameter/2, diameter/2))
		circle.Resize(fyne.NewSquareSize(diameter))
	}
}

func (r *dotRenderer) Refresh() {
	d := r.dot
	r.disc.FillColor = fynetheme.ColorForWidget(theme.ColorMark(d.index), d)
	r.disc.StrokeColor = fynetheme.ColorForWidget(theme.ColorShadow, d)
	r.ring.StrokeWidth, r.ring.StrokeColor = 0, nil
	switch {
	case d.swatches.chosen == d.index:
		r.ring.StrokeWidth, r.ring.StrokeColor = 1.5, fynetheme.ColorForWidget(theme.ColorAccent, d)
	case d.Hovered():
		r.ring.StrokeWidth, r.ring.StrokeColor = 1, fynetheme.ColorForWidget(theme.ColorQuiet, d)
	}
	r.ring.Refresh()
	r.disc.Refresh()
	canvas.Refresh(d)
}
