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

// writesInVain opens the window and writes on in a note that cannot be saved.
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
	f.disk.Store(true)
	u.types("Two. ")
	u.await("the disk is full")
	u.await("Not saved")
	if body := u.note("Causes").Body; body != "One. " {
		t.Fatalf("the notebook has %q", body)
	}
	return u, f
}

// savesAll expects that all is saved, and that it is said.
func (u *user) savesAll(body string) {
	u.t.Helper()
	u.rests()
	if got := u.note("Causes").Body; got != body {
		u.t.Errorf("the notebook has %q, want %q", got, body)
	}
	if !u.sees("Saved") || u.sees("the disk is full") {
		u.t.Errorf("the window says %q", u.texts())
	}
}

func TestWhatCannotBeSavedIsTriedAgainWhenTheUserAsksForIt(t *testing.T) {
	u, f := writesInVain(t)
	f.disk.Store(false)
	u.clicks("Try again")
	u.savesAll("One. Two. ")
}

func TestWhatIsTypedLaterIsNotOverwrittenByWhatCouldNotBeSaved(t *testing.T) {
	u, f := writesInVain(t)
	u.types("Three. ")
	u.rests()
	f.disk.Store(false)
	u.types("Four.")
	u.savesAll("One. Two. Three. Four.")
}

func TestUndoIsNoStepWhileSomethingCannotBeSaved(t *testing.T) {
	u, f := writesInVain(t)
	u.does("edit.undo")
	f.disk.Store(false)
	u.clicks("Try again")
	u.savesAll("One. Two. ")
	u.does("edit.undo")
	u.savesAll("One. ")
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
	u.types("Three.")
	u.quits()
	if body := u.note("Causes").Body; body != "One. Two. Three." {
		t.Errorf("the notebook has %q", body)
	}
}
