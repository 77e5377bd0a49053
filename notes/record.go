package notes

import (
	"encoding/json"
	"fmt"
)

// Kind is the kind of record that a [Ref] names.
type Kind string

const (
	KindArticle   Kind = "article"
	KindRevision  Kind = "revision"
	KindHighlight Kind = "highlight"
	KindNote      Kind = "note"
	KindTag       Kind = "tag"
)

// Ref names one record of the notebook.
type Ref struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

// Record is a value that an edit can set: an [Article], [Revision], [Highlight], [Note]
// or [Tag], not a pointer to one.
type Record interface{ Ref() Ref }

var (
	_ Record = Article{}
	_ Record = Revision{}
	_ Record = Highlight{}
	_ Record = Note{}
)

// Ref names the article.
func (a Article) Ref() Ref { return Ref{KindArticle, string(a.ID)} }

// Ref names the revision.
func (r Revision) Ref() Ref { return Ref{KindRevision, string(r.ID)} }

// Ref names the highlight.
func (h Highlight) Ref() Ref { return Ref{KindHighlight, string(h.ID)} }

// Ref names the note.
func (n Note) Ref() Ref { return Ref{KindNote, string(n.ID)} }

// TextOf returns the Markdown of r that may hold links and tags: the body of a note or
// the comment on a highlight; "" for other records.
func TextOf(r Record) string {
	switch r := r.(type) {
	case Highlight:
		return r.Comment
	case Note:
		return r.Body
	}
	return ""
}

// WithText returns r with text as its [TextOf]; other records unchanged.
func WithText(r Record, text string) Record {
	switch r := r.(type) {
	case Highlight:
		r.Comment = text
		return r
	case Note:
		r.Body = text
		return r
	}
	return r
}

// TagsOf returns the tags of an article, highlight or note, without those that are
// written in its text; nil for other records.
func TagsOf(r Record) []string {
	switch r := r.(type) {
	case Article:
		return r.Tags
	case Highlight:
		return r.Tags
	case Note:
		return r.Tags
	}
	return nil
}

// WithTags returns r with tags as its [TagsOf]; other records unchanged.
func WithTags(r Record, tags []string) Record {
	switch r := r.(type) {
	case Article:
		r.Tags = tags
		return r
	case Highlight:
		r.Tags = tags
		return r
	case Note:
		r.Tags = tags
		return r
	}
	return r
}

// DecodeRecord decodes the JSON data of a record of the given kind.
func DecodeRecord(kind Kind, data []byte) (Record, error) {
	switch kind {
	case KindArticle:
		return decode[Article](data)
	case KindRevision:
		return decode[Revision](data)
	case KindHighlight:
		return decode[Highlight](data)
	case KindNote:
		return decode[Note](data)
	case KindTag:
		return decode[Tag](data)
	}
	return nil, fmt.Errorf("unknown kind %q", kind)
}

func decode[T Record](data []byte) (Record, error) {
	var value T
	err := json.Unmarshal(data, &value)
	return value, err
}
