package notes

import (
	"strings"
	"time"
	"unicode"

	"collate/notes/link"
)

// Note is a text of the user's own.
type Note struct {
	ID       NoteID    `json:"id"`
	Title    string    `json:"title"`
	Body     string    `json:"body"` // Markdown, may hold [[links]]
	Tags     []string  `json:"tags,omitempty"`
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	Trashed  time.Time `json:"trashed,omitzero"` // zero unless in the trash
}

// NoteSummary is what a list of notes shows; Body is empty.
type NoteSummary struct {
	Note
	Words int // that are read in the body, see package markdown
	Links int // how many links from elsewhere lead to it
}

// NewTitle returns the title that a person typed for a note or article, in one
// line. The error for one without a character to see is a [*Problem].
func NewTitle(typed string) (string, error) {
	title := link.OneLine(typed)
	if !strings.ContainsFunc(title, unicode.IsGraphic) {
		return "", &Problem{What: "The title is empty", Remedy: "Write one to find it by, and to link to it."}
	}
	return title, nil
}
