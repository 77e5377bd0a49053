package csl

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// citationLabel returns the label of the item: the one that it has, or one made
// of the beginnings of the family names and the year, as in "Doe65" and
// "RoNo78", with the letter that tells years apart.
func (r *renderer) citationLabel() string {
	label := r.ref.item.Text["citation-label"]
	if label == "" {
		label = r.madeLabel()
	}
	return label + r.config.yearSuffix()
}

func (r *renderer) madeLabel() string {
	people := r.ref.people("author")
	if len(people) == 0 {
		return ""
	}
	letters := 4
	switch {
	case len(people) == 2 || len(people) == 3:
		letters = 2
	case len(people) > 3:
		letters = 1
	}
	var b strings.Builder
	for _, p := range people[:min(len(people), 4)] {
		name := first(p.family, p.literal)
		n := 0
		for range letters {
			_, size := utf8.DecodeRuneInString(name[n:])
			n += size
		}
		b.WriteString(name[:n])
	}
	if year := r.ref.item.Dates["issued"].Year(); year != 0 {
		s := strconv.Itoa(year)
		b.WriteString(s[max(0, len(s)-2):])
	}
	return b.String()
}
