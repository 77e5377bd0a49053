package textview

import (
	"image/color"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// story is two paragraphs with a gap between them that is not shown.
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
		unit    step
		forward bool
		want    string
	}{
		{"character", "|Mr", byCharacter, true, "M|r"},
		{"character back", "M|r", byCharacter, false, "|Mr"},
		{"character over the gap", "Then|", byCharacter, true, "|he left"},
		{"character back over the gap", "|he left", byCharacter, false, "Then|"},
		{"character at the start", "|Mr", byCharacter, false, "|Mr"},
		{"character at the end", "No. 5.|", byCharacter, true, "No. 5.|"},
		{"word", "|Smith", byWord, true, "Smith| met"},
		{"word back", "Smi|th", byWord, false, "|Smith"},
		{"sentence", "|Mr", bySentence, true, "“her.”| They"},
		{"sentence from its end", "“her.”| They", bySentence, true, "spoke.| Then"},
		{"sentence without a stop", "spoke.| Then", bySentence, true, "Then|\n"},
		{"sentence of the next paragraph", "Then|\n", bySentence, true, "left.| It"},
		{"last sentence", "|It was", bySentence, true, "No. 5.|"},
		{"sentence back", "They sp|oke", bySentence, false, "|They spoke"},
		{"sentence back from its start", "|They spoke", bySentence, false, "|Mr"},
		{"sentence back to the paragraph above", "|he left", bySentence, false, "|Then"},
		{"first sentence", "|Mr", bySentence, false, "|Mr"},
		{"paragraph", "Smi|th", byParagraph, true, "Then|\n"},
		{"paragraph from its end", "Then|\n", byParagraph, true, "No. 5.|"},
		{"paragraph back", "It w|as", byParagraph, false, "|he left"},
		{"paragraph back from its start", "|he left", byParagraph, false, "|Mr"},
		{"text end", "Smi|th", toTextEnd, true, "No. 5.|"},
		{"text start", "Smi|th", toTextEnd, false, "|Mr"},
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
			v.moveCaret(test.unit, test.forward, false)
			if got := v.caretOffset(); got != want || !v.sel.empty() {
				t.Errorf("at %d, want %d", got, want)
			}
			v.Select(from, from)
			v.moveCaret(test.unit, test.forward, true)
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
	v.moveCaret(byCharacter, true, false)
	if v.caretOffset() != 9 {
		t.Errorf("right: at %d", v.caretOffset())
	}
	v.Select(4, 9)
	v.moveCaret(byCharacter, false, false)
	if v.caretOffset() != 4 {
		t.Errorf("left: at %d", v.caretOffset())
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
		return v.caretOffset()
	}
	key(fyne.KeyRight, 0)
	if v.caretOffset() != 0 {
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
		if _, _, visible := v.caretBounds(); !visible {
			t.Errorf("%s: not visible", test.name)
		}
	}
	key(fyne.KeyRight, control|fyne.KeyModifierShift)
	if v.SelectedText() != "A" {
		t.Errorf("selected %q", v.SelectedText())
	}
	if from := key(fyne.KeyRight, 0); key(fyne.KeyPageDown, 0) < from+200 || key(fyne.KeyPageUp, 0) != from {
		t.Errorf("a page down and up from %d leads to %d", from, v.caretOffset())
	}
}

func TestCaretKeepsInView(t *testing.T) {
	v, _ := newView(t, long(100))
	v.SetCaret(true)
	for range 50 {
		before := v.top()
		v.moveCaret(byLine, true, false)
		if _, _, visible := v.caretBounds(); !visible {
			t.Fatalf("not visible at %d", v.caretOffset())
		}
		if d := v.top() - before; d > 90 {
			t.Fatalf("scrolled by %v", d)
		}
	}
	v.SetPlace(5000)
	v.SetCaret(false)
	v.SetCaret(true)
	if v.caretOffset() < 4900 || !v.shows(v.caretOffset()) {
		t.Errorf("the caret is at %d", v.caretOffset())
	}
}

// A line of Chinese breaks without a space: its end and the start of the next line are one offset and two
// edges.
func TestCaretAtTheEndOfALine(t *testing.T) {
	v, _ := newView(t, &Text{Content: strings.Repeat("語", 200)})
	v.SetCaret(true)
	start, _, _ := v.caretBounds()
	v.moveCaret(toLineEnd, true, false)
	end, _, _ := v.caretBounds()
	if end.Y != start.Y || end.X < start.X+300 {
		t.Errorf("the end of the line is at %v, its start at %v", end, start)
	}
	v.moveCaret(byLine, true, false)
	if below, _, _ := v.caretBounds(); below.X != end.X || below.Y <= end.Y {
		t.Errorf("below the end of the line is %v, want below %v", below, end)
	}
	v.moveCaret(toLineEnd, false, false)
	v.moveCaret(byCharacter, false, false)
	v.moveCaret(byCharacter, true, false)
	if again, _, _ := v.caretBounds(); again.X != start.X {
		t.Errorf("back at %v", again)
	}
	click(v, fyne.NewPos(testWidth-20, end.Y+5), 1)
	if clicked, _, _ := v.caretBounds(); clicked != end {
		t.Errorf("a click beside the line puts the caret at %v, want %v", clicked, end)
	}
}

func TestArrowsFollowTheParagraph(t *testing.T) {
	v, _ := newView(t, &Text{Content: "אבג דהו\nabc"})
	v.SetCaret(true)
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if got := v.caretOffset(); got != len("א") {
		t.Errorf("left is %d", got)
	}
	first, _, _ := v.caretBounds()
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	if second, _, _ := v.caretBounds(); second.X >= first.X {
		t.Errorf("left goes from %v to %v", first, second)
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got, _, _ := v.caretBounds(); got != first {
		t.Errorf("right goes to %v, want %v", got, first)
	}
}

func TestCaretIsDrawn(t *testing.T) {
	v, w := newView(t, sample())
	v.SetCaret(true)
	offset := at(t, v, " with several")
	v.Select(offset, offset)
	inked := func() int {
		at, height, _ := v.caretBounds()
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
	v.moveCaret(byCharacter, true, false)
	v.moveCaret(byCharacter, false, false)
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
