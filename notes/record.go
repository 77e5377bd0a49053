package notes

import (
	"encoding/json"
	"fmt"
)

// Kind says what a [Ref] names.
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

// Record is what an edit can set: an [Article], [Revision], [Highlight], [Note]
// or [Tag], as a value and not as a pointer.
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

// TextOf returns the Markdown of a record that may hold links and tags: the body of a
// note, the comment on a highlight; "" for others.
func TextOf(r Record) string {
	switch r := r.(type) {
	case Highlight:
		return r.Comment
	case Note:
		return r.Body
	}
	return ""
}

// WithText returns a record with another such text; others as they are.
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

// TagsOf returns the tags that an article, highlight or note was given, without those
// that stand in its text; nil for others.
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

// WithTags returns a record with other such tags; others as they are.
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

// DecodeRecord returns the record of a kind that [encoding/json] wrote as data.
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
