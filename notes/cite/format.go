package cite

import (
	"fmt"
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes"
)

// Format is how formatted text is written.
type Format string

const (
	Text     Format = "text"     // no markup; what would be slanted is not marked
	HTML     Format = "html"     // a fragment of inline elements
	Markdown Format = "markdown" // CommonMark
)

// ParseFormat returns the format of that name; case does not matter, and "" is
// [Text]. The error is a [*notes.Problem] that lists the names.
func ParseFormat(name string) (Format, error) {
	switch f := Format(strings.ToLower(name)); f {
	case "":
		return Text, nil
	case Text, HTML, Markdown:
		return f, nil
	}
	return "", &notes.Problem{
		What:   fmt.Sprintf("There is no citation format %q", name),
		Remedy: fmt.Sprintf("Use one of %s, %s, %s.", Text, HTML, Markdown),
		Cause:  notes.ErrNotFound,
	}
}

// Escape returns the text such that it reads verbatim in the format, wherever
// in a paragraph it stands, its beginning included. Lines stay lines.
func (f Format) Escape(s string) string {
	switch f {
	case HTML:
		return html.EscapeString(s)
	case Markdown:
		return escapeMarkdown(s)
	}
	return s
}

// escapeMarkdown puts a backslash before each character that could be markup
// where it stands. Underscores within words, and most marks that only matter at
// the beginning of a line, stay as they are elsewhere, so that the source reads
// well too.
func escapeMarkdown(s string) string {
	var b strings.Builder
	b.Grow(len(s) + len(s)/16)
	before := '\n'
	lineStart := true // nothing but spaces and digits stood on the line so far
	digits := false   // and digits were among it
	for i, r := range s {
		after, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
		if isMarkup(r, before, after) || lineStart && isLineMarkup(r, digits) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
		isDigit := r >= '0' && r <= '9'
		digits = lineStart && isDigit || digits && isDigit
		lineStart = r == '\n' || lineStart && (isDigit || r == ' ' || r == '\t')
		before = r
	}
	return b.String()
}

// isMarkup says whether the character could mean something within a line.
func isMarkup(r, before, after rune) bool {
	switch r {
	case '\\', '`', '*', '[', ']', '<', '>', '|', '~', '$', '^':
		return true
	case '_':
		return !isWord(before) || !isWord(after)
	case '&':
		return after == '#' || isWord(after) // may begin a character reference
	case '!':
		return after == '['
	case '=', '-':
		return before == '\n' && r == '=' // may underline a heading
	}
	return false
}

// isLineMarkup says whether the character could begin a heading, list, quotation
// or rule, or end the number of a list.
func isLineMarkup(r rune, digits bool) bool {
	switch r {
	case '#', '+', '-', ':', '=':
		return !digits
	case '.', ')':
		return digits
	}
	return false
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// rich is a line of formatted text.
type rich []run

// run is a text of one kind.
type run struct {
	text   string
	italic bool
	link   bool // the text is a URL
}

func roman(s string) rich { return oneRun(run{text: oneLine(s)}) }

func italic(s string) rich { return oneRun(run{text: oneLine(s), italic: true}) }

func link(url string) rich { return oneRun(run{text: oneLine(url), link: true}) }

func oneRun(r run) rich {
	if r.text == "" {
		return nil
	}
	return rich{r}
}

// join puts the separator between those parts that are not empty.
func join(separator string, parts ...rich) rich {
	var joined rich
	for _, part := range parts {
		if len(part) == 0 {
			continue
		}
		if len(joined) > 0 {
			joined = append(joined, run{text: separator})
		}
		joined = append(joined, part...)
	}
	return joined
}

// render writes the line in the format.
func (l rich) render(f Format) string {
	var b strings.Builder
	for i, r := range l {
		text := r.text
		switch {
		case r.link:
			text = f.link(text)
		case f == Markdown && i > 0: // not at the beginning of the line
			text = strings.TrimPrefix(f.Escape("x"+text), "x")
		default:
			text = f.Escape(text)
		}
		switch {
		case r.italic && f == HTML:
			text = "<i>" + text + "</i>"
		case r.italic && f == Markdown:
			text = "*" + text + "*"
		}
		b.WriteString(text)
	}
	return b.String()
}

// link writes a URL, in angle brackets so that what follows is not taken for a
// part of it, and such that it can be followed where the format allows that.
func (f Format) link(url string) string {
	follow := strings.HasPrefix(url, "https://") || strings.HasPrefix(url, "http://")
	follow = follow && !strings.ContainsAny(url, " <>\"")
	switch {
	case f == HTML && follow:
		return fmt.Sprintf(`<a href="%[1]s">%[1]s</a>`, html.EscapeString(url))
	case f == Markdown && follow:
		return "<" + url + ">"
	case f == Text:
		return "<" + url + ">"
	}
	return f.Escape(url)
}
