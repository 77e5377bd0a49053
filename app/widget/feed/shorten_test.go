package feed

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestCrowdedItemsAreShortenedButForTheChosenOne(t *testing.T) {
	test.NewTempApp(t)
	short := map[fyne.CanvasObject]bool{}
	b := NewBeside(Options{
		Gap: 10,
		Create: func(string) fyne.CanvasObject {
			r := canvas.NewRectangle(color.Black)
			r.SetMinSize(fyne.NewSize(10, 100))
			return r
		},
		Bind: func(string, fyne.CanvasObject) {},
		Shorten: func(o fyne.CanvasObject, s bool) {
			short[o] = s
			height := float32(100)
			if s {
				height = 20
			}
			o.(*canvas.Rectangle).SetMinSize(fyne.NewSize(10, height))
		},
	})
	w := test.NewTempWindow(t, b)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 300))

	b.SetItems([]Item{{"a", 0}, {"b", 10}})
	if short[b.Object("a")] || short[b.Object("b")] {
		t.Error("there is room for two")
	}
	b.SetItems([]Item{{"a", 0}, {"b", 10}, {"c", 20}, {"d", 30}})
	b.SetChosen("b")
	for key, want := range map[string]bool{"a": true, "b": false, "c": true, "d": true} {
		if got := short[b.Object(key)]; got != want {
			t.Errorf("%s short: %v, want %v", key, got, want)
		}
	}
	if y := b.Object("b").Position().Y; y != 10 {
		t.Errorf("the chosen one is at %v, want 10", y)
	}
	b.SetItems([]Item{{"a", 0}})
	if short[b.Object("a")] {
		t.Error("there is room again")
	}
}
