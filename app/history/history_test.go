package history_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"collate/app/history"
	"collate/notes"
)

var clock = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// notebook keeps the bodies of one note, and fails while told to.
type notebook struct {
	mu      sync.Mutex
	bodies  []string // after each entry of the history
	ids     []notes.EditID
	at      int // how many of the entries are in force
	applied []notes.Edit
	err     error
	long    func() // called in the middle of an undo; nil if that is done at once
}

func (n *notebook) Apply(_ context.Context, edits ...notes.Edit) error {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.err != nil {
		return n.err
	}
	for _, e := range edits {
		n.bodies = append(n.bodies[:n.at], e.Ops[0].Value.(notes.Note).Body)
		n.ids = append(n.ids[:n.at], e.ID)
		n.at++
	}
	n.applied = append(n.applied, edits...)
	return nil
}

func (n *notebook) Undo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.err != nil {
		return notes.Entry{}, n.err
	}
	undo, _ := n.next(since)
	if undo.Seq == 0 {
		return notes.Entry{}, notes.ErrNoStep
	}
	if n.long != nil {
		progress(1, 2)
		n.long()
		if err := ctx.Err(); err != nil {
			return notes.Entry{}, err
		}
	}
	n.at--
	return undo, nil
}

func (n *notebook) Redo(_ context.Context, since int64, _ notes.Progress) (notes.Entry, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	_, redo := n.next(since)
	if redo.Seq == 0 {
		return notes.Entry{}, notes.ErrNoStep
	}
	n.at++
	return redo, nil
}

func (n *notebook) TakeBack(ctx context.Context, edit notes.EditID, progress notes.Progress) (notes.Entry, error) {
	if undo, _, _ := n.Next(ctx, 0); undo.ID != edit {
		return notes.Entry{}, notes.ErrNoStep
	}
	return n.Undo(ctx, 0, progress)
}

func (n *notebook) GoTo(_ context.Context, seq int64, _ notes.Progress) (undone, redone int, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	undone, redone = max(0, n.at-int(seq)), max(0, int(seq)-n.at)
	n.at = int(seq)
	return undone, redone, nil
}

func (n *notebook) Next(_ context.Context, since int64) (undo, redo notes.Entry, err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	undo, redo = n.next(since)
	return undo, redo, nil
}

func (n *notebook) next(since int64) (undo, redo notes.Entry) {
	if n.at > int(since) {
		undo = notes.Entry{Seq: int64(n.at), ID: n.ids[n.at-1], Name: "writing " + n.bodies[n.at-1]}
	}
	if n.at < len(n.bodies) && n.at >= int(since) {
		redo = notes.Entry{Seq: int64(n.at + 1), ID: n.ids[n.at], Name: "writing " + n.bodies[n.at]}
	}
	return undo, redo
}

func (n *notebook) body() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.at == 0 {
		return ""
	}
	return n.bodies[n.at-1]
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
	states []history.State
}

// newFixture makes a history over a notebook that has bodies from before.
func newFixture(bodies ...string) *fixture {
	f := &fixture{book: &notebook{bodies: bodies, ids: make([]notes.EditID, len(bodies)), at: len(bodies)}}
	f.History = history.New(history.Options{
		Notebook: f.book,
		Since:    int64(len(bodies)),
		Dispatch: func(run func()) { run() },
		OnState: func(s history.State) {
			f.mu.Lock()
			defer f.mu.Unlock()
			f.states = append(f.states, s)
		},
	})
	return f
}

// write queues a step and waits until it was tried.
func (f *fixture) write(field, body string) {
	f.Do(history.Step{Field: field, Build: func(context.Context) (notes.Edit, error) {
		return notes.NewEdit("text of note", clock, notes.Put(notes.Note{ID: "n", Body: body})), nil
	}})
	f.settle()
}

// nothing is what follows an undo where that is of no interest.
func nothing(history.Taken) {}

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
		f.Undo(nothing)
		f.settle()
		if got := f.book.body(); got != want {
			t.Fatalf("after undo: %q, want %q", got, want)
		}
	}
	for _, want := range []string{"a", "b", "c", "c"} {
		f.Redo(nothing)
		f.settle()
		if got := f.book.body(); got != want {
			t.Fatalf("after redo: %q, want %q", got, want)
		}
	}
	f.Undo(nothing)
	f.write("", "d")
	f.Redo(nothing)
	f.settle()
	if got := f.book.body(); got != "d" {
		t.Errorf("a new change must end what could be redone; got %q", got)
	}
}

func TestTheStateNamesWhatUndoAndRedoWouldDo(t *testing.T) {
	f := newFixture("before")
	expect := func(undo, redo string) {
		t.Helper()
		f.settle()
		if s := f.state(); s.Undo.Name != undo || s.Redo.Name != redo {
			t.Errorf("the state says undo %q and redo %q, want %q and %q", s.Undo.Name, s.Redo.Name, undo, redo)
		}
	}
	f.write("", "a")
	f.write("", "b")
	expect("writing b", "")
	f.Undo(nothing)
	expect("writing a", "writing b")
	f.Undo(nothing)
	f.Undo(nothing)
	expect("", "writing a")
	if got := f.book.body(); got != "before" {
		t.Errorf("Undo reached back to before the session: %q", got)
	}
	var ways []history.Way
	led := func(w history.Way) { ways = append(ways, w) }
	f.GoTo(0, led)
	f.Redo(nothing)
	expect("writing before", "writing a")
	f.GoTo(3, led)
	expect("writing b", "")
	ids := f.book.ids
	if want := []history.Way{{Undone: 1, From: 1, Redo: ids[0]}, {Redone: 2, From: 1, Undo: ids[2]}}; !slices.Equal(ways, want) {
		t.Errorf("the ways are %+v, want %+v", ways, want)
	}

	err := f.book.Apply(t.Context(), notes.NewEdit("x", clock, notes.Put(notes.Note{ID: "n", Body: "another program's"})))
	if err != nil {
		t.Fatal(err)
	}
	f.Refresh()
	expect("writing another program's", "")
}

func TestAStepsFieldIsThatOfItsEdit(t *testing.T) {
	f := newFixture()
	f.write("comment", "a")
	f.write("", "b")
	if got := f.book.applied; len(got) != 2 || got[0].Field != "comment" || got[1].Field != "" {
		t.Errorf("applied %+v", got)
	}
}

func TestTypingThatWaitsForItsTurnIsOneStep(t *testing.T) {
	f := newFixture()
	saved := 0
	begun, goOn := make(chan bool), make(chan bool)
	f.Do(history.Step{Build: func(context.Context) (notes.Edit, error) {
		close(begun)
		<-goOn
		return notes.Edit{}, nil
	}})
	<-begun
	for _, typed := range []struct{ stretch, body string }{{"1", "a"}, {"1", "ab"}, {"1", "abc"}, {"2", "abc d"}, {"2", "abc de"}, {"1", "x"}} {
		f.Do(history.Step{
			Field: "body", Stretch: typed.stretch, Done: func() { saved++ },
			Build: func(context.Context) (notes.Edit, error) {
				return notes.NewEdit("text of note", clock, notes.Put(notes.Note{ID: "n", Body: typed.body})), nil
			},
		})
	}
	close(goOn)
	f.settle()
	var got []string
	for _, e := range f.book.applied {
		got = append(got, e.Field+": "+e.Ops[0].Value.(notes.Note).Body)
	}
	if want := []string{"body 1: abc", "body 2: abc de", "body 1: x"}; !slices.Equal(got, want) {
		t.Errorf("applied %q, want %q", got, want)
	}
	if saved != 6 {
		t.Errorf("%d of the steps were told to be saved", saved)
	}
}

func TestUndoTellsWhatItHasTakenAndWhoseItWas(t *testing.T) {
	f := newFixture()
	f.write("", "mine")
	if err := f.book.Apply(t.Context(), notes.NewEdit("x", clock, notes.Put(notes.Note{ID: "n", Body: "another program's"}))); err != nil {
		t.Fatal(err)
	}
	var got []string
	tell := func(taken history.Taken) { got = append(got, fmt.Sprint(taken.Name, " ", taken.Own)) }
	f.Undo(tell)
	f.Undo(tell)
	f.Undo(tell)
	f.Redo(tell)
	f.settle()
	if want := []string{"writing another program's false", "writing mine true", " false", "writing mine true"}; !slices.Equal(got, want) {
		t.Errorf("told %q, want %q", got, want)
	}
}

func TestNothingIsUndoneWhileSomethingIsNotSaved(t *testing.T) {
	f := newFixture()
	f.write("body", "a")
	f.book.failWith(errors.New("the disk is full"))
	f.write("body", "ab")
	f.book.failWith(nil)
	taken := history.Taken{Entry: notes.Entry{Seq: 7}}
	f.Undo(func(t history.Taken) { taken = t })
	f.settle()
	if taken.Seq != 0 || f.book.body() != "a" {
		t.Errorf("took %+v; the body is %q", taken, f.book.body())
	}
}

func TestOnlyTheLastChangeIsTakenBack(t *testing.T) {
	f := newFixture()
	var made notes.Entry
	f.write("", "a")
	f.Last(func(e notes.Entry) { made = e })
	f.settle()
	if made.Name != "writing a" {
		t.Fatalf("the last step made %+v", made)
	}
	f.write("", "b")
	f.TakeBack(made.ID, nothing)
	f.settle()
	if got := f.book.body(); got != "b" {
		t.Errorf("something newer was taken back: %q", got)
	}
	f.Undo(nothing)
	f.TakeBack(made.ID, nothing)
	f.settle()
	if got := f.book.body(); got != "" {
		t.Errorf("it was not taken back: %q", got)
	}
	f.Do(history.Step{Build: func(context.Context) (notes.Edit, error) { return notes.Edit{}, nil }})
	f.Last(func(e notes.Entry) { made = e })
	f.settle()
	if made.ID != "" {
		t.Errorf("a step that changed nothing made %+v", made)
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

func TestWhatIsTypedMakesUpForWhatFailed(t *testing.T) {
	typed := func(body string, err error, done func()) history.Step {
		return history.Step{Field: "body", Done: done, Build: func(context.Context) (notes.Edit, error) {
			return notes.NewEdit("text of note", clock, notes.Put(notes.Note{ID: "n", Body: body})), err
		}}
	}
	full := errors.New("the disk is full")
	for name, write := range map[string]func(f *fixture, done func()) (retry func()){
		"after it failed": func(f *fixture, done func()) func() {
			f.Do(typed("old", full, done))
			f.settle()
			retry := f.State().Failed.Retry
			f.Do(typed("new", nil, done))
			return retry
		},
		"before": func(f *fixture, done func()) func() {
			begun, goOn := make(chan bool), make(chan bool)
			old := typed("old", full, done)
			build := old.Build
			old.Build = func(ctx context.Context) (notes.Edit, error) {
				close(begun)
				<-goOn
				return build(ctx)
			}
			f.Do(old)
			<-begun
			f.Do(typed("new", nil, done))
			close(goOn)
			return func() {}
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := newFixture()
			done := 0
			retry := write(f, func() { done++ })
			retry()
			f.settle()
			if got := f.book.body(); got != "new" || f.State().Failed != nil {
				t.Errorf("the body is %q, and what failed is kept: %v", got, f.State().Failed != nil)
			}
			if done != 2 {
				t.Errorf("%d steps were told to be saved, want both", done)
			}
		})
	}
}

func TestAFailedUndoCanBeTriedAgain(t *testing.T) {
	f := newFixture()
	f.write("", "a")
	f.book.failWith(errors.New("the disk is full"))
	f.Undo(nothing)
	f.settle()
	f.book.failWith(nil)
	f.state().Failed.Retry()
	f.settle()
	if got := f.book.body(); got != "" {
		t.Fatalf("the undo was not made up for: %q", got)
	}
	f.Redo(nothing)
	f.settle()
	if got := f.book.body(); got != "a" {
		t.Errorf("redo after it: %q", got)
	}
}

func TestALongChangeTellsHowFarItIsAndCanBeCancelled(t *testing.T) {
	f := newFixture()
	f.write("", "a")
	var running []history.Running
	f.book.long = func() {
		running = append(running, *f.state().Running)
		f.state().Running.Cancel()
	}
	f.Undo(nothing)
	f.settle()
	if got := f.book.body(); got != "a" {
		t.Errorf("a cancelled undo left %q", got)
	}
	if len(running) != 1 || running[0].Done != 1 || running[0].Total != 2 {
		t.Errorf("it was at %+v", running)
	}
	if s := f.state(); s.Running != nil || s.Failed != nil {
		t.Errorf("state after it: %+v", s)
	}

	f.Do(history.Step{Build: func(ctx context.Context) (notes.Edit, error) {
		f.Progress(1, 2)
		f.state().Running.Cancel()
		return notes.Edit{}, ctx.Err()
	}})
	f.settle()
	if s := f.state(); s.Running != nil || s.Failed != nil {
		t.Errorf("state after a step that was cancelled: %+v", s)
	}

	f.book.long = nil
	f.Undo(nothing)
	f.settle()
	if got := f.book.body(); got != "" {
		t.Errorf("the next undo left %q", got)
	}
}

func TestWaitTellsOfWhatFailed(t *testing.T) {
	f := newFixture()
	for i := range 50 {
		f.Do(history.Step{Build: func(context.Context) (notes.Edit, error) {
			return notes.NewEdit("text of note", clock, notes.Put(notes.Note{ID: "n", Body: fmt.Sprint(i)})), nil
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
		return notes.NewEdit("x", clock, notes.Put(notes.Note{ID: "n"})), nil
	}})
	if err := g.Wait(); !errors.Is(err, full) {
		t.Errorf("Wait returned %v", err)
	}
}
