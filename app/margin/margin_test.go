package margin_test

import (
	"fmt"
	"image/color"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/command"
	"collate/app/margin"
	"collate/app/theme"
	"collate/app/widget/completion"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
	"collate/notes"
	"collate/notes/anchor"
)

type fixture struct {
	*margin.Margin
	pass     func() // lets time pass
	window   fyne.Window
	comments map[notes.HighlightID]string
	stretch  string // of the last of them
	went     []notes.HighlightID
	links    []string
	created  []string
	query    completion.Query
	left     int
}

func newFixture(t testing.TB) *fixture {
	app := test.NewTempApp(t)
	theme.Apply(app, theme.Light)
	sans := typeset.Family{Regular: theme.Sans().Regular.Content()}
	engine := textview.NewEngine(textview.Fonts{Serif: sans, Sans: sans, Mono: sans}, func(func()) {})
	f := &fixture{
		Margin:   margin.New(engine, textview.Look{Paper: color.NRGBA{A: 255}}, command.NewSet()),
		comments: map[notes.HighlightID]string{},
	}
	f.pass = f.Wait()
	f.OnComment = func(id notes.HighlightID, text, stretch string) { f.comments[id], f.stretch = text, stretch }
	f.OnGo = func(id notes.HighlightID) { f.went = append(f.went, id) }
	f.OnLink = func(target string) { f.links = append(f.links, target) }
	f.OnCreate = func(title string) { f.created = append(f.created, title) }
	f.OnComplete = func(q completion.Query) { f.query = q }
	f.OnLeave = func() { f.left++ }
	f.window = test.NewTempWindow(t, container.NewStack(f.Margin, f.Floating()))
	f.window.Resize(fyne.NewSize(300, 600))
	return f
}

func (f *fixture) press(key fyne.KeyName) {
	f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

func (f *fixture) shortcut(s fyne.Shortcut) {
	f.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
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

func TestACommentIsHandedOnWhenTheTypingPauses(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "word")
	expect(t, "comments while it is typed", len(f.comments), 0)
	f.pass()
	expect(t, "comment", f.comments["a"], "word")
	expect(t, "shown while it is written", f.Shown("a"), "(editor)")
}

func TestOnlyTheCommentThatIsWrittenHasAnEditor(t *testing.T) {
	f := newFixture(t)
	commented := highlights("a", "b")
	commented[0].Comment = "Not so."
	f.SetHighlights(commented)
	expect(t, "a comment", f.Shown("a"), "Not so.")
	expect(t, "none", f.Shown("b"), "Add a comment…")
	f.Write("a")
	expect(t, "a comment that is written", f.Shown("a"), "(editor)")
	f.Write("b")
	expect(t, "one that was left", f.Shown("a"), "Not so.")
	expect(t, "one that was begun", f.Shown("b"), "(editor)")
	f.press(fyne.KeyEscape)
	expect(t, "one that was left without a word", f.Shown("b"), "Add a comment…")
}

func TestTabLeadsFromCommentToComment(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a", "b"))
	f.Write("a")
	f.typing(t, "first")
	expect(t, "Tab is for the editor", f.Editor().AcceptsTab(), false)
	f.window.Canvas().FocusNext()
	f.pass()
	f.typing(t, "second")
	f.window.Canvas().FocusPrevious()
	f.typing(t, "!")
	f.Flush()
	expect(t, "comments", f.comments, map[notes.HighlightID]string{"a": "first!", "b": "second"})
}

func TestAWindowWithoutTheKeyboardKeepsWhatIsWritten(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "half")
	f.Editor().FocusLost() // the canvas still says that it is focused
	f.pass()
	expect(t, "handed on", f.comments["a"], "half")
	expect(t, "shown", f.Shown("a"), "(editor)")
	f.window.Canvas().Unfocus()
	f.pass()
	expect(t, "shown when something else has the keyboard", f.Shown("a"), "half")
}

func TestALinkIsCompletedInAComment(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "see [[ba")
	expect(t, "query", f.query, completion.Query{Kind: completion.Links, Typed: "ba"})
	f.SetCandidates(f.query, []completion.Candidate{{Text: "Baku", Insert: "[[Baku]]"}, {Text: "New note “ba”", Insert: "[[ba]]", Create: "ba"}})
	expect(t, "Tab is for the list", f.Editor().AcceptsTab(), true)
	f.press(fyne.KeyDown)
	f.press(fyne.KeyTab)
	expect(t, "created", f.created, []string{"ba"})
	f.typing(t, " #cri")
	f.SetCandidates(f.query, []completion.Candidate{{Text: "#crisis", Insert: "#crisis"}})
	f.press(fyne.KeyEscape) // closes the list
	expect(t, "left", f.left, 0)
	f.press(fyne.KeyEscape)
	expect(t, "left", f.left, 1)
	expect(t, "comment", f.comments["a"], "see [[ba]] #cri")
}

func TestACommentIsClicked(t *testing.T) {
	f := newFixture(t)
	f.Text = func(comment string) *textview.Text { // a link from the third byte on
		return &textview.Text{Content: comment, Links: []textview.Link{{Start: 3, End: len(comment), Target: "[[Baku]]"}}}
	}
	commented := highlights("a")
	commented[0].Comment = "to the link"
	f.SetHighlights(commented)
	click := func(at fyne.Position) {
		point := fyne.PointEvent{Position: at}
		f.Comment("a").MouseDown(&desktop.MouseEvent{PointEvent: point, Button: desktop.MouseButtonPrimary})
		f.Comment("a").Tapped(&point)
	}
	click(fyne.NewPos(30, 8))
	expect(t, "links", f.links, []string{"[[Baku]]"})
	expect(t, "shown", f.Shown("a"), "to the link")
	click(fyne.NewPos(1, 8))
	f.Editor().Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(250, 8)}})
	expect(t, "selected", f.Editor().SelectedText(), "to the link")
	f.Editor().MouseUp(nil)
	f.typing(t, "Gone")
	f.Flush()
	expect(t, "comment", f.comments["a"], "Gone")
}

func TestACardGrowsWithItsComment(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	one := f.CommentHeight("a")
	f.press(fyne.KeyReturn)
	f.typing(t, "- item")
	f.press(fyne.KeyReturn)
	f.typing(t, "next")
	expect(t, "height of three lines", f.CommentHeight("a"), 3*one)
	expect(t, "text", f.Editor().Text(), "\n- item\n- next")
	f.press(fyne.KeyEscape)
	expect(t, "height when it is read", f.CommentHeight("a"), 3*one)
}

func TestAnUndoneCommentIsShownWhereItIsWritten(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "word")
	f.Hold() // for the undo
	f.typing(t, "!")
	f.Travel(highlights("a")[0])
	expect(t, "text while something is not handed on", f.Editor().Text(), "word")
	f.Flush()
	f.Travel(highlights("a")[0])
	expect(t, "text after the undo", f.Editor().Text(), "")
	f.Release()
	expect(t, "text after what was typed meanwhile", f.Editor().Text(), "!")
	f.Travel(highlights("b")[0])
	expect(t, "text after an undo elsewhere", f.Editor().Text(), "!")
}

func TestACommentIsHandedOnInPieces(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "one")
	f.press(fyne.KeyReturn)
	f.typing(t, "two")
	expect(t, "handed on before the second line", f.comments["a"], "one\n")
	first := f.stretch
	f.pass()
	expect(t, "handed on", f.comments["a"], "one\ntwo")
	expect(t, "undone apart", f.stretch != first, true)
	stretch := f.stretch
	f.typing(t, "s")
	f.pass()
	expect(t, "undone as one", f.stretch, stretch)
}

func TestControlAndEnterLeaveAComment(t *testing.T) {
	f := newFixture(t)
	f.SetHighlights(highlights("a"))
	f.Write("a")
	f.typing(t, "done")
	f.shortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault})
	expect(t, "left", f.left, 1)
	expect(t, "comment", f.comments["a"], "done")
}
