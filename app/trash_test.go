package app

import (
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
