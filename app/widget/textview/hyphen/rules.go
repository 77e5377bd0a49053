package hyphen

import (
	"strings"

	"golang.org/x/text/language"
)

// rulesFor returns the built-in rules of a language; nil for most languages.
func rulesFor(t language.Tag) *hyphenator {
	base, _ := t.Base()
	script, _ := t.Script()
	h := &hyphenator{left: usualLeft, right: usualRight}
	switch base.String() + "-" + script.String() {
	case "tr-Latn", "az-Latn":
		h.points = turkic.points
	case "es-Latn":
		h.points = spanish
	case "it-Latn":
		h.points = italian.points
	case "ru-Cyrl":
		h.points = russian
	case "en-Latn":
		h.points, h.wholeNames = english, true
	default:
		return nil
	}
	return h
}

// syllables are the rules of a language whose syllables follow from its letters. A word breaks between two vowels of
// different syllables, in or around the consonants between them.
type syllables struct {
	alphabet string
	vowels   string
	// cut returns how many of the consonants between two vowels, possibly none, stay with the first; -1 if there should be
	// no break.
	cut func(before rune, consonants string, after rune) int
}

// points reports for each letter whether the word may break before it. A word with a letter outside the alphabet has no
// breaks.
func (s *syllables) points(letters []rune) []bool {
	out := make([]bool, len(letters))
	last := -1 // index of the preceding vowel
	for i, r := range letters {
		if !strings.ContainsRune(s.alphabet, r) {
			return make([]bool, len(letters))
		}
		if !strings.ContainsRune(s.vowels, r) {
			continue
		}
		if last >= 0 {
			if n := s.cut(letters[last], string(letters[last+1:i]), r); n >= 0 {
				out[last+1+n] = true
			}
		}
		last = i
	}
	return out
}

// turkic is Turkish and Azerbaijani. Each vowel makes a syllable; of the consonants between two vowels, the last one belongs
// to the second, in foreign words too: "Türk-çe", "prog-ram", "sa-at"; "Azər-bay-can", "respub-lika". Sources: Türk Dil
// Kurumu, Yazım Kılavuzu, "Hece Yapısı ve Satır Sonunda Kelimelerin Bölünmesi"; Azərbaycan dilinin orfoqrafiya qaydaları.
var turkic = syllables{
	alphabet: "abcçdeəfgğhxıijkqlmnoöprsştuüvyzâîû",
	vowels:   "aeəıioöuüâîû",
	cut:      func(_ rune, consonants string, _ rune) int { return max(len([]rune(consonants))-1, 0) },
}

// spanish breaks before a single consonant and within groups. Adjacent vowels stay together, whether they make one syllable
// or two, and "s" stays with a prefix that it may end: "desayuno", "desagradar". Source: Real Academia Española, Ortografía
// de la lengua española, on the hyphen at the end of a line.
func spanish(letters []rune) []bool {
	out := spanishSyllables.points(letters)
	for _, prefix := range []string{"des", "tras", "trans"} {
		if n := len(prefix); len(letters) > n && string(letters[:n]) == prefix {
			out[n-1] = false
		}
	}
	return out
}

var spanishSyllables = syllables{
	alphabet: "abcdefghijlmnñopqrstuvxyzáéíóúü",
	vowels:   "aeiouáéíóúü",
	cut: func(_ rune, consonants string, _ rune) int {
		// Two consonants that begin a syllable together: "in-glés", "co-che", "ca-lle".
		const onsets = " bl br ch cl cr dr fl fr gl gr ll pl pr rr tr "
		c := []rune(consonants)
		n := len(c)
		switch {
		case n == 0, consonants == "h", consonants == "tl":
			return -1
		case n == 1:
			return 0
		case strings.Contains(onsets, " "+string(c[n-2:])+" "):
			return n - 2
		case n == 2:
			return 1
		case n == 3 && c[1] == 's': // "ins-tante", "obs-táculo"
			return 2
		}
		return -1
	},
}

// italian breaks before a single consonant, and before the longest group of consonants that can begin a word. Adjacent
// vowels stay together. Source: the rules of the Accademia della Crusca for dividing words, after UNI 6461.
var italian = syllables{
	alphabet: "abcdefghilmnopqrstuvzàèéìíòóùú",
	vowels:   "aeiouàèéìíòóùú",
	cut: func(_ rune, consonants string, _ rune) int {
		const (
			liquids = "lr"
			mutes   = "bcdfgptv"
		)
		c := []rune(consonants)
		n := len(c)
		if n == 0 {
			return -1
		}
		from := n - 1 // the first that belongs to the second vowel
		switch pair := string(c[max(n-2, 0):]); {
		case n == 1, pair == "tl", pair == "dl":
		case pair == "ch" || pair == "gh" || pair == "gn" || pair == "gl",
			strings.ContainsRune(mutes, c[n-2]) && strings.ContainsRune(liquids, c[n-1]):
			from--
		}
		if from > 0 && c[from-1] == 's' && c[from] != 's' { // "pa-sta", "mo-strare"
			from--
		}
		switch {
		case from == 0:
			return 0
		case from == 1 && (c[0] == c[1] || strings.ContainsRune("lmnr", c[0]) || c[0] == 'c' && c[1] == 'q'): // "gat-to", "al-tro", "ac-qua"
			return 1
		}
		return -1
	},
}
