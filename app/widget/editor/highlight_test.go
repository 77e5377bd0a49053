package editor

import (
	"strings"
	"testing"

	"collate/app/widget/textview/typeset"
)

// styled writes what each character of a line is set in below it: b bold, i italic, B both, m monospaced, . quiet,
// l link, s struck out, a space for plain.
func styled(text string, open fence) string {
	l := newLine(text)
	l.shape = shapeOf(text, open)
	spans, links := highlight(l)
	out := []byte(strings.Repeat(" ", len(text)))
	styles := make([]typeset.Style, len(text))
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			styles[i] |= s.Style
		}
	}
	for i, s := range styles {
		switch {
		case s&typeset.Quiet != 0:
			out[i] = '.'
		case s&typeset.Mono != 0:
			out[i] = 'm'
		case s&typeset.Strike != 0:
			out[i] = 's'
		case s&(typeset.Bold|typeset.Italic) == typeset.Bold|typeset.Italic:
			out[i] = 'B'
		case s&typeset.Bold != 0:
			out[i] = 'b'
		case s&typeset.Italic != 0:
			out[i] = 'i'
		}
	}
	for _, l := range links {
		for i := l.Start; i < l.End; i++ {
			if out[i] == ' ' {
				out[i] = 'l'
			}
		}
	}
	return strings.TrimRight(string(out), " ")
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"bold", "a **b** c", "  ..b.."},
		{"a link in the text of another", "[a [b](c) d](e)", ".ll.l....ll...."},
		{"italic", "a *b* _c_", "  .i. .i."},
		{"both", "***a***", "...B..."},
		{"italic in bold", "**a *b* c**", "..bb.B.bb.."},
		{"snake case", "snake_case_name", ""},
		{"stars within a word", "a*b*c", " .i."},
		{"a star alone", "2 * 3 * 4", ""},
		{"not closed", "**a", ""},
		{"escaped", `\*a\*`, ".  ."},
		{"code", "a `b*c*` d", "  .mmmm."},
		{"code with ticks in it", "``a`b``", "..mmm.."},
		{"ticks not closed", "a `b *c*", "     .i."},
		{"wiki link", "see [[a|b]] c", "    ..lll.."},
		{"wiki link not closed before another", "[[a [[b]]", "    ..l.."},
		{"link", "[a](b) c", ".l...."},
		{"bold link", "[**a**](b)", "...b......"},
		{"picture", "![a](b)", "..l...."},
		{"brackets", "[a] (b)", ""},
		{"address", "see https://x.org/a_b_c.", "    lllllllllllllllllll"},
		{"address in angles", "<https://x.org> a", ".lllllllllllll."},
		{"heading", "## T *i*", "..   .i."},
		{"tag", "#tag, (#a/b-c_1/) x#y #7 #", "llll   llllllll"},
		{"no tag in a link", "[a #b](c)", ".llll...."},
		{"struck out", "~~a *b*~~ ~c~ d", "..ss.s... .s."},
		{"not struck out", "~~a ~5 ~~ b ~~~c~~~", ""},
		{"item", "- a", ".."},
		{"number", "12. a", "...."},
		{"task", "- [x] a", "......"},
		{"quotation", "> > - a", "......"},
		{"dash", "-a", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := styled(c.text, fence{}); got != c.want {
				t.Errorf("\n%s\n%s, want\n%s", c.text, got, c.want)
			}
		})
	}
	if got := styled("**a**", fence{'`', 3}); got != "mmmmm" {
		t.Errorf("in a code block: %q", got)
	}
}

func TestShapesOfLines(t *testing.T) {
	b := newBuffer(false)
	b.apply(Edit{Inserted: "# A\n```go\n# b\n~~~\n``\n````\n## C ##\n~~~ `x`\n# d"})
	want := []shape{
		{kind: heading, level: 1},
		{kind: delimiter, after: fence{'`', 3}},
		{kind: code, after: fence{'`', 3}},
		{kind: code, after: fence{'`', 3}},
		{kind: code, after: fence{'`', 3}},
		{kind: delimiter},
		{kind: heading, level: 2},
		{kind: delimiter, after: fence{'~', 3}},
		{kind: code, after: fence{'~', 3}},
	}
	for n, l := range b.lines {
		if l.shape != want[n] {
			t.Errorf("%q is %+v, want %+v", l.text, l.shape, want[n])
		}
	}
	if got := headingTitle(b.lines[6].text); got != "C" {
		t.Errorf("title %q", got)
	}
}

// An edit looks at the lines below only as far as they may have changed.
func TestReshapingStops(t *testing.T) {
	b := newBuffer(false)
	b.apply(Edit{Inserted: strings.Repeat("text\n", 100) + "```\n"})
	if s := b.apply(Edit{Start: 0, Inserted: "x"}); s.reshaped != 1 {
		t.Errorf("a letter: %d lines", s.reshaped)
	}
	if s := b.apply(Edit{Start: 0, Removed: "xtext", Inserted: "```"}); s.reshaped != len(b.lines) {
		t.Errorf("a fence: %d lines of %d", s.reshaped, len(b.lines))
	}
}
