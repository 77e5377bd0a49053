package place

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestNear(t *testing.T) {
	bounds := fyne.NewSize(500, 400)
	size := fyne.NewSize(200, 30)
	at := func(x, y float32) fyne.Position { return fyne.NewPos(x, y) }

	for _, tt := range []struct {
		name   string
		anchor Rect
		want   fyne.Position
		hidden bool
	}{
		{name: "under the anchor", anchor: Rect{at(50, 100), fyne.NewSize(80, 20)}, want: at(50, 128)},
		{name: "above where there is no space below", anchor: Rect{at(50, 350), fyne.NewSize(80, 20)}, want: at(50, 312)},
		{name: "over a tall anchor at the lower end", anchor: Rect{at(50, 10), fyne.NewSize(80, 380)}, want: at(50, 364)},
		{name: "not over the right edge", anchor: Rect{at(450, 100), fyne.NewSize(80, 20)}, want: at(294, 128)},
		{name: "not over the left edge", anchor: Rect{at(-30, 100), fyne.NewSize(80, 20)}, want: at(6, 128)},
		{name: "of an anchor that is partly above", anchor: Rect{at(50, -15), fyne.NewSize(80, 20)}, want: at(50, 13)},
		{name: "none for an anchor above", anchor: Rect{at(50, -30), fyne.NewSize(80, 20)}, hidden: true},
		{name: "none for an anchor below", anchor: Rect{at(50, 401), fyne.NewSize(80, 20)}, hidden: true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, visible := Near(tt.anchor, size, bounds)
			if visible == tt.hidden || got != tt.want {
				t.Errorf("got %v, %v; want %v, %v", got, visible, tt.want, !tt.hidden)
			}
		})
	}
}

func TestNearPrefersTheStartOfWhatIsTooWide(t *testing.T) {
	got, _ := Near(Rect{fyne.NewPos(50, 10), fyne.NewSize(10, 10)}, fyne.NewSize(300, 20), fyne.NewSize(100, 100))
	if got.X != margin {
		t.Errorf("starts at %v, want %v", got.X, margin)
	}
}

func TestRoomIsTheHeightOfWhatFitsBesideTheAnchor(t *testing.T) {
	bounds := fyne.NewSize(500, 400)
	for _, anchor := range []Rect{
		{fyne.NewPos(50, 100), fyne.NewSize(80, 20)},
		{fyne.NewPos(50, 300), fyne.NewSize(80, 50)},
	} {
		for _, more := range []float32{0, 1} {
			height := Room(anchor, bounds) + more
			at, _ := Near(anchor, fyne.NewSize(100, height), bounds)
			beside := at.Y >= anchor.Min.Y+anchor.Size.Height+gap || at.Y+height+gap <= anchor.Min.Y
			if beside != (more == 0) {
				t.Errorf("with %v px of height, at %v: beside %v is %v", height, at, anchor, beside)
			}
		}
	}
	if got := Room(Rect{fyne.NewPos(0, 5), fyne.NewSize(10, 390)}, bounds); got != 0 {
		t.Errorf("beside what fills the bounds there are %v px", got)
	}
}

func TestWidthIsThatOfWhatFits(t *testing.T) {
	bounds := fyne.NewSize(500, 400)
	at, _ := Near(Rect{fyne.NewPos(300, 10), fyne.NewSize(10, 10)}, fyne.NewSize(Width(bounds), 20), bounds)
	if at.X != margin || at.X+Width(bounds) != bounds.Width-margin {
		t.Errorf("from %v to %v", at.X, at.X+Width(bounds))
	}
	if got := Width(fyne.NewSize(3, 3)); got != 0 {
		t.Errorf("hardly any bounds have room for %v", got)
	}
}
