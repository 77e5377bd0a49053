package csl

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// isNumeric says whether a text is made of numbers alone: CSL 1.0.2,
// "Choose". Numbers may have letters around them ("D2", "2nd", "L2d"), and be
// put together with hyphens, commas and ampersands.
func isNumeric(s string) bool {
	numbers, ok := splitNumbers(s)
	return ok && len(numbers) > 0
}

// numberPart is one number of a text of numbers.
type numberPart struct {
	text string
	sep  byte // what stands before it: '-', ',', '&', or 0 for the first
}

// splitNumbers takes a text of numbers apart. ok is false where it is none.
func splitNumbers(s string) (parts []numberPart, ok bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return nil, false
	}
	sep := byte(0)
	start := 0
	add := func(end int) bool {
		text := strings.TrimSpace(s[start:end])
		if !isOneNumber(text) {
			return false
		}
		parts = append(parts, numberPart{text, sep})
		return true
	}
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == '-' || r == '–' || r == ',' || r == '&' {
			if !add(i) {
				return nil, false
			}
			sep, start = byte(r), i+size
			if r == '–' {
				sep = '-'
			}
		}
		i += size
	}
	if !add(len(s)) {
		return nil, false
	}
	return parts, true
}

// isOneNumber says whether a text is digits with letters before or after.
func isOneNumber(s string) bool {
	digits := 0
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digits++
		case !unicode.IsLetter(r):
			return false
		}
	}
	return digits > 0
}

func (e *numberElement) render(r *renderer) (*node, finding) {
	value := r.variable(e.variable, "long")
	if value == "" {
		return nil, onlyEmpty
	}
	r.useUp(e.variable)
	var n *node
	parts, numeric := splitNumbers(value)
	if numeric {
		text := r.numbers(parts, e)
		if e.form == "numeric" && (e.variable == "page" || e.variable == "locator") {
			text = r.pages(text)
		}
		n = leaf(text, nil)
	} else {
		n = leaf(strings.ReplaceAll(value, `\-`, "-"), nil)
	}
	if e.variable == "citation-number" {
		n.kind = nodeCitationNumber
	}
	return r.finish(n, &e.decor), someVariable
}

// numbers writes numbers in a form, with what stands between them as CSL has
// it: "1–3", "1, 3", "1 & 3".
func (r *renderer) numbers(parts []numberPart, e *numberElement) string {
	var b strings.Builder
	for _, part := range parts {
		switch part.sep {
		case '-':
			b.WriteString(r.rangeDelimiter())
		case ',':
			b.WriteString(", ")
		case '&':
			b.WriteString(" " + r.ampersand() + " ")
		}
		b.WriteString(r.number(part.text, e.form, e.variable))
	}
	return b.String()
}

// dashes writes a text of numbers with the dash that ranges have. A hyphen
// written as \- is none of a range and stays.
func (r *renderer) dashes(s string) string {
	if plain := strings.ReplaceAll(s, `\-`, "-"); plain != s {
		return plain
	}
	if !strings.Contains(s, "-") || !isNumeric(s) {
		return s
	}
	return strings.ReplaceAll(s, "-", r.rangeDelimiter())
}

// rangeDelimiter returns what stands between two pages.
func (r *renderer) rangeDelimiter() string {
	return first(r.locale().text("page-range-delimiter", "long", false), "–")
}

// ampersand returns the sign for "and".
func (r *renderer) ampersand() string {
	return first(r.locale().terms[termKey{"and", "symbol", ""}].single, "&")
}

// number writes one number in a form. What is not plain digits stays.
func (r *renderer) number(s, form, variable string) string {
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || !isASCIIDigits(s) {
		return s
	}
	if r.key != nil {
		return padded(n)
	}
	switch form {
	case "ordinal":
		noun, _ := r.locale().term(variable, "long")
		return s + r.locale().ordinal(n, noun.gender)
	case "long-ordinal":
		noun, _ := r.locale().term(variable, "long")
		return r.locale().longOrdinal(n, noun.gender)
	case "roman":
		return roman(n)
	}
	return s
}

func isASCIIDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// ordinal returns what follows the digits of an ordinal: CSL 1.0.2, "Ordinal
// Suffixes".
func (l *Locale) ordinal(n int, gender string) string {
	general, ok := l.gendered("ordinal", gender)
	if !ok {
		general, _ = l.gendered("ordinal-04", gender) // as in CSL 1.0
		if teens := n % 100; teens >= 11 && teens <= 13 {
			return general.single
		}
	}
	for _, last := range []struct {
		value int
		match string // the default of the term
	}{
		{n, "whole-number"},
		{n % 100, "last-two-digits"},
		{n % 10, "last-digit"},
	} {
		if last.value > 99 {
			continue
		}
		name := "ordinal-" + twoDigits(last.value)
		t, ok := l.gendered(name, gender)
		if !ok {
			continue
		}
		match := t.match
		if match == "" {
			match = "last-two-digits"
			if last.value < 10 {
				match = "last-digit"
			}
		}
		if match == last.match || match == "last-digit" && last.match == "whole-number" && n < 10 ||
			match == "last-two-digits" && last.match == "whole-number" && n < 100 {
			return t.single
		}
	}
	return general.single
}

// gendered returns a term for a noun of a gender, or else the neuter one.
func (l *Locale) gendered(name, gender string) (term, bool) {
	if gender != "" {
		if t, ok := l.terms[termKey{name, "long", gender}]; ok {
			return t, true
		}
	}
	t, ok := l.terms[termKey{name, "long", ""}]
	return t, ok
}

func (l *Locale) longOrdinal(n int, gender string) string {
	if n >= 1 && n <= 10 {
		if t, ok := l.gendered("long-ordinal-"+twoDigits(n), gender); ok {
			return t.single
		}
	}
	return strconv.Itoa(n) + l.ordinal(n, gender)
}

func twoDigits(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// roman writes a number from 1 to 3999 in small Roman numerals, others in
// Arabic ones.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, numeral := range []struct {
		value int
		text  string
	}{
		{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"},
		{50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"},
	} {
		for n >= numeral.value {
			b.WriteString(numeral.text)
			n -= numeral.value
		}
	}
	return b.String()
}
