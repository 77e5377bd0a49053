package csl

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is a name taken apart as styles need it.
type person struct {
	family      string
	given       string
	dropping    string // particle: "de" in "Jean de La Fontaine"
	nonDropping string // particle: "La" in "Jean de La Fontaine"
	suffix      string
	commaSuffix bool
	literal     string // of an institution; all the others are "" then
	static      bool   // family name first always
	eastern     bool   // written without spaces, family name first
}

// people returns the names of a variable, those that tell nothing left out. The
// variable editor-translator comes from the editors and translators, where the
// item does not give it: CSL 1.0.2, "Name Variables".
func (ref *reference) people(variable string) []*person {
	if people, ok := ref.persons[variable]; ok {
		return people
	}
	var people []*person
	for _, n := range ref.item.Names[variable] {
		if p := newPerson(n); p.family != "" || p.literal != "" {
			people = append(people, p)
		}
	}
	if variable == "editor-translator" && people == nil {
		people = ref.editorTranslators()
	}
	if ref.persons == nil {
		ref.persons = make(map[string][]*person)
	}
	ref.persons[variable] = people
	return people
}

// editorTranslators returns the editors where they are the translators too, in
// the same order; else nil.
func (ref *reference) editorTranslators() []*person {
	editors, translators := ref.people("editor"), ref.people("translator")
	if !slices.EqualFunc(editors, translators, func(x, y *person) bool { return *x == *y }) {
		return nil
	}
	return editors
}

// newPerson finds the particles of a name, where they are not told already. A
// given name that stands alone is taken for a family name.
func newPerson(n Name) *person {
	p := &person{
		family: strings.TrimSpace(n.Family), given: strings.TrimSpace(n.Given),
		dropping: n.DroppingParticle, nonDropping: n.NonDroppingParticle,
		suffix: n.Suffix, commaSuffix: n.CommaSuffix, static: n.StaticOrdering,
		literal: strings.TrimSpace(n.Literal),
		eastern: isEastern(n.Family) && (n.Given == "" || isEastern(n.Given)),
	}
	if p.family == "" && p.given == "" {
		return p
	}
	p.literal = ""
	if p.family == "" {
		p.family, p.given = p.given, ""
		return p
	}
	if says := string(n.Other["parse-names"]); says == "false" || says == "0" {
		return p
	}
	if p.suffix == "" {
		p.given, p.suffix, p.commaSuffix = splitSuffix(p.given, p.commaSuffix)
	}
	if p.nonDropping == "" && p.dropping == "" {
		p.nonDropping, p.family = leadingParticles(p.family)
		p.given, p.dropping = trailingParticles(p.given)
	}
	p.family = unquoteName(p.family)
	return p
}

// unquoteName takes the quotation marks from a family name that is protected by
// them from being searched for particles.
func unquoteName(s string) string {
	if len(s) > 2 && s[0] == '"' && s[len(s)-1] == '"' {
		return s[1 : len(s)-1]
	}
	return s
}

// splitSuffix finds "Jr." in "Frank G., Jr.", and in "Frank G.,! Jr.", which is
// how data says that a comma belongs before it.
func splitSuffix(given string, comma bool) (string, string, bool) {
	name, suffix, ok := strings.Cut(given, ",")
	if !ok {
		return given, "", comma
	}
	suffix, forced := strings.CutPrefix(suffix, "!")
	return strings.TrimSpace(name), strings.TrimSpace(suffix), comma || forced
}

// leadingParticles splits the words in small letters off that a family name
// begins with: "van der Vlist", "d'Aubignac", "al-One".
func leadingParticles(family string) (particles, rest string) {
	rest = family
	for {
		i := particleLength(rest)
		if i == 0 || i >= len(rest) {
			break
		}
		rest = rest[i:]
	}
	return strings.TrimRight(family[:len(family)-len(rest)], " "), rest
}

// particleLength returns the length in bytes of the particle that s begins
// with, together with the spaces after it, or 0.
func particleLength(s string) int {
	word := strings.TrimLeft(s, "'’‘") // "'t Hooft"
	if r, _ := utf8.DecodeRuneInString(word); !unicode.IsLower(r) {
		return 0
	}
	if n := particleLengthIn(word); n > 0 {
		return len(s) - len(word) + n
	}
	return 0
}

// particleLengthIn is particleLength for what begins with a small letter.
func particleLengthIn(s string) int {
	for i, r := range s {
		switch {
		case r == ' ' || r == '\u00a0':
			return len(s) - len(strings.TrimLeft(s[i:], " \u00a0"))
		case r == '-' || r == '\'' || r == '’' || r == '‘':
			next := i + utf8.RuneLen(r)
			if after, _ := utf8.DecodeRuneInString(s[next:]); r != '-' && i > 3 || !unicode.IsUpper(after) {
				return 0
			}
			return next
		case unicode.IsUpper(r):
			return 0
		}
	}
	return 0
}

// trailingParticles splits the words in small letters off that a given name
// ends with: "Alexander von", "François Hédelin d'".
func trailingParticles(given string) (rest, particles string) {
	words := strings.Fields(given)
	i := len(words)
	for i > 1 {
		r, _ := utf8.DecodeRuneInString(words[i-1])
		if !unicode.IsLower(r) || strings.ContainsFunc(words[i-1], unicode.IsUpper) || strings.ContainsRune(words[i-1], '<') {
			break
		}
		i--
	}
	if i == len(words) {
		return given, ""
	}
	return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
}

// isEastern says whether a name is in Chinese, Japanese or Korean script.
func isEastern(s string) bool {
	for _, r := range s {
		if !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) && !unicode.IsSpace(r) && r != 'ー' && r != '・' {
			return false
		}
	}
	return s != ""
}
