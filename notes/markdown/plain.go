package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain returns the text of a note or comment as it is read, without markup:
// that of [Document].
func Plain(markdown string) string {
	if line := strings.TrimSpace(markdown); isPlain(line) {
		return line
	}
	return Document(markdown).Text()
}

// isPlain says of some texts, and soon, that they are read as they are written:
// of lines that begin with a letter and have nothing in them that may be markup
// within a line.
func isPlain(line string) bool {
	if first, _ := utf8.DecodeRuneInString(line); !unicode.IsLetter(first) {
		return false
	}
	return !strings.ContainsFunc(line, func(r rune) bool {
		switch r {
		case '\\', '`', '*', '_', '~', '[', ']', '<', '&', utf8.RuneError:
			return true
		}
		return unicode.IsControl(r)
	})
}
