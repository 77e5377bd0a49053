package cite

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tex returns one line of text for LaTeX: what has a meaning there is written
// such that it reads verbatim, and typographic marks are those of TeX. Letters
// beyond ASCII stay as they are, in UTF-8. Braces are always in pairs, as BibTeX
// counts even those that are escaped.
func tex(s string) string { return escapeTeX(curlQuotes(oneLine(s))) }

func escapeTeX(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteString(texRune(r))
	}
	return b.String()
}

func texRune(r rune) string {
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
	case utf8.RuneError:
		return "?"
	}
	return string(r)
}

// texTitle is tex with braces around each word that has a capital letter, so that
// no style makes it small. The initial of the first word needs none.
func texTitle(s string) string {
	words := strings.Split(curlQuotes(oneLine(s)), " ")
	for i, word := range words {
		start := strings.IndexFunc(word, isWord)
		if start < 0 {
			words[i] = escapeTeX(word)
			continue
		}
		last := strings.LastIndexFunc(word, isWord)
		_, size := utf8.DecodeRuneInString(word[last:])
		end := last + size
		safe := 0 // bytes of the core that a style leaves as they are
		if i == 0 {
			_, safe = utf8.DecodeRuneInString(word[start:])
		}
		core := escapeTeX(word[start:end])
		if strings.ContainsFunc(word[start+safe:end], unicode.IsUpper) {
			core = braced(core)
		}
		words[i] = escapeTeX(word[:start]) + core + escapeTeX(word[end:])
	}
	return strings.Join(words, " ")
}

// texURL returns a URL or DOI for a field that is read verbatim: bytes that are
// not allowed in a URL, and braces, are percent-encoded.
func texURL(s string) string {
	var b strings.Builder
	for _, c := range []byte(oneLine(s)) {
		if c <= ' ' || c > '~' || strings.IndexByte(`{}\^"<>|`+"`", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// tex writes the line for LaTeX. Links need no package there.
func (l rich) tex() string {
	var b strings.Builder
	for _, r := range l {
		switch {
		case r.link:
			b.WriteString(strings.ReplaceAll(tex(r.text), "--", "-{}-"))
		case r.italic:
			b.WriteString(`\emph{` + tex(r.text) + `}`)
		default:
			b.WriteString(texSpaced(r.text))
		}
	}
	return b.String()
}

// texSpaced is tex that keeps spaces at the ends, which separate runs.
func texSpaced(s string) string {
	core := strings.Trim(s, " ")
	before, after, _ := strings.Cut(s, core)
	return before + tex(core) + after
}
