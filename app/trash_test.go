package app

import (
	"context"
	"testing"
	"time"

	"collate/notes"
)

func TestHowTheTrashCallsThings(t *testing.T) {
	at := time.Date(2026, 3, 1, 12, 0, 0, 0, time.Local)
	for _, c := range []struct {
		item         notes.Trashed
		title, about string
	}{
		{notes.Trashed{Ref: notes.Ref{Kind: notes.KindArticle}, Title: "The road", Time: at}, "The road", "Article · deleted on 1 March 2026"},
		{notes.Trashed{Ref: notes.Ref{Kind: notes.KindNote}, Time: at}, "Untitled", "Note · deleted on 1 March 2026"},
		{notes.Trashed{Ref: notes.Ref{Kind: notes.KindHighlight}, Title: "over fifty\npeople", From: "The road", Time: at},
			"“over fifty people”", "Highlight in The road · deleted on 1 March 2026"},
	} {
		if title, about := trashTitle(c.item), trashAbout(c.item); title != c.title || about != c.about {
			t.Errorf("%+v is %q, %q, want %q, %q", c.item, title, about, c.title, c.about)
		}
	}
}

// Another program may be faster: then there is nothing to do, and no failure.
func TestDeletingAndRestoringTwice(t *testing.T) {
	b := newBook(t)
	h, err := b.addHighlight(b.revision, 0, 3, notes.Yellow)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		change func(notes.Ref)
		want   int
	}{{b.discard, 0}, {b.discard, 0}, {b.restore, 1}, {b.restore, 1}} {
		step.change(h.Ref())
		if got := b.highlights(t); len(got) != step.want {
			t.Errorf("there are %d highlights, want %d", len(got), step.want)
		}
	}
	entries, err := b.History(context.Background(), 0, 10)
	if err != nil || len(entries) != 4 {
		t.Errorf("the history is %+v, %v, want the import, the highlight, and one change each", entries, err)
	}
}
