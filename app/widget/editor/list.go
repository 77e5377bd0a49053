package editor

import (
	"strconv"
	"strings"
)

// prefix is the start of a line that determines its kind: quotation marks, indent, list mark, checkbox.
//
//	> > ··- [ ] text
//	│   │ │ │   └ end
//	│   │ │ └ task
//	│   │ └ marker
//	│   └ quote
type prefix struct {
	quote  int // end of the quotation marks, with a space behind each
	marker int // start of the list mark, behind the indent
	task   int // start of the checkbox; end of the list mark with its spaces
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

// markerLength returns the length of the list mark at the start of s, without the space that must follow; 0 if there is
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

// number returns the number of a list item and the end of its digits; 0 and the start of the list mark if it has none.
func (p prefix) number(s string) (number, end int) {
	end = p.marker
	for end < p.task && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	number, _ = strconv.Atoi(s[p.marker:end]) // nine digits at most
	return number, end
}

// continued returns the prefix of the line that Enter adds after s: the same marks, with an empty checkbox. A number stays
// the same; renumbered updates it.
func (p prefix) continued(s string) string {
	if p.end > p.task {
		return s[:p.task] + "[ ] "
	}
	return s[:p.end]
}

// empty reports whether a line contains only quotation marks and white space.
func (l *line) empty() bool { return strings.Trim(l.text, "> \t") == "" }

// broken returns the text that Enter inserts at an offset of a line.
func broken(l *line, at int) string {
	s := l.text
	if l.fenced() {
		indent := len(s) - len(strings.TrimLeft(s, " \t"))
		return "\n" + s[:min(indent, at)]
	}
	if p := prefixOf(s); l.kind != heading && at >= p.end {
		return "\n" + p.continued(s)
	}
	return "\n"
}

// ended returns what Enter leaves of an empty list item or an empty line of a quotation, which it ends: the outer
// quotation marks. It returns false for other lines, and for an offset before the text.
func ended(l *line, at int) (left string, ok bool) {
	s, p := l.text, prefixOf(l.text)
	switch {
	case l.fenced() || l.kind == heading || p.end == 0 || at < p.end || strings.TrimSpace(s[p.end:]) != "":
		return "", false
	case p.item():
		return s[:p.quote], true
	}
	return s[:max(strings.LastIndexByte(s[:p.quote], '>'), 0)], true
}

// indentOf returns how many columns a line is indented.
func indentOf(s string) (columns int) {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ':
			columns++
		case '\t':
			columns += indentWidth - columns%indentWidth
		default:
			return columns
		}
	}
	return columns
}
