package writing_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/panel"
	"collate/app/writing"
	"collate/notes"
)

// landing returns the height of the line that shows where something lands, on the
// canvas; false where there is none.
func (f *fixture) landing() (y float32, shown bool) {
	for _, o := range test.LaidOutObjects(f.Writer) {
		if line, ok := o.(*panel.Fill); ok && line.Visible() && line.Size().Height == 2 {
			return fyne.CurrentApp().Driver().AbsolutePositionForObject(line).Y, true
		}
	}
	return 0, false
}

func TestALineShowsWhereAQuotationLands(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "One\ntwo\nthree\n\nFour"}, writing.Write, end)
	bounds := func(offset int) (at fyne.Position, bottom float32) {
		at, height, _ := f.Body().OffsetBounds(offset)
		return at.AddXY(2, height/2), at.Y + height
	}
	two, _ := bounds(5)
	four, endOfFour := bounds(15)
	_, endOfThree := bounds(10)
	for at, want := range map[fyne.Position]float32{two: endOfThree, four: endOfFour} {
		f.ShowLanding(at)
		if y, shown := f.landing(); !shown || y != want {
			t.Errorf("at %v the line is at %v, %v, want %v", at, y, shown, want)
		}
	}
	f.HideLanding()
	if _, shown := f.landing(); shown {
		t.Error("the line stays")
	}
	f.SetView(writing.Read)
	f.ShowLanding(two)
	if _, shown := f.landing(); shown {
		t.Error("there is a line on the page")
	}
}
