package writing_test

import (
	"reflect"
	"testing"

	"fyne.io/fyne/v2"

	"collate/app/writing"
	"collate/notes"
)

func TestAHeadingThatWasTypedAnewIsToldOnceItsLineIsLeft(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "# Night\n\nText\n\n# Day"}, writing.Write, end)
	var told []string
	f.OnHeading = func(_ notes.NoteID, from, to string) { told = append(told, from+" → "+to) }
	press := func(keys ...fyne.KeyName) {
		for _, key := range keys {
			f.Body().TypedKey(&fyne.KeyEvent{Name: key})
		}
	}
	f.window.Canvas().Focus(f.Body())
	f.Body().Select(7, 7)
	f.typing("fall")
	press(fyne.KeyLeft)
	if len(told) != 0 {
		t.Errorf("told in its line: %q", told)
	}
	press(fyne.KeyDown)
	f.Body().Select(13, 13)
	f.typing("ual")
	press(fyne.KeyDown, fyne.KeyDown, fyne.KeyEnd)
	f.typing("s")
	f.window.Canvas().Unfocus()
	if want := []string{"Night → Nightfall", "Day → Days"}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
}

func TestAHeadingThatIsStillThereIsNotTold(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "# Night\n\n# Night\n\nText"}, writing.Write, end)
	f.OnHeading = func(_ notes.NoteID, from, to string) { t.Errorf("told %s → %s", from, to) }
	f.window.Canvas().Focus(f.Body())
	f.Body().Select(7, 7)
	f.typing("s")
	f.Body().Select(9, 9)
	f.typing("# New\n") // a heading more
	f.window.Canvas().Unfocus()
}
