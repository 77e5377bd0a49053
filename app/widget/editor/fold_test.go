package editor

import (
	"testing"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview"
)

const folding = "top\n# A\na\n## B\nb\n# C\nc"

// seen returns the lines that are not hidden.
func (e *Editor) seen() string {
	out := ""
	e.eachPiece(func(s spot, _ int) bool {
		out += e.buffer.lines[s.line].text + "\n"
		return true
	})
	return out
}

func TestFolding(t *testing.T) {
	e := newTest(t, folding)
	steps := []struct {
		name string
		do   func()
		want string
	}{
		{"a section with its subsections", func() { e.FoldAt(4) }, "top\n# A\n# C\nc\n"},
		{"shown again", func() { e.FoldAt(4) }, "top\n# A\na\n## B\nb\n# C\nc\n"},
		{"from within", func() { e.FoldAt(15) }, "top\n# A\na\n## B\n# C\nc\n"},
		{"a level", func() { e.FoldAll(1) }, "top\n# A\n# C\n"},
		{"none", func() { e.UnfoldAll() }, "top\n# A\na\n## B\nb\n# C\nc\n"},
	}
	for _, s := range steps {
		s.do()
		if got := e.seen(); got != s.want {
			t.Errorf("%s: %q, want %q", s.name, got, s.want)
		}
	}
	if e.FoldAt(1) {
		t.Error("folded without a heading")
	}
}

func TestFoldedTextIsShownWhenItMust(t *testing.T) {
	const folded, all = "top\n# A\n# C\nc\n", "top\n# A\na\n## B\nb\n# C\nc\n"
	for _, c := range []struct {
		name string
		do   func(*Editor)
		want string
	}{
		{"going right passes over it", func(e *Editor) { e.Select(7, 7); e.press(fyne.KeyRight) }, folded},
		{"going down passes over it", func(e *Editor) { e.Select(5, 5); e.press(fyne.KeyDown) }, folded},
		{"typing elsewhere", func(e *Editor) { e.Select(0, 0); e.write("x\ny") }, "x\nytop\n# A\n# C\nc\n"},
		{"typing in the heading", func(e *Editor) { e.Select(7, 7); e.write("x") }, "top\n# Ax\n# C\nc\n"},
		{"a caret in it", func(e *Editor) { e.Select(9, 9) }, all},
		{"a find in it", func(e *Editor) { _ = e.FindWith("b", textview.FindOptions{Case: true}) }, all},
		{"deleting into it", func(e *Editor) { e.Select(7, 7); e.press(fyne.KeyDelete) }, "top\n# Aa\n## B\nb\n# C\nc\n"},
		{"Enter before the heading", func(e *Editor) { e.Select(4, 4); e.press(fyne.KeyReturn) }, "top\n\n# A\n# C\nc\n"},
		{"no heading any more", func(e *Editor) { e.Replace(4, 6, "") }, "top\nA\na\n## B\nb\n# C\nc\n"},
		{"the next heading goes, with the caret there", func(e *Editor) { e.Replace(17, 19, "") }, "top\n# A\na\n## B\nb\nC\nc\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newTest(t, "|"+folding)
			e.FoldAt(4)
			c.do(e)
			e.sync()
			e.SetPlace(0)
			if got := e.seen(); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
			check(t, e)
		})
	}
}

func TestCaretLeavesWhatIsFolded(t *testing.T) {
	e := newTest(t, "# A\nt|ext")
	e.FoldAt(0)
	if got := e.marked(); got != "# A|\ntext" {
		t.Errorf("got %q", got)
	}
}

func TestOutline(t *testing.T) {
	e := newTest(t, "|"+folding+"\n```\n# no\n```\n###   *D* ##")
	e.FoldAt(4)
	want := []Heading{{4, 1, "A", true}, {10, 2, "B", false}, {17, 1, "C", false}, {36, 3, "*D*", false}}
	got := e.Outline()
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%+v, want %+v", got[i], want[i])
		}
	}
}
