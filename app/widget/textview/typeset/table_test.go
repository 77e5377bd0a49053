package typeset

import (
	"image"
	"strings"
	"testing"

	"golang.org/x/image/math/fixed"
)

// tableText is a paragraph, a table of the rows, and a paragraph.
func tableText(align []Align, rows ...string) *Text {
	t := &Text{Content: "Before.\n" + strings.Join(rows, "\n") + "\nAfter."}
	table := &Table{Align: align}
	at := 0
	for i, line := range strings.Split(t.Content, "\n") {
		b := Block{Start: at, End: at + len(line)}
		if i > 0 && i <= len(rows) {
			b.Kind, b.Table, b.Head = TableRow, table, i == 1
		}
		t.Blocks = append(t.Blocks, b)
		at += len(line) + 1
	}
	return t
}

func TestTable(t *testing.T) {
	text := tableText([]Align{AlignLeft, AlignRight, AlignCenter}, "Year\tNumber\tx", "1999\t5\ta longer remark", "2001\t\tb")
	l := NewLayout(testEngine(), text, testSheet, 500)
	if l.Pieces() != 11 {
		t.Fatalf("%d pieces, want two paragraphs and nine cells", l.Pieces())
	}
	l.Settle(func() bool { return false })
	for p := 1; p <= 9; p++ {
		column, row := (p-1)%3, (p-1)/3
		if l.Top(p) != l.Top(1+row*3) || l.LineTop(p, 0) != l.LineTop(1+row*3, 0) {
			t.Errorf("cell %d stands %d high, its row %d", p, l.Top(p), l.Top(1+row*3))
		}
		if l.Indent(p) != l.Indent(1+column) {
			t.Errorf("cell %d stands at %d, its column at %d", p, l.Indent(p), l.Indent(1+column))
		}
		if row > 0 && l.Top(p) <= l.Top(p-3) {
			t.Errorf("cell %d is not below that above", p)
		}
	}
	var r Row
	edge := func(p int) (x0, x1 fixed.Int26_6) {
		l.Row(&r, p, 0)
		indent := fixed.I(l.Indent(p))
		return r.Extent().X0 + indent, r.Extent().X1 + indent
	}
	if _, head := edge(2); true {
		if _, number := edge(5); (head - number).Round() != 0 {
			t.Errorf("numbers end at %v, their header at %v", number, head)
		}
	}
	x0, x1 := edge(6)
	if y0, y1 := edge(3); (x0+x1-y0-y1).Round()/2 != 0 {
		t.Errorf("the middle of the third column is %v and %v", x0+x1, y0+y1)
	}
	box, ok := l.RowBox(5)
	if !ok || box.First || box.Last || box.X0 != 0 || box.X1 >= 500 || box.Y1-box.Y0 != l.LineHeight(5)+2*l.settings.em(cellSpace) {
		t.Errorf("row %v", box)
	}
	if _, ok := l.RowBox(0); ok {
		t.Error("a paragraph is a row")
	}
}

func TestTableWithoutRoom(t *testing.T) {
	words := strings.Repeat("some words ", 10)
	text := tableText(nil, "a\t"+words, "incomprehensibilities\t"+words, "b\tc\td")
	l := NewLayout(testEngine(), text, testSheet, 260)
	l.Settle(func() bool { return false })
	if len(l.Lines(1)) != 1 || len(l.Lines(2)) < 4 {
		t.Errorf("%d and %d lines", len(l.Lines(1)), len(l.Lines(2)))
	}
	if len(l.Lines(3)) != 1 {
		t.Errorf("a word is broken into %d lines where others could be", len(l.Lines(3)))
	}
	if l.PieceHeight(1) != 0 || l.PieceHeight(2) < len(l.Lines(2))*l.LineHeight(2) {
		t.Errorf("heights %d and %d", l.PieceHeight(1), l.PieceHeight(2))
	}
	for p := 1; p < 8; p++ {
		if end := l.Indent(p) + l.measure(p).Ceil(); end > 260 {
			t.Errorf("cell %d ends at %d", p, end)
		}
	}
	l.Reset(testSheet, 2000)
	l.Settle(func() bool { return false })
	if len(l.Lines(2)) != 1 {
		t.Errorf("%d lines with room for all", len(l.Lines(2)))
	}
}

func TestStepsThroughATable(t *testing.T) {
	text := tableText(nil, "1\t2\t3", "4\t5", "6\t7\t8")
	l := NewLayout(testEngine(), text, testSheet, 500)
	letter := func(piece int) string { return text.Content[l.PieceStart(piece):l.PieceEnd(piece)] }
	tests := []struct {
		from string
		d    int
		want string
	}{
		{"Before.", 1, "1"}, {"2", 1, "5"}, {"5", 1, "7"}, {"3", 1, "5"}, {"8", 1, "After."}, {"After.", -1, "6"},
		{"8", -1, "5"}, {"2", -1, "Before."}, {"3", 2, "7"}, {"Before.", 9, ""}, {"1", -9, ""},
	}
	for _, test := range tests {
		from := l.PieceOf(strings.Index(text.Content, test.from))
		piece, _, ok := l.Step(from, 0, test.d)
		switch {
		case ok != (test.want != ""):
			t.Errorf("%d from %s: %v", test.d, test.from, ok)
		case ok && letter(piece) != test.want:
			t.Errorf("%d from %s is %s, want %s", test.d, test.from, letter(piece), test.want)
		}
	}
	if got := letter(l.CellAt(3, -5)) + letter(l.CellAt(1, l.Indent(2)+1)) + letter(l.CellAt(4, 1000)) + letter(l.CellAt(0, 5)); got != "125Before." {
		t.Errorf("cells at places: %s", got)
	}
}

func TestPicture(t *testing.T) {
	text := &Text{Content: "Before.\nA caption.\nAfter."}
	text.Blocks = []Block{{Start: 0, End: 7}, {Start: 8, End: 18, Kind: Picture, Target: "x"}, {Start: 19, End: 25}}
	l := NewLayout(testEngine(), text, testSheet, 400)
	l.Settle(func() bool { return false })
	before := l.Height()
	tests := []struct {
		name       string
		size, want image.Point
	}{
		{"small", image.Pt(100, 50), image.Pt(100, 50)},
		{"wide", image.Pt(800, 100), image.Pt(400, 50)},
		{"high", image.Pt(100, 5440), image.Pt(10, 544)},
		{"thin", image.Pt(10000, 1), image.Pt(400, 1)},
		{"nothing", image.Point{}, image.Point{}},
	}
	for _, test := range tests {
		l.SetPicture("x", test.size)
		if got := l.PictureSize(1); got != test.want {
			t.Errorf("%s: %v, want %v", test.name, got, test.want)
		}
		room := 0
		if test.want.Y > 0 {
			room = test.want.Y + l.settings.em(captionGap)
		}
		if d := l.Height() - before; d != room {
			t.Errorf("%s: takes %d, want %d", test.name, d, room)
		}
		if l.LineTop(1, 0)-l.PictureTop(1) != room {
			t.Errorf("%s: the caption is %d below the top of the picture", test.name, l.LineTop(1, 0)-l.PictureTop(1))
		}
	}
}

func TestIndentOfLists(t *testing.T) {
	text := &Text{Content: "abcd"}
	text.Blocks = []Block{
		{Start: 0, End: 1, Kind: Item, Level: 2, Marker: "1."}, {Start: 1, End: 2, Level: 2}, {Start: 2, End: 3, Kind: Code, Level: 2, Quote: 1},
		{Start: 3, End: 4},
	}
	l := NewLayout(testEngine(), text, testSheet, 400)
	em := func(n float32) int { return l.settings.em(n) }
	for i, want := range []int{em(2 * itemIndent), em(2 * itemIndent), em(2*itemIndent + quoteIndent + codePadding), 0} {
		if got := l.Indent(i); got != want {
			t.Errorf("block %d stands at %d, want %d", i, got, want)
		}
	}
}
