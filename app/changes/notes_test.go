package changes

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
	n := b.changes.AddNote("T", "stored", []string{"claim"}, func(notes.NoteID) {})
	b.changes.Discard(n.Ref())
	lost := make(chan bool, 1)
	b.changes.WriteNote(n.ID, "typed since", "text of note", "1", func() { lost <- false }, func() { lost <- true })
	if !<-lost {
		t.Error("a note in the trash is not written")
	}
	n.Body = "typed since"
	b.changes.PutBack(n)
	if got := b.note(t, n.ID); got.Body != "typed since" || !got.Trashed.IsZero() || strings.Join(got.Tags, " ") != "claim" {
		t.Errorf("got %+v", got)
	}
}

func TestAQuotationAndItsHighlightAreOneEdit(t *testing.T) {
	b := newBook(t)
	n := b.changes.AddNote("T", "Before.\n\nAfter.", nil, func(notes.NoteID) {})
	a, err := anchor.Describe(b.revision.Document.Text(), 4, 12)
	if err != nil {
		t.Fatal(err)
	}
	h := notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: b.revision.Article, Revision: b.revision.ID, Anchor: a, Status: notes.Anchored,
		Created: b.changes.now(), Modified: b.changes.now(),
	}
	carets := make(chan int, 1)
	b.changes.Quote(n.ID, len("Before."), notes.Article{Key: "raid"}, h, true, func(_ notes.Note, caret int) { carets <- caret })
	want := "Before.\n\n> brothers\n>\n> — [[raid^" + string(h.ID) + "]]\n\n\n\nAfter."
	if got := b.note(t, n.ID).Body; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if caret := <-carets; string([]rune(want)[caret:]) != "\n\nAfter." { // in an empty line of its own
		t.Errorf("the caret is at %d", caret)
	}
	b.history.Undo(nothing)
	if got := b.note(t, n.ID).Body; got != "Before.\n\nAfter." || len(b.highlights(t)) != 0 {
		t.Errorf("after one undo: %q, %d highlights", got, len(b.highlights(t)))
	}
}

func TestANoteGoesBackToAnEarlierVersion(t *testing.T) {
	b := newBook(t)
	n := b.changes.AddNote("T", "before", []string{"claim"}, func(notes.NoteID) {})
	made := b.entries(t)[0]
	b.changes.SetTags(n.Ref(), nil)
	b.changes.WriteNote(n.ID, "after", "text of note", "1", func() {}, func() { t.Error("the note is there") })
	b.changes.NameNote(n.ID, "New", nil, func() {}, func(_ string, err error) { t.Error(err) })
	b.changes.RevertNote(n.ID, made)
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

func TestLinksFollowAHeadingThatWasTypedAnew(t *testing.T) {
	b := newBook(t)
	nothing := func(notes.NoteID) {}
	n := b.changes.AddNote("Chronology", "# The raid\n\nSee [[#night]] and [[Chronology#Night|it]].", nil, nothing)
	other := b.changes.AddNote("Other", "In [[Chronology#Night]], not [[Chronology]], [[Third#Night]] or `[[Chronology#Night]]`.", nil, nothing)
	third := b.changes.AddNote("Third", "# Night\n\n[[#Night]]", nil, nothing)
	b.note(t, third.ID) // all are durable
	b.changes.RelinkHeading(n.ID, "Night", "The raid")
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

func TestATaskIsTickedInOneEdit(t *testing.T) {
	b := newBook(t)
	n := b.changes.AddNote("Chronology", "- [ ] one\n- [ ] two", nil, func(notes.NoteID) {})
	b.changes.ToggleTask(n.ID, 1)
	b.changes.ToggleTask(n.ID, 7) // there is none
	if got, want := b.note(t, n.ID).Body, "- [ ] one\n- [x] two"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if steps, err := b.History(context.Background(), 0, 9); err != nil || steps[0].Name != "tick of task" || steps[1].Name != "new note" {
		t.Errorf("history %+v, %v", steps, err)
	}
}
