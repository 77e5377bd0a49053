package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

func TestEditsAreTold(t *testing.T) {
	e := newTest(t, "one\n|two|")
	var edits []Edit
	carets := 0
	e.OnChanged = func(c Edit) { edits = append(edits, c) }
	e.OnCaret = func() { carets++ }
	e.TypedRune('x')
	e.insert("y\nz")
	e.Replace(0, 3, "1")
	want := []Edit{{4, "two", "x"}, {5, "", "y\nz"}, {0, "one", "1"}}
	if len(edits) != len(want) || carets != len(want) {
		t.Fatalf("%d edits, caret told %d times; want %d", len(edits), carets, len(want))
	}
	for i := range want {
		if edits[i] != want[i] {
			t.Errorf("edit %d is %+v, want %+v", i, edits[i], want[i])
		}
	}
	e.press(fyne.KeyHome)
	if carets != len(want)+1 {
		t.Error("a move of the caret was not told")
	}
}

func TestSetTextKeepsCaret(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, text, after string }{
		{"the same", "one |two", "one two", "one |two"},
		{"before the caret", "one |two", "zero one two", "zero one |two"},
		{"behind the caret", "one |two", "one two three", "one |two three"},
		{"around the caret", "one tw|o three", "one 2 three", "one 2| three"},
		{"all else", "one|", "abc", "abc|"},
		{"nothing", "one|", "", "|"},
		{"line ends", "a|b", "ab\r\nc\rd", "a|b\nc\nd"},
		{"half of a character", "ä|", "ö", "ö|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.OnChanged = func(Edit) { t.Error("SetText is told as a change by the user") }
			e.SetText(c.text)
			e.OnChanged = nil
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

func TestTravelGoesToTheChange(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, text, after string }{
		{"the same", "one |two", "one two", "one |two"},
		{"typed", "one two|", "one ", "one |"},
		{"deleted", "one|", "one two", "one two|"},
		{"far from the caret", "|one two three", "one 2 three", "one 2| three"},
		{"what was selected", "one |two| three", "one three", "one t|hree"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.OnChanged = func(Edit) { t.Error("told as a change by the user") }
			e.Travel(c.text)
			e.OnChanged = nil
			if got := e.marked(); got != c.after {
				t.Errorf("got %q, want %q", got, c.after)
			}
		})
	}
}

func TestTravelScrollsToWhatIsNotVisible(t *testing.T) {
	lines := strings.Repeat("a line of text\n", 400)
	e := newTest(t, "|"+lines+"end")
	e.Travel(lines + "the end")
	if at, _, ok := e.CaretBounds(); !ok || at.Y < 0 || at.Y > testHeight {
		t.Errorf("caret at %v, visible: %v", at, ok)
	}
	place := e.Place()
	e.Travel(lines + "end")
	if got := e.Place(); got != place {
		t.Errorf("place %d where the change was visible, want %d", got, place)
	}
}

func TestOffsetsAreBroughtToCharacters(t *testing.T) {
	e := newTest(t, "aé漢")
	for offset, want := range map[int]int{-1: 0, 1: 1, 2: 1, 3: 3, 5: 3, 6: 6, 99: 6} {
		e.Select(offset, offset)
		if got := e.Caret(); got != want {
			t.Errorf("caret at %d for %d, want %d", got, offset, want)
		}
	}
	e.Replace(2, 4, "x")
	if e.Text() != "ax漢" {
		t.Errorf("replaced from within a character to within the next: %q", e.Text())
	}
	if got := e.Slice(-5, 2); got != "ax" {
		t.Errorf("slice %q", got)
	}
}

func TestLineAt(t *testing.T) {
	e := newTest(t, "one\ntwo\n")
	for offset, want := range map[int]string{0: "one", 3: "one", 4: "two", 8: ""} {
		start, end := e.LineAt(offset)
		if got := e.Slice(start, end); got != want {
			t.Errorf("line at %d is %q, want %q", offset, got, want)
		}
	}
}

func TestPlaceStaysThroughEditsAbove(t *testing.T) {
	e := newTest(t, strings.Repeat("a line of text\n", 200))
	e.SetPlace(15 * 100)
	if got := e.Place(); got != 15*100 {
		t.Fatalf("place %d", got)
	}
	e.SetText("new\n" + e.Text())
	e.paint(testWidth, testHeight)
	if got := e.Place(); got != 15*100+4 {
		t.Errorf("place %d after an edit above", got)
	}
	e.Resize(fyne.NewSize(300, testHeight))
	e.paint(300, testHeight)
	if got := e.Place(); got != 15*100+4 {
		t.Errorf("place %d in another width", got)
	}
}

func TestCaretIsFollowed(t *testing.T) {
	e := newTest(t, "|"+strings.Repeat("some words on a line\n", 3000))
	for _, move := range []func(){
		func() { e.control(fyne.KeyEnd, 0) },
		func() { e.control(fyne.KeyHome, 0) },
		func() { e.press(fyne.KeyPageDown, fyne.KeyPageDown) },
		func() { e.scrollBy(1e6); e.TypedRune('x') },
		func() { e.insert(strings.Repeat("many\n", 100)) },
		func() { e.Travel("") },
	} {
		move()
		at, height, ok := e.CaretBounds()
		if !ok || at.Y < 0 || at.Y+height > testHeight {
			t.Fatalf("caret at %v, visible: %v", at, ok)
		}
	}
}

func TestPlaceholderStandsInAnEmptyEditor(t *testing.T) {
	e := newTest(t, "")
	inked := func() bool {
		img := e.paint(testWidth, testHeight)
		b := img.Bounds()
		for y := b.Min.Y; y < b.Max.Y; y++ {
			for x := b.Min.X; x < b.Max.X; x++ {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0xf000 {
					return true
				}
			}
		}
		return false
	}
	if !inked() {
		t.Error("nothing is drawn")
	}
	e.insert(" ")
	if inked() {
		t.Error("it stands in one that is not empty")
	}
}

func TestOffsetsAreCountedInCodePoints(t *testing.T) {
	e := newTest(t, "aé\n\n漢字")
	for offset, want := range map[int]int{0: 0, 1: 1, 3: 2, 4: 3, 5: 4, 8: 5, 11: 6} {
		if got := e.CodePoint(offset); got != want {
			t.Errorf("%d code points before %d, want %d", got, offset, want)
		}
		if got := e.ByteOffset(want); got != offset {
			t.Errorf("offset %d of code point %d, want %d", got, want, offset)
		}
	}
	if before, behind := e.ByteOffset(-1), e.ByteOffset(99); before != 0 || behind != 11 {
		t.Errorf("offsets %d and %d outside of the text", before, behind)
	}
}

func TestResumeShowsTheCaret(t *testing.T) {
	const line = len("a line of text\n")
	e := newTest(t, "")
	for _, c := range []struct {
		name                string
		place, caret, wants int
	}{
		{"in sight", 100 * line, 102*line + 5, 102*line + 5},
		{"above", 100 * line, 5, 100 * line},
		{"below", 100 * line, 190 * line, 100 * line},
		{"outside of the text", 0, -1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, size := range []fyne.Size{fyne.NewSize(testWidth, testHeight), {}} { // the second time it is not laid out yet
				e.Resize(size)
				e.Open(strings.Repeat("a line of text\n", 200))
				e.Resume(c.place, c.caret)
				e.Resize(fyne.NewSize(testWidth, testHeight))
				e.paint(testWidth, testHeight)
				if e.Place() != c.place || e.Caret() != c.wants {
					t.Errorf("in %v: place %d and caret %d, want %d and %d", size, e.Place(), e.Caret(), c.place, c.wants)
				}
			}
		})
	}
}
