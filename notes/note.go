package notes

import "time"

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
	Words int // of the body
	Links int // how many links from elsewhere lead to it
}

// Backlink is a link seen from its target.
type Backlink struct {
	From    Ref    `json:"from"`
	Title   string `json:"title"`   // of the note, or of the article that the highlight is on
	Context string `json:"context"` // the text around the link, one line
}

// TagCount is a tag and how many things carry it.
type TagCount struct {
	Tag   string `json:"tag"`
	Count int    `json:"count"`
}
