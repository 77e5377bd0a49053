package editor

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// In these tables "^" stands for the caret.
func TestTabGoesThroughATable(t *testing.T) {
	e := newTest(t, "")
	tab := func() { e.press(fyne.KeyTab) }
	back := func() { e.shifted(fyne.KeyTab) }
	const table = "| a | b |\n|---|:-:|\n"
	for _, c := range []struct {
		name   string
		before string
		do     func()
		after  string
	}{
		{"to the next cell", table + "| one^ | two |", tab, table + "| one | two^ |"},
		{"to an empty one", table + "| one^ |  |", tab, table + "| one | ^ |"},
		{"over a bar in a cell", table + "| [[x^\\|y]] | two |", tab, table + "| [[x\\|y]] | two^ |"},
		{"to another cell", table + "| one^", tab, table + "| one | ^"},
		{"to another cell of a row that ends", table + "| one^ |", tab, table + "| one | ^"},
		{"from the head to the first row", "| a | b^ |\n|---|---|\n| one | two |", tab, "| a | b |\n|---|---|\n| one^ | two |"},
		{"to another row", table + "| one | two^", tab, table + "| one | two |\n| ^ |  |"},
		{"to another row before other text", table + "| one | two^ |\n\nText", tab, table + "| one | two |\n| ^ |  |\n\nText"},
		{"from the head of a new table", "> | a | b^ |", tab, "> | a | b |\n> | --- | --- |\n> | ^ |  |"},
		{"back", table + "| one | two^ |", back, table + "| one^ | two |"},
		{"back to the head", table + "| one^ | two |", back, "| a | b^ |\n|---|:-:|\n| one | two |"},
		{"back from the head", "| a^ | b |\n|---|---|", back, "| a^ | b |\n|---|---|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.Open(strings.Replace(c.before, "^", "", 1))
			at := strings.Index(c.before, "^")
			e.Select(at, at)
			c.do()
			text := e.Text()
			if got := text[:e.Caret()] + "^" + text[e.Caret():]; got != c.after {
				t.Errorf("got\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

func TestATableIsTyped(t *testing.T) {
	e := newTest(t, "")
	e.write("| a")
	for _, cell := range []string{"b", "", "one", "two", "three"} {
		e.press(fyne.KeyTab)
		e.write(cell)
	}
	if got, want := e.Text(), "| a | b |\n| --- | --- |\n| one | two |\n| three |  |"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
