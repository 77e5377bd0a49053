package storage

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"collate/notes"
)

// SQLite's own limit stands for a full disk here, so that this runs anywhere.
func TestFull(t *testing.T) {
	s := open(t)
	setLimit := func(pages int) {
		_, err := s.writer.Exec(fmt.Sprint("PRAGMA max_page_count = ", pages))
		must(t, err)
	}
	var pages int
	must(t, s.writer.QueryRow("PRAGMA page_count").Scan(&pages))
	setLimit(pages + 30)
	testFull(t, s, func() { setLimit(1 << 30) })
}

// testFull writes until nothing more can be saved, and once more when there is
// space again.
func testFull(t *testing.T, s *Store, makeSpace func()) {
	t.Helper()
	var saved []notes.NoteID
	n := note("", "")
	var err error
	for err == nil {
		n = note(fmt.Sprint("Note ", len(saved)), strings.Repeat("A line of the diary.\n", 1000))
		if err = s.Apply(t.Context(), edit(notes.Put(n))); err == nil {
			saved = append(saved, n.ID)
		}
		if len(saved) > 10_000 {
			t.Fatal("it never was full")
		}
	}
	var p *notes.Problem
	if !errors.As(err, &p) || !strings.HasPrefix(err.Error(), "Could not save “test” in "+s.path+": the disk is full. Free some space") {
		t.Errorf("error %q", err)
	}
	if e := (sqlite3.Error{}); !errors.As(err, &e) || e.Code != sqlite3.ErrFull {
		t.Errorf("the cause is %#v", e)
	}
	allThere := func() {
		t.Helper()
		for _, id := range saved {
			if _, err := s.Note(context.Background(), id); err != nil {
				t.Errorf("what was saved: %v", err)
			}
		}
	}
	allThere()
	if _, err := s.Note(t.Context(), n.ID); !errors.Is(err, notes.ErrNotFound) {
		t.Errorf("what was not saved: %v", err)
	}
	makeSpace()
	if err := s.Apply(t.Context(), edit(notes.Put(n))); err != nil {
		t.Errorf("saved once more, with space: %v", err)
	}
	saved = append(saved, n.ID)
	allThere()
	sound(t, s)
}
