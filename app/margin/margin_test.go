package margin_test

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/margin"
	"collate/app/theme"
	"collate/notes"
	"collate/notes/anchor"
)

type fixture struct {
	*margin.Margin
	window   fyne.Window
	comments map[notes.HighlightID]string
	went     []notes.HighlightID
	left     int
}

func newFixture(t *testing.T) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	f := &fixture{Margin: margin.New(command.NewSet()), comments: map[notes.HighlightID]string{}}
	f.OnComment = func(id notes.HighlightID, text string) { f.comments[id] = text }
	f.OnGo = func(id notes.HighlightID) { f.went = append(f.went, id) }
	f.OnLeave = func() { f.left++ }
	f.window = test.NewTempWindow(t, f.Margin)
	f.window.Resize(fyne.NewSize(300, 600))
	return f
}

func highlights(ids ...notes.HighlightID) []notes.Highlight {
	var out []notes.Highlight
	for _, id := range ids {
		out = append(out, notes.Highlight{ID: id, Anchor: anchor.Anchor{Exact: "passage " + string(id)}, Status: notes.Anchored})
	}
	return out
}

// typing types where the keyboard is.
func (f *fixture) typing(t *testing.T, text string) {
	t.Helper()
	focused := f.window.Canvas().Focused()
	if focused == nil {
		t.Fatal("no comment has the keyboard")
	}
	test.Type(focused, text)
}

func TestACommentIsHandedOnWhole(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a", "b"))
	f.Write("b")
	f.typing(t, "first")
	f.Flush()
	f.typing(t, " second")
	f.Flush()
	if f.comments["b"] != "first second" || len(f.comments) != 1 {
		t.Errorf("handed on: %v", f.comments)
	}
}

func TestACommentIsWrittenAsSoonAsItsCardIsThere(t *testing.T) {
	f := newFixture(t)
	f.Write("b")
	f.SetHighlights(highlights("a"))
	if f.window.Canvas().Focused() != nil {
		t.Fatal("there is nothing to write in yet")
	}
	f.SetHighlights(highlights("a", "b"))
	f.typing(t, "about b")
	f.Flush()
	if f.comments["b"] != "about b" {
		t.Errorf("handed on: %v", f.comments)
	}
}

func TestWhatIsTypedSurvivesAReload(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "half a sen")
	f.SetHighlights(highlights("a", "b")) // another change comes in between
	f.typing(t, "tence")
	f.Flush()
	if f.comments["a"] != "half a sentence" {
		t.Errorf("handed on: %v", f.comments)
	}
}

func TestWhatCouldNotBeSavedStaysInTheCard(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a", "b"))
	f.Write("a")
	f.typing(t, "precious")
	f.window.Canvas().Unfocus() // hands it on; the notebook cannot save it
	f.SetHighlights(highlights("a", "b"))
	f.Write("a")
	f.typing(t, "!")
	f.Flush()
	if got := f.comments["a"]; got != "precious!" {
		t.Errorf("the text was lost: %q", got)
	}
}

func TestWhatIsSavedGivesWayToTheNotebook(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "typed")
	f.window.Canvas().Unfocus()
	f.Saved("a", "typed")
	undone := highlights("a")
	undone[0].Comment = "undone"
	f.SetHighlights(undone)
	f.Write("a")
	f.typing(t, "!")
	f.Flush()
	if got := strings.Replace(f.comments["a"], "!", "", 1); got != "undone" {
		t.Errorf("the card kept %q", got)
	}
}

func TestWritingGoesToThePassageAndEscapeBackToTheText(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a", "b"))
	f.Write("b")
	if len(f.went) == 0 || f.went[len(f.went)-1] != "b" {
		t.Errorf("went to %v", f.went)
	}
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.left != 1 {
		t.Error("Escape must give the keyboard back")
	}
}

func TestManyHighlights(t *testing.T) {
	f := newFixture(t)
	var many []notes.HighlightID
	for i := range 20_000 {
		many = append(many, notes.HighlightID(fmt.Sprint(i)))
	}
	f.SetHighlights(highlights(many...))
	f.Write("15000")
	f.typing(t, "far down")
	f.Flush()
	if f.comments["15000"] != "far down" {
		t.Errorf("handed on: %v", f.comments)
	}
}
