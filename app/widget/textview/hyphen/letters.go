package hyphen

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is the number of letters beyond which a word is none.
const longest = 64

// lettersOf returns the letters of a word in lower case and the byte that each starts at. A letter written with
// combining accents is one letter, with them or, if Unicode has no such letter, without. It returns none for what is no
// single word of letters, and for a word with a capital inside.
func lettersOf(word string) (letters []rune, offsets []int) {
	for i, r := range word {
		switch {
		case len(letters) == longest:
			return nil, nil
		case unicode.In(r, unicode.Mn) && r >= 0x300 && r < 0x370 && len(letters) > 0:
			last := &letters[len(letters)-1]
			if composed := []rune(norm.NFC.String(string([]rune{*last, r}))); len(composed) == 1 {
				*last = composed[0]
			}
		case unicode.IsLetter(r), unicode.IsMark(r) && len(letters) > 0:
			if len(letters) > 0 && (unicode.IsUpper(r) || unicode.IsTitle(r)) {
				return nil, nil
			}
			letters, offsets = append(letters, unicode.ToLower(r)), append(offsets, i)
		default:
			return nil, nil
		}
	}
	return letters, offsets
}

// startsWithCapital reports whether a word does.
func startsWithCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
