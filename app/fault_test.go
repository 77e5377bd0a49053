package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"collate/app/reading"
	"collate/notes"
	"collate/notes/markdown"
)

func TestLinksThatLeadNowhereAreMarked(t *testing.T) {
	b := newNotebook(t)
	n := notes.Note{
		ID: notes.NewID[notes.NoteID](), Title: "Chronology",
		Body: "# Night\n\n[[raid]] [[Chronology#night]] [[#Night]] [[Nobody]] [[Chronology#Day]] [[#Day]] [x](https://example.org)",
	}
	raid := n
	raid.ID, raid.Title, raid.Body = notes.NewID[notes.NoteID](), "Raid", ""
	if err := b.Apply(t.Context(), notes.NewEdit("new notes", time.Now(), notes.Put(n), notes.Put(raid))); err != nil {
		t.Fatal(err)
	}
	page := reading.TextOf(markdown.Page(n.Body))
	if err := newFaults(b).mark(context.Background(), page, n); err != nil {
		t.Fatal(err)
	}
	var broken []string
	for _, l := range page.Links {
		if l.Fault != "" {
			broken = append(broken, l.Target)
		}
	}
	if got := strings.Join(broken, " "); got != "[[Nobody]] [[Chronology#Day]] [[#Day]]" {
		t.Errorf("marked are %s", got)
	}
}
