package notes

import (
	"errors"
	"time"
)

// Entry is one entry of the notebook's history: an edit that was applied, or a
// stretch of typing.
type Entry struct {
	Seq   int64 // position in the history: higher than that of every earlier entry
	ID    EditID
	Name  string // what Undo shows after its colon: "colour of highlight"
	Time  time.Time
	State State
	// Records is the number of articles, highlights and notes that the entry set or removed;
	// of texts of articles and colours of tags if it touched nothing else.
	Records int
	Ref     Ref // the record, if there is exactly one
}

// Subject is the record that an entry of the history is about.
type Subject struct {
	Ref   Ref    // zero if the entry has several records
	Title string // of the note or article, the words of the highlight, or the tag; may be ""
}

// State says whether an entry of the history is applied.
type State string

const (
	// InForce entries are applied to the notebook and can be undone, the newest
	// first.
	InForce State = "in force"
	// Fixed entries are applied and cannot be undone: the initial contents of
	// the notebook, and the emptying of the trash. Undo skips them.
	Fixed State = "fixed"
	// Undone entries can be redone, the oldest first.
	Undone State = "undone"
	// Superseded entries were undone before a newer change was made, and can no
	// longer be redone.
	Superseded State = "superseded"
)

// ErrNoStep is matched by the error of Undo or Redo when there is nothing to
// undo or redo.
var ErrNoStep = errors.New("no step of the history to take")
