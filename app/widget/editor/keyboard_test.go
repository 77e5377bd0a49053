package editor

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestEnterContinuesListsAndQuotations(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, after string }{
		{"text", "one|two", "one\n|two"},
		{"bullet", "- one|", "- one\n- |"},
		{"star", "* one|", "* one\n* |"},
		{"within an item", "- one| two", "- one\n- | two"},
		{"nested", "    - one|", "    - one\n    - |"},
		{"number", "1. one|", "1. one\n2. |"},
		{"number with a bracket", "9) one|", "9) one\n10) |"},
		{"a task is continued with an empty box", "- [x] one|", "- [x] one\n- [ ] |"},
		{"quotation", "> one|", "> one\n> |"},
		{"list in a quotation", "> - one|", "> - one\n> - |"},
		{"an empty item ends the list", "- one\n- |", "- one\n\n|"},
		{"an empty item between others ends the list", "- one\n- |\n- two", "- one\n\n|\n\n- two"},
		{"an empty item that is nested moves out", "- one\n    - |", "- one\n- |"},
		{"an empty task ends the list", "- [ ] |", "|"},
		{"an empty number ends the list", "1. one\n2. |", "1. one\n\n|"},
		{"an empty line ends the quotation", "> one\n> |", "> one\n\n|"},
		{"an empty line ends the inner quotation", "> > one\n> > |", "> > one\n>\n> |"},
		{"an empty item in a quotation", "> - one\n> - |\n> two", "> - one\n>\n> |\n>\n> two"},
		{"what is apart stays so", "> one\n\n- |\n\ntwo", "> one\n\n|\n\ntwo"},
		{"an empty item in a quotation leaves the quotation", "> - |", "> |"},
		{"before the mark", "|- one", "\n|- one"},
		{"a rule is no item", "---|", "---\n|"},
		{"a dash is no item", "-one|", "-one\n|"},
		{"heading", "# one|", "# one\n|"},
		{"code keeps its indent", "```\n  - one|", "```\n  - one\n  |"},
		{"a selection is replaced", "- |one|", "- \n|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.press(fyne.KeyReturn)
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

func TestTabLeavesAfterEscape(t *testing.T) {
	e := newTest(t, "text")
	if !e.AcceptsTab() {
		t.Error("Tab leaves at once")
	}
	e.press(fyne.KeyEscape)
	if e.AcceptsTab() {
		t.Error("Tab does not leave after Escape")
	}
	e.TypedRune('x')
	if !e.AcceptsTab() {
		t.Error("Tab leaves after typing")
	}
}

func TestDeleting(t *testing.T) {
	e := newTest(t, "")
	back := func() { e.press(fyne.KeyBackspace) }
	del := func() { e.press(fyne.KeyDelete) }
	for _, c := range []struct {
		name   string
		before string
		do     func()
		after  string
	}{
		{"backspace", "ab|c", back, "a|c"},
		{"delete", "a|bc", del, "a|c"},
		{"a letter with its accent", "e\u0301|", back, "|"},
		{"a family is one character", "a|👩‍👩‍👧b", del, "a|b"},
		{"the line feed", "a\n|b", back, "a|b"},
		{"the line feed forwards", "a|\nb", del, "a|b"},
		{"the selection", "a|bc|d", back, "a|d"},
		{"a word back", "one two|", func() { e.control(fyne.KeyBackspace, 0) }, "one |"},
		{"a word forwards", "one| two", func() { e.control(fyne.KeyDelete, 0) }, "one|"},
		{"at the start", "|a", back, "|a"},
		{"at the end", "a|", del, "a|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			c.do()
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

func TestMoving(t *testing.T) {
	e := newTest(t, "")
	press := func(keys ...fyne.KeyName) func() { return func() { e.press(keys...) } }
	control := func(k fyne.KeyName) func() { return func() { e.control(k, 0) } }
	for _, c := range []struct {
		name   string
		before string
		do     func()
		after  string
	}{
		{"right over the line end", "a|\nb", press(fyne.KeyRight), "a\n|b"},
		{"left over the line end", "a\n|b", press(fyne.KeyLeft), "a|\nb"},
		{"left of a selection", "a|bc|d", press(fyne.KeyLeft), "a|bcd"},
		{"right of a selection", "a|bc|d", press(fyne.KeyRight), "abc|d"},
		{"words", "|one two", control(fyne.KeyRight), "one| two"},
		{"a word back", "one two|", control(fyne.KeyLeft), "one |two"},
		{"words over the line end", "one|\ntwo three", control(fyne.KeyRight), "one\ntwo| three"},
		{"home", "one\ntwo|", press(fyne.KeyHome), "one\n|two"},
		{"end", "|one\ntwo", press(fyne.KeyEnd), "one|\ntwo"},
		{"start of the text", "one\ntwo|", control(fyne.KeyHome), "|one\ntwo"},
		{"end of the text", "|one\ntwo", control(fyne.KeyEnd), "one\ntwo|"},
		{"down keeps to its place through a short line", "long lin|e\n\nlong line", press(fyne.KeyDown, fyne.KeyDown), "long line\n\nlong lin|e"},
		{"up in the first row", "one|", press(fyne.KeyUp), "|one"},
		{"down in the last row", "o|ne", press(fyne.KeyDown), "one|"},
		{"paragraphs", "|one\ntwo\n\nthree", control(fyne.KeyDown), "one\ntwo|\n\nthree"},
		{"paragraphs back", "one\n\ntwo\nthree|", control(fyne.KeyUp), "one\n\n|two\nthree"},
		{"page down", "|" + strings.Repeat("x\n", 5), press(fyne.KeyPageDown), strings.Repeat("x\n", 5) + "|"},
		{"shift extends", "a|bc", func() { e.shifted(fyne.KeyRight) }, "a|b|c"},
		{"right-to-left text: left goes on", "|שלום", press(fyne.KeyLeft), "ש|לום"},
		{"right-to-left text: words", "|שלום עולם", control(fyne.KeyLeft), "שלום| עולם"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.paint(testWidth, testHeight)
			c.do()
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

// The caret goes through a line of both directions as it is seen: each key moves it further to the right.
func TestRightGoesRightWhereDirectionsMix(t *testing.T) {
	e := newTest(t, "|ab שלום 12 cd")
	last := float32(-1)
	for n := 0; n < len([]rune(e.Text())); n++ {
		at, _, ok := e.edgeBounds(e.sel.head)
		if !ok || at.X <= last {
			t.Fatalf("key %d: the caret is at %v, before at %v: %s", n, at.X, last, e.marked())
		}
		last = at.X
		e.press(fyne.KeyRight)
	}
	if got := e.Caret(); got != e.Len() {
		t.Errorf("the caret is at %d at last, want %d", got, e.Len())
	}
}

func TestHooksComeFirst(t *testing.T) {
	e := newTest(t, "a|")
	e.OnKey = func(k *fyne.KeyEvent) bool { return k.Name == fyne.KeyReturn }
	e.OnShortcut = func(s fyne.Shortcut) bool { return s.ShortcutName() == (&fyne.ShortcutSelectAll{}).ShortcutName() }
	e.press(fyne.KeyReturn)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := e.marked(); got != "a|" {
		t.Errorf("got %q", got)
	}
	e.press(fyne.KeyBackspace)
	if e.Text() != "" {
		t.Error("a key that the hook left was not used")
	}
}

func TestClipboard(t *testing.T) {
	e := newTest(t, "|one| two")
	clipboard := fyne.CurrentApp().Clipboard()
	e.TypedShortcut(&fyne.ShortcutCut{Clipboard: clipboard})
	if e.marked() != "| two" || clipboard.Content() != "one" {
		t.Fatalf("cut: %q, clipboard %q", e.marked(), clipboard.Content())
	}
	clipboard.SetContent("x\r\ny\xff")
	e.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
	if e.marked() != "x\ny\uFFFD| two" {
		t.Errorf("pasted: %q", e.marked())
	}
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	e.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clipboard})
	if clipboard.Content() != e.Text() {
		t.Errorf("copied: %q", clipboard.Content())
	}
}

func TestFocusShowsTheCaret(t *testing.T) {
	e := newTest(t, "a|")
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(testWidth, testHeight))
	var events []string
	e.OnFocus = func() { events = append(events, "focus") }
	e.OnBlur = func() { events = append(events, "blur") }
	w.Canvas().Focus(e)
	if !e.cursor.bar.Visible() {
		t.Error("no caret with the keyboard")
	}
	w.Canvas().Unfocus()
	if e.cursor.bar.Visible() {
		t.Error("a caret without the keyboard")
	}
	if strings.Join(events, " ") != "focus blur" {
		t.Errorf("events: %v", events)
	}
}

func TestCaretBlinksForAWhile(t *testing.T) {
	e := newTest(t, "a|")
	now := time.Unix(0, 0)
	e.now = func() time.Time { return now }
	e.press(fyne.KeyLeft)
	var got string
	for range 4 {
		if e.caretLit() {
			got += "on "
		} else {
			got += "off "
		}
		now = now.Add(blinkHalf)
	}
	if got != "on off on off " {
		t.Errorf("got %s", got)
	}
	now = now.Add(blinkLong)
	for range 4 {
		if !e.caretLit() {
			t.Error("it still blinks when nothing has happened for long")
		}
		now = now.Add(blinkHalf)
	}
}
