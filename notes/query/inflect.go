package query

import "strings"

const (
	// shortestStem is the smallest number of letters of a word that takes endings.
	shortestStem = 3

	// shortestForm is the smallest number of letters of an irregular word: go, ox.
	shortestForm = 2
)

// inflections returns the possible English forms of a word, without the word itself:
// those of the irregular verbs and nouns, and those by the regular endings -s, -ed, -ing
// and their spellings. It has no dictionary of regular words and guesses: many of the
// forms are not words, and for a word of another language perhaps none is. The caller
// keeps those that occur in the notebook.
//
//	raid    raids, raided, raiding, …
//	raids   raid, raided, raiding, …
//	stopped stop, stops, stopping, stoppe, …
//	said    say, says, saying, …
func inflections(word string) []string {
	if !isASCIIWord(word) {
		return nil
	}
	var forms []string
	seen := map[string]bool{word: true}
	add := func(all ...string) {
		for _, form := range all {
			if !seen[form] {
				seen[form] = true
				forms = append(forms, form)
			}
		}
	}
	for i, stem := range append([]string{word}, stems(word)...) {
		if len(stem) >= shortestStem {
			add(endings(stem)...)
			add(stem)
		}
		if i > 0 && strings.HasSuffix(word, "ed") {
			continue // a word with -ed is regular
		}
		if all := irregularForms(stem); all != nil {
			add(all...)
			add(endings(all[0])...)
		}
	}
	return forms
}

// isASCIIWord reports whether a word has only English letters, and at least shortestForm.
func isASCIIWord(word string) bool {
	return len(word) >= shortestForm && strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") == ""
}

// stems returns the possible stems of a word, without its ending.
func stems(word string) (all []string) {
	add := func(stem string) {
		if len(stem) >= shortestForm {
			all = append(all, stem)
		}
	}
	for _, ending := range []struct{ ending, instead string }{
		{"ies", "y"}, {"ied", "y"}, {"es", ""}, {"es", "e"}, {"s", ""}, {"ed", ""}, {"ed", "e"}, {"ing", ""}, {"ing", "e"},
	} {
		stem, found := strings.CutSuffix(word, ending.ending)
		if !found || ending.ending == "s" && strings.HasSuffix(stem, "s") {
			continue
		}
		add(stem + ending.instead)
		if n := len(stem); n > 2 && ending.instead == "" && stem[n-1] == stem[n-2] && !isVowel(stem[n-1]) {
			add(stem[:n-1]) // stopped, running
		}
	}
	return all
}

// endings returns the forms of a stem with regular endings.
func endings(stem string) []string {
	last, before := stem[len(stem)-1], stem[len(stem)-2]
	root := stem[:len(stem)-1]
	switch {
	case last == 'y' && !isVowel(before):
		return []string{root + "ies", root + "ied", stem + "ing"}
	case last == 'e':
		return []string{stem + "s", stem + "d", root + "ing"}
	case last == 's', last == 'x', last == 'z', strings.HasSuffix(stem, "ch"), strings.HasSuffix(stem, "sh"):
		return []string{stem + "es", stem + "ed", stem + "ing"}
	case !isVowel(last) && isVowel(before) && len(stem) <= 2*shortestStem:
		doubled := stem + stem[len(stem)-1:]
		return []string{stem + "s", stem + "ed", stem + "ing", doubled + "ed", doubled + "ing"}
	}
	return []string{stem + "s", stem + "es", stem + "ed", stem + "ing"}
}

func isVowel(letter byte) bool { return strings.IndexByte("aeiou", letter) >= 0 }
