package textview

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// walk presses an arrow key until the caret stops, and returns the characters of the text before it each
// time.
func walk(v *View, key fyne.KeyName) []int {
	var out []int
	for range 100 {
		at, _, _ := v.caretBounds()
		v.TypedKey(&fyne.KeyEvent{Name: key})
		if now, _, _ := v.caretBounds(); now == at {
			return out
		}
		out = append(out, len([]rune(v.text.Content[:v.caretOffset()])))
	}
	return out
}

// In the drawings capitals represent right-to-left letters, in visual order.
func TestArrowsMoveTheCaretAsTheLineIsSeen(t *testing.T) {
	tests := []struct {
		name, text  string
		right, left string // offsets in code points, from the left end and from the right end
	}{
		{"latin", "abc", "1 2 3", "2 1 0"},
		{"hebrew: CBA", "אבג", "2 1 0", "1 2 3"},
		{"arabic: DCBA", "سلام", "3 2 1 0", "1 2 3 4"},
		{"hebrew in latin: ab CBA fg", "ab אבג fg", "1 2 3 5 4 3 7 8 9", "8 7 6 4 5 6 2 1 0"},
		{"hebrew at the end: ab CBA", "ab אבג", "1 2 3 5 4 3", "4 5 6 2 1 0"},
		{"hebrew at the start: CBA ab", "\u200eאבג ab", "3 2 1 5 6 7", "6 5 4 2 3 4"},
		{"latin in hebrew: GF cd BA", "אב cd גד", "7 6 5 4 5 2 1 0", "1 2 3 4 3 6 7 8"},
		{"a number in hebrew: C 12 A", "א 12 ב", "5 4 3 4 1 0", "1 2 3 2 5 6"},
		{"grapheme clusters: e\u0301 ש\u05b8\u05c1", "e\u0301שָׁ", "2 2", "5 0"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, _ := newView(t, &Text{Content: test.text})
			v.SetCaret(true)
			walk(v, fyne.KeyLeft)
			if got := fmt.Sprint(walk(v, fyne.KeyRight)); got != "["+test.right+"]" {
				t.Errorf("→ goes to %s, want [%s]", got, test.right)
			}
			if got := fmt.Sprint(walk(v, fyne.KeyLeft)); got != "["+test.left+"]" {
				t.Errorf("← goes to %s, want [%s]", got, test.left)
			}
		})
	}
}

// wrapped returns a view so narrow that its text has several lines.
func wrapped(t *testing.T, text string) *View {
	v, _ := newView(t, &Text{Content: text})
	v.Resize(fyne.NewSize(140, 300))
	v.SetCaret(true)
	return v
}

func TestArrowsGoOnInTheNextLine(t *testing.T) {
	tests := []struct {
		name, text string
		key        fyne.KeyName // that leads onwards
	}{
		{"latin", "one two three four five six", fyne.KeyRight},
		{"hebrew", "אחת שתיים שלוש ארבע חמש שש", fyne.KeyLeft},
		{"hebrew in latin", "one אחת שתיים two שלוש ארבע three", fyne.KeyRight},
		{"latin in hebrew", "אחת one two שתיים שלוש three four", fyne.KeyLeft},
		{"a long word", strings.Repeat("abcdefgh", 6), fyne.KeyRight},
		{"paragraphs", "one אחת\ntwo שתיים\nthree", fyne.KeyRight},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := wrapped(t, test.text)
			back := fyne.KeyLeft
			if test.key == fyne.KeyLeft {
				back = fyne.KeyRight
			}
			seen := map[fyne.Position]bool{}
			step := func(key fyne.KeyName) bool {
				before, _, _ := v.caretBounds()
				v.TypedKey(&fyne.KeyEvent{Name: key})
				now, _, visible := v.caretBounds()
				if !visible {
					t.Fatalf("the caret at %d is not seen", v.caretOffset())
				}
				seen[now] = true
				return now != before
			}
			lines := 0
			v.eachVisible(func(int, int, int) bool { lines++; return true })
			y := map[float32]bool{}
			for range 200 {
				at, _, _ := v.caretBounds()
				y[at.Y] = true
				if !step(test.key) {
					break
				}
			}
			if len(y) != lines || lines < 3 {
				t.Errorf("the caret was in %d of %d lines", len(y), lines)
			}
			forwards := len(seen)
			for range 200 {
				if !step(back) {
					break
				}
			}
			if len(seen) > forwards+1 { // the place that it started from
				t.Errorf("the way back leads to %d places that the way there did not", len(seen)-forwards)
			}
			if at := v.caretOffset(); at != 0 {
				t.Errorf("the way back ends at %d", at)
			}
		})
	}
}

func TestShiftArrowsSelectAsTheLineIsSeen(t *testing.T) {
	text := "ab אבג fg"
	tests := []struct {
		name string
		from int // code point
		keys []fyne.KeyName
		want string
	}{
		{"to the right", 1, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, "b "},
		{"to the right into hebrew", 2, []fyne.KeyName{fyne.KeyRight, fyne.KeyRight}, " אב"},
		{"to the left in hebrew", 3, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft}, "אב"},
		{"and back", 3, []fyne.KeyName{fyne.KeyLeft, fyne.KeyLeft, fyne.KeyRight}, "א"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, _ := newView(t, &Text{Content: text})
			from := len(string([]rune(text)[:test.from]))
			v.Select(from, from)
			v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			for _, key := range test.keys {
				v.TypedKey(&fyne.KeyEvent{Name: key})
			}
			if got := v.SelectedText(); got != test.want {
				t.Errorf("selected %q, want %q", got, test.want)
			}
		})
	}
}

func TestArrowLeavesTheSelectionAtTheSideThatItShows(t *testing.T) {
	text := "ab אבג fg"
	from, to := strings.Index(text, "א"), strings.Index(text, " fg")
	for key, want := range map[fyne.KeyName]int{fyne.KeyRight: from, fyne.KeyLeft: to} {
		v, _ := newView(t, &Text{Content: text})
		v.SetCaret(true)
		v.Select(from, to)
		v.TypedKey(&fyne.KeyEvent{Name: key})
		if got := v.caretOffset(); got != want {
			t.Errorf("%s: the caret is at %d, want %d", key, got, want)
		}
	}
}

func TestClickPutsTheCaretWhereItIs(t *testing.T) {
	v, _ := newView(t, &Text{Content: "ab אבג fg"})
	v.SetCaret(true)
	for right := range 9 { // places from the left
		want, _, _ := v.caretBounds()
		click(v, fyne.NewPos(want.X+0.4, want.Y+8), 1)
		later(v)
		if got, _, _ := v.caretBounds(); got != want {
			t.Errorf("place %d: the caret is at %v after a click at %v", right, got, want)
		}
		v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}

// Between paragraphs of different directions the same arrow key returns to the previous position.
func TestArrowsBetweenParagraphsOfDifferentDirections(t *testing.T) {
	text := "one\nאחת"
	v, _ := newView(t, &Text{Content: text})
	v.SetCaret(true)
	v.Select(len("one"), len("one"))
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, len("one\n")}, {fyne.KeyRight, len("one")},
		{fyne.KeyRight, len("one\n")}, {fyne.KeyLeft, len("one\nא")},
	} {
		v.TypedKey(&fyne.KeyEvent{Name: step.key})
		if got := v.caretOffset(); got != step.want {
			t.Fatalf("%s: the caret is at %d, want %d", step.key, got, step.want)
		}
	}
}
