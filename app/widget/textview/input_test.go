package textview

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview/gesture"
)

func press(at fyne.Position, mod fyne.KeyModifier) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary, Modifier: mod}
}

// click presses and releases at a position, n times in a row.
func click(v *View, at fyne.Position, n int) {
	for range n {
		v.MouseDown(press(at, 0))
		v.MouseUp(press(at, 0))
	}
}

// drag drags from one position to another; the press is the n-th in a row.
func drag(v *View, from, to fyne.Position, n int) {
	click(v, from, n-1)
	v.MouseDown(press(from, 0))
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}})
	v.MouseUp(press(to, 0))
	v.DragEnd()
}

// later makes the next click the first of a series.
func later(v *View) { v.mouse.clicks = gesture.Clicks{} }

func at(t *testing.T, v *View, words string) int {
	t.Helper()
	i := strings.Index(v.text.Content, words)
	if i < 0 {
		t.Fatalf("no %q in the text", words)
	}
	return i
}

func TestClicks(t *testing.T) {
	v, _ := newView(t, sample())
	p := pointOf(t, v, at(t, v, "paragraph"))
	var told []string
	v.OnSelected = func(start, end int) { told = append(told, v.text.Content[start:end]) }
	click(v, p, 1)
	click(v, p, 1)
	click(v, p, 1)
	paragraph := strings.Split(v.text.Content, "\n")[1]
	if want := []string{"", "paragraph", paragraph}; !reflect.DeepEqual(told, want) {
		t.Errorf("selected %q", told)
	}
	click(v, p, 1)
	if start, end := v.Selection(); start != end {
		t.Error("the fourth click selects")
	}
	later(v)
	click(v, p, 1)
	click(v, p.AddXY(0, 30), 1)
	if start, end := v.Selection(); start != end {
		t.Error("two clicks at two places select")
	}
}

func TestDrag(t *testing.T) {
	v, _ := newView(t, sample())
	from, to := pointOf(t, v, at(t, v, "itle")), pointOf(t, v, at(t, v, "several"))
	tests := []struct {
		name     string
		from, to fyne.Position
		clicks   int
		want     string
	}{
		{"forwards", from.SubtractXY(3, 0), to.SubtractXY(4, 0), 1, "itle\nA first paragraph with "},
		{"backwards", to.SubtractXY(4, 0), from.SubtractXY(3, 0), 1, "itle\nA first paragraph with "},
		{"by words", from, to, 2, "title\nA first paragraph with several"},
		{"by words backwards", to, from, 2, "title\nA first paragraph with several"},
		{"by paragraphs", from, to, 3, strings.Join(strings.Split(v.text.Content, "\n")[:2], "\n")},
		{"to the left of the text", to.SubtractXY(4, 0), fyne.NewPos(0, to.Y), 1, "A first paragraph with "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			later(v)
			selecting, selected := 0, 0
			v.OnSelecting = func(int, int) { selecting++ }
			v.OnSelected = func(int, int) { selected++ }
			drag(v, test.from, test.to, test.clicks)
			if got := v.SelectedText(); got != test.want {
				t.Errorf("selected %q, want %q", got, test.want)
			}
			if selecting < 2 || selected != test.clicks {
				t.Errorf("told %d times while selecting, %d when done", selecting, selected)
			}
		})
	}
}

func TestShiftClick(t *testing.T) {
	v, _ := newView(t, sample())
	click(v, pointOf(t, v, 2).SubtractXY(4, 0), 1)
	to := pointOf(t, v, at(t, v, "first")).SubtractXY(3, 0)
	v.MouseDown(press(to, fyne.KeyModifierShift))
	v.MouseUp(press(to, fyne.KeyModifierShift))
	if got := v.SelectedText(); got != "e title\nA " {
		t.Errorf("selected %q", got)
	}
}

func TestDragReleasedOutside(t *testing.T) {
	v, _ := newView(t, long(100))
	done := 0
	v.OnSelected = func(int, int) { done++ }
	v.MouseDown(press(pointOf(t, v, 0), 0))
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, testHeight+50)}})
	if !v.mouse.scroll.Scrolling() {
		t.Fatal("does not scroll")
	}
	v.DragEnd() // the button was released over something else
	if done != 1 || v.mouse.scroll.Scrolling() || v.mouse.pressed {
		t.Errorf("told %d times; scrolling: %v", done, v.mouse.scroll.Scrolling())
	}
	_, end := v.Selection()
	v.MouseDown(press(pointOf(t, v, 0), 0))
	if _, now := v.Selection(); now == end {
		t.Error("still dragging")
	}
}

func TestAutoscroll(t *testing.T) {
	v, _ := newView(t, long(100))
	v.MouseDown(press(pointOf(t, v, 0), 0))
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, testHeight+50)}})
	top, end := v.top(), v.sel.moving()
	v.autoscroll(60)
	if v.top() <= top || v.sel.moving() <= end {
		t.Errorf("top %v was %v, selected to %d was %d", v.top(), top, v.sel.moving(), end)
	}
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, 100)}})
	if v.mouse.scroll.Scrolling() {
		t.Error("scrolls with the pointer inside")
	}
}

func TestClickOnMarks(t *testing.T) {
	v, _ := newView(t, sample())
	v.SetMarks([]Mark{{ID: "long", Start: 10, End: 60}, {ID: "short", Start: 20, End: 30}})
	var got string
	v.OnMark = func(ids []string, p fyne.Position) { got = fmt.Sprint(ids, p) }
	p := pointOf(t, v, 25)
	click(v, p, 1)
	if want := fmt.Sprint([]string{"short", "long"}, p); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	got = ""
	click(v, pointOf(t, v, at(t, v, "last")), 1)
	drag(v, pointOf(t, v, 22), pointOf(t, v, 28), 1)
	if got != "" {
		t.Errorf("told of %s for a click elsewhere or a drag", got)
	}
}

func TestClickOnLink(t *testing.T) {
	v, _ := newView(t, sample())
	link := at(t, v, "see here")
	v.SetMarks([]Mark{{ID: "m", Start: link - 5, End: link + 20}})
	var got, marks string
	v.OnLink = func(target string) { got = target }
	v.OnMark = func(ids []string, _ fyne.Position) { marks = fmt.Sprint(ids) }
	click(v, pointOf(t, v, link+2), 1)
	if got != "https://example.org" || marks != "" {
		t.Errorf("link %q, marks %q", got, marks)
	}
	click(v, pointOf(t, v, link-3), 1)
	if marks == "" {
		t.Error("no mark beside the link")
	}
}

func TestThePointerIsFollowedOverLinks(t *testing.T) {
	v, _ := newView(t, sample())
	link := at(t, v, "see here")
	var told []string
	v.OnLinkHover = func(l Link, at fyne.Position, size fyne.Size) {
		told = append(told, l.Target)
		if place := pointOf(t, v, link+2); l.Target != "" && (place.X < at.X || place.X > at.X+size.Width || place.Y < at.Y || place.Y > at.Y+size.Height) {
			t.Errorf("the link at %v is said to be at %v, %v", place, at, size)
		}
	}
	for _, offset := range []int{3, link, link + 2, link - 3, link + 1} {
		v.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: pointOf(t, v, offset)}})
	}
	v.MouseOut()
	if want := "[https://example.org  https://example.org ]"; fmt.Sprint(told) != want {
		t.Errorf("told of %q, want %s", told, want)
	}
}

func TestCursor(t *testing.T) {
	v, _ := newView(t, sample())
	link := at(t, v, "see here")
	tests := []struct {
		name string
		at   fyne.Position
		want desktop.Cursor
	}{
		{"text", pointOf(t, v, 3), desktop.TextCursor},
		{"link", pointOf(t, v, link), desktop.PointerCursor},
		{"margin", fyne.NewPos(2, 60), desktop.DefaultCursor},
		{"scroll bar", fyne.NewPos(testWidth-4, 60), desktop.DefaultCursor},
	}
	for _, test := range tests {
		v.MouseIn(press(test.at, 0))
		if got := v.Cursor(); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
	}
}

func TestScrollBar(t *testing.T) {
	v, _ := newView(t, long(200))
	x := float32(testWidth - barInset - 2)
	v.MouseDown(press(fyne.NewPos(x, testHeight/2), 0)) // in the track
	if p := v.Progress(); p < 0.4 || p > 0.6 {
		t.Errorf("progress %v after a click in the middle", p)
	}
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, testHeight+100)}})
	if p := v.Progress(); p != 1 {
		t.Errorf("progress %v, dragged to the end", p)
	}
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, -100)}})
	if p := v.Progress(); p != 0 {
		t.Errorf("progress %v, dragged to the start", p)
	}
	v.MouseUp(press(fyne.NewPos(x, 0), 0))
	if start, end := v.Selection(); start != end {
		t.Error("the bar selects")
	}
	y, h := knob(v.extents())
	v.MouseDown(press(fyne.NewPos(x, float32(y+h/4)), 0)) // on the knob
	if p := v.Progress(); p != 0 {
		t.Errorf("progress %v after a press on the knob", p)
	}
}

func TestScrollKeys(t *testing.T) {
	v, _ := newView(t, long(200))
	key := func(k fyne.KeyName) float64 {
		before := v.top()
		v.TypedKey(&fyne.KeyEvent{Name: k})
		return v.top() - before
	}
	if d := key(fyne.KeyDown); d < 20 || d > 100 {
		t.Errorf("down: %v", d)
	}
	if d := key(fyne.KeyUp); d > -20 {
		t.Errorf("up: %v", d)
	}
	page := key(fyne.KeyPageDown)
	if page < testHeight/2 || page >= testHeight {
		t.Errorf("page down: %v", page)
	}
	if d := key(fyne.KeyPageUp); d != -page {
		t.Errorf("page up: %v", d)
	}
	if d := key(fyne.KeySpace); d != page {
		t.Errorf("space: %v", d)
	}
	v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	if d := key(fyne.KeySpace); d != -page {
		t.Errorf("shift space: %v", d)
	}
	v.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	key(fyne.KeyEnd)
	if v.Progress() != 1 {
		t.Errorf("end: %v", v.Progress())
	}
	key(fyne.KeyHome)
	if v.Progress() != 0 {
		t.Errorf("home: %v", v.Progress())
	}
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyEnd, Modifier: fyne.KeyModifierShortcutDefault})
	if v.Progress() != 1 {
		t.Errorf("control end: %v", v.Progress())
	}
}

func TestKeysExtendTheSelection(t *testing.T) {
	v, _ := newView(t, sample())
	shifted := func(keys ...fyne.KeyName) {
		v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
		for _, k := range keys {
			v.TypedKey(&fyne.KeyEvent{Name: k})
		}
		v.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftRight})
	}
	words := func(keys ...fyne.KeyName) {
		for _, k := range keys {
			v.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
		}
	}
	first := at(t, v, "first")
	tests := []struct {
		name string
		from int
		do   func()
		want string
	}{
		{"right", first, func() { shifted(fyne.KeyRight, fyne.KeyRight) }, "fi"},
		{"left", first, func() { shifted(fyne.KeyLeft, fyne.KeyLeft) }, "A "},
		{"there and back", first, func() { shifted(fyne.KeyRight, fyne.KeyLeft) }, ""},
		{"over a line end", at(t, v, "tle\n"), func() { shifted(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) }, "tle\nA"},
		{"word", first, func() { words(fyne.KeyRight, fyne.KeyRight) }, "first paragraph"},
		{"word left", first, func() { words(fyne.KeyLeft, fyne.KeyLeft) }, "title\nA "},
		{"end of line", first, func() { shifted(fyne.KeyEnd) }, "first paragraph with several words, long enough that it"},
		{"start of line", first + 5, func() { shifted(fyne.KeyHome) }, "A first"},
		{"down a line", 0, func() { shifted(fyne.KeyDown) }, "The title"},
		{"down past the end", at(t, v, "last"), func() { shifted(fyne.KeyDown) }, "last paragraph."},
		{"up past the start", 4, func() { shifted(fyne.KeyUp) }, "The "},
		{"to the end", at(t, v, "last"), func() { words(fyne.KeyEnd) }, "last paragraph."},
		{"to the start", 4, func() { words(fyne.KeyHome) }, "The "},
		{"a page", 0, func() { shifted(fyne.KeyPageDown) }, v.text.Content},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v.Select(test.from, test.from)
			told := 0
			v.OnSelected = func(int, int) { told++ }
			test.do()
			if got := v.SelectedText(); got != test.want {
				t.Errorf("selected %q, want %q", got, test.want)
			}
			if told == 0 {
				t.Error("not told")
			}
		})
	}
}

func TestDownKeepsToAColumn(t *testing.T) {
	v, _ := newView(t, &Text{Content: "a long enough line\nx\na long enough line"})
	v.Select(10, 10)
	v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range 2 {
		v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if _, end := v.Selection(); end != 21+10 {
		t.Errorf("selected to %d, want %d", end, 21+10)
	}
}

func TestSelectingByKeysScrolls(t *testing.T) {
	v, _ := newView(t, long(100))
	v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
	for range 60 {
		v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	if _, end := v.Selection(); !v.shows(end) || v.Place() == 0 {
		t.Errorf("the end of the selection at %d is not visible from %d", end, v.Place())
	}
}

func TestCopyAndSelectAll(t *testing.T) {
	v, _ := newView(t, sample())
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent("before")
	v.TypedShortcut(&fyne.ShortcutCopy{})
	if got := clipboard.Content(); got != "before" {
		t.Errorf("copied %q with nothing selected", got)
	}
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	v.TypedShortcut(&fyne.ShortcutCopy{})
	if got := clipboard.Content(); got != v.text.Content {
		t.Errorf("copied %q", got)
	}
}

func TestEscape(t *testing.T) {
	v, _ := newView(t, sample())
	var keys []fyne.KeyName
	v.OnKey = func(k fyne.KeyName) { keys = append(keys, k) }
	told := -1
	v.OnSelected = func(start, end int) { told = end - start }
	v.Select(3, 9)
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if told != 0 || len(keys) != 0 || v.SelectedText() != "" {
		t.Errorf("told of %d bytes, keys %v", told, keys)
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(keys) != 1 {
		t.Error("Escape without a selection is kept")
	}
}

func TestKeysOfTheApp(t *testing.T) {
	v, _ := newView(t, sample())
	var got []string
	v.OnRune = func(r rune) { got = append(got, string(r)) }
	v.OnKey = func(k fyne.KeyName) { got = append(got, string(k)) }
	v.OnShortcut = func(s fyne.Shortcut) bool { got = append(got, s.ShortcutName()); return true }
	v.TypedRune('1')
	v.TypedRune(' ') // also a key
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	v.TypedShortcut(&fyne.ShortcutPaste{})
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyC, Modifier: fyne.KeyModifierControl | fyne.KeyModifierShift})
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	if want := []string{"1", "Delete", "Paste", "CustomDesktop:Shift+Control+C", "SelectAll"}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if v.SelectedText() != "" {
		t.Error("a shortcut that was taken selects")
	}
	v.OnShortcut = func(fyne.Shortcut) bool { return false }
	v.TypedShortcut(&fyne.ShortcutSelectAll{})
	if v.SelectedText() == "" {
		t.Error("a shortcut that was not taken does not select")
	}
}

func TestFocus(t *testing.T) {
	v, w := newView(t, sample())
	var got []bool
	v.OnFocus = func(gained bool) { got = append(got, gained) }
	click(v, fyne.NewPos(100, 100), 1)
	if w.Canvas().Focused() != v {
		t.Error("a click does not focus")
	}
	w.Canvas().Unfocus()
	if !reflect.DeepEqual(got, []bool{true, false}) {
		t.Errorf("told %v", got)
	}
}

func TestOtherButtonsDoNotSelect(t *testing.T) {
	v, _ := newView(t, sample())
	e := press(pointOf(t, v, 3), 0)
	e.Button = desktop.MouseButtonSecondary
	v.Select(0, 9)
	v.MouseDown(e)
	v.MouseUp(e)
	if v.SelectedText() != "The title" {
		t.Errorf("selected %q", v.SelectedText())
	}
}

func TestDragThroughTheCanvas(t *testing.T) {
	v, w := newView(t, sample())
	from := pointOf(t, v, 0)
	test.Drag(w.Canvas(), from, 80, 0) // without a press nothing is selected
	if v.SelectedText() != "" {
		t.Errorf("selected %q", v.SelectedText())
	}
}
