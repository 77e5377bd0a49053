package app

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"collate/notes"
)

func TestWhatIsTypedIsSavedWhenTheWindowIsClosedAtOnce(t *testing.T) {
	path := newNotebookOf(t, nil)
	u := openWindow(t, path)
	u.does("file.note")
	u.types("Causes of death\nOnly one was named.")
	u.quits()
	store := openNotebook(t, path)
	n, err := store.ResolveNote(t.Context(), "Causes of death")
	if err != nil || n.Body != "Only one was named." {
		t.Errorf("the notebook has %q, %v", n.Body, err)
	}
	if err := store.Close(); err != nil {
		t.Error(err)
	}
}

// writes opens a note and puts the caret at its end.
func (u *user) writes(title string) *pane {
	u.t.Helper()
	p := u.opens(title)
	u.does("note.write")
	u.presses(fyne.KeyPageDown)
	return p
}

func TestANoteThatIsWrittenIsRenamedByAnotherProgram(t *testing.T) {
	path := newNotebookOf(t, texts{"Causes": "One. "})
	u := openWindow(t, path)
	p := u.writes("Causes")
	other := openNotebook(t, path)
	defer other.Close()

	u.types("Two. ")
	if _, err := other.RenameNote(t.Context(), notes.NoteID(p.shown.ID), "Causes of death", nil); err != nil {
		t.Fatal(err)
	}
	u.types("Three.")
	u.until("the new title", func() bool { return p.writer.Note().Title == "Causes of death" })
	u.rests()
	if n := u.note("Causes of death"); n.Body != "One. Two. Three." || p.writer.Note().Body != n.Body {
		t.Errorf("the notebook has %q, the window %q", n.Body, p.writer.Note().Body)
	}
	if !u.sees("Causes of death") {
		t.Error("the window does not say what the note is called")
	}
}

func TestANoteThatIsDeletedWhileItIsWrittenStays(t *testing.T) {
	path := newNotebookOf(t, texts{"Causes": "One. "})
	u := openWindow(t, path)
	p := u.writes("Causes")
	other := openNotebook(t, path)
	defer other.Close()
	if _, err := other.Delete(t.Context(), p.shown); err != nil {
		t.Fatal(err)
	}
	u.await("This note was deleted.")
	if body := p.writer.Note().Body; body != "One. " {
		t.Errorf("the window shows %q", body)
	}
	u.types("Two.")
	u.await("“Causes” had been deleted.")
	u.rests()
	if n := u.note("Causes"); n.Body != "One. Two." || !n.Trashed.IsZero() {
		t.Errorf("the notebook has %+v", n)
	}
	if u.sees("This note was deleted.") {
		t.Error("the window says still that the note is deleted")
	}
}

func TestWhatIsWrittenElsewhereAtTheSamePlaceIsInTheHistory(t *testing.T) {
	path := newNotebookOf(t, texts{"Causes": "The report is "})
	u := openWindow(t, path)
	p := u.writes("Causes")
	other := openNotebook(t, path)
	defer other.Close()
	u.types("right.")
	theirs, err := other.Change(t.Context(), p.shown, "text of note", "", func(r notes.Record) notes.Record {
		n := r.(notes.Note)
		n.Body += "wrong."
		return n
	})
	if err != nil {
		t.Fatal(err)
	}
	u.await("“Causes” was changed elsewhere while you wrote.")
	u.rests()
	if body := u.note("Causes").Body; body != "The report is right." || p.writer.Note().Body != body {
		t.Errorf("the notebook has %q, the window %q", body, p.writer.Note().Body)
	}
	u.clicks("Show the history")
	u.until("the history", func() bool { return u.past.Visible() && len(u.past.Contents().Versions) > 0 })
	versions, err := u.notebook.Versions(t.Context(), p.shown)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(versions, func(e notes.Entry) bool { return e.ID == theirs.ID && e.State == notes.InForce }) {
		t.Errorf("the history has only %+v", versions)
	}
}
