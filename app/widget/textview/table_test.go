package textview

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// report is a text with a table of two columns and three rows, the second of which has several lines.
func report() *Text {
	t := &Text{Content: "Before.\nName\tNumber\nA long name that takes more than one line of its cell in this narrow table, or so\t12\nB\t3\nAfter."}
	table := &Table{Align: []Align{AlignLeft, AlignRight}}
	at := 0
	for i, line := range strings.Split(t.Content, "\n") {
		b := Block{Start: at, End: at + len(line)}
		if i > 0 && i < 4 {
			b.Kind, b.Table, b.Head = TableRow, table, i == 1
		}
		t.Blocks = append(t.Blocks, b)
		at += len(line) + 1
	}
	return t
}

func TestPointsInATable(t *testing.T) {
	v, _ := newView(t, report())
	for i := range v.text.Content {
		if c := v.text.Content[i]; c == '\n' || c == ' ' || c == '\t' {
			continue
		}
		if start, _, ok := v.clusterAt(pointOf(t, v, i)); !ok || start != i {
			t.Errorf("offset %d: point leads to %d", i, start)
		}
	}
	twelve := at(t, v, "12")
	p := pointOf(t, v, twelve+1)
	if got := v.offsetAt(p.AddXY(3, 25)); got < twelve || got > twelve+2 {
		t.Errorf("below a cell of one line in a row of several is %d, want %d", got, twelve)
	}
}

func TestCaretInATable(t *testing.T) {
	v, _ := newView(t, report())
	v.SetCaret(true)
	number := at(t, v, "Number")
	v.Select(number+5, number+5)
	for _, want := range []string{"12", "3", "After."} {
		v.moveCaret(byLine, true, false)
		start := at(t, v, want)
		if got := v.caretOffset(); got < start || got > start+len(want) {
			t.Errorf("at %d, want in %q at %d", got, want, start)
		}
	}
	v.Select(number, number)
	v.moveCaret(byCharacter, false, false)
	if got := v.caretOffset(); v.text.Content[got-4:got] != "Name" {
		t.Errorf("before the second cell is %d", got)
	}
}

func TestTableIsDrawn(t *testing.T) {
	v, _ := newView(t, report())
	img := v.paint(testWidth, testHeight)
	header := pointOf(t, v, at(t, v, "Name"))
	rules := 0
	for y := int(header.Y); y < testHeight; y++ {
		c := img.At(int(header.X), y).(color.RGBA)
		above := img.At(int(header.X), y-1).(color.RGBA)
		quiet, rule := v.look.Quiet, v.look.Rule
		isRule := c == (color.RGBA{quiet.R, quiet.G, quiet.B, 0xff}) || c == (color.RGBA{rule.R, rule.G, rule.B, 0xff})
		if isRule && above != c && img.At(int(header.X)+1, y) == c && img.At(int(header.X)+9, y) == c {
			rules++
		}
	}
	if rules != 3 {
		t.Errorf("%d rules below the header", rules)
	}
}

func TestScrollingThroughATable(t *testing.T) {
	text := &Text{}
	table := &Table{}
	for range 300 {
		start := len(text.Content)
		text.Content += "a cell\tanother cell with more words in it than fit on one line of a narrow view\tc"
		text.Blocks = append(text.Blocks, Block{Start: start, End: len(text.Content), Kind: TableRow, Table: table})
		text.Content += "\n"
	}
	v, w := newView(t, text)
	for v.Progress() < 1 {
		before := v.top()
		v.scrollBy(97)
		if d := v.top() - before; d != 97 && v.Progress() < 1 {
			t.Fatalf("scrolled by %v", d)
		}
		start, end := v.VisibleRange()
		if strings.Count(text.Content[start:end], "a cell") < 2 {
			t.Fatalf("visible is %q", text.Content[start:end])
		}
	}
	place := len(text.Content) / 2
	v.SetPlace(place)
	start, end := v.VisibleRange()
	w.Resize(fyne.NewSize(300, testHeight))
	if v.Place() != place || start > place || end < place {
		t.Errorf("place %d in %d–%d, then %d", place, start, end, v.Place())
	}
	if from, to := v.VisibleRange(); from > place || to < place {
		t.Errorf("resized, visible is %d–%d, want it to hold %d", from, to, place)
	}
}
