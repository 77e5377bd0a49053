package typeset

import (
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// visual returns the clusters of a row from left to right, right-to-left ones in brackets.
func visual(l *Layout, r *Row) string {
	type at struct {
		x    fixed.Int26_6
		text string
	}
	var all []at
	for i, c := range r.clusters {
		s := l.text.Content[c.start:r.end(i)]
		if c.rtl {
			s = "[" + s + "]"
		}
		all = append(all, at{c.x0, s})
	}
	var out strings.Builder
	for len(all) > 0 {
		least := 0
		for i := range all {
			if all[i].x < all[least].x {
				least = i
			}
		}
		out.WriteString(all[least].text)
		all = append(all[:least], all[least+1:]...)
	}
	return strings.ReplaceAll(out.String(), "][", "")
}

func TestVisualOrder(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"left to right", "abc d", "abc d"},
		{"hebrew", "אבג ד", "[ד גבא]"},
		{"hebrew in english", "a אב b", "a [בא] b"},
		{"number in hebrew in english", "a אב 12 b", "a 12[ בא] b"},
		{"number in hebrew", "אב 12 גד", "[דג ]12[ בא]"},
		{"english in hebrew", "אב ab גד", "[דג ]ab[ בא]"},
		{"brackets", "אב (גד)", "[)דג( בא]"},
		{"sign at the end", "אב.", "[.בא]"},
		{"sign at the end of english", "a אב.", "a [בא]."},
	}
	e := testEngine()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			l := NewLayout(e, &Text{Content: test.text}, testSheet, 500)
			var r Row
			l.Row(&r, 0, 0)
			if got := visual(l, &r); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestRightToLeftStartsAtTheRight(t *testing.T) {
	l := NewLayout(testEngine(), &Text{Content: "אבג"}, testSheet, 300)
	var r Row
	l.Row(&r, 0, 0)
	if x := r.Extent().X1; x != fixed.I(300) {
		t.Errorf("right edge %v, want 300", x)
	}
	if got := r.At(fixed.I(299)); got != 0 {
		t.Errorf("offset at the right edge %d, want 0", got)
	}
	if got := r.At(0); got != len("אבג") {
		t.Errorf("offset at the left edge %d, want %d", got, len("אבג"))
	}
}

func TestReorder(t *testing.T) {
	tests := []struct {
		levels []int8
		want   string
	}{
		{nil, ""},
		{[]int8{0, 0, 0}, "012"},
		{[]int8{0, 1, 1, 0}, "0213"},
		{[]int8{1, 1, 1}, "210"},
		{[]int8{1, 2, 2, 1}, "3120"},
		{[]int8{0, 1, 2, 1, 0}, "03214"},
	}
	for _, test := range tests {
		got := ""
		for _, i := range reorder(test.levels) {
			got += string(rune('0' + i))
		}
		if got != test.want {
			t.Errorf("%v: got %s, want %s", test.levels, got, test.want)
		}
	}
}

func TestRowText(t *testing.T) {
	text := &Text{Content: "a few words", Blocks: []Block{{End: 11}}}
	l := NewLayout(testEngine(), text, testSheet, 50) // a few·|words
	var r Row
	l.Row(&r, 0, 0)
	if r.Start != 0 || r.Text != 5 || r.End != 6 {
		t.Errorf("line %d–%d, text to %d", r.Start, r.End, r.Text)
	}
	if got := r.At(fixed.I(1000)); got != 5 {
		t.Errorf("far right is %d, want before the space", got)
	}
	if got := r.At(fixed.I(-10)); got != 0 {
		t.Errorf("far left is %d", got)
	}
	if _, _, ok := r.Over(r.Extent().X1 + 1); ok {
		t.Error("beside the text is a character")
	}
	if start, end, ok := r.Over(r.X(2) + 1); !ok || start != 2 || end != 3 {
		t.Errorf("over f: %d–%d %v", start, end, ok)
	}
}

func TestSpans(t *testing.T) {
	e := testEngine()
	l := NewLayout(e, &Text{Content: "one two אב three"}, testSheet, 500)
	var r Row
	l.Row(&r, 0, 0)
	tests := []struct {
		name       string
		start, end int
		want       int
	}{
		{"nothing", 3, 3, 0},
		{"elsewhere", 50, 60, 0},
		{"a word", 4, 7, 1},
		{"all", 0, 100, 1},
		{"into the middle of a word the other way", 4, 8 + 2, 2},
	}
	for _, test := range tests {
		spans := r.Spans(nil, test.start, test.end)
		if len(spans) != test.want {
			t.Errorf("%s: %v", test.name, spans)
		}
		for _, s := range spans {
			if s.X1 <= s.X0 {
				t.Errorf("%s: empty %v", test.name, s)
			}
		}
	}
	if s := r.Spans(nil, 4, 7); len(s) == 1 && (s[0].X0 != r.X(4) || s[0].X1 != r.X(7)) {
		t.Errorf("span %v from %v to %v", s, r.X(4), r.X(7))
	}
}

// Measuring and drawing must apply the same kerning, or a line would overflow.
func TestRowIsAsWideAsMeasured(t *testing.T) {
	e := testEngine()
	for _, content := range []string{"AVAVA To We", "plain words", "Ελλάδα Ñandú", "日本語 and words", "مرحبا", "tab\tstop", "office affluent", "fi\u05d0fi abc-\u05d0\u05d1 ffi"} {
		text := &Text{Content: content, Spans: []Span{{2, 5, Bold}}}
		l := NewLayout(e, text, testSheet, 5000)
		m := l.measurer(0)
		c := chunker{engine: e, text: content}
		c.place(0, len(content))
		var x fixed.Int26_6
		for k, ok := c.next(); ok; k, ok = c.next() {
			x += m.width(k, x)
		}
		var r Row
		l.Row(&r, 0, 0)
		e := r.Extent()
		if got := e.X1 - e.X0; got != x {
			t.Errorf("%q: row %v, measured %v", content, got, x)
		}
	}
	if l := NewLayout(e, &Text{Content: "AV"}, testSheet, 500); true {
		f := l.settings.body().font(0)
		units := func(s string) int32 { w, _ := f.units(s); return w }
		if units("AV") >= units("A")+units("V") {
			t.Error("no kerning between A and V")
		}
	}
}

func TestSoftHyphenIsSeenAtTheEndOfALine(t *testing.T) {
	e := testEngine()
	glyphs := func(content string) int {
		l := NewLayout(e, &Text{Content: content}, testSheet, 60)
		var r Row
		l.Row(&r, 0, 0)
		return len(r.glyphs)
	}
	broken, whole := glyphs("soft\u00adhyphen"), glyphs("soft\u00ad")
	if broken != whole+1 {
		t.Errorf("%d glyphs where the line breaks, %d where it ends", broken, whole)
	}
}

// In lines with mixed directions, the caret, the hit test and the extents of ranges must agree with the
// drawing.
func TestMixedDirectionsAgree(t *testing.T) {
	e := testEngine()
	for _, content := range []string{
		"plain words", "the word שלום stands here", "שלום the words world עולם", "12 שלום 34, (עולם) a-b", "مرحبا 2025 بالعالم English مع",
		"a\u05d0\u05d1b\u05d2c", "אב 12 גד.", "office אב fi", "日本 שלום 語", "\u202eabc\u202c def", "א\tב c\td", "e\u0301\u05d0 \u05d0\u05b8\u05d1",
	} {
		for _, width := range []int{1000, 90, 40} {
			l := NewLayout(e, &Text{Content: content, Spans: []Span{{3, 9, Bold}}}, testSheet, width)
			var r Row
			for n := range l.Lines(0) {
				l.Row(&r, 0, n)
				checkRow(t, content, &r)
			}
		}
	}
}

func checkRow(t *testing.T, content string, r *Row) {
	t.Helper()
	order := slices.DeleteFunc(slices.Clone(r.clusters), func(c cluster) bool { return c.x0 == c.x1 })
	slices.SortStableFunc(order, func(a, b cluster) int { return int(a.x0 - b.x0) })
	for i := 1; i < len(order); i++ {
		if order[i].x0 < order[i-1].x1 {
			t.Errorf("%q: %v lies over %v", content, order[i], order[i-1])
		}
	}
	for i, c := range r.clusters {
		if c.start >= r.Text || c.x1-c.x0 < 4 {
			continue
		}
		end := min(r.end(i), r.Text)
		leading, trailing := c.x0, c.x1
		if c.rtl {
			leading, trailing = trailing, leading
		}
		if x := r.X(c.start); x != leading {
			t.Errorf("%q: the caret before %d is at %v, want %v", content, c.start, x, leading)
		}
		toMiddle := (trailing - leading) / 4
		if got := r.At(leading + toMiddle); got != c.start {
			t.Errorf("%q: beside the start of %d is %d", content, c.start, got)
		}
		if got := r.At(trailing - toMiddle); got != end {
			t.Errorf("%q: beside the end of %d is %d, want %d", content, c.start, got, end)
		}
		if s := r.Spans(nil, c.start, end); len(s) != 1 || s[0] != (Interval{c.x0, c.x1}) {
			t.Errorf("%q: %d–%d extends over %v, want %v–%v", content, c.start, end, s, c.x0, c.x1)
		}
	}
	for _, g := range r.glyphs {
		if g.x < order[0].x0-1 || g.x > order[len(order)-1].x1+1 {
			t.Errorf("%q: a glyph is drawn at %v, outside of %v–%v", content, g.x, order[0].x0, order[len(order)-1].x1)
		}
	}
}

func TestLigatures(t *testing.T) {
	e := testEngine()
	glyphs := func(content string, kind Kind) (gids []font.GID) {
		text := &Text{Content: content, Blocks: []Block{{End: len(content), Kind: kind}}}
		var r Row
		NewLayout(e, text, testSheet, 500).Row(&r, 0, 0)
		for _, g := range r.glyphs {
			gids = append(gids, g.gid)
		}
		return gids
	}
	whole := e.shaper.ShapeNoExtents(shaping.Input{
		Text: []rune("office"), RunEnd: 6, Direction: di.DirectionLTR, Face: e.face(serif, 0).font, Size: fixed.I(16), Language: "en",
		Script: language.Latin,
	})
	got := glyphs("office", Paragraph)
	if len(got) != len(whole.Glyphs) || len(got) == 6 {
		t.Errorf("%d glyphs, the shaper makes %d", len(got), len(whole.Glyphs))
	}
	for i := range min(len(got), len(whole.Glyphs)) {
		if got[i] != whole.Glyphs[i].GlyphID {
			t.Errorf("glyph %d is %d, want %d", i, got[i], whole.Glyphs[i].GlyphID)
		}
	}
	if n := len(glyphs("office", Code)); n != 6 {
		t.Errorf("%d glyphs in code", n)
	}
}

// A paragraph that is laid out in several pieces keeps its direction to its
// end.
func TestLongParagraphsKeepTheirDirection(t *testing.T) {
	hebrew := "שלום "
	filler := strings.Repeat("and many words ", 3000)
	tests := []struct {
		name, text string
		want       bool
	}{
		{"left to right", filler, false},
		{"starts at the right", hebrew + filler, true},
		{"starts at the right, then a line end", hebrew + "\n" + filler, false},
		{"hebrew in the middle", "a " + hebrew + filler + hebrew, false},
		{"isolated at first", "\u2067" + hebrew + "\u2069 " + filler, false},
	}
	e := testEngine()
	for _, test := range tests {
		l := NewLayout(e, &Text{Content: test.text, Blocks: []Block{{End: len(test.text)}}}, testSheet, 300)
		if got := l.RightToLeft(len(test.text) - 1); got != test.want {
			t.Errorf("%s: right to left at the end is %v", test.name, got)
		}
	}
	text := "a \u202e" + filler + hebrew + "end"
	l := NewLayout(e, &Text{Content: text, Blocks: []Block{{End: len(text)}}}, testSheet, 300)
	piece, _ := l.Locate(len(text))
	if level, _, _ := levelAt(l.levelsOf(piece), len(text)-1, len(text)); level != 1 {
		t.Errorf("the end of an override over several pieces has level %d", level)
	}
}
