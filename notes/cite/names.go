package cite

import (
	"strings"
	"unicode"

	"collate/notes/cite/csl"
)

// givenFirst returns the name as in running text: "Jean de La Fontaine".
func givenFirst(n csl.Name) string {
	if n.Literal != "" {
		return OneLine(n.Literal)
	}
	if n.StaticOrdering || spacelessScript(n) {
		return familyThenGiven(n)
	}
	return withSuffix(words(n.Given, n.DroppingParticle, n.NonDroppingParticle, n.Family), n)
}

// familyOnly returns the name as a short citation shows it: "La Fontaine".
func familyOnly(n csl.Name) string {
	if short := words(n.NonDroppingParticle, n.Family); short != "" && n.Literal == "" {
		return short
	}
	return givenFirst(n)
}

func familyThenGiven(n csl.Name) string {
	if spacelessScript(n) {
		return OneLine(n.Family + n.Given)
	}
	return withSuffix(words(n.NonDroppingParticle, n.Family, n.Given), n)
}

func withSuffix(name string, n csl.Name) string {
	if n.CommaSuffix {
		return OneLine(joinNonEmpty(", ", name, n.Suffix))
	}
	return words(name, n.Suffix)
}

// spacelessScript says whether the name is written in Chinese, Japanese or
// Korean letters: the family name then comes first, and no space follows it.
func spacelessScript(n csl.Name) bool {
	for _, r := range n.Family + n.Given {
		if !unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
			return false
		}
	}
	return n.Family != "" && n.Given != ""
}

// words joins with single spaces what is not empty.
func words(parts ...string) string { return OneLine(strings.Join(parts, " ")) }

// OneLine returns the text with each run of white space and control characters
// as one space, and none at its ends. Spaces that do not break stay as they are.
func OneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		keeps := r == '\u00a0' || r == '\u2007' || r == '\u202f'
		return unicode.IsControl(r) || unicode.IsSpace(r) && !keeps
	}), " ")
}

func joinNonEmpty(separator string, parts ...string) string {
	var b strings.Builder
	for _, part := range parts {
		if part == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(separator)
		}
		b.WriteString(part)
	}
	return b.String()
}

// enumerate joins names as in a sentence: "A", "A and B", "A, B and C".
func enumerate(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
