package cite

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// latin returns the text in the letters a to z, digits and spaces only. Accents
// are dropped; Cyrillic, Greek, Armenian and Georgian are spelt in Latin
// letters; other letters are left out. Apostrophes join, and everything else
// separates words.
func latin(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(s) {
		r = unicode.ToLower(r)
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case unicode.Is(unicode.Mn, r) || strings.ContainsRune("'’ʼʻ", r):
		case unicode.IsLetter(r):
			b.WriteString(spelling(r))
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// spelling returns a lower-case letter beyond a to z in those, or "" where that
// cannot be told from the letter alone.
func spelling(r rune) string {
	if latin := letterSpelling(r); latin != "" {
		return latin
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	if base >= 'a' && base <= 'z' {
		return string(base)
	}
	return letterSpelling(base)
}

// letterSpelling spells letters that no decomposition leads to a Latin one
// from. The Cyrillic follows the passport spelling of most languages that use it, the
// Greek, Armenian and Georgian the systems of ISO 843, the BGN/PCGN and
// Georgia, without diacritics and apostrophes.
func letterSpelling(r rune) string {
	const letters = "" +
		"æ:ae ð:d ø:o þ:th ß:ss đ:d ħ:h ı:i ĸ:k ł:l ŋ:ng œ:oe ŧ:t ə:e ɛ:e ɔ:o ƒ:f ǝ:e ɣ:gh ƣ:gh ɓ:b ɗ:d " +
		"а:a б:b в:v г:g ґ:g д:d е:e ё:yo є:ye ж:zh з:z и:i і:i ї:yi й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ы:y э:e ю:yu я:ya " +
		"ј:j љ:lj њ:nj ћ:c ђ:dj џ:dz ѓ:g ќ:k ѕ:dz ў:w ә:a ө:o ү:u ұ:u ғ:gh қ:q ң:ng ҳ:h һ:h ҷ:j ҹ:j ҝ:g ӣ:i ӯ:u " +
		"α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o " +
		"ա:a բ:b գ:g դ:d ե:e զ:z է:e ը:y թ:t ժ:zh ի:i լ:l խ:kh ծ:ts կ:k հ:h ձ:dz ղ:gh ճ:ch մ:m յ:y ն:n շ:sh ո:o չ:ch պ:p ջ:j ռ:r ս:s վ:v տ:t ր:r ց:ts ւ:v փ:p ք:k և:ev օ:o ֆ:f " +
		"ა:a ბ:b გ:g დ:d ე:e ვ:v ზ:z თ:t ი:i კ:k ლ:l მ:m ნ:n ო:o პ:p ჟ:zh რ:r ს:s ტ:t უ:u ფ:p ქ:k ღ:gh ყ:q შ:sh ჩ:ch ც:ts ძ:dz წ:ts ჭ:ch ხ:kh ჯ:j ჰ:h "
	_, after, found := strings.Cut(letters, string(r)+":")
	if !found {
		return ""
	}
	latin, _, _ := strings.Cut(after, " ")
	return latin
}
