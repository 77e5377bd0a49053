package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"collate/notes"
)

// writer makes random edits such as a user makes.
type writer struct {
	random     *rand.Rand
	articles   []notes.Article
	revisions  []notes.Revision // the current one of each article, then others
	highlights []notes.Highlight
	notes      []notes.Note
	keys       int
	typed      time.Duration // since the clock's time
}

// apply makes an edit and applies it.
func (w *writer) apply(t testing.TB, s *Store) {
	t.Helper()
	if w.random.IntN(3) == 0 {
		w.change(t, s)
		return
	}
	var ops []notes.Op
	for len(ops) == 0 || w.random.IntN(3) == 0 {
		ops = append(ops, w.ops()...)
	}
	w.typed += time.Duration(w.random.Int64N(int64(3 * time.Second)))
	e := notes.NewEdit("test", clock.Add(w.typed), ops...)
	if w.random.IntN(2) == 0 {
		e.Field = "text"
	}
	must(t, s.Apply(context.Background(), e))
}

// stepped reads what there is after a step of the history, which may have had
// nothing to do.
func (w *writer) stepped(t testing.TB, s *Store, err error) {
	t.Helper()
	if errors.Is(err, notes.ErrNoStep) {
		return
	}
	must(t, err)
	w.read(t, s)
}

// read reads what there is.
func (w *writer) read(t testing.TB, s *Store) {
	t.Helper()
	must(t, s.view(t.Context(), func(tx *sql.Tx) error {
		w.articles, w.revisions, w.highlights, w.notes = nil, nil, nil, nil
		for _, list := range []struct {
			kind  notes.Kind
			table string
		}{
			{notes.KindArticle, "articles"}, {notes.KindRevision, "revisions"}, {notes.KindHighlight, "highlights"}, {notes.KindNote, "notes"},
		} {
			rows, err := tx.Query("SELECT id FROM " + list.table + " ORDER BY id")
			must(t, err)
			ids, err := collect(rows, func(id *string) []any { return []any{id} })
			must(t, err)
			for _, id := range ids {
				r, err := record(t.Context(), tx, notes.Ref{Kind: list.kind, ID: id})
				must(t, err)
				switch r := r.(type) {
				case notes.Article:
					w.articles = append(w.articles, r)
				case notes.Revision:
					w.revisions = append(w.revisions, r)
				case notes.Highlight:
					w.highlights = append(w.highlights, r)
				case notes.Note:
					w.notes = append(w.notes, r)
				}
			}
		}
		return nil
	}))
}

// change has the notebook make an edit of what it reads.
func (w *writer) change(t testing.TB, s *Store) {
	t.Helper()
	if len(w.notes) == 0 || w.random.IntN(2) == 0 {
		w.name(t, s)
		return
	}
	n := w.notes[w.random.IntN(len(w.notes))]
	var err error
	if w.random.IntN(2) == 0 {
		_, err = s.Change(t.Context(), n.Ref(), "text of note", "text", func(r notes.Record) notes.Record { return notes.WithText(r, w.words(5)) })
	} else {
		versions, failed := s.Versions(t.Context(), n.Ref())
		must(t, failed)
		_, err = s.RevertNote(t.Context(), n.ID, versions[w.random.IntN(len(versions))].Seq)
	}
	w.changed(t, s, err)
}

// name adds, renames, deletes or restores something that links can lead to.
func (w *writer) name(t testing.TB, s *Store) {
	t.Helper()
	if len(w.notes) == 0 || w.random.IntN(4) == 0 {
		w.keys++
		n := note(w.title(), "[["+w.plainTitle()+"]] [["+w.plainTitle()+"|so]] [["+w.plainTitle()+"#Road]]")
		a, r := article(fmt.Sprint("key-", w.keys), w.title(), w.words(5))
		apply(t, s, notes.Put(n), notes.Put(a), notes.Put(r))
		w.read(t, s)
		return
	}
	refs := []notes.Ref{w.notes[w.random.IntN(len(w.notes))].Ref()}
	if len(w.articles) > 0 {
		refs = append(refs, w.articles[w.random.IntN(len(w.articles))].Ref())
	}
	ref := refs[w.random.IntN(len(refs))]
	var err error
	switch action := w.random.IntN(4); {
	case action == 0:
		_, err = s.Delete(t.Context(), ref)
	case action == 1:
		_, err = s.Undelete(t.Context(), refs...)
	case ref.Kind == notes.KindNote:
		_, err = s.RenameNote(t.Context(), notes.NoteID(ref.ID), w.title(), nil)
	default:
		_, err = s.RenameArticle(t.Context(), notes.ArticleID(ref.ID), w.title(), nil)
	}
	w.changed(t, s, err)
}

// changed reads what there is after an edit, which may not have found what it is
// of.
func (w *writer) changed(t testing.TB, s *Store, err error) {
	t.Helper()
	if !errors.Is(err, notes.ErrNotFound) {
		must(t, err)
	}
	w.read(t, s)
}

// title returns one of few titles.
func (w *writer) title() string {
	if w.random.IntN(6) == 0 {
		return "The ` raid" // cannot be written in a link
	}
	return w.plainTitle()
}

func (w *writer) plainTitle() string {
	titles := []string{"Road", "road", "Raid", "key-1", "Bakı"}
	return titles[w.random.IntN(len(titles))]
}

func (w *writer) ops() []notes.Op {
	switch w.random.IntN(11) {
	case 10:
		tag := notes.Tag{Name: w.words(1), Color: notes.Color(w.random.IntN(8))}
		if w.random.IntN(3) == 0 {
			return []notes.Op{notes.Remove(tag.Ref())}
		}
		return []notes.Op{notes.Put(tag)}
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
