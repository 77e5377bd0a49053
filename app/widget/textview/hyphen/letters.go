package hyphen

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longest is the largest number of letters of a word.
const longest = 64

// lettersOf returns the letters of a word in lower case and the byte offset of each. A letter with combining accents is one
// letter, composed if Unicode has the composed letter, else without the accents. It returns none for a string that is not a
// single word of letters, and for a word with an inner capital.
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

// startsWithCapital reports whether a word starts with a capital.
func startsWithCapital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
