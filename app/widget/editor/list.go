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

// number returns the number of a list item and the end of its digits; the start of the list mark when it has none.
func (p prefix) number(s string) (number, end int) {
	end = p.marker
	for end < p.task && '0' <= s[end] && s[end] <= '9' {
		end++
	}
	number, _ = strconv.Atoi(s[p.marker:end]) // nine digits at most
	return number, end
}

// continued returns what the line after s starts with when Enter is pressed in its text: the same marks, the next
// number, an empty box.
func (p prefix) continued(s string) string {
	if !p.item() {
		return s[:p.quote]
	}
	mark := s[p.marker:p.task]
	if number, end := p.number(s); end > p.marker {
		mark = strconv.Itoa(number+1) + s[end:p.task]
	}
	if p.end > p.task {
		mark += "[ ] "
	}
	return s[:p.marker] + mark
}

// broken returns what Enter does at an offset of a line: the edit of the line, from byte from to byte to. In an empty
// item it takes away the mark, which ends the list; in an empty line of a quotation the innermost mark. added reports
// whether there is a list item more.
func broken(l *line, at int) (from, to int, with string, added bool) {
	s := l.text
	if l.fenced() {
		indent := len(s) - len(strings.TrimLeft(s, " \t"))
		return at, at, "\n" + s[:min(indent, at)], false
	}
	p := prefixOf(s)
	switch {
	case l.kind == heading || p.end == 0 || at < p.end:
		return at, at, "\n", false
	case p.item() && strings.TrimSpace(s[p.end:]) == "":
		return p.quote, len(s), "", false
	case !p.item() && strings.TrimSpace(s[p.quote:]) == "":
		return max(strings.LastIndexByte(s[:p.quote], '>'), 0), len(s), "", false
	}
	return at, at, "\n" + p.continued(s), p.item()
}

// renumbered returns what the lines behind a numbered item become when another is added behind it, as many of them as
// change: the items that counted on count on again, and what belongs to an item moves with its text.
//
//  1. one
//  2. added
//  2. two           becomes 3. two
//  7. seven         did not count on, and stays
func renumbered(item *line, behind []*line) (lines []string) {
	p := prefixOf(item.text)
	last, end := p.number(item.text)
	if end == p.marker {
		return nil
	}
	quotes, sign := strings.Count(item.text[:p.quote], ">"), item.text[end]
	content := indentOf(item.text[p.quote:]) + p.task - p.marker // the column in which the text of an item starts
	last++                                                       // the number of the item that is added
	wider := max(0, len(strconv.Itoa(last))-(end-p.marker))      // its mark than that of the item that it is behind
	changed, empty := 0, false
	for _, l := range behind {
		s := l.text
		p := prefixOf(s)
		number, end := p.number(s)
		indent := indentOf(s[p.quote:])
		switch {
		case strings.Count(s[:p.quote], ">") != quotes:
			return lines[:changed]
		case strings.TrimSpace(s[p.quote:]) == "":
			lines, empty = append(lines, s), true
			continue
		case indent >= content: // it belongs to the item
			lines = append(lines, s[:p.quote]+strings.Repeat(" ", wider)+s[p.quote:])
		case end > p.marker && number == last && s[end] == sign && !l.fenced():
			last++
			wider = max(0, len(strconv.Itoa(last))-(end-p.marker))
			content = indent + p.task - p.marker
			lines = append(lines, s[:p.marker]+strconv.Itoa(last)+s[end:])
		case p.item() || empty || l.kind != prose:
			return lines[:changed]
		default: // it goes on with the paragraph of the item
			lines = append(lines, s)
		}
		empty = false
		if lines[len(lines)-1] != s {
			changed = len(lines)
		}
	}
	return lines[:changed]
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
