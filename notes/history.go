package notes

import (
	"errors"
	"time"
)

// Entry is one entry of the notebook's history: an edit that was applied, or a
// stretch of typing.
type Entry struct {
	Seq     int64 // its place in the history: higher than that of every earlier entry
	ID      EditID
	Name    string // what Undo shows after its colon: "colour of highlight"
	Time    time.Time
	State   State
	Records int // how many records it set or removed
	Ref     Ref // the record, where it is only one
}

// Subject is what an entry of the history is about.
type Subject struct {
	Ref   Ref    // zero where it is about several
	Title string // of the note or article, the words of the highlight, or the tag; may be ""
}

// State says whether an entry of the history is in force.
type State string

const (
	// InForce entries make the notebook what it is, and can be undone, the
	// newest first.
	InForce State = "in force"
	// Fixed entries are in force and stay so: what a notebook was made with,
	// and the emptying of the trash. Undo passes over them.
	Fixed State = "fixed"
	// Undone entries can be redone, the oldest first.
	Undone State = "undone"
	// Superseded entries were undone before a newer change was made, and
	// cannot be redone.
	Superseded State = "superseded"
)

// ErrNoStep is matched by the error that says that there is nothing to undo,
// or nothing to redo.
var ErrNoStep = errors.New("no step of the history to take")
