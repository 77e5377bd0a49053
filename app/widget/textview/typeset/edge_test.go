package typeset

import (
	"testing"

	"golang.org/x/image/math/fixed"
)

// Beside goes through a row from one end to the other, one character at a time, each step further in its direction, and
// EdgeAt is the inverse of EdgeX.
func TestEdgesFromEndToEnd(t *testing.T) {
	e := testEngine()
	for _, text := range []string{"abc", "abc אבג def", "אבג abc 12 דה", "a 👩‍👩‍👧 e\u0301", "אבג", "a\tb  "} {
		l := NewLayout(e, &Text{Content: text}, testSheet, 500)
		var r Row
		l.Row(&r, 0, 0)
		r.Text = r.End
		for _, right := range []bool{true, false} {
			at := Edge{Offset: 0}
			if l.RightToLeft(0) == right {
				at = Edge{Offset: len(text), After: true}
			}
			steps := 0
			for next, ok := r.Beside(at, right); ok; next, ok = r.Beside(at, right) {
				if d := r.EdgeX(next) - r.EdgeX(at); d == 0 || (d > 0) != right {
					t.Fatalf("%q: from %+v to %+v by %v", text, at, next, d)
				}
				if x := r.EdgeX(r.EdgeAt(r.EdgeX(next))); x != r.EdgeX(next) {
					t.Errorf("%q: %+v is at %v, what is there at %v", text, next, r.EdgeX(next), x)
				}
				at = next
				steps++
			}
			if steps != len(r.clusters) {
				t.Errorf("%q has %d characters, but %d steps", text, len(r.clusters), steps)
			}
		}
	}
}

func TestLinesHangBelowTheirMark(t *testing.T) {
	e := testEngine()
	for _, c := range []struct{ name, text string }{
		{"left to right", "- one two three four five six seven eight nine ten"},
		{"right to left", "- אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע עשר"},
		{"both directions", "- one אחת two three four five שש seven eight nine ten"},
	} {
		t.Run(c.name, func(t *testing.T) {
			const width = 150
			text := &Text{Content: c.text, Blocks: []Block{{End: len(c.text), Hang: 2}}}
			l := NewLayout(e, text, testSheet, width)
			var r Row
			l.Row(&r, 0, 0)
			mark := r.EdgeX(Edge{Offset: 2, After: true})
			if l.RightToLeft(0) {
				mark = fixed.I(width) - mark
			}
			if len(l.Lines(0)) < 3 || mark <= 0 {
				t.Fatalf("%d lines, mark of %v", len(l.Lines(0)), mark)
			}
			for n := 1; n < len(l.Lines(0)); n++ {
				l.Row(&r, 0, n)
				indent := r.Extent().X0
				if l.RightToLeft(0) {
					indent = fixed.I(width) - r.Extent().X1
				}
				if d := indent - mark; d < -2 || d > 2 {
					t.Errorf("line %d is indented by %v, the mark is %v wide", n, indent, mark)
				}
				if r.Extent().X0 < 0 || r.Extent().X1 > fixed.I(width) {
					t.Errorf("line %d reaches from %v to %v", n, r.Extent().X0, r.Extent().X1)
				}
			}
		})
	}
}
