package markdown

import (
	"slices"
	"strings"
	"unicode/utf8"

	"collate/notes/link"

	"github.com/yuin/goldmark/ast"
)

// Heading is a heading of a text.
type Heading struct {
	Level      int    // 1 to 6
	Text       string // as it is read, one line
	Start, End int    // of its text in the source, without the marks of a heading; code points
}

// Headings returns the headings of a Markdown text in order, without those that
// have no text.
func Headings(markdown string) []Heading {
	headings := headingsIn(markdown)
	locate(markdown, headings, func(h *Heading) (start, end *int) { return &h.Start, &h.End })
	return headings
}

// headingsIn is Headings with the offsets in bytes.
func headingsIn(markdown string) []Heading {
	source := []byte(markdown)
	var headings []Heading
	visit(markdown, func(n ast.Node) bool {
		h, ok := n.(*ast.Heading)
		if !ok {
			return n.Type() == ast.TypeBlock || n.Type() == ast.TypeDocument
		}
		text := strings.Join(strings.Fields(read(h, source).text), " ")
		if lines := h.Lines(); lines.Len() > 0 && text != "" {
			start, end := lines.At(0).Start, lines.At(lines.Len()-1).Stop
			end = start + len(strings.TrimRight(markdown[start:end], " \t\r\n"))
			headings = append(headings, Heading{h.Level, text, start, end})
		}
		return false
	})
	sortByStart(headings, func(h *Heading) int { return h.Start })
	return headings
}

// Section returns the part of a Markdown text under the first heading of that
// text, in whatever case: from the line of the heading to the next heading of
// its level or above, or the end.
func Section(markdown, heading string) (section string, ok bool) {
	heading = link.Normalize(heading)
	headings := headingsIn(markdown)
	i := slices.IndexFunc(headings, func(h Heading) bool { return link.Normalize(h.Text) == heading })
	if i < 0 {
		return "", false
	}
	from, to := lineStart(markdown, headings[i].Start), len(markdown)
	for _, next := range headings[i+1:] {
		if next.Level <= headings[i].Level {
			to = lineStart(markdown, next.Start)
			break
		}
	}
	return markdown[from:to], true
}

// lineStart returns where the line of a byte begins.
func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// RenameHeading returns the text with another text for the heading of that
// index in [Headings], and what the heading is then read as. It says false, and
// returns the text as it was, if that would leave no heading there, or change
// the others.
func RenameHeading(markdown string, index int, to string) (text, heading string, ok bool) {
	before := headingsIn(markdown)
	if index < 0 || index >= len(before) {
		return markdown, "", false
	}
	h := before[index]
	text = markdown[:h.Start] + strings.Join(strings.Fields(to), " ") + markdown[h.End:]
	after := headingsIn(text)
	if len(after) != len(before) {
		return markdown, "", false
	}
	for i := range after {
		if i != index && after[i].Text != before[i].Text || after[i].Level != before[i].Level {
			return markdown, "", false
		}
	}
	return text, after[index].Text, true
}

// byteOffset returns where a code point of the text begins, or its end.
func byteOffset(text string, codePoint int) int {
	for i := range text {
		if codePoint <= 0 {
			return i
		}
		codePoint--
	}
	return len(text)
}

// codePoints counts the code points of a text.
func codePoints(text string) int { return utf8.RuneCountInString(text) }

// Slice returns the part of a text between two code points. What lies outside
// the text is cut off.
func Slice(text string, start, end int) string {
	text = text[byteOffset(text, start):]
	return text[:byteOffset(text, end-start)]
}
