package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"collate/notes"
)

// Any edits, undone one after the other, leave what was there before each;
// redone, what was there after; and so does a notebook that is opened anew before
// each step, and one that goes there at once. The entries in force, replayed onto an
// empty notebook, make the same notebook.
func TestUndoRedoReplay(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel() // it waits for the disk most of the time
			path := filepath.Join(t.TempDir(), "notebook.db")
			s := openAt(t, path)
			w := writer{random: rand.New(rand.NewPCG(seed, 0))}
			states := map[int64]string{0: contents(t, s)} // after each entry
			var newest int64
			for range 60 {
				w.apply(t, s)
				newest = newestEntry(t, s)
				states[newest] = contents(t, s)
			}
			sound(t, s)
			matches := func(at int64) {
				t.Helper()
				if got := contents(t, s); got != states[at] {
					t.Fatalf("at entry %d:\n%s\nwant:\n%s", at, got, states[at])
				}
			}
			reopen := func() {
				if w.random.IntN(4) == 0 {
					must(t, s.Close())
					s = openAt(t, path)
				}
			}
			for at := newest; at > 0; at-- {
				reopen()
				e, err := s.Undo(t.Context(), 0, nil)
				must(t, err)
				if e.Seq != at {
					t.Fatalf("undone: entry %d, want %d", e.Seq, at)
				}
				matches(at - 1)
			}
			sound(t, s)
			if _, err := s.Undo(t.Context(), 0, nil); !errors.Is(err, notes.ErrNoStep) {
				t.Errorf("undone before the beginning: %v", err)
			}
			for at := int64(1); at <= newest; at++ {
				reopen()
				e, err := s.Redo(t.Context(), 0, nil)
				must(t, err)
				if e.Seq != at {
					t.Fatalf("redone: entry %d, want %d", e.Seq, at)
				}
				matches(at)
			}
			sound(t, s)
			if _, err := s.Redo(t.Context(), 0, nil); !errors.Is(err, notes.ErrNoStep) {
				t.Errorf("redone after the end: %v", err)
			}
			for range 10 {
				reopen()
				at := w.random.Int64N(newest + 1)
				goTo(t, s, at)
				matches(at)
			}
			sound(t, s)

			replica := open(t)
			must(t, replica.Apply(t.Context(), inForce(t, s)...))
			sound(t, replica)
			if got, want := contents(t, replica), contents(t, s); got != want {
				t.Errorf("replayed:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// Whatever is changed, undone and redone in any order, by whichever of two
// programs, and whenever the trash is emptied: the notebook is what its entries in
// force make of an empty one, and nothing is left of it when all are undone.
func TestTheNotebookIsItsEntriesInForce(t *testing.T) {
	for seed := range uint64(8) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel() // it waits for the disk most of the time
			s := open(t)
			programs := []*Store{s, openAt(t, s.path)}
			w := writer{random: rand.New(rand.NewPCG(seed, 1))}
			for range 80 {
				program := programs[w.random.IntN(2)]
				switch w.random.IntN(6) {
				case 0:
					_, err := program.EmptyTrash(t.Context(), clock)
					w.stepped(t, program, err)
				case 1, 2:
					_, err := program.Undo(t.Context(), 0, nil)
					w.stepped(t, program, err)
				case 3:
					_, err := program.Redo(t.Context(), 0, nil)
					w.stepped(t, program, err)
				default:
					w.apply(t, program)
				}
			}
			sound(t, s)
			replica := open(t)
			if edits := inForce(t, s); len(edits) > 0 {
				must(t, replica.Apply(t.Context(), edits...))
			}
			if got, want := contents(t, replica), contents(t, s); got != want {
				t.Errorf("replayed:\n%s\nwant:\n%s", got, want)
			}
			goTo(t, s, 0)
			if got := contents(t, s); got != "" {
				t.Errorf("at the beginning:\n%s", got)
			}
		})
	}
}

// newestEntry returns the number of the newest entry of the history.
func newestEntry(t testing.TB, s *Store) (seq int64) {
	t.Helper()
	must(t, s.writer.QueryRow("SELECT coalesce(max(seq), 0) FROM log").Scan(&seq))
	return seq
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

// inForce returns the entries of the history that are in force, oldest first, as
// edits.
func inForce(t testing.TB, s *Store) (edits []notes.Edit) {
	t.Helper()
	err := s.view(t.Context(), func(tx *sql.Tx) error {
		entries, err := selectEntries(t.Context(), tx, "undone IS NULL ORDER BY seq")
		must(t, err)
		for _, e := range entries {
			logged, err := loggedOps(t.Context(), tx, "seq = ?", e.Seq)
			must(t, err)
			replayed := notes.Edit{ID: e.ID, Name: e.Name, Time: e.Time}
			for _, o := range logged {
				op, err := o.again(t.Context(), tx)
				must(t, err)
				replayed.Ops = append(replayed.Ops, op)
			}
			edits = append(edits, replayed)
		}
		return nil
	})
	must(t, err)
	return edits
}
