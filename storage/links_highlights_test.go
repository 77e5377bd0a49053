package storage

import (
	"maps"
	"testing"

	"collate/notes"
)

func TestHighlightLinks(t *testing.T) {
	s := open(t)
	a, r := addArticle(t, s, "daily", "The Road", "A text about a raid.")
	_, elsewhere := addArticle(t, s, "weekly", "The River", "Another text.")
	h, unlinked, other := highlight(r, 0, 6), highlight(r, 7, 12), highlight(elsewhere, 0, 7)
	to := func(h notes.Highlight) string { return "[[daily^" + string(h.ID) + "]]" }
	h.Comment = "Of itself: " + to(h) + ", and [[" + string(other.ID) + "]]."
	twice := note("Twice", to(h)+" and again "+to(h)+", and the article [[daily]].")
	trashed := note("Trashed", to(h))
	trashed.Trashed = clock
	apply(t, s, notes.Put(h), notes.Put(unlinked), notes.Put(other), notes.Put(twice), notes.Put(trashed), notes.Put(note("By id", "[["+string(h.ID)+"]]")))

	for article, want := range map[notes.ArticleID]map[notes.HighlightID]int{
		a.ID:      {h.ID: 2},
		"":        {h.ID: 2, other.ID: 1},
		"unknown": {},
	} {
		if got, err := s.HighlightLinks(t.Context(), article); err != nil || !maps.Equal(got, want) {
			t.Errorf("of the article %q: %v, %v, want %v", article, got, err, want)
		}
	}
}
