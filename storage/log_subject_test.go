package storage

import (
	"slices"
	"testing"

	"collate/notes"
)

func TestSubjects(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	n, other := note("A note", ""), note("Other", "[[A note]]")
	h := highlight(r, 0, 1)
	color := notes.Tag{Name: "Claim", Color: notes.Blue}
	for _, ops := range [][]notes.Op{
		{notes.Put(n)}, {notes.Put(other)}, {notes.Put(h)}, {notes.Put(color)}, {notes.Remove(color.Ref())},
		{notes.Put(note("Third", "")), notes.Put(note("Fourth", ""))},
	} {
		apply(t, s, ops...)
	}
	done(t)(s.RenameNote(t.Context(), n.ID, "Renamed", nil))
	h.Tags = []string{"Claim"}
	apply(t, s, notes.Put(h))
	done(t)(s.RenameTag(t.Context(), "Claim", "city", nil))
	entries, err := s.History(t.Context(), 0, -1)
	must(t, err)
	got, err := s.Subjects(t.Context(), entries)
	must(t, err)
	want := []notes.Subject{
		{}, {Ref: h.Ref(), Title: "A"}, {Ref: n.Ref(), Title: "Renamed"}, {}, {Ref: color.Ref(), Title: "Claim"}, {Ref: color.Ref(), Title: "Claim"}, {Ref: h.Ref(), Title: "A"},
		{Ref: other.Ref(), Title: "Other"}, {Ref: n.Ref(), Title: "A note"}, {Ref: a.Ref(), Title: "The road"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%v\nwant\n%v", got, want)
	}
}
