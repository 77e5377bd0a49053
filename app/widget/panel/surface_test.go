package panel

import (
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func content(width, height float32) *canvas.Rectangle {
	r := &canvas.Rectangle{}
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

func TestSurfaceKeepsItsPadding(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	c := content(100, 20)
	s := NewSurface(c, Card(theme.ColorMark(0)))
	if got, want := s.MinSize(), fyne.NewSize(4+11+100+11+1, 1+9+20+9+1); got != want {
		t.Errorf("least size %v, want %v", got, want)
	}
	s.Resize(fyne.NewSize(300, 80))
	if c.Position() != fyne.NewPos(15, 10) || c.Size() != fyne.NewSize(273, 60) {
		t.Errorf("the content is at %v with %v", c.Position(), c.Size())
	}
	if got, want := NewSurface(content(100, 20), Bar()).MinSize(), fyne.NewSize(122, 28); got != want {
		t.Errorf("without an edge the least size is %v, want %v", got, want)
	}
}

func TestSurfaceKeepsThePointerFromWhatIsUnderIt(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	under := widget.NewButton("under", func() { t.Error("the button under the surface was pressed") })
	s := NewSurface(content(100, 50), Bar())
	window := test.NewTempWindow(t, container.NewStack(under, s))
	test.TapCanvas(window.Canvas(), fyne.NewPos(40, 30))
	test.MoveMouse(window.Canvas(), fyne.NewPos(40, 30))

	taps, menus := 0, 0
	s.OnTapped = func() { taps++ }
	s.OnMenu = func(fyne.Position) { menus++ }
	test.TapCanvas(window.Canvas(), fyne.NewPos(40, 30))
	test.TapSecondary(s)
	if taps != 1 || menus != 1 {
		t.Errorf("%d taps and %d menus, want one each", taps, menus)
	}
	if s.Cursor() != desktop.DefaultCursor {
		t.Error("the pointer is not an arrow")
	}
}

func TestSurfaceShowsThatItIsActive(t *testing.T) {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	s := NewSurface(content(100, 20), Card(theme.ColorMark(2)))
	window := test.NewTempWindow(t, s)
	r := test.WidgetRenderer(s).(*surfaceRenderer)
	before := s.MinSize()

	fill := func(o fyne.CanvasObject) any { return o.(*canvas.Rectangle).FillColor }
	if got := fill(r.outline.Objects()[0]); got != nil {
		t.Errorf("an outline of %v without being active", got)
	}
	s.SetActive(true)
	for _, v := range theme.Variants() {
		theme.Apply(app, v)
		window.Content().Refresh()
		if got, want := fill(r.outline.Objects()[0]), v.Palette().Accent; got != want {
			t.Errorf("%v: outline %v, want %v", v, got, want)
		}
		if got, want := fill(r.edge.Objects()[0]), v.Palette().Marks[2]; got != want {
			t.Errorf("%v: edge %v, want %v", v, got, want)
		}
	}
	if !s.active || s.MinSize() != before {
		t.Errorf("being active changes the size from %v to %v", before, s.MinSize())
	}
	s.SetEdge(theme.ColorMark(5))
	if got, want := fill(r.edge.Objects()[0]), theme.HighContrast.Palette().Marks[5]; got != want {
		t.Errorf("edge %v, want %v", got, want)
	}
}

func TestFillFollowsTheTheme(t *testing.T) {
	app := test.NewTempApp(t)
	f := NewFill(theme.ColorChrome, fyne.NewSize(1, 14))
	window := test.NewTempWindow(t, f)
	rect := &test.WidgetRenderer(f).(*fillRenderer).rect
	for _, v := range theme.Variants() {
		theme.Apply(app, v)
		window.Content().Refresh()
		if rect.FillColor != v.Palette().Chrome {
			t.Errorf("%v: %v", v, rect.FillColor)
		}
	}
	if f.MinSize() != fyne.NewSize(1, 14) || rect.Size() != f.Size() {
		t.Errorf("least size %v, area %v of %v", f.MinSize(), rect.Size(), f.Size())
	}
}
