package frame

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestBoxIsSharpAlongItsSides(t *testing.T) {
	test.NewTempApp(t)
	var b Box
	b.Place(fyne.NewPos(10, 20), fyne.NewSize(100, 50), 7)
	fill, line := color.NRGBA{R: 1, A: 255}, color.NRGBA{R: 2, A: 255}
	b.Paint(fill, line)

	// at returns the colour of the topmost plain rectangle at a position.
	at := func(x, y float32) color.Color {
		var found color.Color
		for _, o := range b.Objects() {
			r := o.(*canvas.Rectangle)
			plain := r.TopLeftCornerRadius == 0 && r.TopRightCornerRadius == 0
			in := x >= r.Position().X && x < r.Position().X+r.Size().Width && y >= r.Position().Y && y < r.Position().Y+r.Size().Height
			if plain && in {
				found = r.FillColor
			}
		}
		return found
	}
	for _, p := range [][2]float32{{60, 20}, {60, 69}, {10, 45}, {109, 45}} {
		if got := at(p[0], p[1]); got != line {
			t.Errorf("the border at %v is %v", p, got)
		}
	}
	for _, p := range [][2]float32{{60, 21}, {60, 68}, {11, 45}, {108, 45}, {60, 45}} {
		if got := at(p[0], p[1]); got != fill {
			t.Errorf("the ground at %v is %v", p, got)
		}
	}
	if got := at(10, 20); got != nil {
		t.Errorf("a corner is filled with %v", got)
	}
}

func TestPlateSmallerThanItsCorners(t *testing.T) {
	test.NewTempApp(t)
	var p Plate
	p.Place(fyne.Position{}, fyne.NewSize(4, 4), 7, 7)
	for _, o := range p.Objects() {
		if o.Size().Width < 0 || o.Size().Height < 0 {
			t.Errorf("a size of %v", o.Size())
		}
	}
}
