package writing_test

import (
	"image/color"
	"reflect"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/theme"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
	"collate/app/writing"
	"collate/notes"
)

type fixture struct {
	*writing.Writer
	window   fyne.Window
	titles   []string
	bodies   []string
	rendered []string
}

func newFixture(t *testing.T) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	family := func(f theme.Family) typeset.Family {
		return typeset.Family{Regular: f.Regular.Content(), Bold: f.Bold.Content(), Italic: f.Italic.Content(), BoldItalic: f.BoldItalic.Content()}
	}
	engine := textview.NewEngine(textview.Fonts{Serif: family(theme.Serif()), Sans: family(theme.Sans()), Mono: family(theme.Mono())}, func(f func()) { f() })
	f := &fixture{}
	render := func(markdown string) *textview.Text {
		f.rendered = append(f.rendered, markdown)
		return &textview.Text{Content: markdown}
	}
	look := textview.Look{Size: 17, LineHeight: 1.6, Measure: 60, Paper: color.NRGBA{A: 255}}
	f.Writer = writing.New(engine, look, render, command.NewSet())
	f.OnTitle = func(_ notes.NoteID, title string) { f.titles = append(f.titles, title) }
	f.OnBody = func(_ notes.NoteID, body string) { f.bodies = append(f.bodies, body) }
	f.window = test.NewTempWindow(t, f.Writer)
	f.window.Resize(fyne.NewSize(600, 500))
	return f
}

func (f *fixture) typing(text string) {
	f.FocusOn(f.window.Canvas())
	test.Type(f.window.Canvas().Focused(), text)
}

func TestANewNoteIsWrittenAtOnce(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n"})
	if !f.Editing() {
		t.Fatal("an empty note is there to be written")
	}
	f.typing("Cause of death")
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	f.typing("Four versions.")
	f.Flush()
	if want := []string{"Cause of death"}; !reflect.DeepEqual(f.titles, want) {
		t.Errorf("titles %q, want %q", f.titles, want)
	}
	if want := []string{"Four versions."}; !reflect.DeepEqual(f.bodies, want) {
		t.Errorf("bodies %q, want %q", f.bodies, want)
	}
}

func TestANoteWithTextIsShownForReading(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "See [[Levant Files]]."})
	if f.Editing() {
		t.Error("it is there to be read")
	}
	if want := []string{"# T\n\nSee [[Levant Files]]."}; !reflect.DeepEqual(f.rendered, want) {
		t.Errorf("rendered %q, want %q", f.rendered, want)
	}
}

func TestWhatIsTypedSurvivesAChangeFromElsewhere(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("mine")
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "theirs"})
	f.Flush()
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "theirs"}) // not saved yet
	f.typing("!")
	f.Flush()
	if want := []string{"mine", "mine!"}; !reflect.DeepEqual(f.bodies, want) {
		t.Errorf("bodies %q, want %q", f.bodies, want)
	}
	f.Saved("n")
	f.Saved("n")
	f.SetNote(notes.Note{ID: "n", Title: "T", Body: "undone"})
	f.SetEditing(false)
	if n := len(f.rendered); n == 0 || f.rendered[n-1] != "# T\n\nundone" {
		t.Errorf("what is saved must give way to the notebook: %q", f.rendered)
	}
}

func TestAnotherNoteHandsOnTheFirst(t *testing.T) {
	f := newFixture(t)
	f.SetNote(notes.Note{ID: "n", Title: "T"})
	f.typing("unfinished")
	f.SetNote(notes.Note{ID: "m", Title: "U", Body: "other"})
	if want := []string{"unfinished"}; !reflect.DeepEqual(f.bodies, want) {
		t.Errorf("bodies %q, want %q", f.bodies, want)
	}
	f.Flush()
	if len(f.bodies) != 1 {
		t.Errorf("nothing was typed into the second note: %q", f.bodies)
	}
}
