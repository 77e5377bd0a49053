package app

import (
	"slices"
	"testing"
)

// trash tells what is in the trash, by title.
func (u *user) trash() (titles []string) {
	u.t.Helper()
	items, err := u.notebook.Trash(u.t.Context())
	if err != nil {
		u.t.Fatal(err)
	}
	for _, item := range items {
		titles = append(titles, item.Title)
	}
	return titles
}

func TestWhatWasDeletedIsTakenOutOfTheTrashWhereItIsAskedFor(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"Causes": "One.", "Sources": "See [[Causes]]."}))
	u.does("view.panes.1")
	causes := u.opens("Causes").shown
	expect := func(shown string, trashed ...string) {
		t.Helper()
		u.rests()
		if got := u.trash(); !slices.Equal(got, trashed) || u.shows()[0] != shown {
			t.Errorf("in the trash are %q, want %q; shown is %q, want %q", got, trashed, u.shows()[0], shown)
		}
	}

	u.does("note.delete")
	u.await("The note is in the trash.")
	expect("", "Causes")
	u.clicks("Undo")
	expect("Causes")

	u.does("note.delete")
	u.does("file.trash")
	u.await("Note · deleted on")
	u.clicks("Put back")
	expect("")
	u.clicks("Close")

	u.changes.Discard(causes)
	expect("", "Causes")
	p := u.opens("Sources")
	p.writer.OnLink("[[Causes]]")
	u.await("Take it out")
	u.clicks("Take it out")
	u.until("the note", func() bool { return u.desk.showing(causes) == 1 })
	expect("Sources")
}

func TestTheTrashIsEmptiedOnlyWhereTheUserIsSure(t *testing.T) {
	u := openWindow(t, newNotebookOf(t, texts{"Causes": "One.", "Sources": "Few."}))
	deletes := func(title, answer string) {
		t.Helper()
		u.opens(title)
		u.does("note.delete")
		u.does("file.trash")
		u.await("Empty the trash…")
		u.clicks("Empty the trash…")
		u.await("This is for good")
		u.clicks(answer)
		u.rests()
	}
	deletes("Causes", "Cancel")
	deletes("Sources", "Remove for good")
	u.await("Removed 2 items for good.")
	if got := u.trash(); len(got) > 0 {
		t.Errorf("in the trash are %q", got)
	}
}
