package hyphen

import "strings"

// russian breaks between syllables, without separating a consonant from the following vowel, or ь, ъ and й from the
// preceding letter. Where the rules leave a choice, it breaks only where it certainly divides no prefix, root or suffix:
// before a single consonant, between two equal ones, and after л, н and р. Source: Правила русской орфографии и пунктуации
// (2006), «Правила переноса».
func russian(letters []rune) []bool {
	out := russianSyllables.points(letters)
	for i := 2; i < len(out); i++ {
		if isRussianVowel(letters[i-1]) && isRussianVowel(letters[i-2]) { // "неу-дивительный": the second vowel begins a root
			out[i] = false
		}
	}
	for _, prefix := range russianPrefixes { // "пре-дотвратить": allowed, but hard to read
		if n := prefixLength(letters, prefix); n > 0 && isRussianVowel(letters[n]) {
			out[n-1] = false
		}
	}
	return out
}

var russianPrefixes = []string{"без", "воз", "из", "меж", "над", "об", "от", "под", "пред", "раз", "роз", "сверх", "спец"}

// prefixLength returns the length of a prefix at the start of a word, including "не" before it, if more than one letter
// follows; 0 if there is none.
func prefixLength(letters []rune, prefix string) int {
	n := 0
	if strings.HasPrefix(string(letters), "не") {
		n = 2
	}
	p := []rune(prefix)
	for _, from := range []int{n, 0} {
		if end := from + len(p); end+1 < len(letters) && string(letters[from:end]) == prefix {
			return end
		}
	}
	return 0
}

func isRussianVowel(r rune) bool { return strings.ContainsRune(russianSyllables.vowels, r) }

var russianSyllables = syllables{
	alphabet: "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
	vowels:   "аеёиоуыэюя",
	cut: func(_ rune, consonants string, after rune) int {
		c := []rune(consonants)
		n := len(c)
		switch {
		case n == 0:
			return -1
		case n == 1 && c[0] == 'й': // "рай-он"
			return 1
		case n == 1:
			return 0
		case strings.ContainsRune("ьъ", c[n-1]):
			return -1
		case n == 2 && (strings.ContainsRune("йьлнр", c[0]) || c[0] == c[1] && c[0] != 'ж'): // "вой-на", "стар-ший", "мас-са"
			return 1
		case consonants == "мб", consonants == "мп": // but "о-мрачать"
			return 1
		case n == 3 && c[1] == 'ь': // "боль-шой"
			return 2
		}
		return -1
	},
}
