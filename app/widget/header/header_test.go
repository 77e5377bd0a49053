package header

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"collate/app/theme"
)

func TestTheEndGivesWayToTheTitle(t *testing.T) {
	theme.Apply(test.NewTempApp(t), theme.Light)
	f := New(&canvas.Rectangle{})
	f.SetTitle("A title that is long", "Note")
	f.SetEnd("1,057 words")
	window := test.NewTempWindow(t, f)
	window.SetPadded(false)
	for _, c := range []struct {
		width float32
		end   bool
	}{{600, true}, {150, false}, {600, true}} {
		window.Resize(fyne.NewSize(c.width, 100))
		if f.end.Visible() != c.end {
			t.Errorf("%g px wide: the end is shown: %v", c.width, f.end.Visible())
		}
		if c.end && f.title.Position().X+f.title.Size().Width > f.end.Position().X {
			t.Errorf("%g px wide: the title lies under the end", c.width)
		}
	}
}
