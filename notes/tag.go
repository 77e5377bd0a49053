package notes

import (
	"slices"
	"strings"
	"time"

	"collate/notes/link"
)

// Tag is what the notebook knows of a tag beside what carries it: its colour.
// Tags that have none have no record. Two tags that differ only in case are the
// same.
type Tag struct {
	Name  string `json:"name"` // as it is written, without "#"
	Color Color  `json:"color"`
}

var _ Record = Tag{}

// Ref names the tag.
func (t Tag) Ref() Ref { return TagRef(t.Name) }

// TagRef names the tag that is written so, in whatever case.
func TagRef(name string) Ref { return Ref{KindTag, link.Normalize(name)} }

// CleanTags returns tags as a record has them: each on one line and without the "#"
// that may have been typed before it, none empty, and of those that are the same but
// for case the first.
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

// TagCount is a tag and how many articles, highlights and notes carry it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`           // the tag itself
	Total int    `json:"total"`           // the tag or one below it: of "place" also "place/Baku"
	Color *Color `json:"color,omitempty"` // nil where it has none
}

// Tagged is something that carries a tag.
type Tagged struct {
	Ref      Ref       `json:"ref"`
	Tag      string    `json:"tag"`   // as it is written there: the one asked for, or one below it
	Title    string    `json:"title"` // of the note or article, or of the article that the highlight is on
	Text     string    `json:"text"`  // the words of a highlight; else ""
	Modified time.Time `json:"modified"`
}
