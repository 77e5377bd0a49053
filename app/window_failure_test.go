package app

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"

	"collate/notes"
)

// full is a notebook in which no record can be changed while its disk is full.
type full struct {
	Notebook
	disk atomic.Bool
}

func (f *full) Change(ctx context.Context, ref notes.Ref, name, field string, change func(notes.Record) notes.Record) (notes.Edit, error) {
	if f.disk.Load() {
		return notes.Edit{}, errors.New("the disk is full")
	}
	return f.Notebook.Change(ctx, ref, name, field, change)
}

// writesInVain opens the window and writes on in a note that cannot be saved any more.
func writesInVain(t *testing.T) (*user, *full) {
	store := openNotebook(t, newNotebookOf(t, texts{"Causes": "One. "}))
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	f := &full{Notebook: store}
	u := openWindowOn(t, f)
	u.writes("Causes")
	u.types("Two. ")
	u.has("One. Two. ")
	f.disk.Store(true)
	u.types("Three. ")
	u.await("the disk is full")
	u.await("Not saved")
	u.has("One. Two. ")
	return u, f
}

// has expects the text that the notebook has of the note, once nothing waits to be saved.
func (u *user) has(body string) {
	u.t.Helper()
	u.rests()
	if got := u.note("Causes").Body; got != body {
		u.t.Errorf("the notebook has %q, want %q", got, body)
	}
}

// saves expects that it has all, and that the window says so.
func (u *user) saves(body string) {
	u.t.Helper()
	u.has(body)
	if !u.sees("Saved") || u.sees("the disk is full") {
		u.t.Errorf("the window says %q", u.texts())
	}
}

func TestWhatCannotBeSavedIsTriedAgainWhenTheUserAsksForIt(t *testing.T) {
	u, f := writesInVain(t)
	u.clicks("Try again")
	u.await("the disk is full")
	u.has("One. Two. ")
	f.disk.Store(false)
	u.clicks("Try again")
	u.saves("One. Two. Three. ")
}

func TestWhatIsTypedLaterIsNotOverwrittenByWhatCouldNotBeSaved(t *testing.T) {
	u, f := writesInVain(t)
	u.types("Four. ")
	u.has("One. Two. ")
	f.disk.Store(false)
	u.types("Five.")
	u.saves("One. Two. Three. Four. Five.")
}

func TestUndoIsNoStepWhileSomethingCannotBeSaved(t *testing.T) {
	u, f := writesInVain(t)
	u.does("edit.undo")
	u.has("One. Two. ")
	f.disk.Store(false)
	u.clicks("Try again")
	u.saves("One. Two. Three. ")
	u.does("edit.undo")
	u.saves("One. ")
}

func TestTheWindowStaysOpenWhileSomethingCannotBeSaved(t *testing.T) {
	u, f := writesInVain(t)
	u.desktop.screen.close()
	u.await("Not everything is saved")
	u.clicks("Stay")
	if u.desktop.screen.closed {
		t.Fatal("the window is closed")
	}
	f.disk.Store(false)
	u.types("Four.")
	u.quits()
	if body := u.note("Causes").Body; body != "One. Two. Three. Four." {
		t.Errorf("the notebook has %q", body)
	}
}
