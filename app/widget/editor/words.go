package editor

import (
	"unicode"
	"unicode/utf8"
)

// countWords counts the words of s: what stands between spaces and has a letter or digit in it. Marks of Markdown alone
// are no words. Of scripts that are written without spaces between words each character counts.
func countWords(s string) int {
	n := 0
	in := false // the word has been counted
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			switch {
			case c == ' ' || c == '\t':
				in = false
			case in:
			case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9':
				n++
				in = true
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case unicode.IsSpace(r):
			in = false
		case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
			n++
			in = false
		case !in && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			n++
			in = true
		}
	}
	return n
}
