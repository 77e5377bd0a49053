package changes

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"collate/app/history"
	"collate/notes"
)

// state returns all that undo and redo are about, and the entry of the history that made it so.
func (b *book) state(t *testing.T) (entry int64, state string) {
	t.Helper()
	highlights := b.highlights(t) // when all changes are made
	all, err := b.Store.Notes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all {
		full, err := b.Note(context.Background(), n.ID)
		if err != nil {
			t.Fatal(err)
		}
		state += fmt.Sprintf("%q: %q\n", full.Title, full.Body)
	}
	for _, h := range highlights {
		state += fmt.Sprintf("%q %v: %q\n", h.Anchor.Exact, h.Color, h.Comment)
	}
	return b.history.State().Undo.Seq, state
}

// TestUndoAndRedoRetraceEachStep makes random changes of several things among each other, takes all of them back and
// makes them again, from and to where each of them has led.
func TestUndoAndRedoRetraceEachStep(t *testing.T) {
	b := newBook(t)
	random := rand.New(rand.NewPCG(4, 2))
	var written []notes.NoteID
	var marked []notes.HighlightID
	was := map[int64]string{} // by entry
	keep := func() {
		entry, state := b.state(t)
		was[entry] = state
	}
	refused := func(_ string, err error) { t.Error(err) }
	keep()
	for i := range 80 {
		what := random.IntN(6)
		if len(written) == 0 || what == 0 {
			written = append(written, b.changes.AddNote(fmt.Sprint("Note ", i), "", nil, func(notes.NoteID) {}).ID)
			keep()
		}
		if len(marked) == 0 || what == 1 {
			h, err := b.changes.AddHighlight(b.revision, i%10, i%10+5, notes.Green)
			if err != nil {
				t.Fatal(err)
			}
			marked = append(marked, h.ID)
			keep()
		}
		note, highlight := written[random.IntN(len(written))], marked[random.IntN(len(marked))]
		switch what {
		case 2, 3:
			b.changes.WriteNote(note, fmt.Sprint("text ", i), "text of note", fmt.Sprint(i/3), func() {}, func() {}) // the stretch of several
		case 4:
			b.changes.NameNote(note, fmt.Sprint("Title ", i), nil, func() {}, refused)
		case 5:
			b.changes.CommentHighlight(highlight, fmt.Sprint("comment ", i), fmt.Sprint(i/3), nil)
		}
		keep()
	}
	if len(was) < 40 {
		t.Fatalf("only %d entries", len(was))
	}

	_, last := b.state(t)
	steps := 0
	for ; ; steps++ {
		taken := make(chan history.Taken, 1)
		b.history.Undo(func(t history.Taken) { taken <- t })
		if (<-taken).Seq == 0 {
			break
		}
		entry, state := b.state(t)
		if state != was[entry] {
			t.Fatalf("back at entry %d: %s\nwant %s", entry, state, was[entry])
		}
	}
	if steps != len(was)-1 {
		t.Errorf("%d steps were undone, of %d", steps, len(was)-1)
	}
	for range steps {
		b.history.Redo(nothing)
		entry, state := b.state(t)
		if state != was[entry] {
			t.Fatalf("when entry %d was redone: %s\nwant %s", entry, state, was[entry])
		}
	}
	if _, state := b.state(t); state != last {
		t.Errorf("when all was redone: %s\nwant %s", state, last)
	}
}
