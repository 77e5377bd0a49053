package query

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// longestRun is how many words a word may have been divided into.
	longestRun = 3

	// mostOfPart is in how many passages the rarer part of a word that may have
	// been divided is at most. Beyond are words like "in" and "to", which stand side
	// by side by chance.
	mostOfPart = 2000
)

// together returns the word that words make without what stands between them, as
// they may have been written as well: ceasefire, covid19, 12000. It is "" for one
// word, for too many, and for a script without spaces.
func together(words []string) string {
	if len(words) < 2 || len(words) > longestRun || slices.ContainsFunc(words, isSpaceless) {
		return ""
	}
	return strings.Join(words, "")
}

// divided returns in which words a word may have been written as well: cease
// fire, covid 19, 12 000. Each occurs, but perhaps not one after the other.
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

// canPart says whether a word may have been divided there: between a letter and
// a digit, or between letters that can be words of their own, or an initial.
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

// thousands returns the groups of a number of more than three digits.
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

// areThousands says whether words are the groups of a number.
func areThousands(words []string) bool {
	return slices.Equal(words, thousands(strings.Join(words, "")))
}

func isNumber(word string) bool { return strings.Trim(word, "0123456789") == "" }

func isDigit(letter byte) bool { return '0' <= letter && letter <= '9' }

// rowsOfAll returns how many passages have all of some words: an upper bound.
func (v *Vocabulary) rowsOfAll(words []string) int {
	rows := v.Rows(words[0])
	for _, word := range words[1:] {
		rows = min(rows, v.Rows(word))
	}
	return rows
}
