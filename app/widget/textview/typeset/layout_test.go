package typeset

import (
	"strings"
	"testing"
)

func TestLineBreaks(t *testing.T) {
	tests := []struct {
		name  string
		text  Text
		width int
		want  string
	}{
		{"nothing", Text{}, 100, ""},
		{"fits", Text{Content: "a few words"}, 200, "a few words"},
		{"breaks after spaces", Text{Content: "a few words that do not fit"}, 80, "a few·|words that·|do not fit"},
		{"spaces hang", Text{Content: "word     word"}, 50, "word·····|word"},
		{"a long word is cut", Text{Content: "a incomprehensibilities b"}, 60, "a·|incomp|rehensi|bilities·|b"},
		{"a hyphen stays", Text{Content: "a well-known one"}, 60, "a well-|known·|one"},
		{"narrower than a letter", Text{Content: "abc"}, 1, "a|b|c"},
		{"line feeds in a block", Text{Content: "a\n\nb", Blocks: []Block{{End: 4}}}, 100, "a·|·|b"},
		{"a line for each without blocks", Text{Content: "a\n\nb"}, 100, "a||b"},
		{"what is between blocks is not set", Text{Content: "one--two", Blocks: []Block{{End: 3}, {Start: 5, End: 8}}}, 100, "one|two"},
		{"a list has less room", Text{Content: "a few words", Blocks: []Block{{End: 11, Kind: Item, Level: 1}}}, 82, "a few·|words"},
		{"bold is wider", Text{Content: "mmmm mmmm", Spans: []Span{{0, 9, Bold}}}, 124, "mmmm·|mmmm"},
		{"than regular", Text{Content: "mmmm mmmm"}, 124, "mmmm mmmm"},
		{"ideographs", Text{Content: "日本語の文章"}, 40, "日本語の|文章"},
	}
	e := testEngine()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := NewLayout(e, &test.text, testSheet, test.width)
			if got := strings.Join(linesOf(l), "|"); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestLongBlockIsDivided(t *testing.T) {
	text := &Text{Content: strings.Repeat("word ", 20000), Blocks: []Block{{End: 100000}}}
	l := NewLayout(testEngine(), text, testSheet, 500)
	if n := l.Pieces(); n < 6 || n > 14 {
		t.Errorf("%d pieces", n)
	}
	for p := range l.Pieces() {
		if _, first := l.Block(p); first != (p == 0) {
			t.Errorf("piece %d is first: %v", p, first)
		}
		if p > 0 && l.PieceStart(p) != l.PieceEnd(p-1) {
			t.Errorf("piece %d starts at %d, the one before ends at %d", p, l.PieceStart(p), l.PieceEnd(p-1))
		}
		if s := text.Content[:l.PieceEnd(p)]; !strings.HasSuffix(s, " ") {
			t.Errorf("piece %d ends within a word", p)
		}
	}
}

func TestHeights(t *testing.T) {
	text := &Text{
		Content: "Title\nsome text that is long enough for several lines\nitem\nitem\nlast",
		Blocks: []Block{
			{Start: 0, End: 5, Kind: Heading, Level: 1}, {Start: 6, End: 54}, {Start: 55, End: 59, Kind: Item},
			{Start: 60, End: 64, Kind: Item}, {Start: 65, End: 69},
		},
	}
	l := NewLayout(testEngine(), text, testSheet, 120)
	if !l.Settle(func() bool { return false }) {
		t.Fatal("not settled")
	}
	// Line heights 29, 24, 24, 24, 24; gaps 11 below the heading, 10 between paragraphs and lists, 4 between items.
	lines := len(l.Lines(1))
	if lines < 3 {
		t.Fatalf("%d lines", lines)
	}
	want := []int{0, 29, 29 + 11 + 24*lines, 29 + 11 + 24*lines + 10 + 24, 29 + 11 + 24*lines + 10 + 24 + 4 + 24}
	for p, top := range want {
		if got := l.Top(p); got != top {
			t.Errorf("piece %d is at %d, want %d", p, got, top)
		}
		if got := l.PieceAt(top); got != p {
			t.Errorf("at %d is piece %d, want %d", top, got, p)
		}
	}
	if got := l.Height(); got != want[4]+10+24 {
		t.Errorf("height %d, want %d", got, want[4]+10+24)
	}
}

func TestLocate(t *testing.T) {
	text := &Text{Content: "a few words\n\nmore words", Blocks: []Block{{End: 11}, {Start: 13, End: 23}}}
	l := NewLayout(testEngine(), text, testSheet, 50) // a few·|words  more·|words
	tests := []struct{ offset, piece, line int }{
		{0, 0, 0}, {5, 0, 0}, {6, 0, 1}, {11, 0, 1}, {12, 0, 1}, {13, 1, 0}, {18, 1, 1}, {23, 1, 1}, {99, 1, 1}, {-1, 0, 0},
	}
	for _, test := range tests {
		if p, n := l.Locate(test.offset); p != test.piece || n != test.line {
			t.Errorf("offset %d is in line %d of piece %d, want %d of %d", test.offset, n, p, test.line, test.piece)
		}
	}
}

func TestStep(t *testing.T) {
	text := &Text{Content: "a few words\nmore words"}
	l := NewLayout(testEngine(), text, testSheet, 50) // two pieces of two lines
	tests := []struct {
		piece, line, d int
		wantP, wantN   int
		ok             bool
	}{
		{0, 0, 1, 0, 1, true}, {0, 1, 1, 1, 0, true}, {0, 0, 3, 1, 1, true}, {0, 0, 4, 0, 0, false},
		{1, 1, -1, 1, 0, true}, {1, 1, -3, 0, 0, true}, {1, 0, -3, 0, 0, false},
	}
	for _, test := range tests {
		if p, n, ok := l.Step(test.piece, test.line, test.d); ok != test.ok || ok && (p != test.wantP || n != test.wantN) {
			t.Errorf("%d below %d/%d: %d/%d %v", test.d, test.piece, test.line, p, n, ok)
		}
	}
}
