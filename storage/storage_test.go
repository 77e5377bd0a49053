package storage

import (
	"context"
	"database/sql"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"collate/notes"
	"collate/notes/anchor"
	"collate/notes/cite/csl"
	"collate/notes/document"
	"collate/notes/query"
)

// clock is a fixed time that tests give to everything.
var clock = time.Date(2026, 3, 1, 12, 0, 0, 123456789, time.UTC)

// open opens a new notebook in a temporary folder.
func open(t testing.TB) *Store {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "notebook.db"))
}

func openAt(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path, Options{Now: func() time.Time { return clock }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// apply applies an edit of the operations, which must succeed.
func apply(t testing.TB, s *Store, ops ...notes.Op) {
	t.Helper()
	if err := s.Apply(context.Background(), edit(ops...)); err != nil {
		t.Fatal(err)
	}
}

// goTo goes to a step of the history.
func goTo(t testing.TB, s *Store, seq int64) {
	t.Helper()
	_, _, err := s.GoTo(t.Context(), seq, nil)
	must(t, err)
}

func edit(ops ...notes.Op) notes.Edit { return notes.NewEdit("test", clock, ops...) }

// article makes an article with one revision.
func article(key, title, text string) (notes.Article, notes.Revision) {
	a := notes.Article{
		ID:  notes.NewID[notes.ArticleID](),
		Key: key,
		Item: csl.Item{
			ID: key, Type: "article-newspaper",
			Text:  map[string]string{"title": title, "container-title": "The Daily"},
			Names: map[string][]csl.Name{"author": {{Family: "Doe", Given: "Jane"}}},
		},
		Created: clock, Modified: clock,
	}
	r := revision(a, text)
	a.Revision = r.ID
	return a, r
}

func revision(a notes.Article, text string) notes.Revision {
	return notes.Revision{ID: notes.NewID[notes.RevisionID](), Article: a.ID, Document: document.Plain(text), Created: clock}
}

// addArticle puts an article into the notebook.
func addArticle(t testing.TB, s *Store, key, title, text string) (notes.Article, notes.Revision) {
	t.Helper()
	a, r := article(key, title, text)
	apply(t, s, notes.Put(r), notes.Put(a))
	return a, r
}

// highlight makes a highlight of a range of a revision.
func highlight(r notes.Revision, start, end int) notes.Highlight {
	return notes.Highlight{
		ID: notes.NewID[notes.HighlightID](), Article: r.Article, Revision: r.ID,
		Anchor:  anchor.Anchor{Exact: r.Document.Slice(start, end), Start: start, End: end},
		Status:  notes.Anchored,
		Created: clock, Modified: clock,
	}
}

func note(title, body string) notes.Note {
	return notes.Note{ID: notes.NewID[notes.NoteID](), Title: title, Body: body, Created: clock, Modified: clock}
}

// parse reads a query in which the last word is finished.
func parse(text string) query.Query { return query.Parse(text + " ") }

// counted returns how much the notebook holds.
func counted(t testing.TB, s *Store) (c Counts) {
	t.Helper()
	must(t, s.view(context.Background(), func(tx *sql.Tx) (err error) {
		c, err = counts(context.Background(), tx)
		return err
	}))
	return c
}

// awaitWriter returns when a Store, which was asked to change something on another
// goroutine, has begun to, and waits for its turn if somebody else writes.
func awaitWriter(s *Store) {
	for s.writer.Stats().InUse == 0 {
		runtime.Gosched()
	}
}
