package app

import (
	"context"
	"testing"

	"collate/notes"
)

func TestLinksFollowAHeadingThatWasTypedAnew(t *testing.T) {
	b := newBook(t)
	nothing := func(notes.NoteID) {}
	n := b.addNote("Chronology", "# The raid\n\nSee [[#night]] and [[Chronology#Night|it]].", nil, nothing)
	other := b.addNote("Other", "In [[Chronology#Night]], not [[Chronology]], [[Third#Night]] or `[[Chronology#Night]]`.", nil, nothing)
	third := b.addNote("Third", "# Night\n\n[[#Night]]", nil, nothing)
	b.note(t, third.ID) // all are durable
	if links, err := b.HeadingLinks(context.Background(), n.ID, "Night"); err != nil || links != 3 {
		t.Errorf("%d links, %v, want 3", links, err)
	}
	b.relinkHeading(n.ID, "Night", "The raid")
	for id, want := range map[notes.NoteID]string{
		n.ID:     "# The raid\n\nSee [[#The raid]] and [[Chronology#The raid|it]].",
		other.ID: "In [[Chronology#The raid]], not [[Chronology]], [[Third#Night]] or `[[Chronology#Night]]`.",
		third.ID: "# Night\n\n[[#Night]]",
	} {
		if got := b.note(t, id).Body; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if steps, err := b.History(context.Background(), 0, 1); err != nil || steps[0].Name != "links to heading" {
		t.Errorf("history %+v, %v", steps, err)
	}
}

func TestAHeadingIsReadWithoutMarkup(t *testing.T) {
	for markup, want := range map[string]string{"The *night* of `27`": "The night of 27", "": "", "[[a|b]] #": "b"} {
		if got := headingAsRead(markup); got != want {
			t.Errorf("%q is read as %q, want %q", markup, got, want)
		}
	}
}
