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

func TestWhatWasTypedIntoAHeadingIsHandedOnBeforeItIsTold(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "# Night\n\nText"}, writing.Write, end)
	var told []string
	f.OnBody = func(_ notes.NoteID, body, _, _ string) { told = append(told, body) }
	f.OnHeading = func(_ notes.NoteID, from, to string) { told = append(told, from+" → "+to) }
	f.window.Canvas().Focus(f.Body())
	f.Body().Select(7, 7)
	f.typing("fall")
	f.Writer.SetNote(notes.Note{ID: "m", Title: "Other", Body: "# Day"}, writing.Write, end)
	if want := []string{"# Nightfall\n\nText", "Night → Nightfall"}; !reflect.DeepEqual(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	f.typing("s") // with the keyboard still
	f.window.Canvas().Unfocus()
	if len(told) != 4 || told[3] != "Day → Days" {
		t.Errorf("told %q of the other note", told[2:])
	}
}

func TestWhichHeadingsAreTold(t *testing.T) {
	for _, test := range []struct {
		name, before, after string
		want                []string
	}{
		{"the first of two, which links lead to", "# Night\n# Night", "# Nights\n# Night", []string{"Night → Nights"}},
		{"the second of two", "# Night\n# night", "# Night\n# days", nil},
		{"several at once", "# Night one\n# Night two", "# Day one\n# Day two", []string{"Night one → Day one", "Night two → Day two"}},
		{"two that change places", "# Night\n# Day", "# Day\n# Night", nil},
		{"one that is new", "# Night", "# Day\n# Nights", nil},
		{"none", "# Night\nText", "# Night\nOther", nil},
	} {
		f := newFixture(t)
		f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: test.before}, writing.Write, end)
		var told []string
		f.OnHeading = func(_ notes.NoteID, from, to string) { told = append(told, from+" → "+to) }
		f.window.Canvas().Focus(f.Body())
		f.Body().Replace(0, f.Body().Len(), test.after)
		f.window.Canvas().Unfocus()
		if !reflect.DeepEqual(told, test.want) {
			t.Errorf("%s: told %q, want %q", test.name, told, test.want)
		}
	}
}

func TestAHeadingThatWasChangedElsewhereIsNotTold(t *testing.T) {
	f := newFixture(t)
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "# Night\n\nText"}, writing.Write, end)
	f.OnHeading = func(_ notes.NoteID, from, to string) { t.Errorf("told %s → %s", from, to) }
	f.window.Canvas().Focus(f.Body())
	f.Writer.SetNote(notes.Note{ID: "n", Title: "Chronology", Body: "# Day\n\nText"}, writing.Write, end)
	f.typing("s")
	f.window.Canvas().Unfocus()
}
