package notes

import (
	"fmt"
	"time"
)

// Trashed is a record in the trash.
type Trashed struct {
	Ref   Ref
	Title string    // title of an article or note; the quotation of a highlight
	Key   string    // citation key of an article; "" for others
	From  string    // title of the article that a highlight is on; "" for others
	Time  time.Time // when it was deleted
}

// Trash returns r as in the trash since the time since, or out of the trash for
// the zero time. A revision or tag cannot be put into the trash by itself: an
// error is returned.
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
