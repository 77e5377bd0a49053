package cite

import (
	"strings"

	"collate/notes/cite/csl"
)

const (
	maxKey     = 40 // characters
	defaultKey = "article"
)

// Key makes a citation key that a person can type: the title in lower-case
// Latin letters and digits, with "-" between words, cut between words to at most 40
// characters. What has no title, or one in a script that is not spelt in Latin
// letters here, is called by its authors, its source and its year, and what has
// none of these "article".
func Key(item csl.Item) string {
	if key := slug(PlainText(item.Title())); key != "" {
		return key
	}
	var parts []string
	for _, name := range item.Names["author"] {
		parts = append(parts, familyOnly(name))
	}
	parts = append(parts, outlet(item), strings.TrimPrefix(item.Dates["issued"].ISO(), "-"))
	if key := slug(strings.Join(parts, " ")); key != "" {
		return key
	}
	return defaultKey
}

func slug(s string) string {
	var b strings.Builder
	for word := range strings.FieldsFuncSeq(latin(s), func(r rune) bool { return r == ' ' }) {
		if b.Len() > 0 {
			if b.Len()+1+len(word) > maxKey {
				break
			}
			b.WriteByte('-')
		}
		b.WriteString(word[:min(len(word), maxKey)])
	}
	return b.String()
}
