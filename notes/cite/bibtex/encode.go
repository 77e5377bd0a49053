package bibtex

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/cite"
)

// encode returns one line of text, which may have inline markup of CSL, for
// LaTeX: what has a meaning there is written such that it reads verbatim, and
// typographic marks are those of TeX. Letters beyond ASCII stay as they are, in
// UTF-8. Braces are always in pairs, as BibTeX counts even those that are escaped.
func encode(s string) string {
	var e encoder
	for _, piece := range curled(cite.Pieces(cite.OneLine(s))) {
		switch {
		case piece.Begin != "":
			e.WriteString(command(piece.Begin))
		case piece.End != "":
			e.WriteString("}")
		default:
			e.text(piece.Text)
		}
	}
	return e.String()
}

// curled returns the pieces of a text with curly quotation marks, which may
// stand in other pieces than their partners.
func curled(pieces []cite.Piece) []cite.Piece {
	var plain strings.Builder
	for _, piece := range pieces {
		plain.WriteString(piece.Text)
	}
	text := []rune(cite.CurlQuotes(plain.String()))
	for i, piece := range pieces {
		n := utf8.RuneCountInString(piece.Text)
		pieces[i].Text, text = string(text[:n]), text[n:]
	}
	return pieces
}

// encodeTitle is encode for a title. Braces around one with a capital letter
// that a style could make small say that it is to stay as it is; the initial of
// the first word is safe without them.
func encodeTitle(s string) string {
	encoded := encode(s)
	s = strings.TrimLeftFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	_, initial := utf8.DecodeRuneInString(s)
	if strings.ContainsFunc(s[initial:], unicode.IsUpper) || strings.HasPrefix(encoded, "{") {
		return braced(encoded)
	}
	return encoded
}

// command returns the command for a markup, with the brace of its argument.
func command(markup cite.Markup) string {
	switch markup {
	case cite.Italic:
		return `\emph{`
	case cite.Bold:
		return `\textbf{`
	case cite.SmallCaps:
		return `\textsc{`
	case cite.Superscript:
		return `\textsuperscript{`
	case cite.Subscript:
		return `\textsubscript{`
	}
	return "{"
}

type encoder struct{ strings.Builder }

// text writes characters, with an empty group between those that TeX would take
// for another mark together.
func (e *encoder) text(s string) {
	for _, r := range s {
		c := encodeRune(r)
		if before := e.String(); before != "" && joins(before[len(before)-1], c[0]) {
			e.WriteString("{}")
		}
		e.WriteString(c)
	}
}

func joins(before, after byte) bool {
	switch after {
	case '-', '\'':
		return before == after
	case '`':
		return before == after || before == '?' || before == '!'
	}
	return false
}

func encodeRune(r rune) string {
	switch r {
	case '#', '$', '%', '&', '_':
		return `\` + string(r)
	case '\\':
		return `\textbackslash{}`
	case '{':
		return `\textbraceleft{}`
	case '}':
		return `\textbraceright{}`
	case '~':
		return `\textasciitilde{}`
	case '^':
		return `\textasciicircum{}`
	case '<':
		return `\textless{}`
	case '>':
		return `\textgreater{}`
	case '|':
		return `\textbar{}`
	case '`':
		return `\textasciigrave{}`
	case '"':
		return "''"
	case '“':
		return "``"
	case '”':
		return "''"
	case '‘':
		return "`"
	case '’':
		return "'"
	case '–':
		return "--"
	case '—':
		return "---"
	case '…':
		return `\ldots{}`
	case '\u00a0':
		return "~"
	case '\u202f':
		return `\,`
	case '¿':
		return `\textquestiondown{}`
	case '¡':
		return `\textexclamdown{}`
	case utf8.RuneError:
		return "?"
	}
	return string(r)
}

// encodeVerbatim returns a URL or identifier for a field that is read verbatim:
// bytes that are not allowed in a URL, and braces, are percent-encoded.
func encodeVerbatim(s string) string {
	var b strings.Builder
	for _, c := range []byte(cite.OneLine(s)) {
		if c <= ' ' || c > '~' || strings.IndexByte(`{}\^"<>|`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// braced puts a value in braces, unless there is none.
func braced(value string) string {
	if value == "" {
		return ""
	}
	return "{" + value + "}"
}
