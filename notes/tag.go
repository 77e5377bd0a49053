package notes

import (
	"slices"
	"strings"
	"time"

	"collate/notes/link"
)

// Tag holds the colour of a tag. A tag without a colour has no record. Names that differ
// only in case are the same tag.
type Tag struct {
	Name  string `json:"name"` // as written, without "#"
	Color Color  `json:"color"`
}

var _ Record = Tag{}

// Ref names the tag.
func (t Tag) Ref() Ref { return TagRef(t.Name) }

// TagRef names the tag called name; case does not matter.
func TagRef(name string) Ref { return Ref{KindTag, link.Normalize(name)} }

// CleanTags returns the typed tags in the form of a record: each on one line, without "#"
// before it, without empty ones, and without repetitions that differ only in case.
func CleanTags(typed ...string) (tags []string) {
	for _, tag := range typed {
		tag = link.OneLine(strings.TrimPrefix(strings.TrimSpace(tag), "#"))
		same := func(other string) bool { return TagRef(other) == TagRef(tag) }
		if tag != "" && !slices.ContainsFunc(tags, same) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// TagCount is a tag and the number of articles, highlights and notes that carry it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`           // the tag itself
	Total int    `json:"total"`           // records with the tag or one below it: for "place" also "place/Baku"
	Color *Color `json:"color,omitempty"` // nil if the tag has no colour
}

// Tagged is a record that carries a tag.
type Tagged struct {
	Ref      Ref       `json:"ref"`
	Tag      string    `json:"tag"`   // as written in the record: the tag asked for, or one below it
	Title    string    `json:"title"` // title of the note or article, or of the highlighted article
	Text     string    `json:"text"`  // the words of a highlight; "" for other records
	Modified time.Time `json:"modified"`
}
