package app

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"collate/app/history"
	"collate/notes"
	"collate/notes/intake"
)

func TestWhatIsTypedDoesNotWaitForAFileThatIsRead(t *testing.T) {
	test.NewTempApp(t)
	store := newNotebook(t)
	h := history.New(history.Options{Notebook: store, Dispatch: func(f func()) { f() }, OnState: func(history.State) {}})
	t.Cleanup(h.Close)
	reading, read := make(chan bool), make(chan bool)
	w := &window{notebook: store, history: h, now: time.Now, files: Files{Read: func(string) ([]byte, error) {
		close(reading)
		<-read
		return []byte("# The raid\n\nTwo brothers died.\n"), nil
	}}}
	all := &imports{done: map[intake.Status]int{}}
	imported := make(chan bool)
	go func() {
		w.importFile("raid.md", all)
		close(imported)
	}()
	<-reading
	n := notes.Note{ID: notes.NewID[notes.NoteID](), Title: "Typed"}
	h.Do(history.Step{Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("new note", time.Now(), notes.Put(n)), nil
	}})
	if err := h.Wait(); err != nil {
		t.Fatal(err)
	}
	if _, err := store.Note(t.Context(), n.ID); err != nil {
		t.Errorf("the note waits for the file: %v", err)
	}
	close(read)
	<-imported
	if len(all.failed) > 0 || all.done[intake.Added] != 1 {
		t.Errorf("imported %v, failed %v", all.done, all.failed)
	}
	if _, err := store.ResolveArticle(t.Context(), "the-raid"); err != nil {
		t.Error(err)
	}
}
