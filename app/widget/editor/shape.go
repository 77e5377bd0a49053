package editor

import "strings"

// shape is the meaning of a line as a whole in Markdown.
type shape struct {
	kind  kind
	level uint8 // of a heading, from 1; 0 for other lines
	after fence // the code block that is open at the end of the line
}

// kind is the kind of a line.
type kind uint8

const (
	prose     kind = iota // text, also of lists and quotations
	heading               // "## Title"
	code                  // in a fenced code block
	delimiter             // the fence that opens or closes it
	title                 // the only line of a title editor
)

// inline reports whether a line can contain links and emphasis.
func (k kind) inline() bool { return k == prose || k == heading }

// fenced reports whether the line belongs to a code block, including its fences.
func (s shape) fenced() bool { return s.kind == code || s.kind == delimiter }

// fence is the opening fence of a code block, such as "```"; zero for none. The closing fence has at least as many of
// the same marks (CommonMark 4.5).
type fence struct {
	mark  byte
	count uint8
}

// shapeOf returns the shape of a line that starts in the open code block; in none for the zero fence.
func shapeOf(text string, open fence) shape {
	trimmed := strings.TrimLeft(text, " \t")
	if open.mark != 0 {
		if f, info := fenceOf(trimmed); f.mark == open.mark && f.count >= open.count && strings.TrimSpace(info) == "" {
			return shape{kind: delimiter}
		}
		return shape{kind: code, after: open}
	}
	if f, info := fenceOf(trimmed); f.mark == '~' || f.mark == '`' && strings.IndexByte(info, '`') < 0 {
		return shape{kind: delimiter, after: f}
	}
	if n := headingMarks(text); n > 0 {
		return shape{kind: heading, level: uint8(n)}
	}
	return shape{}
}

// fenceOf returns the fence at the start of a line and the text behind it; the zero fence if there is none.
func fenceOf(s string) (f fence, info string) {
	if s == "" || s[0] != '`' && s[0] != '~' {
		return fence{}, ""
	}
	n := 0
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if n < 3 {
		return fence{}, ""
	}
	return fence{s[0], uint8(min(n, 255))}, s[n:]
}

// headingMarks returns the number of "#" that make a line a heading; 0 if it is none (CommonMark 4.2).
func headingMarks(s string) int {
	s = s[leadingSpaces(s, 3):]
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// leadingSpaces returns the number of spaces at the start of s, at most limit.
func leadingSpaces(s string, limit int) int {
	n := 0
	for n < len(s) && n < limit && s[n] == ' ' {
		n++
	}
	return n
}

// headingTitle returns the text of a heading without its marks.
func headingTitle(s string) string {
	s = strings.TrimSpace(s)
	s = strings.TrimSpace(strings.TrimLeft(s, "#"))
	if bare := strings.TrimRight(s, "#"); bare == "" || strings.HasSuffix(bare, " ") {
		s = strings.TrimSpace(bare)
	}
	return s
}
