package csl

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Markdown returns the text in CommonMark: emphasis where it can be written so,
// and HTML for what CommonMark does not have, such as small capitals. Blocks
// that begin a line of their own follow a hard line break.
func (t Text) Markdown() string {
	var m markdownWriter
	for i, block := range t.Blocks() {
		if i > 0 && (block.Display == Paragraph || block.Display == Indent) {
			m.b.WriteString("\\\n")
		}
		m.block(block.Runs)
	}
	return m.b.String()
}

// markdownWriter writes runs; open are the marks that are open, outermost
// first.
type markdownWriter struct {
	b    strings.Builder
	open []mark
}

// mark is formatting as CommonMark or HTML has it.
type mark struct{ kind, start, end string }

// block writes the runs of a block. White space at the ends of formatting goes
// outside of it, where emphasis can be.
func (m *markdownWriter) block(runs []Run) {
	space := ""
	for i, r := range runs {
		text := strings.TrimLeftFunc(r.Text, unicode.IsSpace)
		space += r.Text[:len(r.Text)-len(text)]
		if text == "" {
			continue
		}
		trimmed := strings.TrimRightFunc(text, unicode.IsSpace)
		m.change(runs, i, &space)
		m.text(trimmed, i == 0)
		space = text[len(trimmed):]
	}
	m.close(0)
	m.b.WriteString(space)
}

// change closes and opens marks until those of the i-th run are open.
func (m *markdownWriter) change(runs []Run, i int, space *string) {
	want := kinds(runs[i])
	same := 0
	for same < len(m.open) && same < len(want) && m.open[same].kind == want[same] {
		same++
	}
	closed := m.close(same)
	m.b.WriteString(*space)
	if closed && *space == "" && same < len(want) {
		m.b.WriteString("<!-- -->") // keeps the stars of two emphases apart
	}
	*space = ""
	for _, kind := range want[same:] {
		mk := newMark(kind, runs[i].Link)
		if tag := htmlFor(kind); tag != "" && !m.flanked(runs, i, kind) {
			mk.start, mk.end = "<"+tag+">", "</"+tag+">"
		}
		m.open = append(m.open, mk)
		m.b.WriteString(mk.start)
	}
}

// close closes the marks from the n-th on, and says whether there were any.
func (m *markdownWriter) close(n int) bool {
	closed := len(m.open) > n
	for i := len(m.open) - 1; i >= n; i-- {
		m.b.WriteString(m.open[i].end)
	}
	m.open = m.open[:n]
	return closed
}

// kinds returns what is said of a run, in the order in which marks are nested.
func kinds(r Run) []string {
	var list []string
	add := func(set bool, kind string) {
		if set {
			list = append(list, kind)
		}
	}
	add(r.Link != "", "link "+r.Link)
	add(r.Format.Superscript, "sup")
	add(r.Format.Subscript, "sub")
	add(r.Format.Underline, "underline")
	add(r.Format.SmallCaps, "smallcaps")
	add(r.Format.Bold, "bold")
	add(r.Format.Italic, "italic")
	return list
}

func newMark(kind, link string) mark {
	switch kind {
	case "sup", "sub":
		return mark{kind, "<" + kind + ">", "</" + kind + ">"}
	case "underline":
		return mark{kind, "<u>", "</u>"}
	case "smallcaps":
		return mark{kind, `<span style="font-variant:small-caps;">`, "</span>"}
	case "bold":
		return mark{kind, "**", "**"}
	case "italic":
		return mark{kind, "*", "*"}
	}
	return mark{kind, "[", "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A").Replace(link) + ">)"}
}

// htmlFor returns the tag that says the same as stars.
func htmlFor(kind string) string {
	switch kind {
	case "bold":
		return "b"
	case "italic":
		return "i"
	}
	return ""
}

// flanked says whether stars can stand around what is of the same kind from the
// i-th run on: no punctuation inside next to a letter outside.
func (m *markdownWriter) flanked(runs []Run, i int, kind string) bool {
	const farthest = 100 // runs; stars that reach farther are rare
	end := i
	for end+1 < len(runs) && slices.Contains(kinds(runs[end+1]), kind) {
		end++
		if end-i > farthest {
			return false
		}
	}
	before, _ := utf8.DecodeLastRuneInString(m.b.String())
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(runs[i].Text))
	last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(runs[end].Text))
	after := rune(' ')
	if end+1 < len(runs) && !strings.HasSuffix(runs[end].Text, " ") {
		after, _ = utf8.DecodeRuneInString(runs[end+1].Text)
	}
	return !(isWord(before) && !isWord(first)) && !(isWord(after) && !isWord(last))
}

// text writes text so that none of it is a mark.
func (m *markdownWriter) text(s string, begins bool) {
	if begins && m.b.Len() == 0 {
		digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
		switch {
		case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
			m.b.WriteString(s[:digits] + `\`)
			s = s[digits:]
		case strings.ContainsAny(s[:1], "#+-=~>"):
			m.b.WriteByte('\\')
		}
	}
	markdownEscaper.WriteString(&m.b, s)
}

var markdownEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", `\<`, ">", `\>`, "&", `\&`, "\n", " ")
