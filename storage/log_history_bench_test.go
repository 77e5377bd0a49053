package storage

import (
	"fmt"
	"testing"
	"time"

	"collate/notes"
)

// written makes a notebook with a note that was written in so many steps.
func written(b *testing.B, steps int) (*Store, notes.Note) {
	b.Helper()
	s := open(b)
	n := note("One", "")
	var edits []notes.Edit
	for i := range steps {
		n.Body = fmt.Sprint("A page of the diary, as it was after change ", i, " of it.")
		edits = append(edits, edit(notes.Put(n)))
	}
	must(b, s.Apply(b.Context(), edits...))
	return s, n
}

// BenchmarkUndo takes a change back and makes it again, in a long history.
func BenchmarkUndo(b *testing.B) {
	s, _ := written(b, 20_000)
	for b.Loop() {
		_, err := s.Undo(b.Context(), 0, nil)
		must(b, err)
		_, err = s.Redo(b.Context(), 0, nil)
		must(b, err)
	}
}

// BenchmarkGoTo goes a thousand steps back and comes again.
func BenchmarkGoTo(b *testing.B) {
	s, _ := written(b, 20_000)
	for b.Loop() {
		goTo(b, s, 19_000)
		goTo(b, s, 20_000)
	}
}

// BenchmarkHistory lists the last 200 steps.
func BenchmarkHistory(b *testing.B) {
	s, _ := written(b, 20_000)
	for b.Loop() {
		_, err := s.History(b.Context(), 0, 200)
		must(b, err)
	}
}

// BenchmarkTyping saves a note of 1 MB, letter by letter.
func BenchmarkTyping(b *testing.B) {
	s := open(b)
	n := note("One", newCorpus().paragraphs(2800, 60)[:1<<20])
	apply(b, s, notes.Put(n))
	for i := 0; b.Loop(); i++ {
		n.Body += "x"
		e := notes.NewEdit("text of note", clock.Add(time.Duration(i)*time.Millisecond), notes.Put(n))
		e.Field = "body"
		must(b, s.Apply(b.Context(), e))
	}
}

// BenchmarkUndoLong takes a change of a note of 1 MB back and makes it again.
func BenchmarkUndoLong(b *testing.B) {
	s := open(b)
	n := note("One", newCorpus().paragraphs(2800, 60)[:1<<20])
	apply(b, s, notes.Put(n))
	n.Body, n.Modified = n.Body[:1<<19]+" more "+n.Body[1<<19:], clock.Add(time.Minute)
	apply(b, s, notes.Put(n))
	for b.Loop() {
		_, err := s.Undo(b.Context(), 0, nil)
		must(b, err)
		_, err = s.Redo(b.Context(), 0, nil)
		must(b, err)
	}
}

// BenchmarkEmptyTrash removes an article with its highlights from a notebook of
// a thousand articles.
func BenchmarkEmptyTrash(b *testing.B) {
	s := open(b)
	fill(b, s, 1000)
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		a, r := article(fmt.Sprint("gone-", i), "The road", newCorpus().paragraphs(20, 60))
		a.Trashed = clock
		apply(b, s, notes.Put(a), notes.Put(r), notes.Put(highlight(r, 0, 40)))
		b.StartTimer()
		_, err := s.EmptyTrash(b.Context(), clock)
		must(b, err)
	}
}
