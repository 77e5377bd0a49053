package query

import (
	"strings"
	"unicode/utf8"
)

// shortestUmlaut is the smallest number of letters of a word whose umlauts are respelt.
// Many shorter words resemble another word: pot, poet.
const shortestUmlaut = 5

// umlauts returns other spellings of a folded word that may have umlauts or a đ, with two
// letters for one or one for two: muller for mueller, djordje for dorde. At most two
// places of the word differ. Most of the spellings are not words.
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

// respelt adds the spellings that begin with done and replace, in rest, the first of a
// pair by the second at one to the given number of places.
func respelt(spellings []string, done, rest string, pairs [][2]string, places int) []string {
	for i := range rest {
		for _, pair := range pairs {
			after, found := strings.CutPrefix(rest[i:], pair[0])
			if !found || len(pair[1]) > len(pair[0]) && strings.HasPrefix(rest[i:], pair[1]) { // already two letters
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
