package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// longestRun is the largest number of parts that one word may be written in.
	longestRun = 3

	// mostOfPart is the largest number of passages that the rarer part of a divided word
	// may occur in. More frequent words, such as "in" and "to", stand side by side by
	// chance.
	mostOfPart = 2000
)

// together returns the words joined into one word, another spelling of them: ceasefire,
// covid19, 12000. It is "" for one word, for more than longestRun words, and for a script
// without spaces.
func together(words []string) string {
	if len(words) < 2 || len(words) > longestRun || slices.ContainsFunc(words, isSpaceless) {
		return ""
	}
	return strings.Join(words, "")
}

// divided returns the ways to write a word in several words: cease fire, covid 19, 12
// 000. Each of the words occurs in the vocabulary, but not necessarily one after the
// other.
func (v *Vocabulary) divided(word string) (all [][]string) {
	if isNumber(word) {
		if groups := thousands(word); len(groups) > 1 && v.rowsOfAll(groups) > 0 {
			all = append(all, groups)
		}
		return all
	}
	for at := range word {
		parts := []string{word[:at], word[at:]}
		if at > 0 && canPart(parts[0], parts[1]) {
			rows := v.rowsOfAll(parts)
			if rows > 0 && (rows <= mostOfPart || isDigit(word[at-1]) || isDigit(word[at])) {
				all = append(all, parts)
			}
		}
	}
	return all
}

// canPart reports whether a word may be divided between before and after: between a
// letter and a digit, or between letters if both parts can be words or the first is an
// initial.
func canPart(before, after string) bool {
	last, first := before[len(before)-1], after[0]
	switch {
	case isDigit(last) || isDigit(first):
		return isDigit(last) != isDigit(first)
	case len(before) == 1:
		return !isVowel(last) || last == 'e'
	}
	return utf8.RuneCountInString(before) > 1 && utf8.RuneCountInString(after) > 1
}

// thousands returns the groups of three digits of a number; nil for up to three digits.
func thousands(number string) (groups []string) {
	for len(number) > 3 {
		first := (len(number)-1)%3 + 1
		groups, number = append(groups, number[:first]), number[first:]
	}
	if groups != nil {
		groups = append(groups, number)
	}
	return groups
}

// areThousands reports whether words are the digit groups of one number.
func areThousands(words []string) bool {
	return slices.Equal(words, thousands(strings.Join(words, "")))
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }

func isDigit(letter byte) bool { return '0' <= letter && letter <= '9' }

// rowsOfAll returns an upper bound of the number of passages that have all words.
func (v *Vocabulary) rowsOfAll(words []string) int {
	rows := v.Rows(words[0])
	for _, word := range words[1:] {
		rows = min(rows, v.Rows(word))
	}
	return rows
}
