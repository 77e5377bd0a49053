package split

import (
	"math"
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func panes(n int) []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, n)
	for i := range objects {
		objects[i] = &canvas.Rectangle{}
	}
	return objects
}

// newColumns returns n columns on a canvas of 300 px per column and the dividers.
func newColumns(t *testing.T, n int) (*Line, []fyne.CanvasObject) {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	objects := panes(n)
	c := NewColumns(100, objects...)
	window := test.NewTempWindow(t, c)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(float32(300*n+n-1), 200))
	return c, objects
}

func requireWidths(t *testing.T, columns []fyne.CanvasObject, want ...float32) {
	t.Helper()
	for i, o := range columns {
		if got := o.Size().Width; got != want[i] {
			t.Errorf("column %d is %v px wide, want %v", i, got, want[i])
		}
	}
}

// drag moves a divider like the driver: positions are relative to the current position of
// the divider.
func drag(c *Line, divider int, by ...float32) {
	d := c.dividers[divider]
	pointer := d.Position().X + 2 // not in the middle of it
	for _, dx := range by {
		pointer += dx
		e := &fyne.DragEvent{Dragged: fyne.NewDelta(dx, 0)}
		e.Position = fyne.NewPos(pointer-d.Position().X, 10)
		d.Dragged(e)
	}
	d.DragEnd()
}

func TestColumnsShareTheWidthEqually(t *testing.T) {
	_, objects := newColumns(t, 3)
	requireWidths(t, objects, 300, 300, 300)
	if got := objects[2].Position().X; got != 602 {
		t.Errorf("the third starts at %v, want 602: two columns and two lines", got)
	}
}

func TestDraggingADividerMovesTwoColumns(t *testing.T) {
	c, objects := newColumns(t, 3)
	calls := 0
	c.OnChanged = func() { calls++ }
	drag(c, 0, 30, 20)
	requireWidths(t, objects, 350, 250, 300)
	if calls != 1 {
		t.Errorf("%d calls of OnChanged, want 1 at the end", calls)
	}
}

func TestDraggingStopsAtTheLeastWidth(t *testing.T) {
	c, objects := newColumns(t, 2)
	drag(c, 0, -290)
	requireWidths(t, objects, 100, 500)
	drag(c, 0, 1000, -20)
	requireWidths(t, objects, 500, 100)
}

func TestDoubleClickMakesColumnsEqual(t *testing.T) {
	c, objects := newColumns(t, 2)
	c.SetWeights([]float64{1, 3})
	requireWidths(t, objects, 150, 450)
	calls := 0
	c.OnChanged = func() { calls++ }
	test.DoubleTap(c.dividers[0])
	requireWidths(t, objects, 300, 300)
	if calls != 1 {
		t.Errorf("%d calls of OnChanged, want 1", calls)
	}
}

func TestSetWeightsIgnoresWhatMakesNoSense(t *testing.T) {
	c, objects := newColumns(t, 2)
	for _, weights := range [][]float64{nil, {1}, {1, 2, 3}, {0, 1}, {-1, 2}, {math.NaN(), 1}, {math.Inf(1), 1}} {
		c.SetWeights(weights)
		requireWidths(t, objects, 300, 300)
	}
}

func TestSetColumnsKeepsTheWeightsOfThoseThatStay(t *testing.T) {
	c, objects := newColumns(t, 2)
	c.SetWeights([]float64{1, 2})
	added := &canvas.Rectangle{}
	c.SetParts(objects[0], added, objects[1])
	want := []float64{1 / 4.5, 1.5 / 4.5, 2 / 4.5}
	for i, got := range c.Weights() {
		if math.Abs(got-want[i]) > 1e-9 {
			t.Errorf("weight %d is %v, want %v", i, got, want[i])
		}
	}
	if len(c.dividers) != 2 {
		t.Errorf("%d dividers", len(c.dividers))
	}
	c.SetParts(objects[1])
	if w := c.Weights(); len(w) != 1 || w[0] != 1 {
		t.Errorf("weights of a single column: %v", w)
	}
	if got := objects[1].Size().Width; got != c.Size().Width {
		t.Errorf("a single column is %v px wide of %v", got, c.Size().Width)
	}
}

func TestColumnsWithoutColumns(t *testing.T) {
	c, _ := newColumns(t, 0)
	if len(c.Weights()) != 0 || !c.MinSize().IsZero() {
		t.Errorf("weights %v, size %v", c.Weights(), c.MinSize())
	}
}

func TestDividerIsWiderToGrabThanItLooks(t *testing.T) {
	c, _ := newColumns(t, 2)
	for _, x := range []float32{296, 300, 304} {
		test.MoveMouse(fyne.CurrentApp().Driver().CanvasForObject(c), fyne.NewPos(x, 50))
		if !c.dividers[0].hovered {
			t.Errorf("not to be grabbed at %v", x)
		}
	}
	line := test.WidgetRenderer(c.dividers[0]).(*dividerRenderer).line
	if line.Size().Width != 1 || line.FillColor != theme.Light.Palette().Accent {
		t.Errorf("the line is %v wide and %v under the pointer", line.Size().Width, line.FillColor)
	}
	test.MoveMouse(fyne.CurrentApp().Driver().CanvasForObject(c), fyne.NewPos(100, 50))
	if line.FillColor != theme.Light.Palette().Line {
		t.Errorf("the line stays %v", line.FillColor)
	}
}

// The parts fill the space, and none is narrower than the minimum.
func FuzzShare(f *testing.F) {
	f.Add(float32(1000), float32(200), 1.0, 2.0, 3.0)
	f.Add(float32(700), float32(233), 0.001, 1e9, 5.0)
	f.Fuzz(func(t *testing.T, space, least float32, a, b, c float64) {
		weights := []float64{a, b, c}
		for _, w := range weights {
			if !(w > 1e-9 && w < 1e9) {
				t.Skip()
			}
		}
		if !(space >= 0 && space < 1e5 && least >= 0 && 3*least <= space) {
			t.Skip()
		}
		space = float32(math.Round(float64(space)))
		parts := share(space, min(least, space/3), weights)
		if got := sum(parts); math.Abs(float64(got-space)) > 0.01 {
			t.Errorf("parts %v make %v, want %v", parts, got, space)
		}
		for _, p := range parts {
			if p < min(least, space/3)-1 {
				t.Errorf("parts %v, none should be narrower than %v by more than rounding", parts, least)
			}
		}
	})
}

func TestRowsShareTheHeight(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	objects := panes(2)
	l := NewRows(50, objects...)
	window := test.NewTempWindow(t, l)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(300, 401))
	for i, want := range []float32{200, 200} {
		if got := objects[i].Size(); got != fyne.NewSize(300, want) {
			t.Errorf("row %d has the size %v, want a height of %v", i, got, want)
		}
	}
	if got := objects[1].Position(); got != fyne.NewPos(0, 201) {
		t.Errorf("the second row is at %v", got)
	}
	d := l.dividers[0]
	e := &fyne.DragEvent{Dragged: fyne.NewDelta(0, 60)}
	e.Position = fyne.NewPos(10, 62)
	d.Dragged(e)
	d.DragEnd()
	if objects[0].Size().Height != 260 || objects[1].Size().Height != 140 {
		t.Errorf("after dragging: %v and %v", objects[0].Size(), objects[1].Size())
	}
}
