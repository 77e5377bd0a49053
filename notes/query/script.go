package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shortestName is the smallest number of letters of a word that is transliterated. Many
// shorter ones are words of their own in the other script: to, no.
const shortestName = 4

var (
	// toLatin is the transliteration of Russian by BGN/PCGN without its apostrophes, and
	// of the letters of other Cyrillic alphabets.
	toLatin = strings.NewReplacer(append(strings.Fields(
		"а a б b в v г g ґ g д d ђ dj е e є ye ж zh з z и i і i ї yi й y ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c "+
			"у u ў u ф f х kh ц ts ч ch џ dz ш sh щ shch ы y э e ю yu я ya ә ə"), "ь", "", "ъ", "")...)

	// toCyrillic is the reverse, as far as it is unambiguous: sequences of several
	// letters come first, and y stays where it stands alone.
	toCyrillic = strings.NewReplacer(strings.Fields(
		"shch щ sch щ zh ж kh х ts ц tz ц ch ч sh ш ya я yu ю ye е yo е " +
			"a а b б c к d д e е f ф g г h х i и j дж k к l л m м n н o о p п q к r р s с t т u у v в w в x кс z з ə а")...)
)

// inOtherScript returns the transliterations of a word, or nil if the vocabulary has no
// Cyrillic words.
func (v *Vocabulary) inOtherScript(word string) []string {
	for first := range v.first {
		if isCyrillic(first) {
			return inOtherScript(word)
		}
	}
	return nil
}

// inOtherScript returns the Cyrillic transliterations of a folded word of Latin letters,
// and the reverse: putin, путин. It returns nil for a word shorter than shortestName, and
// for one in another script or in both.
func inOtherScript(word string) []string {
	if utf8.RuneCountInString(word) < shortestName {
		return nil
	}
	if isIn(word, isCyrillic) {
		return latinNames(word)
	}
	if !isIn(word, func(r rune) bool { return 'a' <= r && r <= 'z' || r == 'ə' }) {
		return nil
	}
	cyrillic := withoutY(toCyrillic.Replace(word))
	if stem, found := strings.CutSuffix(cyrillic, "ы"); found {
		return []string{cyrillic, stem + "ий"} // yury
	}
	return []string{cyrillic}
}

// latinNames returns the Latin spellings of a word of Cyrillic letters: with ye for е at
// the beginning and after a vowel, by the transliteration, and in the style of
// newspapers.
func latinNames(word string) (names []string) {
	afterVowel := true
	withYe := strings.Map(func(r rune) rune {
		if r == 'е' && afterVowel {
			r = 'є'
		}
		afterVowel = strings.ContainsRune(vowels, r)
		return r
	}, word)
	for _, written := range []string{withYe, word} {
		latin := toLatin.Replace(written)
		stem, found := strings.CutSuffix(latin, "iy")
		if found {
			latin = stem + "y" // zelensky
		}
		for _, name := range []string{latin, strings.ReplaceAll(latin, "ks", "x")} { // alexey
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

func isIn(word string, script func(rune) bool) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return !script(r) })
}

// withoutY replaces each y after a vowel by й, and each other y by ы.
func withoutY(word string) string {
	afterVowel := false
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'y' && afterVowel:
			r = 'й'
		case r == 'y':
			r = 'ы'
		}
		afterVowel = strings.ContainsRune(vowels, r)
		return r
	}, word)
}

// vowels are the vowels of the Cyrillic alphabets.
const vowels = "аеєиіїоуыэюя"
