package anchor

import (
	"unicode"
	"unicode/utf8"
)

// token is a word in the form that alignment compares.
type token struct {
	id    int32   // equal for equal words; unknown equals nothing
	worth float64 // bits that a match of the word is worth
	text  string  // folded, in lower case
}

// gain returns the bits gained by matching t with other: the worth of t if the
// words are equal, a part of it if they are similar, else 0.
func (t token) gain(other token) float64 {
	if t.id == other.id && t.id != unknown {
		return t.worth
	}
	if l := likeness(t.text, other.text); l > minLikeness {
		return t.worth * (2*l - 1)
	}
	return 0
}

// minLikeness is the likeness above which two words count as two forms or
// spellings of one: "fulfil" and "fulfill", but not "cat" and "car".
const minLikeness = 0.7

// likeness returns the share of the longer word, 0 to 1, that is common prefix
// and suffix of both. Numbers are like no others: 2015 is not 2016.
func likeness(a, b string) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	if float64(len(a)) <= minLikeness*float64(len(b)) {
		return 0
	}
	head := 0
	for head < len(a) && a[head] == b[head] {
		head++
	}
	for head < len(a) && head > 0 && !utf8.RuneStart(a[head]) {
		head--
	}
	tail := 0
	for tail < len(a)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(a[len(a)-tail]) {
		tail--
	}
	l := float64(head+tail) / float64(len(b))
	if l <= minLikeness {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(a); unicode.IsDigit(r) {
		return 0
	}
	return l
}
