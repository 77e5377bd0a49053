package cite

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite/csl"
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
		What:   fmt.Sprintf("There is no citation format “%s”", name),
		Remedy: fmt.Sprintf("Use one of %s, %s, %s.", Text, HTML, Markdown),
	}
}

// Escape returns the text as one line that reads verbatim in the format,
// wherever in a paragraph it stands, its beginning included. Each run of white
// space becomes one space; only spaces that do not break stay as they are.
func (f Format) Escape(s string) string { return f.escape(OneLine(s), '\n', '\n') }

// escape escapes what stands between two other characters of the line, or '\n'
// at its ends.
func (f Format) escape(s string, before, after rune) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	switch f {
	case HTML:
		return html.EscapeString(s)
	case Markdown:
		return escapeMarkdown(s, before, after)
	}
	return s
}

// rich is a line of formatted text.
type rich []run

// run is a text of one kind.
type run struct {
	text   string
	italic bool
	link   bool // the text is a URL
}

func roman(s string) rich { return oneRun(run{text: OneLine(s)}) }

func italic(s string) rich { return oneRun(run{text: OneLine(s), italic: true}) }

func link(url string) rich { return oneRun(run{text: OneLine(url), link: true}) }

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

// prefixed puts words of ours before what is not empty.
func prefixed(words string, l rich) rich {
	if len(l) == 0 {
		return nil
	}
	return append(rich{{text: words}}, l...)
}

// Write writes formatted text in the format.
func (f Format) Write(t csl.Text) string {
	switch f {
	case HTML:
		return t.HTML(true)
	case Markdown:
		return t.Markdown()
	}
	return t.String()
}

// closed ends the line with a full stop.
func (l rich) closed() rich {
	if n := len(l); n == 0 || strings.HasSuffix(l[n-1].text, ".") && !l[n-1].link {
		return l
	}
	return append(l, run{text: "."})
}

// markup writes the line with the inline markup of CSL.
func (l rich) markup() string {
	var b strings.Builder
	for _, r := range l {
		if r.italic {
			begin, end := Italic.Tags()
			b.WriteString(begin + r.text + end)
		} else {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// render writes the line in the format.
func (l rich) render(f Format) string {
	var b strings.Builder
	before := '\n'
	for i, r := range l {
		after := '\n'
		if i+1 < len(l) {
			after, _ = utf8.DecodeRuneInString(l[i+1].text)
		}
		switch {
		case r.link:
			b.WriteString(f.link(r.text))
		case r.italic && f == HTML:
			b.WriteString("<i>" + f.escape(r.text, before, after) + "</i>")
		case r.italic && f == Markdown:
			b.WriteString("*" + f.escape(r.text, '*', '*') + "*")
		default:
			b.WriteString(f.escape(r.text, before, after))
		}
		before, _ = utf8.DecodeLastRuneInString(r.text)
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
	return f.escape(url, '<', '>')
}
