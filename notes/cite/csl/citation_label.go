package csl

import (
	"strconv"
	"strings"
	"unicode"
)

// citationLabel returns the label of the item: the one that it has, or one made
// of the beginnings of the family names, or of the title where there are no
// names, and the year, as in "Doe65" and "RoNo78"; with the letter that tells
// years apart.
func (r *renderer) citationLabel() string {
	label := r.ref.item.Text["citation-label"]
	if label == "" {
		label = r.madeLabel()
	}
	return label + r.config.yearSuffix()
}

func (r *renderer) madeLabel() string {
	label := r.namesLabel()
	if label == "" {
		label = labelOf(significant(r.ref.item.Title()), labelLength)
	}
	if year := r.ref.item.Dates["issued"].Year(); year != 0 && label != "" {
		s := strconv.Itoa(year)
		label += s[max(0, len(s)-2):]
	}
	return label
}

// labelLength is how many letters a label has, of one name or of several.
const labelLength = 4

// namesLabel returns the letters of the first names that the item has, or "".
func (r *renderer) namesLabel() string {
	for _, variable := range []string{"author", "editor", "translator", "director", "composer"} {
		people := r.ref.people(variable)
		if len(people) == 0 {
			continue
		}
		people = people[:min(len(people), labelLength)]
		letters, more := labelLength/len(people), labelLength%len(people)
		label := ""
		for _, p := range people {
			label += labelOf(first(p.family, withoutArticle(p.literal)), letters+more)
			more = 0
		}
		return label
	}
	return ""
}

// labelOf returns the first letters of a text, with one capital.
func labelOf(s string, letters int) string {
	var b strings.Builder
	for _, r := range s {
		if letters == 0 {
			break
		}
		if !isWord(r) {
			continue
		}
		if b.Len() == 0 {
			r = unicode.ToUpper(r)
		} else {
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
		letters--
	}
	return b.String()
}

// significant returns a title without the small words that titles are full of.
func significant(title string) string {
	var words []string
	for _, word := range strings.Fields(title) {
		if !isStopWord(strings.ToLower(word)) {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}
