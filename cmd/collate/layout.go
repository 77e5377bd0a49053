package main

import (
	"fmt"
	"strings"
	"unicode"

	"collate/notes/link"

	"golang.org/x/text/width"
)

// lineWidth is how many columns of a terminal a line of text takes at most.
const lineWidth = 80

// table lays rows out in columns, two spaces apart, each as wide as its widest
// cell; the last column may be of any width. A column whose header begins with
// a space is of numbers, which are set to the right.
//
// It is "" if there are no rows.
func table(header []string, rows [][]string) string {
	if len(rows) == 0 {
		return ""
	}
	all := append([][]string{header}, rows...)
	widths := make([]int, len(header))
	for _, row := range all {
		for i, cell := range row {
			widths[i] = max(widths[i], columns(strings.TrimSpace(cell)))
		}
	}
	var b strings.Builder
	for _, row := range all {
		var line strings.Builder
		for i, cell := range row {
			cell = strings.TrimSpace(cell)
			pad := strings.Repeat(" ", widths[i]-columns(cell))
			if strings.HasPrefix(header[i], " ") {
				cell = pad + cell
			} else {
				cell += pad
			}
			if i > 0 {
				line.WriteString("  ")
			}
			line.WriteString(cell)
		}
		b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
	return b.String()
}

// paragraph breaks a text into lines, the first of which begins with one
// indentation and the others with another. Line breaks of the text stay.
func paragraph(text, first, rest string) string {
	var b strings.Builder
	indent := first
	for source := range strings.SplitSeq(text, "\n") {
		line, used := indent, columns(indent)
		empty := true
		for _, word := range strings.Fields(source) {
			if !empty && used+1+columns(word) > lineWidth {
				b.WriteString(line + "\n")
				line, used, empty = rest, columns(rest), true
			}
			if !empty {
				line, used = line+" ", used+1
			}
			line, used, empty = line+word, used+columns(word), false
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
		indent = rest
	}
	return b.String()
}

// columns returns how many columns of a terminal a text takes: two for a
// character that Unicode calls wide, none for one that is drawn on another.
func columns(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case r < 0x1100: // the first of the wide ones
			n++
		case width.LookupRune(r).Kind() == width.EastAsianWide || width.LookupRune(r).Kind() == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

// oneLine returns a text with single spaces for all white space and control
// characters, so that it can neither break a line nor command a terminal.
func oneLine(text string) string {
	return link.OneLine(text)
}

// shorten returns a text as one line of at most so many columns, its end cut
// off if it has more.
func shorten(text string, most int) string {
	text = oneLine(text)
	if columns(text) <= most {
		return text
	}
	used := 0
	for at, r := range text {
		if used += columns(string(r)); used > most-1 {
			return strings.TrimRight(text[:at], " ") + "…"
		}
	}
	return text
}

// inQuotes returns a title in one line, in quotation marks.
func inQuotes(title string) string { return "“" + oneLine(title) + "”" }

// count returns a number with what is counted: "1 article", "2 articles".
func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

// printable returns a text without the characters that command a terminal.
// Line breaks and tabs stay.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, text)
}
