package app

import (
	"context"
	"strings"
	"testing"

	"collate/notes"
	"collate/notes/anchor"
)

func (b *book) note(t *testing.T, id notes.NoteID) notes.Note {
	t.Helper()
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	n, err := b.Note(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestANoteIsPutBackAsItIsHere(t *testing.T) {
	b := newBook(t)
	n := b.addNote("T", "stored", []string{"claim"}, func(notes.NoteID) {})
	b.discard(n.Ref())
	lost := make(chan bool, 1)
	b.writeNote(n.ID, "typed since", "1", func() { lost <- false }, func() { lost <- true })
	if !<-lost {
		t.Error("a note in the trash is not written")
	}
	n.Body = "typed since"
	b.putBack(n)
	if got := b.note(t, n.ID); got.Body != "typed since" || !got.Trashed.IsZero() || strings.Join(got.Tags, " ") != "claim" {
		t.Errorf("got %+v", got)
	}
}

func TestAQuotationAndItsHighlightAreOneEdit(t *testing.T) {
	b := newBook(t)
	n := b.addNote("T", "Before.\n\nAfter.", nil, func(notes.NoteID) {})
	a, err := anchor.Describe(b.revision.Document.Text(), 4, 12)
	if err != nil {
		t.Fatal(err)
	}
	what := quotation{
		article: notes.Article{Key: "raid"}, fresh: true,
		highlight: notes.Highlight{ID: notes.NewID[notes.HighlightID](), Article: b.revision.Article, Revision: b.revision.ID, Anchor: a, Status: notes.Anchored, Created: b.now(), Modified: b.now()},
	}
	carets := make(chan int, 1)
	b.quote(n.ID, len("Before."), what, func(_ notes.Note, caret int) { carets <- caret })
	want := "Before.\n\n> brothers\n>\n> — [[raid^" + string(what.highlight.ID) + "]]\n\nAfter."
	if got := b.note(t, n.ID).Body; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if caret := <-carets; string([]rune(want)[caret:]) != "After." {
		t.Errorf("the caret is at %d", caret)
	}
	b.history.Undo(nothing)
	if got := b.note(t, n.ID).Body; got != "Before.\n\nAfter." || len(b.highlights(t)) != 0 {
		t.Errorf("after one undo: %q, %d highlights", got, len(b.highlights(t)))
	}
}

func TestANoteGoesBackToAnEarlierVersion(t *testing.T) {
	b := newBook(t)
	b.onRefused = func(err error) { t.Error(err) }
	n := b.addNote("T", "before", []string{"claim"}, func(notes.NoteID) {})
	made := b.entries(t)[0]
	b.setTags(n.Ref(), nil)
	b.writeNote(n.ID, "after", "1", func() {}, func() { t.Error("the note is there") })
	b.nameNote(n.ID, "New", nil, func() {}, func(_ string, err error) { t.Error(err) })
	b.revertNote(n.ID, made)
	if got := b.note(t, n.ID); got.Title != "New" || got.Body != "before" || strings.Join(got.Tags, " ") != "claim" {
		t.Errorf("got %+v", got)
	}
	b.history.Undo(nothing)
	if got := b.note(t, n.ID); got.Title != "New" || got.Body != "after" || len(got.Tags) > 0 {
		t.Errorf("after undo: got %+v", got)
	}
}

// entries returns the last entries of the history, newest first.
func (b *book) entries(t *testing.T) []notes.Entry {
	t.Helper()
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	entries, err := b.History(context.Background(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	return entries
}
