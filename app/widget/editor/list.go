package editor

import (
	"strconv"
	"strings"
)

// prefix is what a line starts with that says what it is: marks of quotation, indent, the mark of a list item.
//
//	> > ··- [ ] text
//	│   │ │ │   └ end
//	│   │ │ └ task
//	│   │ └ marker
//	│   └ quote
type prefix struct {
	quote  int // end of the marks of quotation, with a space behind each
	marker int // start of the list mark: behind the indent
	task   int // start of the box; the end of the list mark with its spaces
	end    int
}

// item reports whether the line is a list item.
func (p prefix) item() bool { return p.marker < p.end }

// prefixOf returns the prefix of a line of prose.
func prefixOf(s string) prefix {
	i := 0
	for {
		n := i + leadingSpaces(s[i:], 3)
		if n == len(s) || s[n] != '>' {
			break
		}
		if i = n + 1; i < len(s) && s[i] == ' ' {
			i++
		}
	}
	p := prefix{quote: i, marker: i, task: i, end: i}
	m := i
	for m < len(s) && (s[m] == ' ' || s[m] == '\t') {
		m++
	}
	n := m + markerLength(s[m:])
	if n == m {
		return p
	}
	n += max(leadingSpaces(s[n:], 4), 1)
	if n > len(s) { // "-" with nothing behind
		return p
	}
	p.marker, p.task, p.end = m, n, n
	if box := s[n:]; len(box) >= 4 && box[0] == '[' && box[2] == ']' && box[3] == ' ' && strings.IndexByte(" xX", box[1]) >= 0 {
		p.end += 4
	}
	return p
}

// markerLength returns the length of the list mark that s starts with, without the space that must follow; 0 when there is
// none.
func markerLength(s string) int {
	n := 0
	for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n < len(s) && (s[n] == '.' || s[n] == ')'):
		n++
	case n == 0 && s != "" && strings.IndexByte("-*+", s[0]) >= 0:
		n = 1
	default:
		return 0
	}
	if n < len(s) && s[n] != ' ' {
		return 0
	}
	return n
}

// continued returns what the line after s starts with when Enter is pressed in its text: the same marks, the next
// number, an empty box.
func (p prefix) continued(s string) string {
	if !p.item() {
		return s[:p.quote]
	}
	mark := s[p.marker:p.task]
	digits := 0
	for digits < len(mark) && '0' <= mark[digits] && mark[digits] <= '9' {
		digits++
	}
	if digits > 0 {
		number, _ := strconv.Atoi(mark[:digits]) // nine digits at most
		mark = strconv.Itoa(number+1) + mark[digits:]
	}
	if p.end > p.task {
		mark += "[ ] "
	}
	return s[:p.marker] + mark
}

// broken returns what Enter does at an offset of a line: the edit of the line, from byte from to byte to. In an empty
// item it takes away the mark, which ends the list; in an empty line of a quotation the innermost mark.
func broken(l *line, at int) (from, to int, with string) {
	s := l.text
	if l.fenced() {
		indent := len(s) - len(strings.TrimLeft(s, " \t"))
		return at, at, "\n" + s[:min(indent, at)]
	}
	p := prefixOf(s)
	switch {
	case l.kind == heading || p.end == 0 || at < p.end:
		return at, at, "\n"
	case p.item() && strings.TrimSpace(s[p.end:]) == "":
		return p.quote, len(s), ""
	case !p.item() && strings.TrimSpace(s[p.quote:]) == "":
		return max(strings.LastIndexByte(s[:p.quote], '>'), 0), len(s), ""
	}
	return at, at, "\n" + p.continued(s)
}

// indentWidth is how far Tab indents. A list item that is indented so is nested in the one above, whatever its mark.
const indentWidth = 4

// indented returns the line one level deeper and how many bytes were added, behind which offset.
func indented(l *line) (text string, at, added int) {
	at = indentAt(l)
	return l.text[:at] + strings.Repeat(" ", indentWidth) + l.text[at:], at, indentWidth
}

// outdented returns the line one level less deep and how many bytes were removed, behind which offset.
func outdented(l *line) (text string, at, removed int) {
	at = indentAt(l)
	n := leadingSpaces(l.text[at:], indentWidth)
	if n < indentWidth && strings.HasPrefix(l.text[at+n:], "\t") {
		n++
	}
	return l.text[:at] + l.text[at+n:], at, n
}

// indentAt returns where the indent of a line starts: behind its marks of quotation.
func indentAt(l *line) int {
	if l.fenced() {
		return 0
	}
	return prefixOf(l.text).quote
}
