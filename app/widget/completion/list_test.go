package completion

import (
	"image/color"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/editor"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

type fixture struct {
	*List
	editor  *editor.Editor
	window  fyne.Window
	canvas  fyne.Canvas
	query   Query
	created []string
}

func newFixture(t *testing.T) *fixture {
	theme.Apply(test.NewTempApp(t), theme.Light)
	family := typeset.Family{Regular: theme.Sans().Regular.Content()}
	engine := textview.NewEngine(textview.Fonts{Serif: family, Sans: family, Mono: family}, func(func()) {})
	f := &fixture{editor: editor.New(engine, textview.Look{Size: 13, LineHeight: 1.45, Paper: color.NRGBA{A: 255}}, "")}
	f.List = New(f.editor)
	f.OnQuery = func(q Query) { f.query = q }
	f.OnCreate = func(title string) { f.created = append(f.created, title) }
	f.editor.OnChanged, f.editor.OnCaret = f.Edited, f.Follow
	f.editor.OnKey = func(key *fyne.KeyEvent) bool { return f.Key(key.Name) }
	f.editor.OnBlur = func() { f.Blurred() }
	window := test.NewTempWindow(t, container.NewStack(f.editor, f.Layer()))
	window.Resize(fyne.NewSize(500, 400))
	f.window, f.canvas = window, window.Canvas()
	f.canvas.Focus(f.editor)
	return f
}

func (f *fixture) typing(text string) { test.Type(f.editor, text) }

func (f *fixture) press(key fyne.KeyName) { f.editor.TypedKey(&fyne.KeyEvent{Name: key}) }

// answer gives candidates for what was asked last.
func (f *fixture) answer(texts ...string) {
	var candidates []Candidate
	for _, text := range texts {
		candidates = append(candidates, Candidate{Text: text, Insert: "[[" + text + "]]"})
	}
	f.SetCandidates(f.query, candidates)
}

// offered returns the candidates in sight, that which is chosen in brackets.
func (f *fixture) offered() (out []string) {
	for _, r := range f.rows {
		switch {
		case !f.IsOpen() || !r.Visible():
		case r.chosen:
			out = append(out, "["+r.candidate.Text+"]")
		default:
			out = append(out, r.candidate.Text)
		}
	}
	return out
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s: %q, want %q", what, got, want)
	}
}

func TestALinkIsPickedByKeys(t *testing.T) {
	f := newFixture(t)
	f.typing("See [[le")
	expect(t, "query", f.query, Query{Kind: Links, Typed: "le"})
	f.answer("Levant Files", "Yerevan letter")
	expect(t, "offered", f.offered(), []string{"[Levant Files]", "Yerevan letter"})
	f.press(fyne.KeyUp)
	expect(t, "offered after Up", f.offered(), []string{"Levant Files", "[Yerevan letter]"})
	f.press(fyne.KeyDown)
	f.press(fyne.KeyReturn)
	expect(t, "text", f.editor.Text(), "See [[Levant Files]]")
	expect(t, "offered when it is done", len(f.offered()), 0)
}

func TestCandidatesForAnotherQueryAreDropped(t *testing.T) {
	f := newFixture(t)
	f.typing("[[l")
	early := f.query
	f.typing("e")
	f.SetCandidates(early, []Candidate{{Text: "late"}})
	expect(t, "offered", len(f.offered()), 0)
}

func TestManyCandidatesAreScrolled(t *testing.T) {
	f := newFixture(t)
	f.typing("[[")
	f.answer(strings.Split("abcdefghijkl", "")...)
	f.press(fyne.KeyUp)
	expect(t, "offered after the first", f.offered(), []string{"e", "f", "g", "h", "i", "j", "k", "[l]"})
	f.press(fyne.KeyDown)
	expect(t, "offered after the last", f.offered(), []string{"[a]", "b", "c", "d", "e", "f", "g", "h"})
}

func TestEscapeRefusesWhatIsBeingTyped(t *testing.T) {
	f := newFixture(t)
	f.typing("[[x")
	f.answer("x")
	f.press(fyne.KeyEscape)
	f.typing("y")
	f.answer("xy")
	expect(t, "offered after Escape", len(f.offered()), 0)
	f.press(fyne.KeyReturn)
	f.typing("claim #")
	expect(t, "query for something else", f.query, Query{Kind: Tags})
}

func TestWhatIsPickedEarlyWaitsForItsCandidates(t *testing.T) {
	f := newFixture(t)
	f.typing("[[Ne")
	fresh := []Candidate{{Text: "New note “New”", Insert: "[[New]]", Create: "New"}}
	f.SetCandidates(f.query, fresh)
	f.typing("w") // the candidates are those of what was typed before
	f.press(fyne.KeyReturn)
	expect(t, "created too early", len(f.created), 0)
	f.SetCandidates(f.query, fresh)
	expect(t, "created", f.created, []string{"New"})
	expect(t, "text", f.editor.Text(), "[[New]]")
}

func TestWhatIsTypedBehindAnEarlyPickIsNotReplaced(t *testing.T) {
	f := newFixture(t)
	f.typing("[[N")
	f.SetCandidates(f.query, []Candidate{{Text: "Newlands", Insert: "[[Newlands]]"}})
	f.typing("e")
	f.press(fyne.KeyReturn) // the candidates for that are not there yet
	f.typing("w and")
	f.SetCandidates(f.query, []Candidate{{Text: "Newlands", Insert: "[[Newlands]]"}})
	expect(t, "text", f.editor.Text(), "[[New and")
}

func TestALinkIsCompletedToItsEnd(t *testing.T) {
	f := newFixture(t)
	f.typing("[[Old]] and [[Other]]")
	f.editor.Select(4, 4)
	f.typing("x")
	f.answer("New")
	f.press(fyne.KeyTab)
	expect(t, "text", f.editor.Text(), "[[New]] and [[Other]]")
}

func TestACandidateIsPickedByThePointer(t *testing.T) {
	f := newFixture(t)
	elsewhere := widget.NewEntry()
	for _, test := range []struct {
		name string
		do   func(*row)
		want string
	}{
		{"tapped", func(r *row) { r.Tapped(&fyne.PointEvent{}) }, "[[New]]"},
		{"let go of beside it", func(r *row) { r.MouseOut() }, "[[N"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f.editor.Open("")
			f.typing("[[N")
			f.answer("New")
			f.rows[0].MouseDown(nil)
			f.canvas.Unfocus() // as a press outside of the editor does
			expect(t, "offered while it is pressed", f.offered(), []string{"[New]"})
			test.do(f.rows[0])
			expect(t, "text", f.editor.Text(), test.want)
			expect(t, "the editor has the keyboard", f.editor.Focused(), true)
			f.canvas.Focus(elsewhere)
			f.canvas.Unfocus()
			expect(t, "offered when the editor was left", len(f.offered()), 0)
			f.canvas.Focus(f.editor)
		})
	}
}

func TestTheListDoesNotCoverWhatIsTyped(t *testing.T) {
	for _, test := range []struct {
		name   string
		before string
		typed  string
	}{
		{"on one row", "", "[[one"},
		{"over two rows", strings.Repeat("before ", 9), "[[the name of a note that is longer than one row of the text"},
		{"in the middle", strings.Repeat("before\n", 8), "[[one"},
		{"at the lower end", strings.Repeat("before\n", 30), "[[one"},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := newFixture(t)
			f.typing(test.before)
			f.typing(test.typed)
			f.answer("1", "2", "3", "4", "5", "6", "7", "8", "9", "10")
			first, _, _ := f.editor.OffsetBounds(len(test.before))
			last, height, _ := f.editor.CaretBounds()
			top := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.rows[0]).Y
			bottom := top + rowHeight*float32(len(f.offered()))
			if top < last.Y+height && bottom > first.Y || top < 0 || bottom > f.canvas.Size().Height {
				t.Errorf("the rows from %v to %v, what is typed from %v to %v", top, bottom, first.Y, last.Y+height)
			}
			if len(f.offered()) < 2 {
				t.Errorf("offered: %q", f.offered())
			}
		})
	}
}

func TestTheListIsNoWiderThanThePane(t *testing.T) {
	f := newFixture(t)
	f.typing("[[one")
	f.answer("1", "2")
	expect(t, "width where there is room", f.rows[0].Size().Width, float32(rowWidth))
	f.window.Resize(fyne.NewSize(200, 400))
	f.Moved()
	if right := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.rows[0]).X + f.rows[0].Size().Width; right > 200 {
		t.Errorf("in a pane of 200 px the rows reach to %v", right)
	}
}

func TestTheWheelGoesThroughTheCandidates(t *testing.T) {
	f := newFixture(t)
	f.typing("[[one")
	f.answer("1", "2")
	wheel := func(y float32) { f.rows[0].Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: y}}) }
	wheel(10)
	expect(t, "above the first", f.offered(), []string{"[1]", "2"})
	wheel(-10)
	wheel(-10)
	expect(t, "below the last", f.offered(), []string{"1", "[2]"})
}
