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

// folded is a character as it is compared.
type folded struct {
	base  rune // a byte that is not UTF-8 is negative
	marks string
	// dotless: a capital I, which may be the capital of i, or that of ı in Turkish and Azerbaijani.
	dotless bool
}

// equals reports whether two characters are the same.
func (a folded) equals(b folded) bool {
	if a.marks != b.marks {
		return false
	}
	return a.base == b.base || a.dotless && b.base == 'ı' || b.dotless && a.base == 'ı'
}

// first returns the first character of s, which is not empty, with the accents that follow it, and its length in
// bytes. Characters that are not seen, such as soft hyphens, belong to the one before them.
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

// letter returns a character, in composed form, followed by further accents.
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

// split takes the accents off a letter.
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

// isOwnLetter reports whether r, although it decomposes, is a letter of its own to those who write it: all of
// Cyrillic, such as й, but for ё and the vowels with a grave.
func isOwnLetter(r rune) bool {
	return r >= 0x400 && r < 0x530 && !strings.ContainsRune("ЁёЀѐЍѝ", r)
}

// isAccent reports whether r is a combining mark that a reader may leave out: of Latin, Greek and Cyrillic, the
// vowels of Hebrew and Arabic, but not those of the scripts of India, where they are spelling.
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

// isUnseen reports whether r only says where a line may break.
func isUnseen(r rune) bool { return r == 0xAD || r == 0x200B || r == 0x2060 || r == 0xFEFF }

// seen is for strings.Map: it leaves out what is not seen.
func seen(r rune) rune {
	if isUnseen(r) {
		return -1
	}
	return r
}

// plainForm returns the sign that is typed for a typographic one; 0 when r is none.
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

// lower returns the one character that stands for all that differ in case only: the least of them.
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
