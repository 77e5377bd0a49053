package app

import (
	"context"
	"strings"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/anchor"
)

// write sets the body of a note, as typing does that comes after a pause.
func (b *book) write(t *testing.T, id notes.NoteID, bodies ...string) {
	t.Helper()
	for _, body := range bodies {
		at := b.now().Add(time.Minute)
		b.now = func() time.Time { return at }
		b.writeNote(id, body, func() {}, func() { t.Error("the note is there") })
		if err := b.history.Wait(); err != nil {
			t.Fatal(err)
		}
	}
}

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

// TestUndoPassesOverTypingThatCameToNothing: what was typed and taken back in
// the editor stands twice in the history, there and back.
func TestUndoPassesOverTypingThatCameToNothing(t *testing.T) {
	for _, test := range []struct {
		name   string
		bodies []string
		want   string // name of the entry to go back to before undoing, "" for none
	}{
		{"typed and taken back", []string{"one", "one two", "one"}, "one"},
		{"in several steps", []string{"one", "one two", "one two three", "one two", "one"}, "one"},
		{"typed", []string{"one", "one two"}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := newBook(t)
			id := b.addNote("T", "", nil, func(notes.NoteID) {}).ID
			b.write(t, id, test.bodies...)
			n := b.note(t, id)
			before, err := beforeTyping(context.Background(), b, n)
			if err != nil {
				t.Fatal(err)
			}
			if test.want == "" {
				if before.Seq != 0 {
					t.Errorf("got %+v", before)
				}
				return
			}
			was, err := b.Version(context.Background(), n.Ref(), before.Seq)
			if err != nil || was.(notes.Note).Body != test.want {
				t.Fatalf("goes back to %+v, %v", was, err)
			}
			b.history.GoTo(before.Seq)
			b.history.Undo()
			if got := b.note(t, id).Body; got != "" {
				t.Errorf("after the undo: %q", got)
			}
		})
	}
}

func TestUndoKeepsOtherChangesAmongTyping(t *testing.T) {
	b := newBook(t)
	id := b.addNote("T", "", nil, func(notes.NoteID) {}).ID
	b.write(t, id, "one", "one two")
	if _, err := b.addHighlight(b.revision, 0, 3, notes.Green); err != nil {
		t.Fatal(err)
	}
	b.write(t, id, "one")
	before, err := beforeTyping(context.Background(), b, b.note(t, id))
	if err != nil || before.Seq != 0 {
		t.Errorf("goes back to %+v, %v, over the highlight", before, err)
	}
}

func TestANoteIsPutBackAsItIsHere(t *testing.T) {
	b := newBook(t)
	n := b.addNote("T", "stored", []string{"claim"}, func(notes.NoteID) {})
	b.discard(n.Ref())
	lost := make(chan bool, 1)
	b.writeNote(n.ID, "typed since", func() { lost <- false }, func() { lost <- true })
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
	b.history.Undo()
	if got := b.note(t, n.ID).Body; got != "Before.\n\nAfter." || len(b.highlights(t)) != 0 {
		t.Errorf("after one undo: %q, %d highlights", got, len(b.highlights(t)))
	}
}
