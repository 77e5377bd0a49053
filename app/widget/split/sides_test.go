package split

import (
	"math"
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// newSides returns sides of 236 and 300 px on a canvas of 1600 × 900.
func newSides(t *testing.T) (s *Sides, left, centre, right fyne.CanvasObject, window fyne.Window) {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	objects := panes(3)
	s = NewSides(objects[0], objects[1], objects[2], 236, 300)
	window = test.NewTempWindow(t, s)
	window.SetPadded(false)
	window.Resize(fyne.NewSize(1600, 900))
	return s, objects[0], objects[1], objects[2], window
}

func dragDivider(d *divider, dx float32) {
	pointer := d.Position().X + 3 + dx
	d.Dragged(&fyne.DragEvent{
		PointEvent: fyne.PointEvent{Position: fyne.NewPos(pointer-d.Position().X, 10)},
		Dragged:    fyne.NewDelta(dx, 0),
	})
	d.DragEnd()
}

func TestSidesKeepTheirWidths(t *testing.T) {
	_, left, centre, right, window := newSides(t)
	requireWidths(t, []fyne.CanvasObject{left, centre, right}, 236, 1600-236-300-2, 300)
	if got := right.Position().X; got != 1300 {
		t.Errorf("the right one starts at %v", got)
	}
	window.Resize(fyne.NewSize(1200, 900))
	requireWidths(t, []fyne.CanvasObject{left, centre, right}, 236, 1200-236-300-2, 300)
}

func TestSidesShrinkInANarrowWindow(t *testing.T) {
	_, left, centre, right, window := newSides(t)
	window.Resize(fyne.NewSize(588, 900))
	requireWidths(t, []fyne.CanvasObject{left, centre, right}, 118, centreLeast-2, 150)
}

func TestDraggingADividerChangesASide(t *testing.T) {
	s, left, _, right, _ := newSides(t)
	calls := 0
	s.OnChanged = func() { calls++ }
	dragDivider(s.left.divider, 40)
	dragDivider(s.right.divider, 25)
	requireWidths(t, []fyne.CanvasObject{left, right}, 276, 275)
	dragDivider(s.left.divider, -900)
	dragDivider(s.right.divider, -900)
	requireWidths(t, []fyne.CanvasObject{left, right}, sideLeast, sideGreatest)
	if calls != 4 {
		t.Errorf("%d calls of OnChanged", calls)
	}
	test.DoubleTap(s.left.divider)
	if l, r := s.Widths(); l != 236 || r != sideGreatest {
		t.Errorf("after a double click at the left: %v and %v", l, r)
	}
}

func TestDraggingLeavesRoomForTheCentre(t *testing.T) {
	s, _, centre, _, window := newSides(t)
	window.Resize(fyne.NewSize(1000, 900))
	dragDivider(s.left.divider, 900)
	if got := centre.Size().Width; got != centreLeast {
		t.Errorf("the centre is %v px wide", got)
	}
}

func TestSidesArePutAway(t *testing.T) {
	s, left, centre, right, _ := newSides(t)
	s.SetShown(false, true)
	requireWidths(t, []fyne.CanvasObject{centre, right}, 1600-300-1, 300)
	if centre.Position().X != 0 {
		t.Errorf("the centre starts at %v", centre.Position().X)
	}
	for _, o := range test.WidgetRenderer(s).Objects() {
		if o == left {
			t.Error("the left one is still there")
		}
	}
	s.SetShown(false, false)
	requireWidths(t, []fyne.CanvasObject{centre}, 1600)
	s.SetShown(true, true)
	requireWidths(t, []fyne.CanvasObject{left, centre, right}, 236, 1600-236-300-2, 300)
	if l, r := s.Shown(); !l || !r {
		t.Error("not both are shown")
	}
}

func TestSetWidthsKeepsThemInRange(t *testing.T) {
	s, _, _, _, _ := newSides(t)
	for _, tt := range []struct{ set, want float32 }{
		{200, 200}, {0, sideLeast}, {-5, sideLeast}, {9999, sideGreatest},
		{float32(math.NaN()), sideLeast}, {float32(math.Inf(1)), sideGreatest},
	} {
		s.SetWidths(tt.set, tt.set)
		if l, r := s.Widths(); l != tt.want || r != tt.want {
			t.Errorf("set to %v: %v and %v, want %v", tt.set, l, r, tt.want)
		}
	}
}
