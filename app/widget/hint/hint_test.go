package hint

import (
	"testing"
	"time"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// newLayer returns a layer over a button in a window, and the function that it scheduled,
// nil if there is none.
func newLayer(t *testing.T) (layer *Layer, owner fyne.CanvasObject, waiting *func()) {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	waiting = new(func())
	layer = NewLayer()
	layer.after = func(_ time.Duration, f func()) func() {
		*waiting = f
		return func() { *waiting = nil }
	}
	owner = widget.NewButton("owner", nil)
	window := test.NewTempWindow(t, container.NewStack(container.NewCenter(owner), layer))
	window.Resize(fyne.NewSize(400, 300))
	return layer, owner, waiting
}

func shown(l *Layer) bool { return len(test.WidgetRenderer(l).Objects()) > 0 }

func TestHintAppearsAfterAWhile(t *testing.T) {
	layer, owner, waiting := newLayer(t)
	Show(owner, "Settings")
	if shown(layer) {
		t.Error("shown at once")
	}
	(*waiting)()
	r := test.WidgetRenderer(layer).(*renderer)
	if !shown(layer) || r.label.Text() != "Settings" {
		t.Errorf("shows %q", r.label.Text())
	}
	below := fyne.CurrentApp().Driver().AbsolutePositionForObject(owner).Y + owner.Size().Height
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(r.label); at.Y < below {
		t.Errorf("at %v, over its owner, which ends at %v", at, below)
	}
	Hide(owner)
	if shown(layer) {
		t.Error("still shown")
	}
}

func TestHintAppearsUnderAPart(t *testing.T) {
	layer, owner, waiting := newLayer(t)
	ShowAt(owner, fyne.NewPos(5, 0), fyne.NewSize(10, 10), "It is gone")
	(*waiting)()
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(owner)
	label := test.WidgetRenderer(layer).(*renderer).label
	if at := driver.AbsolutePositionForObject(label); at.Y < top.Y+10 || at.Y > top.Y+30 || label.Text() != "It is gone" {
		t.Errorf("%q at %v of the owner at %v", label.Text(), at, top)
	}
}

func TestHintDoesNotAppearOnceThePointerHasLeft(t *testing.T) {
	layer, owner, waiting := newLayer(t)
	Show(owner, "Settings")
	Hide(owner)
	if *waiting != nil || shown(layer) {
		t.Error("it still waits for its time")
	}
}

func TestHideOfAnotherOwnerChangesNothing(t *testing.T) {
	layer, owner, waiting := newLayer(t)
	Show(owner, "Settings")
	(*waiting)()
	Hide(layer)
	if !shown(layer) {
		t.Error("another object hid the hint")
	}
}

func TestThereIsNoHintWithoutTextOrLayer(t *testing.T) {
	_, owner, waiting := newLayer(t)
	Show(owner, "")
	if *waiting != nil {
		t.Error("waits to show an empty hint")
	}
	alone := widget.NewButton("alone", nil)
	Show(alone, "Settings")
	test.NewTempWindow(t, alone)
	Show(alone, "Settings")
	Hide(alone)
}
