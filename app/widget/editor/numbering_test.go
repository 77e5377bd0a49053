package editor

import (
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
)

func TestItemsBehindANewOneCountOn(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct{ name, before, after string }{
		{"behind the first", "1. a|\n2. b\n3. c", "1. a\n2. |\n3. b\n4. c"},
		{"in the middle of an item", "1. a\n2. b| c\n3. d\nend", "1. a\n2. b\n3. | c\n4. d\nend"},
		{"with a bracket", "4) a|\n5) b", "4) a\n5) |\n6) b"},
		{"over empty lines", "1. a|\n\n2. b\n\ntext\n\n3. c", "1. a\n2. |\n\n3. b\n\ntext\n\n3. c"},
		{"over what is nested", "1. a|\n    1. x\n    2. y\n2. b", "1. a\n2. |\n    1. x\n    2. y\n3. b"},
		{"nested", "1. a\n    1. x|\n    2. y\n2. b", "1. a\n    1. x\n    2. |\n    3. y\n2. b"},
		{"over lines that go on with a paragraph", "1. a|\nmore\n2. b", "1. a\n2. |\nmore\n3. b"},
		{"in a quotation", "> 1. a|\n>\n> 2. b\n2. c", "> 1. a\n> 2. |\n>\n> 3. b\n2. c"},
		{"tasks", "1. [x] a|\n2. [ ] b", "1. [x] a\n2. [ ] |\n3. [ ] b"},
		{"what belongs to an item moves with a wider mark", "8. a|\n9. b\n\n   more\n10. c", "8. a\n9. |\n10. b\n\n    more\n11. c"},
		{"a narrower mark moves nothing", "01. a|\n    more\n02. b", "01. a\n2. |\n    more\n3. b"},
		{"not those that did not count on", "1. a|\n1. b\n1. c", "1. a\n2. |\n1. b\n1. c"},
		{"not where there is room", "1. a|\n3. b", "1. a\n2. |\n3. b"},
		{"not another list", "1. a|\n2) b\n3. c", "1. a\n2. |\n2) b\n3. c"},
		{"not behind a heading", "1. a|\n# H\n2. b", "1. a\n2. |\n# H\n2. b"},
		{"not in code", "1. a|\n```\n2. b\n```", "1. a\n2. |\n```\n2. b\n```"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			edits := 0
			e.OnChanged = func(Edit) { edits++ }
			e.press(fyne.KeyReturn)
			if got := e.marked(); got != c.after || edits != 1 {
				t.Errorf("got %q in %d edits, want %q in one", got, edits, c.after)
			}
		})
	}
}

func TestTabIndents(t *testing.T) {
	e := newTest(t, "")
	for _, c := range []struct {
		name, before, in, out string
	}{
		{"item", "- a\n- one|", "- a\n    - one|", "- a\n- one|"},
		{"item in a quotation", "> - a\n> - one|", "> - a\n>     - one|", "> - a\n> - one|"},
		{"as far as what is there", "- a\n  - b\n- one|", "- a\n  - b\n  - one|", "- a\n  - b\n- one|"},
		{"as far as the mark above is wide", "- a\n- [ ] one|", "- a\n    - [ ] one|", "- a\n- [ ] one|"},
		{"with what belongs to it", "- a\n- one|\n    - b\n\n      c\n- d", "- a\n    - one|\n        - b\n\n          c\n- d", "- a\n- one|\n    - b\n\n      c\n- d"},
		{"nothing is below the first", "- one|\n- b", "- one|\n- b", "- one|\n- b"},
		{"nor deeper than below what is above", "- a\n    - one|", "- a\n    - one|", "- a\n- one|"},
		{"a number begins anew", "1. a\n2. one|\n3. b", "1. a\n    1. one|\n2. b", "1. a\n2. one|\n3. b"},
		{"a number counts on", "1. a\n    1. b\n2. one|\n3. c", "1. a\n    1. b\n    2. one|\n2. c", "1. a\n    1. b\n2. one|\n3. c"},
		{"numbers of another kind", "1. a\n    - b\n2. one|", "1. a\n    - b\n    1. one|", "1. a\n    - b\n2. one|"},
		{"below a wide number", "100. a\n101. one|", "100. a\n     1. one|", "100. a\n101. one|"},
		{"selected items", "1. a\n|2. b\n3. c|\n4. d", "1. a\n|    1. b\n    2. c|\n2. d", "1. a\n|2. b\n3. c|\n4. d"},
		{"an empty item", "1. a\n2. |", "1. a\n    1. |", "1. a\n2. |"},
		{"selected lines", "a\n|b\nc|", "a\n|    b\n    c|", "a\n|b\nc|"},
		{"a line of which nothing is selected stays", "|a\n|b", "|    a\n|b", "|a\n|b"},
		{"empty lines stay empty", "|a\n\nb|", "|    a\n\n    b|", "|a\n\nb|"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			e.press(fyne.KeyTab)
			// Where the selection starts with the line it may hold the indent or not.
			if got := strings.ReplaceAll(e.marked(), "    |", "|    "); got != strings.ReplaceAll(c.in, "    |", "|    ") {
				t.Errorf("Tab: %q, want %q", got, c.in)
			}
			e.shifted(fyne.KeyTab)
			if got := e.marked(); got != c.out {
				t.Errorf("Shift+Tab: %q, want %q", got, c.out)
			}
		})
	}
	e.setMarked("ab|cd")
	e.press(fyne.KeyTab)
	if got := e.marked(); got != "ab  |cd" {
		t.Errorf("in text Tab goes to the next stop: %q", got)
	}
}

func TestItemsBehindANestedOneBelongToItWhenItMovesOut(t *testing.T) {
	e := newTest(t, "1. a\n    1. x|\n    2. y\n    3. z\n2. b")
	e.shifted(fyne.KeyTab)
	if got, want := e.marked(), "1. a\n2. x|\n    1. y\n    2. z\n3. b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestItemsCountOnWhereLinesComeAndGo(t *testing.T) {
	e := newTest(t, "")
	back := func() { e.press(fyne.KeyBackspace) }
	paste := func(text string) func() {
		return func() {
			fyne.CurrentApp().Clipboard().SetContent(text)
			e.paste()
		}
	}
	for _, c := range []struct {
		name, before string
		do           func()
		after        string
	}{
		{"a line is deleted", "1. a\n|2. b\n|3. c\n4. d", back, "1. a\n|2. c\n3. d"},
		{"a line is cut", "1. a\n|2. b\n|3. c", e.cut, "1. a\n|2. c"},
		{"the first is deleted", "|4. a\n|5. b\n6. c", back, "|4. b\n5. c"},
		{"two lines become one", "1. a\n|2. b\n3. c", back, "1. a|2. b\n2. c"},
		{"what was between two lists is deleted", "1. a\n|\ntext\n\n|1. b\n2. c", back, "1. a\n|2. b\n3. c"},
		{"an item with what belongs to it", "1. a\n|2. b\n    1. x\n|    2. y\n3. c", back, "1. a\n|    1. y\n2. c"},
		{"an item without what belongs to it", "1. a\n|2. b\n|    1. x\n3. c", back, "1. a\n|    1. x\n2. c"},
		{"the first without what belongs to it", "|1. a\n|    1. x\n        - y\n    2. z\n2. b", back, "|1. x\n    - y\n2. z\n3. b"},
		{"a nested one without what belongs to it", "- a\n|    - b\n|        - x\n\n          text", back, "- a\n|    - x\n\n      text"},
		{"an item ends the list", "1. a\n2. |\n3. b", func() { e.press(fyne.KeyReturn) }, "1. a\n\n|\n\n2. b"},
		{"a character takes the place of lines", "1. a\n2. |b\n3. c|\n4. d", func() { e.TypedRune('x') }, "1. a\n2. x|\n3. d"},
		{"a line is put elsewhere", "1. a\n|2. b", paste("3. c\n"), "1. a\n2. c\n|3. b"},
		{"a list of ones stays", "1. a\n|1. b\n|1. c", back, "1. a\n|1. c"},
		{"a list that is pasted stays", "|", paste("1. a\n1. b\n7. c"), "1. a\n1. b\n7. c|"},
		{"a paragraph comes between", "1. a\n|2. b", paste("\ntext\n\n"), "1. a\n\ntext\n\n|2. b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e.setMarked(c.before)
			edits := 0
			e.OnChanged = func(Edit) { edits++ }
			c.do()
			if got := e.marked(); got != c.after || edits != 1 {
				t.Errorf("got %q in %d edits, want %q in one", got, edits, c.after)
			}
		})
	}
}

// FuzzListKeys writes a list with the keys that make one and checks that it is one for CommonMark, in which each item has
// the number that is read.
func FuzzListKeys(f *testing.F) {
	f.Add([]byte{0, 0, 1, 0, 0, 2, 0, 3, 1, 0, 1, 4, 2, 0, 2})
	f.Add([]byte{0, 1, 0, 1, 0, 1, 3, 3, 2, 3, 2, 0, 5, 1, 0, 2})
	e := newTest(f, "")
	f.Fuzz(func(t *testing.T, keys []byte) {
		for _, mark := range []string{"1. ", "99. ", "- ", "1) [ ] "} {
			e.setMarked(mark + "item|")
			for _, key := range keys {
				pressed(e, key%6)
				checkList(t, e.Text())
			}
		}
	})
}

// pressed does what a key does with the list item that the caret is in.
func pressed(e *Editor, key byte) {
	n, _ := e.buffer.locate(e.Caret())
	switch key {
	case 0:
		e.press(fyne.KeyEnd, fyne.KeyReturn)
		e.write("item")
	case 1:
		e.press(fyne.KeyTab)
	case 2:
		e.shifted(fyne.KeyTab)
	case 3:
		e.press(fyne.KeyUp)
	case 4:
		e.press(fyne.KeyDown)
	case 5:
		if last := len(e.buffer.lines) - 1; n < last {
			e.Select(e.buffer.start(n), e.buffer.start(n+1))
			e.press(fyne.KeyDelete)
		}
	}
}

// checkList checks that each line is a list item with the number that CommonMark gives it.
func checkList(t *testing.T, source string) {
	t.Helper()
	items := 0
	err := ast.Walk(goldmark.DefaultParser().Parse(text.NewReader([]byte(source))), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		list, ok := n.(*ast.List)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		number := list.Start
		for item := list.FirstChild(); item != nil; item = item.NextSibling() {
			items++
			at := item.FirstChild().Lines().At(0).Start
			line := source[strings.LastIndexByte(source[:at], '\n')+1 : at]
			if list.IsOrdered() && strings.Trim(line, " .)") != strconv.Itoa(number) {
				t.Errorf("%q is number %d in\n%s", line, number, source)
			}
			number++
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := strings.Count(source, "\n") + 1; items != want {
		t.Fatalf("%d items in %d lines:\n%s", items, want, source)
	}
}
