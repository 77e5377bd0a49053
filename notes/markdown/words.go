package markdown

import (
	"strings"

	"collate/notes/document"
	"collate/notes/link"
)

// Words counts the words that are read in a Markdown text, as [document.Words]
// does: not what links lead to, the numbers of list items, the boxes of tasks,
// the marks of footnotes, HTML, nor what a fence says of its code. It looks at
// one line after the other, without a parser, so it may be wrong about markup
// that goes on over several lines. It may be called from any goroutine.
func Words(markdown string) int {
	words := 0
	var fence string // that closes the code
	for line := range strings.Lines(markdown) {
		text := strings.TrimLeft(line, " \t>")
		switch mark := fenceMark(text); {
		case fence != "" && strings.HasPrefix(mark, fence) && strings.TrimSpace(text[len(mark):]) == "":
			fence = ""
		case fence != "":
			words += document.Words(line)
		case mark != "":
			fence = mark
		default:
			words += document.Words(readIn(text))
		}
	}
	return words
}

// fenceMark returns the "```" or "~~~" that a line begins with, or "".
func fenceMark(line string) string {
	for _, sign := range []string{"`", "~"} {
		rest := strings.TrimLeft(line, sign)
		if n := len(line) - len(rest); n >= 3 && (sign == "~" || !strings.Contains(rest, sign)) {
			return line[:n]
		}
	}
	return ""
}

// readIn returns what is read of a line, without the marks that it begins with.
// A "|" becomes a space, as it stands between cells.
func readIn(line string) string {
	line = line[itemMark(line):]
	at := nextMark(line)
	if at == len(line) {
		return line
	}
	if at == 0 && line[0] == '|' {
		line = outOfCell(line)
	}
	var b strings.Builder
	for at < len(line) {
		b.WriteString(line[:at])
		read, length := markAt(line[at:])
		b.WriteString(read)
		line = line[at+length:]
		at = nextMark(line)
	}
	b.WriteString(line)
	return b.String()
}

// nextMark returns where the first mark stands that markAt knows; the length of the
// line where there is none.
func nextMark(line string) int {
	for i := range len(line) {
		switch line[i] {
		case '[', ']', '<', '|', '\\', '`':
			return i
		}
	}
	return len(line)
}

// itemMark returns the length of the number of a list item and the box of a task
// that a line begins with.
func itemMark(line string) int {
	n := 0
	for n < len(line) && n < 9 && '0' <= line[n] && line[n] <= '9' {
		n++
	}
	switch {
	case n > 0 && n+1 < len(line) && strings.ContainsRune(".)", rune(line[n])) && strings.ContainsRune(" \t", rune(line[n+1])):
		n += 2
	case n == 0 && len(line) > 1 && strings.ContainsRune("-*+", rune(line[0])) && line[1] == ' ':
		n = 2
	default:
		return 0
	}
	if box := strings.TrimLeft(line[n:], " "); len(box) > 3 && box[0] == '[' && box[2] == ']' && strings.ContainsRune(" xX", rune(box[1])) {
		n = len(line) - len(box) + 3
	}
	return n
}

// markAt returns what is read of the mark that a text begins with, and the length of
// that.
func markAt(text string) (read string, length int) {
	switch text[0] {
	case '|':
		return " ", 1
	case '\\':
		return "", min(2, len(text))
	case '`':
		mark := text[:len(text)-len(strings.TrimLeft(text, "`"))]
		if end := strings.Index(text[len(mark):], mark); end >= 0 {
			return text[len(mark) : len(mark)+end], len(mark)*2 + end
		}
		return "", len(mark)
	case '<':
		if end := strings.IndexByte(text, '>'); end > 0 {
			return address(text[1:end]), end + 1
		}
	case ']':
		if end := strings.IndexByte(text, ')'); strings.HasPrefix(text, "](") && end > 0 {
			return "", end + 1
		}
	case '[':
		if l, n := link.Prefix(text); n > 0 {
			return l.Text(), n
		}
		if end := strings.IndexByte(text, ']'); strings.HasPrefix(text, "[^") && end > 0 {
			return "", end + 1
		}
	}
	return "", 1
}

// address returns what stands between "<" and ">" if it is an address, which is
// read, and "" if it is HTML.
func address(inside string) string {
	if strings.ContainsAny(inside, " \"") || !strings.ContainsAny(inside, "@:") {
		return ""
	}
	return inside
}
