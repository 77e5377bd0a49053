package cite

import "fmt"

// Problem says what could not be read in a file of citation data. The rest of
// the file is read nevertheless.
type Problem struct {
	Line   int    // of the file, from 1
	Entry  string // the key of the entry, or "" where that is not known
	Reason string // a clause without full stop: "its title is not closed"
}

// String returns "line 12 (doe99): its title is not closed".
func (p Problem) String() string {
	if p.Entry == "" {
		return fmt.Sprintf("line %d: %s", p.Line, p.Reason)
	}
	return fmt.Sprintf("line %d (%s): %s", p.Line, p.Entry, p.Reason)
}
