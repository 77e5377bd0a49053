package importer

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/document"
)

// plainText returns the document of a text without markup.
//
// A blank line or a page feed ends a paragraph. The lines of a paragraph are
// joined if a program seems to have wrapped them: if the first word of the next
// line would not have fitted on most of them. Other lines stay separate (verse,
// addresses, lists), with "\n" between them; and a very long line is a
// paragraph by itself, as some programs write each paragraph on one line.
func plainText(text string) document.Document {
	var b document.Builder
	lines := strings.Split(strings.ReplaceAll(text, "\f", "\n\n"), "\n")
	width := wrapWidth(lines)
	var paragraph []string
	end := func() {
		writeParagraph(&b, paragraph, width)
		paragraph = paragraph[:0]
	}
	for _, line := range lines {
		line = strings.TrimRightFunc(line, unicode.IsSpace)
		long := utf8.RuneCountInString(line) > maxWidth
		if line == "" || long {
			end()
		}
		if line != "" {
			paragraph = append(paragraph, line)
		}
		if long {
			end()
		}
	}
	end()
	return b.Document()
}

// Programs and people wrap lines at 60 to 80 characters, some at 100 or more.
// If all lines are shorter than minWidth, the author ended them.
const (
	minWidth = 45
	maxWidth = 120
)

// wrapWidth returns the length in code points at which the lines of a text are
// wrapped: that of all but the longest 5 %, which have a long word such as an
// address. It is 0 if lines are not wrapped.
func wrapWidth(lines []string) int {
	var lengths []int
	for _, line := range lines {
		if n := utf8.RuneCountInString(line); 0 < n && n <= maxWidth {
			lengths = append(lengths, n)
		}
	}
	if len(lengths) == 0 {
		return 0
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)*95/100]
	if width < minWidth {
		return 0
	}
	return width
}

func writeParagraph(b *document.Builder, lines []string, width int) {
	if len(lines) == 0 {
		return
	}
	b.Begin(document.Block{Kind: document.Paragraph})
	if !wrapped(lines, width) {
		b.Write(strings.TrimLeftFunc(strings.Join(lines, "\n"), unicode.IsSpace), 0)
		return
	}
	for i, line := range lines {
		text := strings.TrimLeftFunc(line, unicode.IsSpace)
		switch {
		case i == 0:
		case indent(line) > indent(lines[i-1]) && !isItem(lines[i-1]): // some books begin a paragraph this way
			b.Begin(document.Block{Kind: document.Paragraph})
		case isItem(line):
			b.Write("\n", 0)
		case endsInHyphen(lines[i-1]):
		default:
			b.Write(" ", 0)
		}
		b.Write(text, 0)
	}
}

// wrapped reports whether most lines of a paragraph end where the first word of
// the next would not have fitted.
func wrapped(lines []string, width int) bool {
	if width == 0 || len(lines) < 2 {
		return false
	}
	forced := 0
	for i, line := range lines[1:] {
		first, _, _ := strings.Cut(strings.TrimLeftFunc(line, unicode.IsSpace), " ")
		if utf8.RuneCountInString(lines[i])+1+utf8.RuneCountInString(first) > width {
			forced++
		}
	}
	return 2*forced >= len(lines)-1
}

func indent(line string) int {
	return len(line) - len(strings.TrimLeft(line, " \t"))
}

func isItem(line string) bool {
	return itemStart.MatchString(line)
}

var itemStart = regexp.MustCompile(`^\s*([-*•–]|\d{1,3}[.)])\s`)

// endsInHyphen reports whether a word continues on the next line. The hyphen is
// kept, because only a dictionary could tell whether it is part of the word.
func endsInHyphen(line string) bool {
	before, found := strings.CutSuffix(line, "-")
	last, _ := utf8.DecodeLastRuneInString(before)
	return found && unicode.IsLetter(last)
}
