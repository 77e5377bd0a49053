package storage

import (
	"reflect"
	"testing"

	"collate/notes"
)

func TestUnknownCitations(t *testing.T) {
	s := open(t)
	a, _ := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	citing := note("Raid", "It was night. So says one [see @Daily, p. 3; @nobody]. Write to me@example.org, or `@code`.")
	known := note("Known", "As @daily. has it, and @"+string(a.ID)+".")
	apply(t, s, notes.Put(citing), notes.Put(known))

	got, err := s.UnknownCitations(t.Context())
	must(t, err)
	want := []notes.BrokenLink{{
		Place: notes.Place{From: citing.Ref(), Title: "Raid", Start: 45, End: 52, Context: "So says one [see @Daily, p. 3; @nobody].", Mark: [2]int{31, 38}},
		Link:  "@nobody", Missing: notes.MissingKey,
	}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v, want\n%+v", got, want)
	}

	a.Trashed = citing.Created
	apply(t, s, notes.Put(a))
	if got, err := s.UnknownCitations(t.Context()); err != nil || len(got) != 4 {
		t.Errorf("without the article: %+v, %v", got, err)
	}
	citing.Trashed = citing.Created
	apply(t, s, notes.Put(citing))
	if got, err := s.UnknownCitations(t.Context()); err != nil || len(got) != 2 {
		t.Errorf("without the first note: %+v, %v", got, err)
	}
}
