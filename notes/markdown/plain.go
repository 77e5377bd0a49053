package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isPlain says of some texts, and soon, that they are one paragraph which is read as it
// is written: of lines that begin with a letter and have nothing in them that
// may be markup or an address.
func isPlain(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	if !unicode.IsLetter(first) || strings.HasSuffix(line, " ") || strings.Contains(line, "www.") || strings.Contains(line, "://") {
		return false
	}
	return !strings.ContainsFunc(line, func(r rune) bool {
		switch r {
		case '\\', '`', '*', '_', '~', '[', ']', '<', '&', '@', utf8.RuneError:
			return true
		}
		return unicode.IsControl(r)
	})
}
