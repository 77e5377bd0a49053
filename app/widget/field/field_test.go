package field

import (
	"strings"
	"testing"

	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// show puts an object on a canvas 300 px wide, in the light theme.
func show(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	theme.Apply(test.NewTempApp(t), theme.Light)
	window := test.NewTempWindow(t, container.NewVBox(o))
	window.SetPadded(false)
	window.Resize(fyne.NewSize(300, 400))
	return window
}

func typeKeys(target fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		target.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func ctrlEnter() fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierShortcutDefault}
}

func TestSearchPassesKeysOn(t *testing.T) {
	s := NewSearch("Search everything…", "Ctrl K")
	window := show(t, s)
	s.Focus()
	focused := window.Canvas().Focused()
	typeKeys(focused, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEscape) // without callbacks

	var moves []int
	var submits []bool
	cancels := 0
	s.OnMove = func(delta int) { moves = append(moves, delta) }
	s.OnSubmit = func(ctrl bool) { submits = append(submits, ctrl) }
	s.OnCancel = func() { cancels++ }

	typeKeys(focused, fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp, fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape)
	focused.(fyne.Shortcutable).TypedShortcut(ctrlEnter())
	if want := []int{1, -1, 10, -10}; !equal(moves, want) {
		t.Errorf("moves %v, want %v", moves, want)
	}
	if want := []bool{false, false, true}; !equal(submits, want) {
		t.Errorf("submits %v, want %v", submits, want)
	}
	if cancels != 1 {
		t.Errorf("%d cancels", cancels)
	}
}

func equal[T comparable](a, b []T) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func TestSearchTellsWhatIsTyped(t *testing.T) {
	s := NewSearch("Search everything…", "Ctrl K")
	var texts []string
	s.OnChanged = func(text string) { texts = append(texts, text) }
	window := show(t, s)
	test.TapCanvas(window.Canvas(), fyne.NewPos(3, 15))
	if !s.Focused() {
		t.Fatal("a click at the edge of the field does not lead into it")
	}
	test.Type(window.Canvas().Focused(), "bak")
	typeKeys(window.Canvas().Focused(), fyne.KeyBackspace)
	if want := []string{"b", "ba", "bak", "ba"}; !equal(texts, want) || s.Text() != "ba" {
		t.Errorf("told %q, want %q", texts, want)
	}
	s.SetText("")
	if s.Text() != "" {
		t.Errorf("still %q", s.Text())
	}
}

func TestSearchFocusSelectsWhatStandsThere(t *testing.T) {
	s := NewSearch("", "")
	window := show(t, s)
	s.SetText("old")
	s.Focus()
	test.Type(window.Canvas().Focused(), "n")
	if s.Text() != "n" {
		t.Errorf("typing over it made %q", s.Text())
	}
}

func TestSearchShowsTheFocus(t *testing.T) {
	s := NewSearch("", "Ctrl K")
	window := show(t, s)
	var focus []bool
	s.OnFocus = func(focused bool) { focus = append(focus, focused) }
	border := func() any {
		return test.WidgetRenderer(s).(*searchRenderer).box.Objects()[0].(*canvas.Rectangle).FillColor
	}
	colors := theme.Light.Palette()
	s.Focus()
	if border() != colors.Accent {
		t.Errorf("border %v with the focus", border())
	}
	window.Canvas().Unfocus()
	if border() != colors.Line {
		t.Errorf("border %v without the focus", border())
	}
	if !equal(focus, []bool{true, false}) {
		t.Errorf("told of the focus: %v", focus)
	}
}

func TestEntriesHaveNoBoxOfTheirOwn(t *testing.T) {
	s := NewSearch("placeholder", "")
	show(t, s)
	for _, o := range test.WidgetRenderer(s.entry).Objects() {
		if _, ok := o.(*canvas.Rectangle); ok {
			t.Errorf("the entry draws a rectangle: %v", o)
		}
	}
}

func TestShortcutsAreOfferedFirst(t *testing.T) {
	s := NewSearch("", "")
	window := show(t, s)
	var offered []string
	s.OnShortcut = func(sc fyne.Shortcut) bool {
		offered = append(offered, sc.ShortcutName())
		return sc.ShortcutName() == "Paste"
	}
	fyne.CurrentApp().Clipboard().SetContent("pasted")
	s.Focus()
	entry := window.Canvas().Focused()
	test.Type(entry, "a")
	entry.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	entry.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutUndo{})
	if !equal(offered, []string{"Paste", "Undo"}) {
		t.Errorf("offered %q", offered)
	}
	if s.Text() != "" {
		t.Errorf("%q: what was taken was pasted too, or what was not taken was not undone", s.Text())
	}
}

func TestThePlaceholderEndsBeforeTheKey(t *testing.T) {
	const whole = "Search everything, or type > for a command…"
	s := NewSearch(whole, "Ctrl K")
	window := show(t, s)
	window.Resize(fyne.NewSize(180, 100))
	if got := s.entry.PlaceHolder; !strings.HasPrefix(got, "Search") || !strings.HasSuffix(got, "…") || got == whole {
		t.Errorf("in a narrow field stands %q", got)
	}
	window.Resize(fyne.NewSize(600, 100))
	if s.entry.PlaceHolder != whole {
		t.Errorf("in a wide field stands %q", s.entry.PlaceHolder)
	}
}
