package textview

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folding says which differences between two characters count.
type folding struct {
	cases bool // upper and lower case
	forms bool // accents, and the typographic forms of quotation marks, hyphens and spaces
}

// folded is a character in the form in which it is compared.
type folded struct {
	base  rune // negative for a byte that is not UTF-8
	marks string
	// dotless: a capital I, which may be the capital of i, or of ı in Turkish and Azerbaijani.
	dotless bool
}

// equals reports whether two characters are equal.
func (a folded) equals(b folded) bool {
	if a.marks != b.marks {
		return false
	}
	return a.base == b.base || a.dotless && b.base == 'ı' || b.dotless && a.base == 'ı'
}

// first returns the first character of s, which is not empty, with the accents that follow it, and its length in bytes.
// Invisible characters, such as soft hyphens, belong to the preceding character.
func (f folding) first(s string) (folded, int) {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n == 1 {
		return folded{base: -1 - rune(s[0])}, 1
	}
	end, accents := n, false
	for end < len(s) && s[end] >= 0xC2 { // the first byte of U+0080
		r, n := utf8.DecodeRuneInString(s[end:])
		if isAccent(r) {
			accents = true
		} else if !isUnseen(r) {
			break
		}
		end += n
	}
	if !accents {
		return f.letter(r, ""), end
	}
	whole := norm.NFC.String(strings.Map(seen, s[:end]))
	r, n = utf8.DecodeRuneInString(whole)
	return f.letter(r, whole[n:]), end
}

// letter returns the folded form of a composed character, followed by further accents.
func (f folding) letter(r rune, marks string) folded {
	out := folded{base: r, marks: marks}
	switch {
	case r == 'İ' && !f.cases: // the capital of i, with its dot
		out.base = 'i'
	case r < utf8.RuneSelf:
	case !f.forms && plainForm(r) != 0:
		out.base = plainForm(r)
	case !isOwnLetter(r):
		out.base, out.marks = split(r)
		out.marks += marks
	}
	if !f.cases {
		out.dotless = out.base == 'I'
		out.base = lower(out.base)
	}
	if !f.forms {
		out.marks = ""
	}
	return out
}

// split separates a letter from its accents.
func split(r rune) (base rune, marks string) {
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Properties(utf8.AppendRune(buf[:0], r)).Decomposition()
	if len(d) == 0 {
		return r, ""
	}
	base, n := utf8.DecodeRune(d)
	marks = string(d[n:])
	for _, m := range marks {
		if !isAccent(m) {
			return r, ""
		}
	}
	return base, marks
}

// isOwnLetter reports whether r, although it decomposes, is a letter of its own in its alphabets: all of Cyrillic, such as
// й, except ё and the vowels with a grave.
func isOwnLetter(r rune) bool {
	return r >= 0x400 && r < 0x530 && !strings.ContainsRune("ЁёЀѐЍѝ", r)
}

// isAccent reports whether r is a combining mark that readers may omit: of Latin, Greek and Cyrillic, and the vowels of
// Hebrew and Arabic, but not those of Indic scripts, where they are part of the spelling.
func isAccent(r rune) bool {
	switch {
	case r < 0x300:
		return false
	case r < 0x370, r >= 0x483 && r < 0x488, r >= 0x1AB0 && r < 0x1B00, r >= 0x1DC0 && r < 0x1E00,
		r >= 0x20D0 && r < 0x2100, r >= 0xFE20 && r < 0xFE30:
		return true
	case r >= 0x591 && r < 0x5C8, r >= 0x610 && r < 0x61B, r >= 0x64B && r < 0x660, r == 0x670, r >= 0x6D6 && r < 0x6EE:
		return unicode.Is(unicode.Mn, r)
	}
	return false
}

// isUnseen reports whether r is invisible and only controls line breaks.
func isUnseen(r rune) bool { return r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF }

// seen removes invisible characters in strings.Map.
func seen(r rune) rune {
	if isUnseen(r) {
		return -1
	}
	return r
}

// plainForm returns the typed form of a typographic sign; 0 if r is not one.
func plainForm(r rune) rune {
	switch r {
	case '‘', '’', '‚', 'ʼ', '′':
		return '\''
	case '“', '”', '„', '«', '»', '″':
		return '"'
	case '‐', '‑', '‒', '–', '−':
		return '-'
	case 0xA0, 0x2009, 0x200A, 0x202F:
		return ' '
	}
	return 0
}

// lower returns a representative of all characters that differ only in case: the least of them.
func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if 'A' <= least && least <= 'Z' { // the long s and the signs of kelvin and ångström
		return least + 'a' - 'A'
	}
	return least
}
