package editor

import "strings"

// shape is what Markdown makes of a line as a whole.
type shape struct {
	kind  kind
	level uint8 // of a heading, from 1; 0 for other lines
	after fence // the code block that is open where the line ends
}

// kind tells what a line is.
type kind uint8

const (
	prose     kind = iota // text, also of lists and quotations
	heading               // "## Title"
	code                  // in a fenced code block
	delimiter             // the fence that opens or closes it
	title                 // the only line of a field for a title
)

// inline reports whether a line can have links and emphasis in it.
func (k kind) inline() bool { return k == prose || k == heading }

// fenced reports whether the line belongs to a code block, with the fences around it.
func (s shape) fenced() bool { return s.kind == code || s.kind == delimiter }

// fence is what opened a code block, as "```"; the zero fence is none. The fence that closes it has as many of the same
// marks, or more (CommonMark 4.5).
type fence struct {
	mark  byte
	count uint8
}

// shapeOf returns the shape of a line that starts in an open code block, or in none.
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

// fenceOf returns the fence that a line starts with and what stands behind it; the zero fence when there is none.
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

// headingMarks returns the number of "#" that make a line a heading; 0 when it is none (CommonMark 4.2).
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

// leadingSpaces returns how many spaces s starts with, at most limit.
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
