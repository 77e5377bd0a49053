package notes

import (
	"fmt"
	"time"
)

// Trashed is something in the trash.
type Trashed struct {
	Ref   Ref
	Title string    // of an article or note; the quotation of a highlight
	Key   string    // citation key of an article; "" for others
	From  string    // title of the article that a highlight is on; "" for others
	Time  time.Time // when it was put there
}

// Trash returns a record as it is in the trash since a time, or out of it for
// the zero time. A revision is never there by itself: the error says so.
func Trash(r Record, since time.Time) (Record, error) {
	if !since.IsZero() {
		since = since.UTC()
	}
	switch r := r.(type) {
	case Article:
		r.Trashed = since
		return r, nil
	case Highlight:
		r.Trashed = since
		return r, nil
	case Note:
		r.Trashed = since
		return r, nil
	}
	return nil, fmt.Errorf("a %s cannot be put into the trash", r.Ref().Kind)
}
