package typeset

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
)

// everywhere allows a break after each second byte.
func everywhere(word string) []int {
	var out []int
	for i := 2; i < len(word)-2; i += 2 {
		out = append(out, i)
	}
	return out
}

var hyphenSheet = Sheet{Size: 16, LineHeight: 1.5, Justify: true, Hyphenate: true}

// hyphenated returns for each line of a layout whether it ends with an inserted hyphen.
func hyphenated(l *Layout) []bool {
	var out []bool
	for p := range l.Pieces() {
		for _, ln := range l.Lines(p) {
			out = append(out, ln.hyphenated)
		}
	}
	return out
}

func TestHyphenate(t *testing.T) {
	const words = "administration reconciliation communication "
	e := testEngine()
	e.AddHyphens("en", everywhere)
	long := strings.Repeat(words, 4)
	tests := []struct {
		name   string
		text   Text
		change func(*Sheet)
		want   bool
	}{
		{"justified prose", Text{Content: long}, nil, true},
		{"item", Text{Content: long, Blocks: []Block{{End: len(long), Kind: Item}}}, nil, true},
		{"in quotation marks", Text{Content: strings.Repeat("“reconciliation,” ", 9)}, nil, true},
		{"with an apostrophe", Text{Content: strings.Repeat("administration's ", 9)}, nil, true},
		{"at a dash", Text{Content: strings.Repeat("administration—reconciliation ", 9)}, nil, true},
		{"in a link", Text{Content: long, Links: []Link{{End: len(long), Target: "x"}}}, nil, true},
		{"switched off", Text{Content: long}, func(s *Sheet) { s.Hyphenate = false }, false},
		{"ragged", Text{Content: long}, func(s *Sheet) { s.Justify = false }, false},
		{"another language", Text{Content: long, Language: "xx"}, nil, false},
		{"heading", Text{Content: long, Blocks: []Block{{End: len(long), Kind: Heading}}}, nil, false},
		{"code", Text{Content: long, Blocks: []Block{{End: len(long), Kind: Code}}}, nil, false},
		{"table", Text{Content: long, Blocks: []Block{{End: len(long), Kind: TableRow}}}, nil, false},
		{"code in prose", Text{Content: long, Spans: []Span{{0, len(long), Mono}}}, nil, false},
		{"domains", Text{Content: strings.Repeat("administration.example ", 9)}, nil, false},
		{"addresses", Text{Content: strings.Repeat("https://administration ", 9)}, nil, false},
		{"mail", Text{Content: strings.Repeat("administration@example ", 9)}, nil, false},
		{"compounds", Text{Content: strings.Repeat("trade-administration ", 9)}, nil, false},
		{"names in code", Text{Content: strings.Repeat("administration_office ", 9)}, nil, false},
		{"numbers", Text{Content: strings.Repeat("12345678901234 ", 9)}, nil, false},
		{"each word the last of its paragraph", Text{Content: strings.Repeat("an administration\n", 9)}, nil, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			sheet, text := hyphenSheet, test.text
			if test.change != nil {
				test.change(&sheet)
			}
			if text.Language == "" {
				text.Language = "en"
			}
			any := false
			for width := 100; width < 400; width += 20 {
				l := NewLayout(e, &text, sheet, width)
				any = any || slices.Contains(hyphenated(l), true)
				checkLines(t, l)
				checkRows(t, l)
			}
			if any != test.want {
				t.Errorf("hyphens: %v", any)
			}
		})
	}
}

func TestHyphensInARow(t *testing.T) {
	e := testEngine()
	e.AddHyphens("", everywhere)
	for width := 60; width < 300; width += 10 {
		lines := hyphenated(NewLayout(e, &Text{Content: strings.Repeat("administration reconciliation communication ", 9)}, hyphenSheet, width))
		row := 0
		for _, h := range lines {
			if row++; !h {
				row = 0
			}
			if row > maxHyphens {
				t.Fatalf("%d px: %v", width, lines)
			}
		}
	}
}

func TestHyphenIsDrawnInsideTheMeasureAndIsNoText(t *testing.T) {
	e := testEngine()
	e.AddHyphens("", everywhere)
	const content = "of administration of reconciliation of communication of administration of reconciliation"
	for _, soft := range []bool{false, true} {
		text := &Text{Content: content, Spans: []Span{{0, len(content), Italic}}}
		sheet := hyphenSheet
		if soft {
			text = &Text{Content: strings.ReplaceAll(content, "ation", softHyphen+"ation")}
			sheet.Hyphenate = false
		}
		n, straight := 0, false
		for width := 100; width < 400; width += 10 {
			l := NewLayout(e, text, sheet, width)
			for i, ln := range l.Lines(0) {
				var r Row
				l.Row(&r, 0, i)
				last := r.glyphs[len(r.glyphs)-1]
				hyphen := e.face(serif, last.style).metric('-')
				if last.gid != hyphen.gid {
					continue
				}
				n++
				end := last.x + font26{e.face(serif, last.style), last.size}.px(hyphen.advance)
				if r.Text != ln.End || r.x1 != last.x || end > l.measure(0) || !soft && last.style != Italic {
					t.Errorf("%d px: text ends at %d of %d and at x %v, the hyphen %+v at %v", width, r.Text, ln.End, r.x1, last, end)
				}
				straight = straight || end == l.measure(0)
			}
		}
		if n == 0 || !straight {
			t.Errorf("%d hyphens, at the edge: %v", n, straight)
		}
	}
}

func TestWordsAreHyphenatedOnlyWhereSpacesWouldBeWide(t *testing.T) {
	e := testEngine()
	e.AddHyphens("", everywhere)
	for width := 300; width < 700; width += 10 {
		l := NewLayout(e, &Text{Content: strings.Repeat("one of the words is as long as communication but others are not ", 5)}, hyphenSheet, width)
		for i, ln := range l.Lines(0) {
			if !ln.hyphenated {
				continue
			}
			start := ln.Start + strings.LastIndexByte(l.text.Content[ln.Start:ln.End], ' ') // of the broken word
			whole := NewLayout(e, &Text{Content: l.text.Content[ln.Start:start]}, hyphenSheet, width)
			var r Row
			whole.Row(&r, 0, 0)
			spaces := strings.Count(l.text.Content[ln.Start:start], " ")
			if room := l.measure(0) - r.x1; room <= fixed.Int26_6(spaces)*l.setting(0).em(easyStretch) {
				t.Errorf("%d px: line %d has a hyphen although it lacks %v with %d spaces", width, i, room, spaces)
			}
		}
	}
}

func TestBreaksLieBetweenClusters(t *testing.T) {
	e := testEngine()
	if got, want := e.betweenClusters("e\u0301a\u0301b", []int{0, 1, 2, 3, 4, 6, 7, 99}), []int{3, 6}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
