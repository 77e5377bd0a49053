package csl

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// initials shortens given names: CSL 1.0.2, "Name", initialize-with. With
// follows each initial. Words in small letters stay ("J. B. de C. M."), and so
// do abbreviations ("Ph."). With all false only what is an initial already is
// written alike, and other names stay as they are. With hyphens "Jean-Luc" is
// "J.-L.", without them "J.L.".
func initials(given, with string, all, hyphens bool) string {
	var b []byte
	tail := strings.TrimRight(with, " ")
	afterName := false // the last thing written was a whole word
	for _, w := range splitGiven(given) {
		short, how := w.shorten(all)
		switch {
		case how == dropped:
			continue
		case how == whole:
			b = bytes.TrimRight(b, " ")
			if len(b) > 0 && w.hyphen {
				b = append(b, '-')
			} else if len(b) > 0 {
				b = append(b, ' ')
			}
			b = append(b, w.before+w.text+w.after...)
			afterName = true
			continue
		case w.hyphen && hyphens && len(b) > 0:
			b = append(bytes.TrimRight(b, " "), '-')
		case afterName:
			b = append(b, ' ')
		}
		afterName = false
		b = append(b, w.before+short+tail+w.after+with[len(tail):]...)
	}
	return strings.TrimRight(string(b), " \u00a0")
}

// givenWord is a part of a given name.
type givenWord struct {
	text          string
	before, after string // markup around it
	hyphen        bool   // it follows a hyphen
	period        bool   // a full stop followed it
}

func splitGiven(given string) []givenWord {
	var words []givenWord
	hyphen := false
	start := 0
	add := func(end int, period bool) {
		if w := newGivenWord(given[start:end]); w.text != "" {
			w.hyphen, w.period = hyphen, period
			words = append(words, w)
			hyphen = false
		}
	}
	for i, r := range given {
		switch r {
		case ' ', '\u00a0', '.', '-', '‐', '–':
			if i > start && strings.LastIndexByte(given[start:i], '<') <= strings.LastIndexByte(given[start:i], '>') {
				add(i, r == '.')
			}
			hyphen = hyphen || r == '-' || r == '‐' || r == '–'
			start = i + utf8.RuneLen(r)
		}
	}
	add(len(given), false)
	return words
}

// newGivenWord takes the markup from around a word.
func newGivenWord(s string) givenWord {
	var w givenWord
	all := s
	for strings.HasPrefix(s, "<") && strings.Contains(s, ">") {
		s = s[strings.IndexByte(s, '>')+1:]
	}
	w.before = all[:len(all)-len(s)]
	if i := strings.IndexByte(s, '<'); i >= 0 && strings.HasSuffix(s, ">") {
		s, w.after = s[:i], s[i:]
	}
	w.text = s
	return w
}

// shortening is what becomes of a word.
type shortening uint8

const (
	toInitial shortening = iota
	whole
	dropped
)

// shorten returns what stands for the word, where it is to be shortened or
// short already.
func (w givenWord) shorten(all bool) (string, shortening) {
	r, size := utf8.DecodeRuneInString(w.text)
	switch {
	case w.period && utf8.RuneCountInString(w.text) <= 3 && unicode.IsUpper(r):
		return w.text, toInitial // "Ph.", "J."
	case size == len(w.text) && unicode.IsUpper(r):
		return w.text, toInitial
	case unicode.IsLower(r) && w.hyphen && all:
		return "", dropped // "Guo-ping" is "G."
	case unicode.IsLower(r):
		return "", whole
	case all:
		return string(unicode.ToUpper(r)), toInitial
	}
	return "", whole
}
