package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/app/widget/textview/typeset"
)

// maxHighlighted is the longest line, in bytes, that is searched for inline marks.
const maxHighlighted = 64 << 10

// highlighter finds the styles of a line: marks of Markdown are quiet, and their effect is shown. It is not a parser,
// but agrees with CommonMark if emphasis and code end on the line where they begin.
type highlighter struct {
	text     string
	brackets *brackets
	spans    []typeset.Span
	links    []typeset.Link
	runs     []run // of "*" and "_", not matched yet
	struck   int   // start of the "~~" that closes the last strikethrough; 0 for none
}

// highlight returns the styles and links of a line.
func highlight(l *line) (spans []typeset.Span, links []typeset.Link) {
	h := highlighter{text: l.text}
	switch {
	case l.kind == title:
	case l.kind == delimiter:
		h.style(0, len(l.text), typeset.Mono|typeset.Quiet)
	case l.kind == code:
		h.style(0, len(l.text), typeset.Mono)
	case len(l.text) <= maxHighlighted:
		h.brackets = newBrackets(l.text)
		h.inline(h.prefix(l))
		h.emphasis()
	}
	return h.spans, h.links
}

func (h *highlighter) style(start, end int, s typeset.Style) {
	if start < end {
		h.spans = append(h.spans, typeset.Span{Start: start, End: end, Style: s})
	}
}

// prefix styles the prefix of a line, and returns the start of its text.
func (h *highlighter) prefix(l *line) int {
	if l.kind == heading {
		n := leadingSpaces(h.text, 3) + int(l.level)
		h.style(0, n, typeset.Quiet)
		return n
	}
	p := prefixOf(h.text)
	h.style(0, p.end, typeset.Quiet)
	return p.end
}

// inline finds code, links and runs of emphasis marks from an offset on.
func (h *highlighter) inline(from int) {
	text := h.text
	for i := from; i < len(text); {
		switch c := text[i]; c {
		case '\\':
			if i+1 < len(text) && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", text[i+1]) >= 0 {
				h.style(i, i+1, typeset.Quiet)
				i++
			}
			i++
		case '`':
			i = h.code(i)
		case '[':
			i = h.link(i)
		case '!':
			i++
			if i < len(text) && text[i] == '[' {
				h.style(i-1, i, typeset.Quiet)
			}
		case '<', 'h':
			i = h.address(i)
		case '#':
			i = h.tag(i)
		case '~':
			i = h.strike(i)
		case '*', '_':
			n := runEnd(text, i)
			h.runs = append(h.runs, newRun(text, i, n))
			i = n
		default:
			i++
		}
	}
}

// runEnd returns the end of the run of one character that starts at i.
func runEnd(text string, i int) int {
	n := i
	for n < len(text) && text[n] == text[i] {
		n++
	}
	return n
}

// tag styles a tag that starts at i, such as "#place/Baku", and returns its end, or i+1 if there is none. A tag consists
// of letters, digits, "_" and "-", and of such parts separated by "/"; it is not a number, and does not follow a
// character that could be part of a word.
func (h *highlighter) tag(i int) int {
	if before := previousRune(h.text, i); !unicode.IsSpace(before) && !strings.ContainsRune("([{\"'*_~|>—–…,;", before) &&
		!unicode.In(before, unicode.Ps, unicode.Pi) {
		return i + 1
	}
	end, letters := i+1, false
	for at, r := range h.text[i+1:] {
		at += i + 1
		if (r == '-' || r == '/') && at > i+1 && at == end { // part of the tag if more follows
			continue
		}
		letter := unicode.IsLetter(r) || r == '_'
		if !letter && !unicode.IsDigit(r) && !(unicode.IsMark(r) && at > i+1) {
			break
		}
		end, letters = at+utf8.RuneLen(r), letters || letter
	}
	if letters {
		h.linked(i, end)
	}
	return end
}

// strike styles text between one or two "~" that start at i and the same number, and returns where to continue.
func (h *highlighter) strike(i int) int {
	text := h.text
	n := runEnd(text, i)
	if i > 0 && i == h.struck || n-i > 2 || unicode.IsSpace(nextRune(text, n)) {
		return n
	}
	for at := n; at < len(text); {
		open := strings.IndexByte(text[at:], '~')
		if open < 0 {
			break
		}
		open += at
		at = runEnd(text, open)
		if at-open == n-i && !unicode.IsSpace(previousRune(text, open)) {
			h.style(n, open, typeset.Strike)
			h.style(i, n, typeset.Quiet)
			h.style(open, at, typeset.Quiet)
			h.struck = open
			break
		}
	}
	return n
}

// code styles a code span that starts at i and returns its end, or the end of the marks if nothing closes it.
func (h *highlighter) code(i int) int {
	text := h.text
	n := runEnd(text, i)
	count := n - i
	for at := n; at < len(text); {
		open := strings.IndexByte(text[at:], '`')
		if open < 0 {
			break
		}
		open += at
		at = runEnd(text, open)
		if at-open == count {
			h.style(i, at, typeset.Mono)
			h.style(i, n, typeset.Quiet)
			h.style(open, at, typeset.Quiet)
			return at
		}
	}
	return n
}

// link styles "[[target|shown]]" or "[shown](target)" that starts at i and returns where to continue.
func (h *highlighter) link(i int) int {
	text := h.text
	if strings.HasPrefix(text[i:], "[[") {
		if n := strings.Index(text[i:], "]]"); n > 2 && !strings.Contains(text[i+2:i+n], "[[") {
			end := i + n + 2
			h.style(i, i+2, typeset.Quiet)
			h.style(end-2, end, typeset.Quiet)
			h.linked(i+2, end-2)
			return end
		}
		return i + 2
	}
	shown, ok := h.brackets.square[i]
	if !ok || shown+1 >= len(text) || text[shown+1] != '(' {
		return i + 1
	}
	end, ok := h.brackets.round[shown+1]
	if !ok || end >= len(text) {
		return i + 1
	}
	h.style(i, i+1, typeset.Quiet)
	h.style(shown, end+1, typeset.Quiet)
	h.linked(i+1, shown)
	inner := highlighter{text: text[:shown], brackets: h.brackets} // a link in it is part of this one
	inner.inline(i + 1)
	h.spans = append(h.spans, inner.spans...)
	h.runs = append(h.runs, inner.runs...)
	return end + 1
}

// brackets maps the opening brackets of a line to their closing ones.
type brackets struct{ square, round map[int]int }

func newBrackets(text string) *brackets {
	b := &brackets{make(map[int]int), make(map[int]int)}
	var square, round []int // still open
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			square = append(square, i)
		case ']':
			square = closeLast(square, i, b.square)
		case '(':
			round = append(round, i)
		case ')':
			round = closeLast(round, i, b.round)
		}
	}
	return b
}

// closeLast records that the last open bracket is closed at i.
func closeLast(open []int, i int, closed map[int]int) []int {
	last := len(open) - 1
	if last < 0 {
		return open
	}
	closed[open[last]] = i
	return open[:last]
}

// address styles "<https://…>" or "https://…" that starts at i and returns its end, or i+1 if there is none.
func (h *highlighter) address(i int) int {
	text := h.text
	from := i
	if text[i] == '<' {
		from++
	}
	if !strings.HasPrefix(text[from:], "http://") && !strings.HasPrefix(text[from:], "https://") {
		return i + 1
	}
	end := from
	for end < len(text) && strings.IndexByte(" \t<>\"`", text[end]) < 0 {
		end++
	}
	if from > i && end < len(text) && text[end] == '>' {
		h.style(i, from, typeset.Quiet)
		h.style(end, end+1, typeset.Quiet)
	} else {
		end = from + len(strings.TrimRight(text[from:end], ".,;:!?'*_~)"))
	}
	h.linked(from, end)
	return end
}

// linked makes a range a link.
func (h *highlighter) linked(start, end int) {
	if start < end {
		h.links = append(h.links, typeset.Link{Start: start, End: end})
	}
}

// previousRune returns the character before offset i; a space at the start.
func previousRune(s string, i int) rune {
	if i == 0 {
		return ' '
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r
}

// nextRune returns the character at offset i; a space at the end.
func nextRune(s string, i int) rune {
	if i >= len(s) {
		return ' '
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r
}
