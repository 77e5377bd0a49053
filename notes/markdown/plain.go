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
	if first, _ := utf8.DecodeRuneInString(line); !unicode.IsLetter(first) || !utf8.ValidString(line) {
		return false
	}
	for i := range len(line) {
		switch b := line[i]; b {
		case '\\', '`', '*', '_', '~', '[', ']', '<', '&', '@':
			return false
		default:
			if b < ' ' {
				return false
			}
		}
	}
	return !strings.HasSuffix(line, " ") && !strings.Contains(line, "www.") && !strings.Contains(line, "://")
}
