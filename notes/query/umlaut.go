package query

import (
	"strings"
	"unicode/utf8"
)

// shortestUmlaut is how many letters a word has at least that is looked for with
// an umlaut in two letters. Many a shorter one is like another word: pot, poet.
const shortestUmlaut = 5

// umlauts returns the words as which a folded word may have been written that
// has umlauts, or a đ, in one letter or in two: muller for mueller, djordje for
// dorde. At most two places of the word differ. Most of them are no words.
func umlauts(word string) (spellings []string) {
	if utf8.RuneCountInString(word) < shortestUmlaut {
		return nil
	}
	two := [][2]string{{"ae", "a"}, {"oe", "o"}, {"ue", "u"}, {"dj", "d"}}
	var one [][2]string
	for _, pair := range two {
		one = append(one, [2]string{pair[1], pair[0]})
	}
	for _, pairs := range [][][2]string{two, one} {
		spellings = respelt(spellings, "", word, pairs, 2)
	}
	return spellings
}

// respelt adds the words that begin with a part and end with the rest, in up to
// so many places of which one of a pair stands for the other.
func respelt(spellings []string, done, rest string, pairs [][2]string, places int) []string {
	for i := range rest {
		for _, pair := range pairs {
			after, found := strings.CutPrefix(rest[i:], pair[0])
			if !found || len(pair[1]) > len(pair[0]) && strings.HasPrefix(rest[i:], pair[1]) { // is in two letters already
				continue
			}
			begun := done + rest[:i] + pair[1]
			spellings = append(spellings, begun+after)
			if places > 1 {
				spellings = respelt(spellings, begun, after, pairs, places-1)
			}
		}
	}
	return spellings
}
