package history_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"collate/app/history"
	"collate/notes"
)

// notebook keeps one note, and fails while told to.
type notebook struct {
	mu   sync.Mutex
	note notes.Note
	err  error
}

func (n *notebook) Apply(_ context.Context, e notes.Edit) (notes.Edit, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.err != nil {
		return notes.Edit{}, n.err
	}
	inverse := notes.NewEdit(e.Name, e.Time, notes.Put(n.note))
	n.note = e.Ops[0].Value.(notes.Note)
	return inverse, nil
}

func (n *notebook) body() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.note.Body
}

func (n *notebook) failWith(err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.err = err
}

type fixture struct {
	*history.History
	book   *notebook
	mu     sync.Mutex
	clock  time.Time
	states []history.State
}

func newFixture() *fixture {
	f := &fixture{book: &notebook{}, clock: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	f.History = history.New(history.Options{
		Applier:  f.book,
		Now:      f.now,
		Dispatch: func(run func()) { run() },
		OnState: func(s history.State) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.states = append(f.states, s)
		},
	})
	return f
}

func (f *fixture) now() time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.clock
}

func (f *fixture) wait(d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.clock = f.clock.Add(d)
}

// write queues a step and waits until it was tried.
func (f *fixture) write(field, body string) {
	f.Do(history.Step{Field: field, Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("text of note", f.now(), notes.Put(notes.Note{ID: "n", Body: body})), nil
	}})
	f.settle()
}

// settle waits until the queue is empty. What failed is seen in the state.
func (f *fixture) settle() { _ = f.Wait() }

func (f *fixture) state() history.State {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.states[len(f.states)-1]
}

func TestUndoAndRedoWalkThroughTheChanges(t *testing.T) {
	f := newFixture()
	for _, body := range []string{"a", "b", "c"} {
		f.write("", body)
	}
	for _, want := range []string{"b", "a", "", ""} {
		f.Undo()
		f.settle()
		if got := f.book.body(); got != want {
			t.Fatalf("after undo: %q, want %q", got, want)
		}
	}
	for _, want := range []string{"a", "b", "c", "c"} {
		f.Redo()
		f.settle()
		if got := f.book.body(); got != want {
			t.Fatalf("after redo: %q, want %q", got, want)
		}
	}
	f.Undo()
	f.write("", "d")
	f.Redo()
	f.settle()
	if got := f.book.body(); got != "d" {
		t.Errorf("a new change must end what could be redone; got %q", got)
	}
}

func TestTypingIsUndoneByPauses(t *testing.T) {
	f := newFixture()
	f.write("comment", "s")
	f.wait(time.Second)
	f.write("comment", "st")
	f.wait(time.Second)
	f.write("comment", "str")
	f.wait(time.Minute)
	f.write("comment", "str and more")
	f.write("title", "another field at once")

	for i, want := range []string{"str and more", "str", ""} {
		f.Undo()
		f.settle()
		if got := f.book.body(); got != want {
			t.Fatalf("undo %d: %q, want %q", i+1, got, want)
		}
	}
}

func TestAFailedChangeIsKeptAndCanBeTriedAgain(t *testing.T) {
	f := newFixture()
	full := errors.New("the disk is full")
	f.book.failWith(full)
	f.write("comment", "precious")
	failed := f.state().Failed
	if failed == nil || !errors.Is(failed.Err, full) {
		t.Fatalf("state does not tell of the failure: %+v", f.state())
	}
	f.book.failWith(nil)
	failed.Retry()
	f.settle()
	if got := f.book.body(); got != "precious" {
		t.Errorf("after trying again: %q", got)
	}
	if f.state().Failed != nil {
		t.Error("the failure must be gone")
	}
}

func TestAnOlderFailureNeverOverwritesWhatWasTypedSince(t *testing.T) {
	f := newFixture()
	f.book.failWith(errors.New("the disk is full"))
	f.write("comment", "old")
	retry := f.state().Failed.Retry
	f.book.failWith(nil)
	f.write("comment", "new")
	retry()
	f.settle()
	if got := f.book.body(); got != "new" {
		t.Errorf("got %q", got)
	}
}

func TestAFailedUndoCanBeTriedAgain(t *testing.T) {
	f := newFixture()
	f.write("", "a")
	f.book.failWith(errors.New("the disk is full"))
	f.Undo()
	f.settle()
	f.book.failWith(nil)
	f.state().Failed.Retry()
	f.settle()
	if got := f.book.body(); got != "" {
		t.Fatalf("the undo was not made up for: %q", got)
	}
	f.Redo()
	f.settle()
	if got := f.book.body(); got != "a" {
		t.Errorf("redo after it: %q", got)
	}
}

func TestWaitTellsOfWhatFailed(t *testing.T) {
	f := newFixture()
	for i := range 50 {
		f.Do(history.Step{Build: func(context.Context) (notes.Edit, error) {
			return notes.NewEdit("text of note", f.now(), notes.Put(notes.Note{ID: "n", Body: fmt.Sprint(i)})), nil
		}})
	}
	if err := f.Wait(); err != nil {
		t.Fatal(err)
	}
	if got := f.book.body(); got != "49" {
		t.Errorf("did not wait for the queue: %q", got)
	}
	f.Close()
	if err := f.Wait(); err != nil {
		t.Errorf("after the end: %v", err)
	}

	g := newFixture()
	full := errors.New("the disk is full")
	g.book.failWith(full)
	g.Do(history.Step{Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("x", g.now(), notes.Put(notes.Note{ID: "n"})), nil
	}})
	if err := g.Wait(); !errors.Is(err, full) {
		t.Errorf("Wait returned %v", err)
	}
}
