package findbar

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"collate/app/theme"
	"collate/app/widget/editor"
	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

const text = "One raid, two raids: Șușa, Şuşa. A Raid."

var (
	_ Text     = (*textview.View)(nil)
	_ Writable = (*editor.Editor)(nil)
)

type fixture struct {
	*Bar
	view   *textview.View
	editor *editor.Editor
	window fyne.Window
	canvas fyne.Canvas
	left   int
}

func newFixture(t *testing.T) *fixture {
	theme.Apply(test.NewTempApp(t), theme.Light)
	sans := typeset.Family{Regular: theme.Sans().Regular.Content()}
	engine := textview.NewEngine(textview.Fonts{Serif: sans, Sans: sans, Mono: sans}, func(f func()) { f() })
	look := textview.Look{Size: 13, LineHeight: 1.45, Paper: color.NRGBA{A: 255}}
	f := &fixture{Bar: New("Find in this text"), view: textview.New(engine, look), editor: editor.New(engine, look, "")}
	f.OnLeave = func() { f.left++ }
	f.view.SetText(&textview.Text{Content: text})
	f.editor.Open(text)
	window := test.NewTempWindow(t, f.Below(container.NewStack(f.view, f.editor)))
	window.Resize(fyne.NewSize(500, 400))
	f.window, f.canvas = window, window.Canvas()
	return f
}

func (f *fixture) typing(text string) { test.Type(f.canvas.Focused(), text) }

func (f *fixture) press(key fyne.KeyName) {
	f.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: key})
}

// tap presses the button that is called so.
func (f *fixture) tap(t *testing.T, name string) {
	t.Helper()
	found := false
	test.WidgetRenderer(f.Bar) // so that the bar has its objects
	for _, o := range test.LaidOutObjects(f.Bar) {
		if b, ok := o.(interface {
			fyne.Tappable
			Text() string
		}); ok && b.Text() == name {
			found = true
			b.Tapped(&fyne.PointEvent{})
		}
	}
	if !found {
		t.Fatalf("there is no button %s", name)
	}
}

func expect(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestAnyTextIsSearched(t *testing.T) {
	f := newFixture(t)
	for _, text := range []Text{f.view, f.editor} {
		f.Find(text, "")
		f.typing("raid")
		expect(t, "found", f.found(), "1 of 3")
		f.press(fyne.KeyReturn)
		expect(t, "found next", f.found(), "2 of 3")
		f.Previous()
		f.Previous()
		expect(t, "found before the first", f.found(), "3 of 3")
		f.Find(text, "two raids")
		expect(t, "found of what was selected", f.found(), "1 of 1")
		f.Find(text, "two\nraids")
		expect(t, "found of several lines", f.found(), "1 of 1")
		f.typing("sos")
		expect(t, "found of what is not there", f.found(), "none")
		f.press(fyne.KeyBackspace)
		f.press(fyne.KeyBackspace)
		f.press(fyne.KeyBackspace)
		expect(t, "found of nothing", f.found(), "")
		f.Close()
	}
}

func TestOptions(t *testing.T) {
	f := newFixture(t)
	for _, text := range []Text{f.view, f.editor} {
		count := func() int {
			_, n := text.FindState()
			return n
		}
		for _, c := range []struct {
			words, toggle string
			without, with int
		}{
			{"Raid", "Aa", 3, 1},
			{"șușa", "é", 2, 1},
			{"raid", "ab|", 3, 2},
			{"r.*d", ".*", 0, 1},
		} {
			f.Find(text, c.words)
			expect(t, c.words, count(), c.without)
			f.tap(t, c.toggle)
			expect(t, c.words+" with "+c.toggle, count(), c.with)
			f.tap(t, c.toggle)
			expect(t, c.words+" again", count(), c.without)
		}
		f.Close()
	}
}

func TestAnExpressionThatIsNoneIsExplained(t *testing.T) {
	f := newFixture(t)
	for _, text := range []Text{f.view, f.editor} {
		f.Find(text, "raid (")
		f.tap(t, ".*")
		expect(t, "explained", f.problem.Visible() && strings.HasPrefix(f.problem.Text(), "An opening parenthesis"), true)
		f.typing("raid")
		expect(t, "explained when it is one", f.problem.Visible(), false)
		expect(t, "found", f.found(), "1 of 3")
		f.tap(t, ".*")
	}
}

func TestWhatIsFoundIsReplaced(t *testing.T) {
	f := newFixture(t)
	f.Replace(f.editor, "susa")
	expect(t, "found", f.found(), "1 of 2")
	f.press(fyne.KeyTab)
	f.typing("Shusha")
	f.press(fyne.KeyReturn)
	expect(t, "after Enter", f.editor.Text(), "One raid, two raids: Shusha, Şuşa. A Raid.")
	f.press(fyne.KeyTab)
	f.typing("raid")
	f.tap(t, "Replace all")
	expect(t, "after all", f.editor.Text(), "One Shusha, two Shushas: Shusha, Şuşa. A Shusha.")
	expect(t, "said", f.count.Text(), "3 replaced")
	f.Find(f.view, "")
	expect(t, "the second field stays", f.Replacing(), false)
	f.typing("raid")
	f.tap(t, "Replace all") // out of sight
	expect(t, "what cannot be written", f.view.Text().Content, text)
}

func TestTheBarIsClosed(t *testing.T) {
	f := newFixture(t)
	expect(t, "Escape while it is closed", f.Key(fyne.KeyEscape), false)
	f.Next() // does nothing
	f.Find(f.editor, "raid")
	f.press(fyne.KeyEscape)
	expect(t, "left", f.left, 1)
	expect(t, "shown", f.Visible(), false)
	_, count := f.editor.FindState()
	expect(t, "marks", count, 0)
	f.Find(f.editor, "")
	expect(t, "what was searched for last", f.found(), "1 of 3")
	f.Find(f.view, "")
	_, count = f.editor.FindState()
	expect(t, "marks in the text that was searched before", count, 0)
}

func TestWhatIsToldFollowsEdits(t *testing.T) {
	f := newFixture(t)
	f.editor.OnChanged = func(editor.Edit) { f.Tell() }
	f.Find(f.editor, "raid")
	expect(t, "told", f.count.Text(), "1 of 3")
	f.editor.Replace(0, 0, "No raid. ")
	expect(t, "told after an edit", f.count.Text(), "2 of 4")
	f.editor.Replace(0, 9, "")
	f.Close()
}

func TestAnotherContentIsSearchedAgain(t *testing.T) {
	f := newFixture(t)
	f.view.SetText(&textview.Text{Content: "raid"})
	f.Again(f.view) // the bar is closed
	f.Find(f.view, "raid")
	expect(t, "found", f.found(), "1 of 1")
	f.view.SetText(&textview.Text{Content: text})
	f.Again(f.editor)
	expect(t, "found in the old content", f.found(), "none")
	f.Again(f.view)
	expect(t, "found in the new content", f.found(), "1 of 3")
}

func TestTheBarCoversNothing(t *testing.T) {
	f := newFixture(t)
	closed := f.view.Size().Height
	f.Find(f.view, "raid")
	open := f.view.Size().Height
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.Bar).Y
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.view).Y + open
	if top < bottom || open > closed-f.Bar.Size().Height {
		t.Errorf("the bar begins at %v, the text ends at %v", top, bottom)
	}
	f.Replace(f.editor, "")
	expect(t, "less of the text beside two rows", f.view.Size().Height < open, true)
	f.Close()
	expect(t, "height of the text when it is closed", f.view.Size().Height, closed)
}

func TestAFieldHasRoomInANarrowPane(t *testing.T) {
	f := newFixture(t)
	f.window.Resize(fyne.NewSize(260, 400))
	f.Replace(f.editor, "raid")
	for _, field := range []*entry{f.words, f.with} {
		if field.Size().Width < leastField {
			t.Errorf("a field is %v px wide", field.Size().Width)
		}
	}
	if bottom := f.Bar.Position().Y + f.Bar.Size().Height; bottom > 400 || f.Bar.Size().Height < f.Bar.MinSize().Height {
		t.Errorf("the bar is %v high and ends at %v", f.Bar.Size().Height, bottom)
	}
}
