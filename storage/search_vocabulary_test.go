package storage

import (
	"fmt"
	"path/filepath"
	"testing"

	"collate/notes"
)

// The words that are kept in the notebook serve as long as not too much
// changed since.
func TestKeptVocabulary(t *testing.T) {
	path := filepath.Join(t.TempDir(), "notebook.db")
	s := openAt(t, path)
	first := note("Blockade", "The blockade began in March.")
	apply(t, s, notes.Put(first))
	must(t, s.Optimize(t.Context()))
	if _, err := s.writer.Exec("UPDATE search_vocabulary SET words = words || ' kept 7'"); err != nil {
		t.Fatal(err)
	}
	// rows returns how many passages have a word for whoever opens the notebook now.
	rows := func(word string) int {
		other := openAt(t, path)
		must(t, other.PrepareSearch(t.Context()))
		return other.vocabulary.words.Rows(word)
	}
	if got := rows("kept"); got != 7 {
		t.Errorf("the kept words were not read: %d", got)
	}
	apply(t, s, notes.Put(note("Later", "The blockade ended in May.")))
	if kept, blockade, may := rows("kept"), rows("blockade"), rows("may"); kept != 7 || blockade != 2 || may != 1 {
		t.Errorf("with a new note: %d, %d and %d, want 7, 2 and 1", kept, blockade, may)
	}
	if _, err := s.RenameNote(t.Context(), first.ID, "Siege", nil); err != nil {
		t.Fatal(err)
	}
	if rows("siege") != 1 {
		t.Error("a word that came by a rename is not known")
	}
	must(t, s.Optimize(t.Context()))
	var many []notes.Note
	for i := range mostNew + 1 {
		many = append(many, note("Many", fmt.Sprint("number ", i)))
	}
	addNotes(t, s, many)
	if got := rows("number"); got != len(many) {
		t.Errorf("%d passages, want %d", got, len(many))
	}
	must(t, s.Repair(t.Context(), nil))
	if got := rows("many"); got != len(many) {
		t.Errorf("repaired, %d passages, want %d", got, len(many))
	}
}

// Only a window keeps words by itself: a program for one search does not write.
func TestWindowKeepsVocabulary(t *testing.T) {
	for _, window := range []bool{true, false} {
		s, err := Open(t.Context(), filepath.Join(t.TempDir(), "notebook.db"), Options{Window: window})
		must(t, err)
		apply(t, s, notes.Put(note("Blockade", "The blockade began in March.")))
		must(t, s.PrepareSearch(t.Context()))
		var kept bool
		must(t, s.reader.QueryRow("SELECT count(*) FROM search_vocabulary WHERE words LIKE '%blockade 1%'").Scan(&kept))
		if kept != window {
			t.Errorf("opened for a window: %v, words kept: %v", window, kept)
		}
		must(t, s.Close())
	}
}
