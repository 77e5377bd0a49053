package notes

import (
	"strings"
	"time"
	"unicode"

	"collate/notes/link"
)

// Note is a text written by the user.
type Note struct {
	ID       NoteID    `json:"id"`
	Title    string    `json:"title"`
	Body     string    `json:"body"` // Markdown, may hold [[links]]
	Tags     []string  `json:"tags,omitempty"`
	Created  time.Time `json:"created"`
	Modified time.Time `json:"modified"`
	Trashed  time.Time `json:"trashed,omitzero"` // zero unless in the trash
}

// NoteSummary is a row in a list of notes; Body is empty.
type NoteSummary struct {
	Note
	Words int // words of the rendered body, see package markdown
	Links int // number of links to the note from other texts
}

// NewTitle returns the title of a note or article that a person typed, with
// white space reduced to one line. The error for a title without a visible
// character is a [*Problem].
func NewTitle(typed string) (string, error) {
	title := link.OneLine(typed)
	if !strings.ContainsFunc(title, unicode.IsGraphic) {
		return "", &Problem{What: "The title is empty", Remedy: "Write one to find it by, and to link to it."}
	}
	return title, nil
}
