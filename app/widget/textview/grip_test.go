package textview

import (
	"fmt"
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// markedView returns a view of sample with a chosen mark on "several words", and the ranges that it reports.
func markedView(t *testing.T) (v *View, told *[]string) {
	v, _ = newView(t, sample())
	start := at(t, v, "several words")
	v.SetMarks([]Mark{{ID: "m", Start: start, End: start + len("several words"), Color: 1}})
	told = &[]string{}
	v.OnMarkRange = func(id string, start, end int) { *told = append(*told, id+":"+v.text.Content[start:end]) }
	v.SetChosen("m")
	return v, told
}

// gripPoint returns the middle of the handle at an end of the mark.
func gripPoint(t *testing.T, v *View, end bool) fyne.Position {
	t.Helper()
	m, ok := v.chosenMark()
	if !ok {
		t.Fatal("no mark is chosen")
	}
	stem, _ := v.gripBox(m, end)
	return fyne.NewPos(float32(stem.Min.X+stem.Max.X)/2, float32(stem.Min.Y+stem.Max.Y)/2)
}

func TestDragTheEndOfAMark(t *testing.T) {
	tests := []struct {
		name string
		end  bool
		to   string // the end is dragged to before it
		want string
	}{
		{"end on", true, ", long", "several words"},
		{"end further", true, " enough", "several words, long"},
		{"end back", true, " words", "several"},
		{"end before the start", true, "first", "s"},
		{"start back", false, "with", "with several words"},
		{"start on", false, "words", "words"},
		{"start behind the end", false, "long", "s"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, told := markedView(t)
			selecting, dragging := 0, 0
			v.OnSelecting = func(int, int) { selecting++ }
			v.OnMark = func([]string, fyne.Position) { t.Error("a drag is taken for a click") }
			v.OnMarkDragging = func(string, int, int) { dragging++ }
			target := at(t, v, test.to)
			p := pointOf(t, v, target)
			bounds, _, _ := v.boundsOf(extent{target, target + 1})
			p.X = bounds.X + 1
			drag(v, gripPoint(t, v, test.end), p, 1)
			m, _ := v.Mark("m")
			if got := v.text.Content[m.Start:m.End]; got != test.want {
				t.Errorf("marked %q, want %q", got, test.want)
			}
			want := []string{"m:" + test.want}
			if test.want == "several words" {
				want = []string{}
			}
			if fmt.Sprint(*told) != fmt.Sprint(want) || selecting != 0 || dragging != len(want) {
				t.Errorf("told %q, %d times while dragging, %d times of a selection", *told, dragging, selecting)
			}
		})
	}
}

func TestEscapeEndsTheDragOfAMark(t *testing.T) {
	v, told := markedView(t)
	before, _ := v.Mark("m")
	v.MouseDown(press(gripPoint(t, v, true), 0))
	v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: pointOf(t, v, before.End+8)}})
	if m, _ := v.Mark("m"); m == before {
		t.Error("nothing is shown of the drag")
	}
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	v.MouseUp(press(pointOf(t, v, before.End+8), 0))
	v.DragEnd()
	if m, _ := v.Mark("m"); m != before || len(*told) > 0 {
		t.Errorf("mark %v, told %q", m, *told)
	}
}

func TestKeysMoveTheEndsOfAMark(t *testing.T) {
	const control, alt, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt, fyne.KeyModifierShift
	tests := []struct {
		name string
		key  fyne.KeyName
		with fyne.KeyModifier
		want string
	}{
		{"end by a character", fyne.KeyRight, shift, "several words,"},
		{"end back by a character", fyne.KeyLeft, shift, "several word"},
		{"end by a word", fyne.KeyRight, shift | control, "several words, long"},
		{"end back by a word", fyne.KeyLeft, shift | control, "several"},
		{"end by a sentence", fyne.KeyDown, shift, "several words, long enough that it takes more than one line, and see here for a link in it."},
		{"start by a character", fyne.KeyRight, shift | alt, "everal words"},
		{"start back by a word", fyne.KeyLeft, shift | alt | control, "with several words"},
		{"start on by a word", fyne.KeyRight, shift | alt | control, "words"},
		{"start back by a sentence", fyne.KeyUp, shift | alt, "A first paragraph with several words"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v, told := markedView(t)
			if test.with == shift {
				v.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
				v.TypedKey(&fyne.KeyEvent{Name: test.key})
			} else {
				v.TypedShortcut(&desktop.CustomShortcut{KeyName: test.key, Modifier: test.with})
			}
			if len(*told) != 1 || (*told)[0] != "m:"+test.want {
				t.Errorf("told %q, want %q", *told, test.want)
			}
			if !v.sel.empty() {
				t.Errorf("selected %q", v.SelectedText())
			}
		})
	}
}

func TestMarkKeysLeaveTheCaretAlone(t *testing.T) {
	v, told := markedView(t)
	v.SetCaret(true)
	v.Select(2, 2) // away from the mark
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if v.SelectedText() == "" || len(*told) > 0 {
		t.Errorf("selected %q, told %q", v.SelectedText(), *told)
	}
	v.SetCaret(false)
	v.OnMarkRange = nil
	v.Select(2, 2)
	v.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyRight, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift})
	if v.SelectedText() == "" {
		t.Error("marks that cannot be changed take the keys")
	}
	if v.moveMarkEnd(true, byCharacter, true) || v.gripAt(fyne.NewPos(100, 100)) != nil {
		t.Error("a mark that cannot be changed has handles")
	}
}

func TestHandlesAreDrawn(t *testing.T) {
	v, _ := markedView(t)
	line := v.look.Marks[1].Line
	img := v.paint(testWidth, testHeight)
	for _, end := range []bool{false, true} {
		m, _ := v.chosenMark()
		_, knob := v.gripBox(m, end)
		c := img.At((knob.Min.X+knob.Max.X)/2, (knob.Min.Y+knob.Max.Y)/2)
		if c != (color.RGBA{line.R, line.G, line.B, 0xff}) {
			t.Errorf("handle at the end %v: %v", end, c)
		}
		v.MouseMoved(press(gripPoint(t, v, end), 0))
		if v.Cursor() != desktop.HResizeCursor {
			t.Errorf("pointer over the handle: %v", v.Cursor())
		}
	}
}
