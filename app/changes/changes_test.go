package changes

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"collate/app/history"
	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/markdown"
	"collate/storage"
)

// book is a notebook with one article, and what the window changes it with.
type book struct {
	*storage.Store
	changes  *Changes
	history  *history.History
	revision notes.Revision
	refused  []error // to be read when all changes are made
}

func newBook(t *testing.T) *book {
	now := func() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }
	store, err := storage.Open(context.Background(), filepath.Join(t.TempDir(), "notebook.db"), storage.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	b := &book{Store: store, revision: notes.Revision{
		ID: notes.NewID[notes.RevisionID](), Article: notes.NewID[notes.ArticleID](),
		Document: markdown.Document("Two brothers died. Əliyev protested."), Created: now(),
	}}
	article := notes.Article{ID: b.revision.Article, Key: "raid", Item: csl.Item{ID: "raid"}, Revision: b.revision.ID, Created: now(), Modified: now()}
	if err := store.Apply(context.Background(), notes.NewEdit("import", now(), notes.Put(article), notes.Put(b.revision))); err != nil {
		t.Fatal(err)
	}
	b.history = history.New(history.Options{Notebook: store, Since: 1, Dispatch: func(f func()) { f() }, OnState: func(history.State) {}})
	t.Cleanup(b.history.Close)
	b.changes = New(Options{
		Notebook: store, History: b.history, Now: now,
		OnAsked: func() {}, OnRefused: func(err error) { b.refused = append(b.refused, err) },
	})
	return b
}

// nothing is what follows an undo where that is of no interest.
func nothing(history.Taken) {}

// highlights returns what the notebook has when all changes are made.
func (b *book) highlights(t *testing.T) []notes.Highlight {
	t.Helper()
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	all, err := b.Highlights(context.Background(), b.revision.Article)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestChangesThatFollowEachOtherQuicklyDoNotUndoOneAnother(t *testing.T) {
	b := newBook(t)
	h, err := b.changes.AddHighlight(b.revision, 19, 25, notes.Green)
	if err != nil {
		t.Fatal(err)
	}
	if h.Anchor.Exact != "Əliyev" {
		t.Fatalf("marked %q", h.Anchor.Exact)
	}
	b.changes.CommentHighlight(h.ID, "the president", "1", nil)
	b.changes.RecolorHighlight(h.ID, notes.Red)
	b.changes.CommentHighlight(h.ID, "the president of Azerbaijan", "1", nil)

	got := b.highlights(t)
	if len(got) != 1 || got[0].Color != notes.Red || got[0].Comment != "the president of Azerbaijan" {
		t.Fatalf("got %+v", got)
	}
	for _, want := range []struct {
		color   notes.Color
		comment string
	}{{notes.Red, "the president"}, {notes.Green, "the president"}, {notes.Green, ""}} {
		b.history.Undo(nothing)
		got := b.highlights(t)
		if len(got) != 1 || got[0].Color != want.color || got[0].Comment != want.comment {
			t.Errorf("after undo: got %+v, want %+v", got, want)
		}
	}
	b.history.Undo(nothing)
	if got := b.highlights(t); len(got) != 0 {
		t.Errorf("after the last undo: %+v", got)
	}
	for range 4 {
		b.history.Redo(nothing)
	}
	if got := b.highlights(t); len(got) != 1 || got[0].Comment != "the president of Azerbaijan" {
		t.Errorf("after redo: %+v", got)
	}
}

func TestADeletedHighlightComesBack(t *testing.T) {
	b := newBook(t)
	h, err := b.changes.AddHighlight(b.revision, 0, 3, notes.Yellow)
	if err != nil {
		t.Fatal(err)
	}
	b.changes.Discard(h.Ref())
	if got := b.highlights(t); len(got) != 0 {
		t.Fatalf("deleted, and still there: %+v", got)
	}
	b.history.Undo(nothing)
	if got := b.highlights(t); len(got) != 1 || got[0].ID != h.ID {
		t.Errorf("after undo: %+v", got)
	}
}

func TestMergedHighlights(t *testing.T) {
	b := newBook(t)
	var made []notes.Highlight
	for i, r := range [][2]int{{4, 12}, {0, 8}, {10, 17}} {
		h, err := b.changes.AddHighlight(b.revision, r[0], r[1], notes.Color(i))
		if err != nil {
			t.Fatal(err)
		}
		b.changes.CommentHighlight(h.ID, []string{"first", "", "third"}[i], "1", nil)
		made = append(made, h)
	}
	if err := b.changes.MergeHighlights(b.revision, made); err != nil {
		t.Fatal(err)
	}
	got := b.highlights(t)
	if len(got) != 1 || got[0].ID != made[0].ID || got[0].Anchor.Exact != "Two brothers died" || got[0].Comment != "first\n\nthird" || got[0].Color != notes.Yellow {
		t.Fatalf("got %+v", got)
	}
	b.history.Undo(nothing)
	if got := b.highlights(t); len(got) != 3 {
		t.Errorf("after one undo: %+v", got)
	}
}

func TestNotes(t *testing.T) {
	b := newBook(t)
	made := make(chan notes.NoteID, 1)
	b.changes.AddNote("", "", nil, func(id notes.NoteID) { made <- id })
	id := <-made
	b.changes.NameNote(id, "Cause of death", nil, func() {}, func(_ string, err error) { t.Error(err) })
	b.changes.WriteNote(id, "Four versions.", "text of note", "1", func() {}, func() { t.Error("the note is there") })
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	n, err := b.Note(context.Background(), id)
	if err != nil || n.Title != "Cause of death" || n.Body != "Four versions." {
		t.Fatalf("got %+v, %v", n, err)
	}
	b.changes.Discard(n.Ref())
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	if all, err := b.Store.Notes(context.Background()); err != nil || len(all) != 0 {
		t.Errorf("got %+v, %v", all, err)
	}
}

func TestAnArticleThatIsRenamedHereIsSaidToBe(t *testing.T) {
	b := newBook(t)
	b.changes.RenameArticle(b.revision.Article, "The raid")
	var taken history.Taken
	b.history.Undo(func(t history.Taken) { taken = t })
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	if taken.Seq == 0 || !taken.Own {
		t.Errorf("took %+v", taken)
	}
}

// Another program may be faster: then there is nothing to do, and no failure.
func TestDeletingAndRestoringTwice(t *testing.T) {
	b := newBook(t)
	h, err := b.changes.AddHighlight(b.revision, 0, 3, notes.Yellow)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		change func(notes.Ref)
		want   int
	}{{b.changes.Discard, 0}, {b.changes.Discard, 0}, {b.changes.Restore, 1}, {b.changes.Restore, 1}} {
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

// Another program may have deleted what is to be changed. The change is refused, and those after it are made.
func TestAChangeOfWhatIsGoneIsGivenUp(t *testing.T) {
	b := newBook(t)
	h, err := b.changes.AddHighlight(b.revision, 0, 3, notes.Yellow)
	if err != nil {
		t.Fatal(err)
	}
	n := b.changes.AddNote("T", "Before.", nil, func(notes.NoteID) {})
	b.changes.Discard(h.Ref())
	b.changes.Discard(n.Ref())
	b.changes.RecolorHighlight(h.ID, notes.Red)
	b.changes.CommentHighlight(h.ID, "too late", "1", nil)
	b.changes.Quote(n.ID, 0, notes.Article{Key: "raid"}, h, false, func(notes.Note, int) { t.Error("nothing was quoted") })
	b.changes.AddNote("U", "", nil, func(notes.NoteID) {})
	if err := b.history.Wait(); err != nil {
		t.Fatal(err)
	}
	if len(b.refused) != 3 {
		t.Errorf("refused were %v", b.refused)
	}
	for _, err := range b.refused {
		if !errors.Is(err, notes.ErrInTrash) {
			t.Errorf("refused for %v", err)
		}
	}
	if all, err := b.Store.Notes(context.Background()); err != nil || len(all) != 1 || all[0].Title != "U" {
		t.Errorf("got %+v, %v", all, err)
	}
}

// full is a notebook whose disk may be full.
type full struct {
	*storage.Store
	full bool
}

func (f *full) Apply(ctx context.Context, edits ...notes.Edit) error {
	if f.full {
		return errors.New("the disk is full")
	}
	return f.Store.Apply(ctx, edits...)
}

func TestWhatIsWrittenAboutSomethingThatCouldNotBeSavedIsKeptWithIt(t *testing.T) {
	b := newBook(t)
	disk := &full{Store: b.Store, full: true}
	h := history.New(history.Options{Notebook: disk, Since: 1, Dispatch: func(f func()) { f() }, OnState: func(history.State) {}})
	t.Cleanup(h.Close)
	c := New(Options{Notebook: b.Store, History: h, Now: time.Now, OnAsked: func() {}, OnRefused: func(err error) { t.Error(err) }})
	marked, err := c.AddHighlight(b.revision, 0, 3, notes.Yellow)
	if err != nil {
		t.Fatal(err)
	}
	c.CommentHighlight(marked.ID, "precious", "1", nil)
	n := c.AddNote("T", "", nil, func(notes.NoteID) {})
	c.WriteNote(n.ID, "precious, too", "text of note", "1", func() {}, func() { t.Error("the note is said to be gone") })
	if err := h.Wait(); err == nil {
		t.Fatal("the failure is not told")
	}
	disk.full = false
	h.State().Failed.Retry()
	if err := h.Wait(); err != nil {
		t.Fatal(err)
	}
	if got, err := b.Highlight(context.Background(), marked.ID); err != nil || got.Comment != "precious" {
		t.Errorf("the comment is %q, %v", got.Comment, err)
	}
	if got, err := b.Note(context.Background(), n.ID); err != nil || got.Body != "precious, too" {
		t.Errorf("the note says %q, %v", got.Body, err)
	}
}
