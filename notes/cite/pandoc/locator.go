package pandoc

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/cite/csl"
)

// locate parts what stands behind a key into the locator and the suffix:
//
//	, pp. 33-35, 38 and *passim*     label, numbers, suffix
//	{ii, A, D-Z}, with a suffix      braces around what is no number
//	, {} 1999 edition                no locator
//
// Without a label numbers are pages.
func (it *Item) locate(s string) {
	rest := strings.TrimLeftFunc(strings.TrimPrefix(strings.TrimLeftFunc(s, unicode.IsSpace), ","), unicode.IsSpace)
	if strings.HasPrefix(rest, "{") {
		if end := closingBrace(rest); end > 0 {
			it.Label, it.Locator = braced(rest[1:end])
			it.Suffix = strings.TrimRightFunc(rest[end+1:], unicode.IsSpace)
			return
		}
	}
	label, after := labelPrefix(rest)
	numbers := numbersPrefix(after, label != "")
	if numbers == "" {
		it.Suffix = strings.TrimRightFunc(s, unicode.IsSpace)
		return
	}
	if label == "" {
		label = "page"
	}
	it.Label, it.Locator = label, strings.TrimSpace(numbers)
	it.Suffix = strings.TrimRightFunc(after[len(numbers):], unicode.IsSpace)
}

// closingBrace returns where the brace that a text begins with is closed, or 0.
func closingBrace(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth == 0 {
			return i
		}
	}
	return 0
}

// braced reads a locator in braces, all of which belongs to it.
func braced(s string) (label, locator string) {
	label, rest := labelPrefix(strings.TrimSpace(s))
	locator = strings.TrimSpace(rest)
	switch {
	case locator == "":
		return "", ""
	case label == "":
		label = "page"
	}
	return label, locator
}

// labelPrefix returns the locator type that a text begins with the name of, and
// what follows it; "" and the text where there is none.
func labelPrefix(s string) (label, rest string) {
	for _, symbol := range []struct{ text, label string }{{"§§", "section"}, {"§", "section"}, {"¶¶", "paragraph"}, {"¶", "paragraph"}} {
		if after, ok := strings.CutPrefix(s, symbol.text); ok {
			return symbol.label, strings.TrimLeftFunc(after, unicode.IsSpace)
		}
	}
	end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' })
	if end <= 0 {
		return "", s
	}
	if digit, _ := utf8.DecodeRuneInString(s[end:]); !unicode.IsSpace(digit) && !(unicode.IsDigit(digit) && s[end-1] == '.') {
		return "", s
	}
	word := strings.ToLower(s[:end])
	if strings.HasPrefix(word, "s.v") { // sub verbo
		return "sub-verbo", strings.TrimLeftFunc(s[end:], unicode.IsSpace)
	}
	label = csl.LocatorLabel(strings.TrimSuffix(word, "."))
	if label == "" || strings.Contains(strings.TrimSuffix(word, "."), ".") {
		return "", s
	}
	return label, strings.TrimLeftFunc(s[end:], unicode.IsSpace)
}

// numbersPrefix returns the numbers that a text begins with, with commas and "&"
// between them. Behind a label they may be Roman, or letters with digits.
func numbersPrefix(s string, labelled bool) string {
	end := numberPrefix(s, labelled)
	if end == 0 {
		return ""
	}
	for {
		gap := separator.FindString(s[end:])
		if gap == "" {
			return s[:end]
		}
		next := numberPrefix(s[end+len(gap):], labelled)
		if next == 0 {
			return s[:end]
		}
		end += len(gap) + next
	}
}

var (
	separator = regexp.MustCompile(`^(\s*[,&]\s*|\s*[-–—]\s*)`)
	roman     = regexp.MustCompile(`^\(?(m{0,4}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})|M{0,4}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3}))\)?$`)
)

// numberPrefix returns the length of the number that a text begins with, a range
// perhaps: "33-35", "S1", "xiv", "12v", "1.2.3", "3:16". Marks at its end are not
// part of it.
func numberPrefix(s string, labelled bool) int {
	end := strings.IndexFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(".:-–—()/", r)
	})
	if end < 0 {
		end = len(s)
	}
	word := strings.TrimRight(s[:end], ".:-–—/(")
	first, _ := utf8.DecodeRuneInString(word)
	switch {
	case word == "" || !labelled && !unicode.IsDigit(first):
		return 0
	case strings.ContainsFunc(word, unicode.IsDigit):
		return len(word)
	}
	for _, part := range strings.FieldsFunc(word, func(r rune) bool { return r == '-' || r == '–' || r == '—' }) {
		if !labelled || !roman.MatchString(part) || strings.Trim(part, "()") == "" {
			return 0
		}
	}
	return len(word)
}
