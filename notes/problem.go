package notes

import (
	"errors"
	"fmt"
	"strings"
)

// ErrNotFound is matched by every error which says that a named record does not
// exist in the notebook.
var ErrNotFound = errors.New("not found")

// ErrInTrash is matched by every error which says that a named record is in the
// trash, from which it can be restored. It matches ErrNotFound too.
var ErrInTrash = fmt.Errorf("in the trash: %w", ErrNotFound)

// Problem is an error whose text is written for the user: what could not be
// done, with which thing, why, and what to do now. Cause is for the developer
// and for errors.Is; it is not part of the text.
type Problem struct {
	What   string // a clause without full stop: "Could not import report.pdf"
	Why    string // a clause without full stop, may be empty: "the file is encrypted"
	Remedy string // whole sentences, may be empty: "Save a copy without a password and import that."
	Cause  error
}

// Error returns "What: Why. Remedy".
func (p *Problem) Error() string {
	var b strings.Builder
	b.WriteString(p.What)
	if p.Why != "" {
		b.WriteString(": ")
		b.WriteString(p.Why)
	}
	b.WriteString(".")
	if p.Remedy != "" {
		b.WriteString(" ")
		b.WriteString(p.Remedy)
	}
	return b.String()
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }
