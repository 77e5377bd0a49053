package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"collate/notes"
)

// Any edits, undone one after the other, leave what was there before each;
// redone, what was there after; and their log, replayed onto an empty notebook,
// makes the same notebook.
func TestUndoRedoReplay(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			s := open(t)
			w := writer{random: rand.New(rand.NewPCG(seed, 0))}
			states := []string{dump(t, s, contentTables...)}
			var inverses []notes.Edit
			for range 60 {
				inverses = append(inverses, w.apply(t, s))
				states = append(states, dump(t, s, contentTables...))
			}
			sound(t, s)
			var redos []notes.Edit
			for i, inverse := range slices.Backward(inverses) {
				redo, err := s.Apply(t.Context(), inverse)
				must(t, err)
				redos = append(redos, redo)
				if got := dump(t, s, contentTables...); got != states[i] {
					t.Fatalf("after undoing edit %d:\n%s\nbefore it:\n%s", i, got, states[i])
				}
			}
			sound(t, s)
			for i, redo := range slices.Backward(redos) {
				_, err := s.Apply(t.Context(), redo)
				must(t, err)
				if got, want := dump(t, s, contentTables...), states[len(states)-1-i]; got != want {
					t.Fatalf("after redoing edit %d:\n%s\nafter it:\n%s", len(states)-2-i, got, want)
				}
			}
			sound(t, s)

			replica := open(t)
			for _, e := range logged(t, s) {
				if _, err := replica.Apply(t.Context(), e); err != nil {
					t.Fatal(err)
				}
			}
			sound(t, replica)
			if got, want := dump(t, replica, contentTables...), states[len(states)-1]; got != want {
				t.Errorf("replayed:\n%s\nwant:\n%s", got, want)
			}
			if got, want := dump(t, replica, "log", "log_ops"), dump(t, s, "log", "log_ops"); got != want {
				t.Errorf("the replayed log:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// sound fails the test if Check finds anything.
func sound(t testing.TB, s *Store) {
	t.Helper()
	report, err := s.Check(context.Background())
	must(t, err)
	for _, finding := range report.Findings {
		t.Error(finding)
	}
}

// logged returns the edits of the log, oldest first.
func logged(t testing.TB, s *Store) (edits []notes.Edit) {
	t.Helper()
	err := s.view(t.Context(), func(tx *sql.Tx) error {
		rows, err := tx.Query("SELECT id, name, time FROM log ORDER BY seq")
		must(t, err)
		edits, err = collect(rows, func(e *notes.Edit) []any { return []any{&e.ID, &e.Name, timeColumn{&e.Time}} })
		must(t, err)
		rows, err = tx.Query("SELECT seq, kind, record, value FROM log_ops ORDER BY seq, n")
		must(t, err)
		type entry struct {
			seq      int
			kind, id string
			value    sql.NullString
		}
		entries, err := collect(rows, func(e *entry) []any { return []any{&e.seq, &e.kind, &e.id, &e.value} })
		must(t, err)
		for _, e := range entries {
			op := map[string]any{"kind": e.kind, "id": e.id}
			if e.value.Valid {
				op["value"] = json.RawMessage(e.value.String)
			}
			data, err := json.Marshal(op)
			must(t, err)
			var decoded notes.Op
			must(t, json.Unmarshal(data, &decoded))
			edits[e.seq-1].Ops = append(edits[e.seq-1].Ops, decoded)
		}
		return nil
	})
	must(t, err)
	return edits
}

// writer makes random edits such as a user makes.
type writer struct {
	random     *rand.Rand
	articles   []notes.Article
	revisions  []notes.Revision // the current one of each article, then others
	highlights []notes.Highlight
	notes      []notes.Note
	keys       int
}

// apply makes an edit and applies it.
func (w *writer) apply(t testing.TB, s *Store) (inverse notes.Edit) {
	t.Helper()
	var ops []notes.Op
	for len(ops) == 0 || w.random.IntN(3) == 0 {
		ops = append(ops, w.ops()...)
	}
	inverse, err := s.Apply(context.Background(), edit(ops...))
	must(t, err)
	return inverse
}

func (w *writer) ops() []notes.Op {
	switch w.random.IntN(10) {
	case 0:
		w.keys++
		a, r := article(fmt.Sprint("key-", w.keys), w.words(3), w.words(5)+"\n"+w.words(20))
		w.articles, w.revisions = append(w.articles, a), append(w.revisions, r)
		return []notes.Op{notes.Put(a), notes.Put(r)}
	case 1, 2, 3:
		return w.highlightOps()
	case 4, 5:
		n := note(w.words(2), w.words(10)+" [["+w.words(2)+"]] [[key-1]]")
		w.notes = append(w.notes, n)
		return []notes.Op{notes.Put(n)}
	case 6:
		return w.changeNote()
	}
	if len(w.articles) == 0 {
		return nil
	}
	i := w.random.IntN(len(w.articles))
	switch a := &w.articles[i]; w.random.IntN(4) {
	case 0: // a new text
		r := revision(*a, w.words(30))
		a.Revision = r.ID
		w.revisions = append(w.revisions, r)
		return []notes.Op{notes.Put(r), notes.Put(*a)}
	case 1:
		a.Tags = []string{w.words(1)}
		a.Item = a.Item.Clone()
		a.Item.Text["title"] = w.words(2)
		return []notes.Op{notes.Put(*a)}
	case 2: // into the trash or out of it
		if a.Trashed.IsZero() {
			a.Trashed = clock
		} else {
			a.Trashed = time.Time{}
		}
		return []notes.Op{notes.Put(*a)}
	}
	return w.removeArticle(i)
}

// highlightOps adds, changes or trashes a highlight.
func (w *writer) highlightOps() []notes.Op {
	if len(w.revisions) == 0 {
		return nil
	}
	if len(w.highlights) == 0 || w.random.IntN(2) == 0 {
		r := w.revisions[w.random.IntN(len(w.revisions))]
		start := w.random.IntN(r.Document.Len())
		h := highlight(r, start, start+w.random.IntN(r.Document.Len()-start))
		h.Color = notes.Color(w.random.IntN(8))
		w.highlights = append(w.highlights, h)
		return []notes.Op{notes.Put(h)}
	}
	h := &w.highlights[w.random.IntN(len(w.highlights))]
	h.Comment = w.words(w.random.IntN(5)) + " [[" + w.words(2) + "]]"
	h.Tags = []string{w.words(1), w.words(1)}
	if w.random.IntN(3) == 0 {
		h.Trashed = clock
	}
	return []notes.Op{notes.Put(*h)}
}

// changeNote writes, trashes or removes a note.
func (w *writer) changeNote() []notes.Op {
	if len(w.notes) == 0 {
		return nil
	}
	i := w.random.IntN(len(w.notes))
	n := &w.notes[i]
	switch w.random.IntN(3) {
	case 0:
		ref := n.Ref()
		w.notes = slices.Delete(w.notes, i, i+1)
		return []notes.Op{notes.Remove(ref)}
	case 1:
		n.Trashed = clock
	}
	n.Body = w.words(12)
	return []notes.Op{notes.Put(*n)}
}

// removeArticle removes an article for good, with all that belongs to it.
func (w *writer) removeArticle(i int) (ops []notes.Op) {
	id := w.articles[i].ID
	w.highlights = slices.DeleteFunc(w.highlights, func(h notes.Highlight) bool {
		if h.Article == id {
			ops = append(ops, notes.Remove(h.Ref()))
		}
		return h.Article == id
	})
	w.revisions = slices.DeleteFunc(w.revisions, func(r notes.Revision) bool {
		if r.Article == id {
			ops = append(ops, notes.Remove(r.Ref()))
		}
		return r.Article == id
	})
	ops = append(ops, notes.Remove(w.articles[i].Ref()))
	w.articles = slices.Delete(w.articles, i, i+1)
	return ops
}

func (w *writer) words(n int) (text string) {
	words := []string{"raid", "Bakı", "trade", "Zəngəzur", "road", "police", "“agency”", "note", "Ural", "[[road]]"}
	for i := range n {
		if i > 0 {
			text += " "
		}
		text += words[w.random.IntN(len(words))]
	}
	return text
}
