// Package query is the search language: what a user types, what it means, and
// where a text matches it.
//
// A query is a list of terms, all of which are asked for:
//
//	raid Baku          both words, anywhere
//	yekat*             a word that begins so
//	"two brothers"     these words, one after the other
//	post-traumatic     likewise, as the index sees two words here
//
// The last word may be unfinished: unless a space or a closing quotation mark
// follows, it also stands for the words that begin with it. Quotation marks
// may be curly or angled, and the last may be missing. Everything else that
// is not a letter or a digit separates words. Every text is a query, so
// nothing here fails.
//
// Words are compared as SQLite's FTS5 does with the tokenizer "unicode61
// remove_diacritics 2", so that what the index finds is what is marked; see
// [Words].
//
// All functions are pure and safe for any goroutine.
package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxWords is how many words of a query are looked for; a longer text, pasted
// by mistake, would only cost time and find nothing.
const maxWords = 64

// Query is what is asked for: a text that matches all of the terms. Without
// terms it asks for nothing and matches nothing.
type Query struct {
	Terms []Term
}

// Term is one word, or several that stand one after the other.
type Term struct {
	Words  []string // folded as by Words; at least one
	Prefix bool     // the last word is the beginning of a word
	Quoted bool     // it was written in quotation marks
}

// Parse reads a query.
func Parse(input string) Query {
	var q Query
	room := maxWords
	for rest := input; rest != "" && room > 0; {
		var t Term
		t, rest = nextTerm(rest)
		if len(t.Words) == 0 {
			continue
		}
		if len(t.Words) > room {
			t.Words, t.Prefix = t.Words[:room], false
		}
		room -= len(t.Words)
		q.Terms = append(q.Terms, t)
	}
	return q
}

// nextTerm reads one term, which has no words where there are only separators,
// and returns what follows it. The input is not empty.
func nextTerm(input string) (t Term, rest string) {
	body := input
	if r, size := utf8.DecodeRuneInString(input); isQuote(r) {
		t.Quoted = true
		body = input[size:]
	}
	end := strings.IndexFunc(body, func(r rune) bool {
		return isQuote(r) || !t.Quoted && (r == '*' || unicode.IsSpace(r))
	})
	if end < 0 {
		t.Words = foldedWords(body)
		t.Prefix = endsInWord(body)
		return t, ""
	}
	t.Words = foldedWords(body[:end])
	rest = body[end:]
	r, size := utf8.DecodeRuneInString(rest)
	if t.Quoted || !isQuote(r) {
		rest = rest[size:] // the mark that closes, the asterisk or the space
	}
	if t.Quoted && strings.HasPrefix(rest, "*") {
		rest = rest[1:]
		r = '*'
	}
	t.Prefix = r == '*' && endsInWord(body[:end])
	return t, rest
}

func isQuote(r rune) bool { return strings.ContainsRune(`"“”„«»`, r) }

// endsInWord says whether the last character of s belongs to a word.
func endsInWord(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return isToken(r) || isDiacritic(r)
}

func foldedWords(s string) []string {
	var words []string
	for w := range Words(s) {
		words = append(words, w.Folded)
	}
	return words
}
