package notes

import "github.com/google/uuid"

// Ids are UUIDv7 in their canonical text form, so that they sort by the time of
// their creation. The zero value, "", is no id.
type (
	// ArticleID names an article for good, across all its revisions.
	ArticleID string
	// RevisionID names one immutable text of an article.
	RevisionID string
	// HighlightID names a highlight.
	HighlightID string
	// NoteID names a note.
	NoteID string
	// EditID names one entry of the edit log.
	EditID string
)

// NewID returns a new unique id. It panics if the system's source of randomness
// fails. Safe for any goroutine.
func NewID[T ~string]() T {
	return T(uuid.Must(uuid.NewV7()).String())
}
