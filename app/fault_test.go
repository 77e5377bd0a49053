package app

import (
	"context"
	"strings"
	"testing"

	"collate/app/reading"
	"collate/notes"
	"collate/notes/markdown"
)

func TestLinksThatLeadNowhereAreMarked(t *testing.T) {
	b := newBook(t)
	n := b.addNote("Chronology", "# Night\n\n[[raid]] [[Chronology#night]] [[#Night]] [[Nobody]] [[Chronology#Day]] [[#Day]] [x](https://example.org)", nil, func(notes.NoteID) {})
	page := reading.TextOf(markdown.Page(b.note(t, n.ID).Body))
	w := &window{notebook: b.Store}
	if err := w.markFaults(context.Background(), page, n); err != nil {
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

func TestATaskIsTickedInOneEdit(t *testing.T) {
	b := newBook(t)
	n := b.addNote("Chronology", "- [ ] one\n- [ ] two", nil, func(notes.NoteID) {})
	b.toggleTask(n.ID, 1)
	b.toggleTask(n.ID, 7) // there is none
	if got, want := b.note(t, n.ID).Body, "- [ ] one\n- [x] two"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if steps, err := b.History(context.Background(), 0, 9); err != nil || steps[0].Name != "tick of task" || steps[1].Name != "new note" {
		t.Errorf("history %+v, %v", steps, err)
	}
}
