package editor

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview/gesture"
	"collate/app/widget/textview/typeset"
)

// pointAt returns a point just behind the left edge of the character at an offset.
func (e *Editor) pointAt(t *testing.T, offset int) fyne.Position {
	t.Helper()
	e.sync()
	at, height, ok := e.edgeBounds(typeset.Edge{Offset: offset})
	if !ok {
		t.Fatalf("offset %d is not visible", offset)
	}
	return at.AddXY(2, height/2)
}

func (e *Editor) click(at fyne.Position, with fyne.KeyModifier) {
	ev := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary, Modifier: with}
	e.MouseDown(ev)
	e.MouseUp(ev)
}

func TestClicks(t *testing.T) {
	e := newTest(t, "|one two\nthree four\nfive")
	now := time.Unix(0, 0)
	e.now = func() time.Time { return now }
	at := e.pointAt(t, 9)
	for _, want := range []string{
		"one two\nt|hree four\nfive", "one two\n|three| four\nfive", "one two\n|three four\n|five", "one two\nt|hree four\nfive",
	} {
		e.click(at, 0)
		if got := e.marked(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	e.click(e.pointAt(t, 1), fyne.KeyModifierShift)
	if got := e.marked(); got != "o|ne two\nt|hree four\nfive" {
		t.Errorf("Shift and click: %q", got)
	}
	now = now.Add(time.Second)
	e.click(e.pointAt(t, 0).AddXY(450, 0), 0)
	if got := e.marked(); got != "one two|\nthree four\nfive" {
		t.Errorf("behind the line: %q", got)
	}
}

func TestDragging(t *testing.T) {
	e := newTest(t, "|one two three\nfour")
	press := func(offset int) {
		e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: e.pointAt(t, offset)}, Button: desktop.MouseButtonPrimary})
	}
	drag := func(at fyne.Position) { e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}}) }
	press(5)
	drag(e.pointAt(t, 10))
	if got := e.marked(); got != "one t|wo th|ree\nfour" {
		t.Errorf("by characters: %q", got)
	}
	e.DragEnd()
	e.mouse.clicks = gesture.Clicks{}
	press(5)
	e.MouseUp(nil)
	press(5)
	drag(e.pointAt(t, 1))
	if got := e.marked(); got != "|one two| three\nfour" {
		t.Errorf("by words: %q", got)
	}
	e.DragEnd()
}

func TestAutoscroll(t *testing.T) {
	e := newTest(t, "|"+strings.Repeat("line\n", 300))
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: e.pointAt(t, 0)}, Button: desktop.MouseButtonPrimary})
	e.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(100, testHeight+50)}})
	before := e.Caret()
	for range 20 {
		e.autoscroll(60)
	}
	if e.Caret() <= before || e.Place() == 0 {
		t.Errorf("caret at %d, was at %d; place %d", e.Caret(), before, e.Place())
	}
	e.DragEnd()
	if e.mouse.scroll.Scrolling() {
		t.Error("it goes on after the drag")
	}
}

func TestLinksAreFollowedWithControl(t *testing.T) {
	e := newTest(t, "")
	e.Open("[[note#part|shown]] [text](https://x.org \"t\") https://y.org")
	var got []string
	e.OnLink = func(target string, wiki bool) {
		if wiki {
			target = "wiki " + target
		}
		got = append(got, target)
	}
	for _, word := range []string{"note", "text", "y.org"} {
		e.click(e.pointAt(t, strings.Index(e.Text(), word)), ctrl)
	}
	if want := "wiki note#part, https://x.org, https://y.org"; strings.Join(got, ", ") != want {
		t.Errorf("got %q", got)
	}
	if _, _, ok := e.linkAt(0); ok {
		t.Error("a bracket is no link")
	}
}

func TestTheLinkAtTheCaretIsFollowedWithAlt(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"a [[no|te]] b", "note"},
		{"a [[note]]| b", "note"},
		{"a |[[note]] b", "note"},
		{"a [[note]] |b", ""},
		{"[[a]] [[b]|]", "b"},
		{"see https://x.org|", "https://x.org"},
		{"|[text](x)", ""},
		{"[te|xt](x)", "x"},
	} {
		e := newTest(t, c.text)
		got := ""
		e.OnLink = func(target string, _ bool) { got = target }
		e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierAlt})
		if got != c.want || e.marked() != c.text {
			t.Errorf("%q: followed %q; %q", c.text, got, e.marked())
		}
	}
}

func TestFoldMarksAreClicked(t *testing.T) {
	e := newTest(t, "|# A\na")
	at := e.pointAt(t, 0)
	e.click(fyne.NewPos(float32(e.columnLeft())-14, at.Y), 0)
	if !e.Outline()[0].Folded {
		t.Error("not folded")
	}
}

func TestScrollBar(t *testing.T) {
	e := newTest(t, "|"+strings.Repeat("line\n", 1000))
	x := float32(testWidth - 6)
	e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, testHeight-2)}, Button: desktop.MouseButtonPrimary})
	e.MouseUp(nil)
	bottom := e.Place()
	if want := 5 * (1000 - testHeight/20); bottom < want {
		t.Errorf("place %d after a press at the bottom, want at least %d", bottom, want)
	}
	e.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: 100}})
	if e.Place() >= bottom {
		t.Error("the wheel did not scroll up")
	}
}

func TestMenuIsAskedFor(t *testing.T) {
	e := newTest(t, "one |two| three")
	w := test.NewTempWindow(t, e)
	w.Resize(fyne.NewSize(testWidth, testHeight))
	asked := 0
	e.OnMenu = func(fyne.Position) { asked++ }
	for _, c := range []struct {
		offset int
		want   string
	}{{5, "one |two| three"}, {9, "one two t|hree"}} {
		at := e.pointAt(t, c.offset).AddXY(3, 0)
		e.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonSecondary})
		if got := e.marked(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}
