package typeset

import (
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
)

func TestJustify(t *testing.T) {
	sheet := testSheet
	sheet.Justify = true
	words := strings.Repeat("some words of several lengths stand in a line ", 6)
	tests := []struct {
		name, text string
		kind       Kind
		straight   bool
	}{
		{"paragraph", words, Paragraph, true},
		{"item", words, Item, true},
		{"heading", words, Heading, false},
		{"code", words, Code, false},
		{"hebrew", strings.Repeat("שלום עולם ועוד כמה מילים ", 8), Paragraph, true},
		{"both directions", strings.Repeat("words and שלום עולם 12 ", 8), Paragraph, true},
		{"with a tab", "1\t" + words, Paragraph, true},
		{"long words", strings.Repeat("internationalization of unquestionable ", 6), Paragraph, false},
	}
	e := testEngine()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			width := 300
			if test.name == "long words" {
				width = 230
			}
			l := NewLayout(e, &Text{Content: test.text, Blocks: []Block{{End: len(test.text), Kind: test.kind}}}, sheet, width)
			var r Row
			lines := l.Lines(0)
			for n := range lines {
				l.Row(&r, 0, n)
				checkRow(t, test.text, &r)
				gap := l.measure(0) - (r.x1 - r.x0)
				switch last := n == len(lines)-1; {
				case last && gap < 3*64 && test.straight:
					t.Errorf("the last line is stretched")
				case !last && test.straight != (gap.Round() == 0):
					t.Errorf("line %d ends %v from the edge", n, gap)
				}
			}
			if len(lines) < 3 {
				t.Fatalf("%d lines", len(lines))
			}
		})
	}
}

func TestJustifiedLineEndsAtALineFeedAsItIs(t *testing.T) {
	sheet := testSheet
	sheet.Justify = true
	text := "a few words\nand some more"
	l := NewLayout(testEngine(), &Text{Content: text, Blocks: []Block{{End: len(text)}}}, sheet, 120)
	var r Row
	l.Row(&r, 0, 0)
	if r.x1 > fixed.I(110) {
		t.Errorf("the line ends at %v", r.x1)
	}
}

func TestNoWidows(t *testing.T) {
	e := testEngine()
	for _, text := range []string{"there are many words here and now it is so", "one two three four five six seven eight — nine ten"} {
		for width := 60; width < 400; width += 7 {
			l := NewLayout(e, &Text{Content: text, Blocks: []Block{{End: len(text)}}}, testSheet, width)
			lines := linesOf(l)
			last := lines[len(lines)-1]
			before := ""
			if len(lines) > 1 {
				before = lines[len(lines)-2]
			}
			if len(last) <= maxWidow && !strings.Contains(last, " ") && strings.Count(before, " ") >= 3 {
				t.Errorf("width %d: %q stands alone after %q", width, last, before)
			}
			checkLines(t, l)
		}
	}
}

func TestParagraphGap(t *testing.T) {
	e := testEngine()
	height := func(gap float32) int {
		s := testSheet
		s.ParagraphGap = gap
		l := NewLayout(e, &Text{Content: "a\nb"}, s, 100)
		l.Settle(func() bool { return false })
		return l.Height()
	}
	if d := height(2) - height(1); d != 16 {
		t.Errorf("an em more makes %d pixels", d)
	}
	if height(0) != height(blockGap) {
		t.Error("no gap is not that of a book")
	}
}

func TestSpacesGetNarrowerRatherThanAWordMoves(t *testing.T) {
	e := testEngine()
	text := &Text{Content: "here are some words of which the last one does not always fit\nand 1\ta few more words that stand behind a tab"}
	sheet := testSheet
	sheet.Justify = true
	narrower, lasts := false, false
	for width := 150; width < 600; width++ {
		l := NewLayout(e, text, sheet, width)
		ragged := NewLayout(e, text, testSheet, width)
		for p := range l.Pieces() {
			for n, ln := range l.Lines(p) {
				var r Row
				l.Row(&r, p, n)
				checkRow(t, text.Content, &r)
				if r.x1 > l.measure(p) {
					t.Errorf("%d px: line %d/%d ends at %v", width, p, n, r.x1)
				}
				if lines := ragged.Lines(p); n < len(lines) && ln.Start == lines[n].Start && ln.End > lines[n].End {
					narrower = true
					lasts = lasts || ln.End == l.PieceEnd(p)
				}
			}
		}
	}
	if !narrower || !lasts {
		t.Errorf("lines with narrower spaces: %v, at the end of a paragraph: %v", narrower, lasts)
	}
}

func TestWidowIsLeftWhereTheLineAboveWouldBeRagged(t *testing.T) {
	sheet := testSheet
	sheet.Justify = true
	text := &Text{Content: "one of the verylongwordsofall is"}
	e := testEngine()
	moved := map[bool]int{}
	for width := 150; width < 300; width++ {
		for _, justify := range []bool{false, true} {
			sheet.Justify = justify
			lines := linesOf(NewLayout(e, text, sheet, width))
			if lines[len(lines)-1] == "verylongwordsofall is" && len(lines) == 2 {
				moved[justify]++
			}
		}
	}
	if moved[true] >= moved[false] {
		t.Errorf("moved %v", moved)
	}
}
