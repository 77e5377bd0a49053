package editor

import (
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview/typeset"
)

// snippets are what random edits insert.
var snippets = []string{
	"a", " ", "\n", "word ", "# Title\n", "```\n", "- item", "\n\n## Two\ntext", "**b**", "é\u0301", "שלום", "漢字", "👩‍👩‍👧", "\xff", "\r\n", "\t", "> ",
	"1. one", strings.Repeat("long ", 60), "|", "\u200b", "\v", "[[x|y]]",
}

// FuzzEdits makes random edits and checks that the editor holds what a plain string would, and that all that it keeps
// along the way is what it would be for a text just opened.
func FuzzEdits(f *testing.F) {
	f.Add([]byte{0, 0, 3, 1, 200, 5, 0, 0, 10, 6, 100, 2, 3, 50, 7, 0, 10, 4, 0, 3, 5, 0, 0, 2, 90, 12})
	f.Add([]byte{0, 0, 18, 0, 40, 10, 0, 255, 11, 1, 3, 200, 8, 0, 0, 5, 0, 0, 5, 0, 0, 6, 0, 0, 9, 30, 0})
	e := newTest(f, "")
	f.Fuzz(func(t *testing.T, ops []byte) {
		e.Open("")
		reference := ""
		e.OnChanged = func(c Edit) {
			if reference[c.Start:c.Start+len(c.Removed)] != c.Removed {
				t.Fatalf("edit %+v does not fit %q", c, reference)
			}
			reference = reference[:c.Start] + c.Inserted + reference[c.Start+len(c.Removed):]
		}
		e.findAll("o")
		for n := 0; len(ops) >= 3 && n < 40; n++ {
			do(e, ops[0], int(ops[1]), ops[2], &reference)
			ops = ops[3:]
			if got := e.Text(); got != reference {
				t.Fatalf("text %q, want %q", got, reference)
			}
			check(t, e)
		}
	})
}

// do makes one of several changes at a place.
func do(e *Editor, op byte, at int, with byte, reference *string) {
	start := e.buffer.clamp(at * (e.Len() + 1) / 256)
	snippet := snippets[int(with)%len(snippets)]
	switch op % 11 {
	case 0:
		e.Replace(start, start, snippet)
	case 1:
		e.Replace(start, start+int(with), "")
	case 2:
		e.Replace(start, start+int(with), snippet)
	case 3:
		e.Select(start, start)
		e.press(fyne.KeyBackspace, fyne.KeyReturn, fyne.KeyTab)
	case 4:
		e.FoldAt(start)
	case 5:
		*reference = clean(snippet + *reference)
		e.Travel(*reference)
	case 6:
		e.Select(start, start+int(with))
		e.ToggleBold()
		e.ToggleItalic()
	case 7:
		e.ReplaceAll(snippet)
	case 8:
		*reference = clean(*reference + snippet)
		e.SetText(*reference)
	case 9:
		e.Select(start, start+int(with))
		e.shifted(fyne.KeyTab)
		e.press(fyne.KeyTab)
	case 10:
		e.press(fyne.KeyDown, fyne.KeyRight, fyne.KeyPageUp, fyne.KeyEnd, fyne.KeyUp, fyne.KeyLeft)
		e.scrollBy(float64(int(with)*8 - 1000))
	}
}

// check compares what the editor keeps with what it would be for a text just opened.
func check(t *testing.T, e *Editor) {
	t.Helper()
	fresh := newBuffer(false)
	fresh.apply(Edit{Inserted: e.Text()})
	if len(fresh.lines) != len(e.buffer.lines) || fresh.len() != e.buffer.len() {
		t.Fatalf("%d lines, %d bytes; want %d, %d", len(e.buffer.lines), e.buffer.len(), len(fresh.lines), fresh.len())
	}
	for n, l := range fresh.lines {
		if got := e.buffer.lines[n].chars; got != l.chars {
			t.Fatalf("line %d has %d code points, want %d", n, got, l.chars)
		}
	}
	var hits []extent
	start := 0
	for n, l := range e.buffer.lines {
		if want := fresh.lines[n]; l.text != want.text || l.chars != want.chars || l.shape != want.shape || l.before != want.before {
			t.Fatalf("line %d is %+v, want %+v", n, *l, *want)
		}
		if e.buffer.start(n) != start {
			t.Fatalf("line %d starts at %d, want %d", n, e.buffer.start(n), start)
		}
		if l.set == nil && e.heights.Value(n) != e.estimate(l) {
			t.Fatalf("line %d has a height of %d, want %d", n, e.heights.Value(n), e.estimate(l))
		}
		if e.find.pattern != nil {
			hits = appendMatches(hits, e.find.pattern, e.buffer.lines[n:n+1], start)
		}
		start += len(l.text) + 1
	}
	if len(hits) != len(e.find.hits) {
		t.Fatalf("%d finds, want %d", len(e.find.hits), len(hits))
	}
	for i := range hits {
		if hits[i] != e.find.hits[i] {
			t.Fatalf("find %d is %v, want %v", i, e.find.hits[i], hits[i])
		}
	}
	s := e.sel.extent()
	if s.start < 0 || s.end > e.Len() || e.buffer.clamp(s.start) != s.start || e.buffer.clamp(s.end) != s.end {
		t.Fatalf("selection %v of %q", s, e.Text())
	}
	e.paint(testWidth, testHeight)
}

// FuzzGeometry checks that each caret position has a place, and that a click at that place leads back to it.
func FuzzGeometry(f *testing.F) {
	f.Add("# Title\n\ntext with **bold** and `code`")
	f.Add("abc שלום def\nשלום, then English 123 and עולם")
	f.Add("漢字かな混じり文\n\t- tab\n" + strings.Repeat("a long line of words ", 20))
	f.Add("trailing spaces   \n  \n" + strings.Repeat("x", 300))
	f.Add("a\vb\v\u2028\n- an item of several rows that hangs, also שלום עולם שלום עולם שלום עולם שלום\n> שלום " + strings.Repeat("עולם ", 30))
	f.Add("three spaces where the line breaks   " + strings.Repeat("x", 40))
	e := newTest(f, "")
	e.Resize(fyne.NewSize(400, 20000)) // all is visible
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1000 {
			return
		}
		e.Open(text)
		text = e.Text()
		for offset := 0; ; offset = e.unitEnd(offset, byCharacter, true) {
			edge := typeset.Edge{Offset: offset}
			at, height, ok := e.edgeBounds(edge)
			if !ok {
				t.Fatalf("offset %d of %q has no place", offset, text)
			}
			back := e.hit(at.AddXY(0.5, height/2))
			place, _, _ := e.edgeBounds(back)
			if d := place.Subtract(at); d.X < -1 || d.X > 1 || place.Y != at.Y {
				t.Fatalf("offset %d of %q is at %v; a click there leads to %+v at %v", offset, text, at, back, place)
			}
			if offset == len(text) {
				break
			}
		}
	})
}

// FuzzHighlight checks that styles lie within the line, between characters, and links in order.
func FuzzHighlight(f *testing.F) {
	for _, s := range []string{"**bold *and* italic**", "`code` [[a|b]] [c](d)", "# Title", "> - [ ] x", "***a** b*", "<https://x.org> \\*", "![p](q)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		l := newLine(strings.ReplaceAll(clean(s), "\n", " "))
		l.shape = shapeOf(l.text, fence{})
		spans, links := highlight(l)
		last := 0
		for _, x := range links {
			if x.Start < last || x.Start >= x.End || x.End > len(l.text) {
				t.Fatalf("links %v of %q", links, l.text)
			}
			last = x.End
		}
		for _, x := range spans {
			if x.Start < 0 || x.Start >= x.End || x.End > len(l.text) {
				t.Fatalf("styles %v of %q", spans, l.text)
			}
			for _, at := range []int{x.Start, x.End} {
				if at < len(l.text) && !utf8.RuneStart(l.text[at]) {
					t.Fatalf("style %v of %q cuts a character", x, l.text)
				}
			}
		}
	})
}
