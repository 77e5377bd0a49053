package query

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the text with each character in the form in which words are compared: in
// the compatible composed form of Unicode (NFKC), which unifies full width, ligatures and
// combining accents; in lower case; with the digits 0 to 9 for those of all scripts;
// Latin, Greek, Hebrew and Arabic letters without their accents and points; ligatures as
// their letters (æ is ae, ß is ss), ı as i, ё as е; and without format characters, which
// only direct the display. The letter ə stays; [Vocabulary] treats it as equal to e and
// a.
func Fold(text string) string {
	folded := make([]byte, 0, len(text))
	for _, r := range text {
		folded = appendFolded(folded, r)
	}
	return string(folded)
}

// Unfold returns the ranges of the text from which the given bytes of its folded form
// were made, with following accents: code points, end-exclusive. The bytes are in order,
// each the first byte of a character; the ranges are in order and do not touch. For no
// bytes it returns nil.
func Unfold(text string, bytes []int) (ranges [][2]int) {
	if len(bytes) == 0 {
		return nil
	}
	_, places := foldPlaces(text)
	for _, at := range bytes {
		start, next := places[at], at+1
		for next < len(places)-1 && places[next] == start {
			next++
		}
		if n := len(ranges); n > 0 && ranges[n-1][1] >= start {
			ranges[n-1][1] = places[next]
		} else {
			ranges = append(ranges, [2]int{start, places[next]})
		}
	}
	return ranges
}

// foldPlaces returns the folded text, and for each of its bytes the code point of the
// text from which it was made; the last place is the number of code points.
func foldPlaces(text string) (folded string, places []int) {
	bytes := make([]byte, 0, len(text))
	at := 0
	for _, r := range text {
		bytes = appendFolded(bytes, r)
		places = places[:min(len(places), len(bytes))]
		for len(places) < len(bytes) {
			places = append(places, at)
		}
		at++
	}
	return string(bytes), append(places, at)
}

// role is the part of a character in dividing a text into words.
type role int

const (
	separates role = iota
	isLetter       // begins or continues a word: the general categories L, N and Co
	isMark         // belongs to the preceding letter: M
	isHidden       // invisible: ignored within a word
)

// roleOf returns the role of a character.
func roleOf(r rune) role {
	switch {
	case r < utf8.RuneSelf:
		if lower := r | 0x20; 'a' <= lower && lower <= 'z' || '0' <= r && r <= '9' {
			return isLetter
		}
		return separates
	case 0xC0 <= r && r < 0x2B0:
		if r == '×' || r == '÷' {
			return separates
		}
		return isLetter
	case isCyrillic(r), isArabic(r), isHan(r), isHangul(r), 0x2F00 <= r && r <= 0x2FD5: // the last range is the Kangxi radicals
		return isLetter
	case isFormat(r):
		return isHidden
	case r == 0xFF9E, r == 0xFF9F, unicode.Is(unicode.M, r): // the first two are halfwidth voicing marks
		return isMark
	case unicode.In(r, unicode.L, unicode.N, unicode.Co):
		return isLetter
	}
	return separates
}

// Ranges of common letters, for a fast test by number: the Cyrillic alphabets, Arabic
// without the letters with a hamza, Chinese and Korean.
func isCyrillic(r rune) bool { return 0x400 <= r && r <= 0x52F && !(0x482 <= r && r <= 0x489) }
func isArabic(r rune) bool   { return 0x627 <= r && r <= 0x648 && r != 0x640 }
func isHan(r rune) bool      { return 0x4E00 <= r && r <= 0x9FFF }
func isHangul(r rune) bool   { return 0xAC00 <= r && r <= 0xD7A3 }

// isFormat reports whether a character only directs the display of others: soft hyphens,
// joiners, the direction of writing, and the Arabic tatweel.
func isFormat(r rune) bool {
	switch {
	case r < 0x2000:
		return r == 0xAD || r == 0x61C || r == 0x640
	case r <= 0x206F:
		return 0x200B <= r && r <= 0x200F || 0x202A <= r && r <= 0x202E || r >= 0x2060
	}
	return r == 0xFEFF
}

// isAccent reports whether a character is a mark that is not compared: the accents of the
// European alphabets, the points of Hebrew and Arabic, and variation selectors.
func isAccent(r rune) bool {
	switch {
	case r < 0x370:
		return r >= 0x300
	case r < 0x591:
		return false
	case r < 0x900:
		return (r <= 0x5C7 || 0x610 <= r && r <= 0x6ED || r >= 0x8CA) && unicode.Is(unicode.M, r)
	}
	return 0x180B <= r && r <= 0x180F || 0x1AB0 <= r && r <= 0x1AFF || 0x1DC0 <= r && r <= 0x1DFF || 0x20D0 <= r && r <= 0x20FF ||
		0xFE00 <= r && r <= 0xFE0F || 0xFE20 <= r && r <= 0xFE2F || 0xE0100 <= r && r <= 0xE01EF
}

// spaceless reports whether the script of a letter is written without spaces between
// words.
func spaceless(r rune) bool {
	if r < 0xE00 || isHangul(r) {
		return false
	}
	return isHan(r) || unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

// appendFolded appends a folded character. A combining mark, such as an accent or a
// vowel, may be composed with the last letter of folded.
func appendFolded(folded []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(folded, byte(r+'a'-'A'))
	case r < utf8.RuneSelf:
		return append(folded, byte(r))
	case 0x410 <= r && r <= 0x42F:
		return utf8.AppendRune(folded, r+'а'-'А')
	case 0x430 <= r && r <= 0x44F, r == 'ə', isArabic(r), isHan(r), isHangul(r):
		return utf8.AppendRune(folded, r)
	case 0x400 <= r && r <= 0x40F:
		return utf8.AppendRune(folded, plain(r+'ё'-'Ё'))
	case 0x450 <= r && r <= 0x45F:
		return utf8.AppendRune(folded, plain(r))
	case isFormat(r):
		return folded
	case isAccent(r):
		return withAccent(folded, r)
	case r >= 0x660 && unicode.Is(unicode.Nd, r):
		return append(folded, '0'+digit(r))
	}
	r = lower(r)
	var buf [utf8.UTFMax]byte
	p := norm.NFKD.Properties(buf[:utf8.EncodeRune(buf[:], r)])
	d := p.Decomposition()
	switch {
	case len(d) == 0 && r >= 0x900 && p.BoundaryBefore():
		return utf8.AppendRune(folded, r)
	case !isOneWord(d, r):
		return appendPart(folded, r)
	}
	for len(d) > 0 {
		part, size := utf8.DecodeRune(d)
		folded = appendPart(folded, part)
		d = d[size:]
	}
	return folded
}

// lower returns the character in lower case, by way of upper case, so that ς becomes σ
// and ı becomes i.
func lower(r rune) rune {
	if 0x590 <= r && r < 0x10A0 {
		return r // these scripts have no case
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// digit returns the value of a decimal digit. In Unicode the ten digits of each script
// are consecutive.
func digit(r rune) byte {
	for _, of := range unicode.Nd.R16 {
		if uint32(of.Lo) <= uint32(r) && uint32(r) <= uint32(of.Hi) {
			return byte((uint32(r) - uint32(of.Lo)) % 10)
		}
	}
	for _, of := range unicode.Nd.R32 {
		if of.Lo <= uint32(r) && uint32(r) <= of.Hi {
			return byte((uint32(r) - of.Lo) % 10)
		}
	}
	return 0
}

// isOneWord reports whether the decomposition of a character stays within one word, as
// the character does: not so ½, which is 1, a stroke and 2.
func isOneWord(decomposition []byte, r rune) bool {
	if len(decomposition) == 0 {
		return false
	}
	first, size := utf8.DecodeRune(decomposition)
	if roleOf(first) != roleOf(r) || spaceless(first) != spaceless(r) {
		return false
	}
	for _, other := range string(decomposition[size:]) {
		if is := roleOf(other); is == separates || is == isLetter && spaceless(other) {
			return false
		}
	}
	return true
}

// appendPart appends a character that has no decomposition.
func appendPart(folded []byte, r rune) []byte {
	if isAccent(r) {
		return withAccent(folded, r)
	}
	switch r = lower(r); r {
	case 'ß':
		return append(folded, "ss"...)
	case 'æ':
		return append(folded, "ae"...)
	case 'œ':
		return append(folded, "oe"...)
	case 'þ':
		return append(folded, "th"...)
	}
	r = plain(r)
	var buf [utf8.UTFMax]byte
	if norm.NFC.Properties(buf[:utf8.EncodeRune(buf[:], r)]).BoundaryBefore() {
		return utf8.AppendRune(folded, r)
	}
	return norm.NFC.Append(folded, []byte(string(r))...)
}

// plain returns the letter that r is compared as, where Unicode has no decomposition for
// r.
func plain(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ħ':
		return 'h'
	case 'ё', 'ѐ':
		return 'е'
	case 'ѝ':
		return 'и'
	case 'ی', 'ى': // as typed in Persian and in Egypt
		return 'ي'
	case 'ک':
		return 'ك'
	}
	return r
}

// withAccent composes an accent with the preceding letter if this is a Cyrillic letter,
// where the result is a letter of its own, such as й; else the accent is dropped.
func withAccent(folded []byte, accent rune) []byte {
	end := len(folded)
	letter, size := utf8.DecodeLastRune(folded)
	for ; size > 0 && unicode.Is(unicode.M, letter); letter, size = utf8.DecodeLastRune(folded[:end]) {
		end -= size
	}
	if !isCyrillic(letter) {
		return folded
	}
	composed, length := utf8.DecodeRuneInString(norm.NFC.String(string([]rune{letter, accent})))
	if composed = plain(composed); length == size {
		utf8.EncodeRune(folded[end-size:], composed)
	}
	return folded
}
