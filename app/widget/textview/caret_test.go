package textview

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// story is two paragraphs with a gap between them that is not set.
func story() *Text {
	t := &Text{Content: "Mr. A. Smith met “her.” They spoke. Then\n\nhe left. It was No. 5."}
	t.Blocks = []Block{{Start: 0, End: strings.Index(t.Content, "\n")}, {Start: strings.Index(t.Content, "he left"), End: len(t.Content)}}
	return t
}

func TestMoveCaret(t *testing.T) {
	v, _ := newView(t, story())
	tests := []struct {
		name    string
		from    string // | is the caret
		unit    Unit
		forward bool
		want    string
	}{
		{"character", "|Mr", ByCharacter, true, "M|r"},
		{"character back", "M|r", ByCharacter, false, "|Mr"},
		{"character over the gap", "Then|", ByCharacter, true, "|he left"},
		{"character back over the gap", "|he left", ByCharacter, false, "Then|"},
		{"character at the start", "|Mr", ByCharacter, false, "|Mr"},
		{"character at the end", "No. 5.|", ByCharacter, true, "No. 5.|"},
		{"word", "|Smith", ByWord, true, "Smith| met"},
		{"word back", "Smi|th", ByWord, false, "|Smith"},
		{"sentence", "|Mr", BySentence, true, "“her.”| They"},
		{"sentence from its end", "“her.”| They", BySentence, true, "spoke.| Then"},
		{"sentence without a stop", "spoke.| Then", BySentence, true, "Then|\n"},
		{"sentence of the next paragraph", "Then|\n", BySentence, true, "left.| It"},
		{"last sentence", "|It was", BySentence, true, "No. 5.|"},
		{"sentence back", "They sp|oke", BySentence, false, "|They spoke"},
		{"sentence back from its start", "|They spoke", BySentence, false, "|Mr"},
		{"sentence back to the paragraph above", "|he left", BySentence, false, "|Then"},
		{"first sentence", "|Mr", BySentence, false, "|Mr"},
		{"paragraph", "Smi|th", ByParagraph, true, "Then|\n"},
		{"paragraph from its end", "Then|\n", ByParagraph, true, "No. 5.|"},
		{"paragraph back", "It w|as", ByParagraph, false, "|he left"},
		{"paragraph back from its start", "|he left", ByParagraph, false, "|Mr"},
		{"text end", "Smi|th", ToTextEnd, true, "No. 5.|"},
		{"text start", "Smi|th", ToTextEnd, false, "|Mr"},
	}
	offset := func(s string) int {
		before, after, _ := strings.Cut(s, "|")
		return at(t, v, before+after) + len(before)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from, want := offset(test.from), offset(test.want)
			v.Select(from, from)
			told := 0
			v.OnSelected = func(int, int) { told++ }
			v.MoveCaret(test.unit, test.forward, false)
			if got := v.CaretOffset(); got != want || !v.sel.empty() {
				t.Errorf("at %d, want %d", got, want)
			}
			v.Select(from, from)
			v.MoveCaret(test.unit, test.forward, true)
			if start, end := v.Selection(); start != min(from, want) || end != max(from, want) {
				t.Errorf("selected %d–%d, want from %d to %d", start, end, from, want)
			}
			if told != 2 {
				t.Errorf("told %d times", told)
			}
		})
	}
}

func TestMovingFromASelection(t *testing.T) {
	v, _ := newView(t, story())
	v.Select(4, 9)
	v.MoveCaret(ByCharacter, true, false)
	if v.CaretOffset() != 9 {
		t.Errorf("right: at %d", v.CaretOffset())
	}
	v.Select(4, 9)
	v.MoveCaret(ByCharacter, false, false)
	if v.CaretOffset() != 4 {
		t.Errorf("left: at %d", v.CaretOffset())
	}
}

func TestExtendToSentence(t *testing.T) {
	v, _ := newView(t, story())
	steps := []struct{ name, want string }{
		{"from the caret", "They spoke."},
		{"once more", "They spoke. Then"},
		{"into the next paragraph", "They spoke. Then\nhe left."},
	}
	from := at(t, v, "spoke")
	v.Select(from, from)
	for _, s := range steps {
		v.ExtendToSentence()
		if got := v.SelectedText(); got != s.want {
			t.Errorf("%s: %q, want %q", s.name, got, s.want)
		}
	}
	v.Select(at(t, v, "met"), at(t, v, "spoke"))
	v.ExtendToSentence()
	if got := v.SelectedText(); got != "Mr. A. Smith met “her.” They spoke." {
		t.Errorf("from parts of two: %q", got)
	}
}

func TestKeysMoveTheCaret(t *testing.T) {
	v, _ := newView(t, long(100))
	key := func(k fyne.KeyName, with fyne.KeyModifier) int {
		if with == 0 {
			v.TypedKey(&fyne.KeyEvent{Name: k})
		} else {
			v.TypedShortcut(&desktop.CustomShortcut{KeyName: k, Modifier: with})
		}
		return v.CaretOffset()
	}
	key(fyne.KeyRight, 0)
	if v.CaretOffset() != 0 {
		t.Error("moves without caret mode")
	}
	v.SetCaret(true)
	const control, alt = fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt
	line := strings.IndexByte(v.text.Content, '\n')
	tests := []struct {
		name string
		key  fyne.KeyName
		with fyne.KeyModifier
		want int
	}{
		{"right", fyne.KeyRight, 0, 1}, {"left", fyne.KeyLeft, 0, 0}, {"word", fyne.KeyRight, control, 1},
		{"word again", fyne.KeyRight, control, len("A paragraph")}, {"word back", fyne.KeyLeft, control, 2},
		{"paragraph", fyne.KeyDown, control, line}, {"paragraph back", fyne.KeyUp, control, 0},
		{"sentence", fyne.KeyDown, alt, line}, {"sentence back", fyne.KeyUp, alt, 0},
		{"end", fyne.KeyEnd, control, len(v.text.Content)}, {"start", fyne.KeyHome, control, 0},
		{"line end", fyne.KeyEnd, 0, v.layout.Lines(0)[0].End - 1}, {"line start", fyne.KeyHome, 0, 0},
		{"down", fyne.KeyDown, 0, v.layout.Lines(0)[1].Start}, {"up", fyne.KeyUp, 0, 0},
	}
	for _, test := range tests {
		if got := key(test.key, test.with); got != test.want || !v.sel.empty() {
			t.Errorf("%s: at %d, want %d", test.name, got, test.want)
		}
		if _, _, visible := v.CaretBounds(); !visible {
			t.Errorf("%s: not visible", test.name)
		}
	}
	key(fyne.KeyRight, control|fyne.KeyModifierShift)
	if v.SelectedText() != "A" {
		t.Errorf("selected %q", v.SelectedText())
	}
	if from := key(fyne.KeyRight, 0); key(fyne.KeyPageDown, 0) < from+200 || key(fyne.KeyPageUp, 0) != from {
		t.Errorf("a page down and up from %d leads to %d", from, v.CaretOffset())
	}
}

func TestCaretKeepsInView(t *testing.T) {
	v, _ := newView(t, long(100))
	v.SetCaret(true)
	for range 50 {
		before := v.top()
		v.MoveCaret(ByLine, true, false)
		if _, _, visible := v.CaretBounds(); !visible {
			t.Fatalf("not visible at %d", v.CaretOffset())
		}
		if d := v.top() - before; d > 90 {
			t.Fatalf("scrolled by %v", d)
		}
	}
	v.SetPlace(5000)
	v.SetCaret(false)
	v.SetCaret(true)
	if v.CaretOffset() < 4900 || !v.shows(v.CaretOffset()) {
		t.Errorf("the caret is at %d", v.CaretOffset())
	}
}

// A line of Chinese breaks without a space: its end and the start of the next are one offset and two places.
func TestCaretAtTheEndOfALine(t *testing.T) {
	v, _ := newView(t, &Text{Content: strings.Repeat("語", 200)})
	v.SetCaret(true)
	start, _, _ := v.CaretBounds()
	v.MoveCaret(ToLineEnd, true, false)
	end, _, _ := v.CaretBounds()
	if end.Y != start.Y || end.X < start.X+300 {
		t.Errorf("the end of the line is at %v, its start at %v", end, start)
	}
	v.MoveCaret(ByLine, true, false)
	if below, _, _ := v.CaretBounds(); below.X != end.X || below.Y <= end.Y {
		t.Errorf("below the end of the line is %v, want below %v", below, end)
	}
	v.MoveCaret(ToLineEnd, false, false)
	v.MoveCaret(ByCharacter, false, false)
	v.MoveCaret(ByCharacter, true, false)
	if again, _, _ := v.CaretBounds(); again.X != start.X {
		t.Errorf("back at %v", again)
	}
	click(v, fyne.NewPos(testWidth-20, end.Y+5), 1)
	if clicked, _, _ := v.CaretBounds(); clicked != end {
		t.Errorf("a click beside the line puts the caret at %v, want %v", clicked, end)
	}
}

func TestArrowsFollowTheParagraph(t *testing.T) {
	v, _ := newView(t, &Text{Content: "אבג דהו\nabc"})
	v.SetCaret(true)
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if got := v.CaretOffset(); got != len("א") {
		t.Errorf("left is %d", got)
	}
	first, _, _ := v.CaretBounds()
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if second, _, _ := v.CaretBounds(); second.X >= first.X {
		t.Errorf("left goes from %v to %v", first, second)
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got, _, _ := v.CaretBounds(); got != first {
		t.Errorf("right goes to %v, want %v", got, first)
	}
}

func TestCaretIsDrawn(t *testing.T) {
	v, w := newView(t, sample())
	v.SetCaret(true)
	offset := at(t, v, " with several")
	v.Select(offset, offset)
	inked := func() int {
		at, height, _ := v.CaretBounds()
		img := v.paint(testWidth, testHeight)
		n := 0
		for y := int(at.Y); y < int(at.Y+height); y++ {
			if img.At(int(at.X), y) == (color.RGBA{A: 0xff}) {
				n++
			}
		}
		return n
	}
	w.Canvas().Focus(v)
	if n := inked(); n < 15 {
		t.Errorf("%d pixels", n)
	}
	v.cursor.moved = time.Now().Add(-blinkHalf * 3 / 2)
	v.cursor.blink.Tick(0)
	if n := inked(); n > 3 {
		t.Errorf("%d pixels while hidden", n)
	}
	v.MoveCaret(ByCharacter, true, false)
	v.MoveCaret(ByCharacter, false, false)
	v.cursor.blink.Tick(0)
	if n := inked(); n < 15 {
		t.Errorf("%d pixels after a move", n)
	}
	w.Canvas().Unfocus()
	if v.cursor.blink != nil {
		t.Error("blinks without the keyboard")
	}
	v.SetCaret(false)
	if n := inked(); n > 3 {
		t.Errorf("%d pixels without caret mode", n)
	}
}
