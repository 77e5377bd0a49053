package flow

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

func box(width, height float32) *canvas.Rectangle {
	r := &canvas.Rectangle{}
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

func TestColumn(t *testing.T) {
	a, hidden, b := box(10, 20), box(10, 99), box(30, 5)
	hidden.Hide()
	c := container.New(Column(4), a, hidden, b)
	if got, want := c.MinSize(), fyne.NewSize(30, 29); got != want {
		t.Errorf("least size %v, want %v", got, want)
	}
	c.Resize(fyne.NewSize(100, 200))
	if a.Size() != fyne.NewSize(100, 20) || b.Size() != fyne.NewSize(100, 5) {
		t.Errorf("sizes %v and %v", a.Size(), b.Size())
	}
	if b.Position() != fyne.NewPos(0, 24) {
		t.Errorf("the second is at %v", b.Position())
	}
}

func TestColumnWrapsTextToItsWidthAtOnce(t *testing.T) {
	test.NewTempApp(t)
	text := widget.NewLabel("a text that takes several lines in a narrow column")
	text.Wrapping = fyne.TextWrapWord
	below := box(10, 10)
	container.New(Column(0), text, below).Resize(fyne.NewSize(80, 500))
	if got := text.MinSize().Height; text.Size().Height != got || below.Position().Y != got {
		t.Errorf("the text is %v high, needs %v, what is below starts at %v", text.Size().Height, got, below.Position().Y)
	}
}

func TestWrap(t *testing.T) {
	a, b, c := box(40, 10), box(40, 20), box(40, 10)
	row := container.New(Wrap(5, 3), a, b, c)
	row.Resize(fyne.NewSize(90, 100))
	for i, want := range []fyne.Position{fyne.NewPos(0, 5), fyne.NewPos(45, 0), fyne.NewPos(0, 23)} {
		if got := row.Objects[i].Position(); got != want {
			t.Errorf("object %d is at %v, want %v", i, got, want)
		}
	}
	if got, want := row.MinSize(), fyne.NewSize(40, 33); got != want {
		t.Errorf("least size %v, want %v: as wide as the widest, so that it can become narrower", got, want)
	}
}

func TestFit(t *testing.T) {
	a, hidden, b, c := box(40, 10), box(90, 90), box(40, 20), box(30, 10)
	hidden.Hide()
	fit := &Fit{GapX: 5, GapY: 3}
	bar := container.New(fit, a, hidden, b, c)
	if got, want := bar.MinSize(), fyne.NewSize(120, 20); got != want {
		t.Errorf("without a limit the size is %v, want %v", got, want)
	}
	fit.Limit = 100
	if got, want := bar.MinSize(), fyne.NewSize(85, 33); got != want {
		t.Errorf("within 100 px the size is %v, want %v", got, want)
	}
	bar.Resize(bar.MinSize())
	if got, want := c.Position(), fyne.NewPos(0, 23); got != want {
		t.Errorf("the third is at %v, want %v", got, want)
	}
	fit.Limit = 10
	if got, want := bar.MinSize(), fyne.NewSize(40, 46); got != want {
		t.Errorf("where nothing fits the size is %v, want %v: one in each row", got, want)
	}
	if got := container.New(&Fit{GapX: 5}).MinSize(); !got.IsZero() {
		t.Errorf("nothing has the size %v", got)
	}
}

func TestDock(t *testing.T) {
	top, bottom, left, right := box(10, 40), box(10, 20), box(100, 1), box(200, 1)
	centre := box(50, 50)
	d := container.New(Dock(top, bottom, left, right), top, bottom, left, right, centre)
	if got, want := d.MinSize(), fyne.NewSize(350, 110); got != want {
		t.Errorf("least size %v, want %v", got, want)
	}
	d.Resize(fyne.NewSize(1000, 600))
	requireAt := func(o fyne.CanvasObject, x, y, width, height float32) {
		t.Helper()
		if o.Position() != fyne.NewPos(x, y) || o.Size() != fyne.NewSize(width, height) {
			t.Errorf("at %v with %v, want %v, %v and %v × %v", o.Position(), o.Size(), x, y, width, height)
		}
	}
	requireAt(top, 0, 0, 1000, 40)
	requireAt(bottom, 0, 580, 1000, 20)
	requireAt(left, 0, 40, 100, 540)
	requireAt(right, 800, 40, 200, 540)
	requireAt(centre, 100, 40, 700, 540)

	left.Hide()
	d.Refresh()
	requireAt(centre, 0, 40, 800, 540)
}

func TestDockWithoutEdges(t *testing.T) {
	centre := box(50, 50)
	d := container.New(Dock(nil, nil, nil, nil), centre)
	d.Resize(fyne.NewSize(70, 80))
	if centre.Size() != fyne.NewSize(70, 80) {
		t.Errorf("size %v", centre.Size())
	}
}
