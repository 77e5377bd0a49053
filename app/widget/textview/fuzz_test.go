package textview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"collate/app/widget/textview/typeset"
)

// fuzzedText returns a text in which each line is a block of some kind, or a
// text without blocks.
func fuzzedText(content string, seed int) *Text {
	t := &Text{Content: content}
	if seed%3 == 0 {
		return t
	}
	at := 0
	for i, line := range strings.Split(content, "\n") {
		kind := Kind((i + seed) % 8)
		if seed%3 == 1 {
			kind = TableRow
		}
		t.Blocks = append(t.Blocks, Block{Start: at, End: at + len(line), Kind: kind, Level: i % 3, Quote: i % 2, Target: "x"})
		at += len(line) + 1
	}
	return t
}

// FuzzView applies arbitrary input to an arbitrary text: selection and place always lie within the text, and the view can be
// drawn.
func FuzzView(f *testing.F) {
	f.Add("a few words\nand more אבג", []byte{0, 10, 20, 1, 50, 60, 2, 90, 90, 3, 4, 5, 6, 7, 8, 9})
	f.Add("a\tb\n\tc d e\t\nf", []byte{0, 10, 20, 1, 50, 60, 2, 90, 90, 12, 4, 5, 11, 7, 8, 9, 13})
	f.Add("\xff\xfe\n\n\t日本語", []byte{4, 9, 9, 5, 1, 1, 9, 3, 3, 10, 0, 0, 11, 200, 12, 13, 14})
	keys := []fyne.KeyName{
		fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
		fyne.KeySpace, fyne.KeyEscape, desktop.KeyShiftLeft,
	}
	test.NewTempApp(f)
	engine := testEngine()
	f.Fuzz(func(t *testing.T, content string, ops []byte) {
		v := New(engine, testLook())
		v.look.Stripes = true
		v.OnMarkRange = func(string, int, int) {}
		v.Resize(fyne.NewSize(testWidth, testHeight))
		v.SetText(fuzzedText(content, len(ops)))
		next := func() int {
			if len(ops) == 0 {
				return 0
			}
			b := ops[0]
			ops = ops[1:]
			return int(b)
		}
		for n := 0; len(ops) > 0 && n < 50; n++ {
			op := next()
			at := fyne.NewPos(float32(next()*3), float32(next()*2-50))
			switch op % 18 {
			case 0:
				v.MouseDown(press(at, 0))
			case 1:
				v.MouseUp(press(at, 0))
			case 2:
				v.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
			case 3:
				v.DragEnd()
			case 4:
				v.TypedKey(&fyne.KeyEvent{Name: keys[next()%len(keys)]})
			case 5:
				k := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
				v.KeyDown(k)
				v.TypedKey(&fyne.KeyEvent{Name: keys[next()%len(keys)]})
				v.KeyUp(k)
			case 6:
				v.Resize(fyne.NewSize(at.X, at.Y))
			case 7:
				v.Find(string(rune(next())))
				v.FindNext()
			case 8:
				a, b := next(), next()
				v.SetMarks([]Mark{{Start: a, End: b, Color: a - b}, {Start: b, End: a, Underline: true}})
			case 9:
				v.Reveal(next()-10, next())
			case 10:
				v.Select(next()-10, next())
			case 12:
				v.moveCaret(step(next()%int(toTextEnd+1)), op&16 != 0, op&32 != 0)
			case 13:
				v.SetCaret(!v.Caret())
			case 14:
				v.ExtendToSentence()
			case 15:
				v.SetChosen("")
				if id, ok := v.NextMark(); ok {
					v.SetChosen(id)
				}
			case 16:
				v.moveMarkEnd(op&32 != 0, step(next()%int(toTextEnd+1)), op&64 != 0)
			case 17:
				a, b := next(), next()
				v.putMark(Mark{ID: "n", Start: a, End: b})
				v.RangeBounds(a, b)
				v.VisibleRange()
			case 11:
				v.scrollTo(float64(at.X*at.Y) - 100)
			}
			start, end := v.Selection()
			if start < 0 || end < start && !v.sel.empty() || max(start, end) > len(content) {
				t.Fatalf("selected %d–%d of %d", start, end, len(content))
			}
			if p := v.Place(); p < 0 || p > len(content) {
				t.Fatalf("place %d of %d", p, len(content))
			}
			if p := v.Progress(); !(p >= 0 && p <= 1) {
				t.Fatalf("progress %v", p)
			}
			_ = v.SelectedText()
			v.SelectionBounds()
			v.caretBounds()
			v.paint(max(v.px(v.Size().Width), 1), max(v.px(v.Size().Height), 1))
		}
	})
}

// FuzzArrows walks through a paragraph with one arrow key: the walk ends, and never visits a position twice.
func FuzzArrows(f *testing.F) {
	f.Add("ab אבג fg אב 12", uint16(120), true)
	f.Add("سلام ab 12 e\u0301 👩‍👧 x", uint16(70), false)
	f.Add("\u2067ab\u2069 \u202eאב cd\u202c", uint16(300), true)
	test.NewTempApp(f)
	engine := testEngine()
	f.Fuzz(func(t *testing.T, content string, width uint16, right bool) {
		content = strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\u0085' || r == '\u2028' || r == '\u2029' {
				return ' '
			}
			return r
		}, content)
		v := New(engine, testLook())
		v.Resize(fyne.NewSize(60+float32(width%600), 2000))
		v.SetText(&Text{Content: content})
		if !v.sync() {
			return
		}
		if right == v.layout.RightToLeft(0) { // backwards
			v.Select(len(content), len(content))
		}
		type place struct {
			edge        typeset.Edge
			piece, line int
		}
		seen := map[place]bool{}
		for {
			piece, line := v.caretLine()
			here := place{v.sel.edge(), piece, line}
			if seen[here] {
				t.Fatalf("at %+v again, of %q", here, content)
			}
			seen[here] = true
			before := v.sel
			v.moveCaretVisually(right, false)
			if v.sel == before {
				return
			}
		}
	})
}
