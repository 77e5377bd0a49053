package storage

import (
	"reflect"
	"testing"

	"collate/notes"
)

func TestTagsAndCounts(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The road", "A text.")
	h, n := highlight(r, 0, 1), note("A note", "")
	a.Tags, h.Tags, n.Tags = []string{"police", "police"}, []string{"police/raid", "Baku"}, []string{"police"}
	apply(t, s, notes.Put(a), notes.Put(h), notes.Put(n))
	tags, err := s.Tags(t.Context())
	if want := []notes.TagCount{
		{Tag: "Baku", Count: 1, Total: 1}, {Tag: "police", Count: 2, Total: 3}, {Tag: "police/raid", Count: 1, Total: 1},
	}; err != nil || !reflect.DeepEqual(tags, want) {
		t.Errorf("Tags = %v, %v, want %v", tags, err, want)
	}
	counts, err := s.Counts(t.Context())
	if want := (Counts{Articles: 1, Highlights: 1, Notes: 1, Tags: 3}); err != nil || counts != want {
		t.Errorf("Counts = %v, %v, want %v", counts, err, want)
	}
}
