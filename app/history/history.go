// Package history carries out the changes that a user makes, and takes them
// back, one after another and off the UI thread. What there is to undo and to
// redo is the notebook's to say, whose history is the only one: a History keeps
// just what waits for its turn, and what failed.
//
// A History is safe for use from any goroutine. Its callbacks arrive through
// the dispatcher that it was given, in order.
package history

import (
	"context"
	"errors"
	"slices"
	"sync"

	"collate/notes"
)

// Notebook is what is asked of a notebook.
type Notebook interface {
	// Apply makes edits durable, all or none.
	Apply(context.Context, ...notes.Edit) error
	// Undo takes the newest entry of the history back, and Redo makes the
	// oldest that was undone and can be redone again, if they are newer than the
	// entry since. Progress is told how many records of how many are done. The error
	// for nothing to do matches [notes.ErrNoStep].
	Undo(ctx context.Context, since int64, progress func(done, total int)) (notes.Entry, error)
	Redo(ctx context.Context, since int64, progress func(done, total int)) (notes.Entry, error)
	// Next returns the entries that Undo and Redo would take; zero where there
	// is nothing.
	Next(ctx context.Context, since int64) (undo, redo notes.Entry, err error)
	// GoTo undoes all that is newer than an entry, or redoes all up to it. The
	// error for one that cannot be gone to matches [notes.ErrNoStep].
	GoTo(ctx context.Context, seq int64, progress func(done, total int)) error
}

// Step is one change that a user asked for. Build is called off the UI thread
// when the step's turn has come, so that it sees all that came before; it may
// return an edit without operations if nothing is left to be done. Its context ends
// when the user cancels the step, which is offered once [History.Progress] was
// called.
//
// Field is that of the edit: steps of a field that follow each other closely are
// undone as one. It is "" for a change that stands alone.
type Step struct {
	Field string
	Build func(context.Context) (notes.Edit, error)
	Done  func() // called after the change is durable; may be nil
}

// State is what the window shows of the history.
type State struct {
	Undo, Redo string   // names of what would be undone and redone; "" if there is nothing
	Pending    int      // steps that are not durable yet, without the failed ones
	Running    *Running // how far the step is that is being carried out, nil while that is not known
	Failed     *Failure // the oldest step that could not be carried out, nil if there is none
}

// Running is how far a step is.
type Running struct {
	Done, Total int    // records
	Cancel      func() // gives the step up: nothing of it is changed
}

// Failure is a step that could not be carried out. Nothing of it was changed,
// and what it wanted to change is kept in it.
type Failure struct {
	Err   error
	Retry func() // tries all failed steps once more
	Drop  func() // gives all failed steps up
}

// History is the queue of changes of one session.
type History struct {
	notebook Notebook
	dispatch func(func())
	onState  func(State)

	mu         sync.Mutex
	wake       *sync.Cond
	queue      []job
	failed     []failure
	undo, redo string // names of what would be undone and redone
	since      int64  // Undo and Redo reach to what is newer than this entry
	pending    int    // jobs of the queue, and the one that runs, that change something
	cancel     func() // cancels the job that runs
	running    *Running
	closed     bool
	done       chan struct{}
}

// job is something that is done in its turn.
type job struct {
	run    func(context.Context)
	change bool // it changes the notebook
}

type failure struct {
	field string
	err   error
	again func(context.Context)
}

// Options are the surroundings of a History; all are required.
type Options struct {
	Notebook Notebook
	Since    int64        // the newest entry of the notebook's history that is no business of the session
	Dispatch func(func()) // runs a function on the UI thread
	OnState  func(State)  // called on the UI thread after each change of the state
}

// New starts a History. Close ends it.
func New(o Options) *History {
	h := &History{notebook: o.Notebook, since: o.Since, dispatch: o.Dispatch, onState: o.OnState, done: make(chan struct{})}
	h.wake = sync.NewCond(&h.mu)
	go h.run()
	return h
}

// Do queues a step.
func (h *History) Do(s Step) {
	h.mu.Lock()
	// What is typed now carries the whole text: an earlier try that failed has
	// nothing to add.
	h.failed = slices.DeleteFunc(h.failed, func(f failure) bool { return s.Field != "" && f.field == s.Field })
	h.mu.Unlock()
	h.change(func(ctx context.Context) { h.carryOut(ctx, s) })
}

// Undo takes the last change of the notebook back, whoever made it, if it is of
// the session. It does nothing if there is none.
func (h *History) Undo() {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Undo) })
}

// Redo makes the last change that was taken back again. It does nothing if
// there is none.
func (h *History) Redo() {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Redo) })
}

// GoTo undoes all that is newer than an entry of the notebook's history, or
// redoes all up to it. From then on, Undo and Redo reach back to that entry if
// it is older than the session. It does nothing for an entry that was superseded
// meanwhile.
func (h *History) GoTo(seq int64) {
	h.change(func(ctx context.Context) { h.goTo(ctx, seq) })
}

// Progress tells how far the step is that is being carried out. It is for the
// Build of that step to call.
func (h *History) Progress(done, total int) {
	h.mu.Lock()
	h.running = &Running{done, total, h.cancel}
	h.mu.Unlock()
	h.publish()
}

// Refresh reads again what there is to undo and to redo. It is to be called
// after another program has changed the notebook.
func (h *History) Refresh() { h.enqueue(job{run: func(context.Context) {}}) }

// Wait returns when all steps that were queued before were tried, with the
// error of one that could not be carried out, if there is one.
func (h *History) Wait() error {
	tried := make(chan struct{})
	h.enqueue(job{run: func(context.Context) { close(tried) }})
	select {
	case <-tried:
	case <-h.done:
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if len(h.failed) > 0 {
		return h.failed[0].err
	}
	return nil
}

// Close waits until all queued steps were tried and ends the History. Steps
// that come later are dropped.
func (h *History) Close() {
	h.mu.Lock()
	h.closed = true
	h.wake.Signal()
	h.mu.Unlock()
	<-h.done
}

// change queues a job that changes the notebook.
func (h *History) change(run func(context.Context)) { h.enqueue(job{run, true}) }

func (h *History) enqueue(j job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	if j.change {
		h.pending++
	}
	h.queue = append(h.queue, j)
	h.wake.Signal()
}

func (h *History) run() {
	defer close(h.done)
	ctx := context.Background()
	for {
		h.mu.Lock()
		for len(h.queue) == 0 && !h.closed {
			h.wake.Wait()
		}
		if len(h.queue) == 0 {
			h.mu.Unlock()
			return
		}
		next := h.queue[0]
		h.queue = h.queue[1:]
		running, cancel := context.WithCancel(ctx)
		h.cancel = cancel
		h.mu.Unlock()

		h.publish()
		next.run(running)
		cancel()
		h.mu.Lock()
		h.running = nil
		if next.change {
			h.pending--
		}
		h.mu.Unlock()
		h.readNext(ctx)
		h.publish()
	}
}

// readNext asks the notebook what there is to undo and to redo. While it cannot
// be read, nothing is said to be.
func (h *History) readNext(ctx context.Context) {
	h.mu.Lock()
	since := h.since
	h.mu.Unlock()
	undo, redo, err := h.notebook.Next(ctx, since)
	if err != nil {
		undo, redo = notes.Entry{}, notes.Entry{}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.undo, h.redo = undo.Name, redo.Name
}

func (h *History) carryOut(ctx context.Context, s Step) {
	edit, err := s.Build(ctx)
	if err == nil && len(edit.Ops) > 0 {
		edit.Field = s.Field
		err = h.notebook.Apply(ctx, edit)
	}
	if ctx.Err() != nil && err != nil { // the user cancelled it
		return
	}
	if err != nil {
		h.fail(failure{s.Field, err, func(ctx context.Context) { h.carryOut(ctx, s) }})
		return
	}
	if s.Done != nil {
		h.dispatch(s.Done)
	}
}

// walk takes a step of the history, if there is one to take.
func (h *History) walk(ctx context.Context, step func(context.Context, int64, func(done, total int)) (notes.Entry, error)) {
	h.mu.Lock()
	since := h.since
	h.mu.Unlock()
	if _, err := step(ctx, since, h.Progress); err != nil && ctx.Err() == nil && !errors.Is(err, notes.ErrNoStep) {
		h.fail(failure{err: err, again: func(ctx context.Context) { h.walk(ctx, step) }})
	}
}

func (h *History) goTo(ctx context.Context, seq int64) {
	err := h.notebook.GoTo(ctx, seq, h.Progress)
	if errors.Is(err, notes.ErrNoStep) || err != nil && ctx.Err() != nil {
		return
	}
	if err != nil {
		h.fail(failure{err: err, again: func(ctx context.Context) { h.goTo(ctx, seq) }})
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.since = min(h.since, seq)
}

func (h *History) fail(f failure) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.failed = append(h.failed, f)
}

func (h *History) retry() {
	h.mu.Lock()
	again := h.failed
	h.failed = nil
	h.mu.Unlock()
	for _, f := range again {
		h.change(f.again)
	}
}

func (h *History) drop() {
	h.mu.Lock()
	h.failed = nil
	h.mu.Unlock()
	h.publish()
}

// State returns what the window shows of the history.
func (h *History) State() State {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := State{Undo: h.undo, Redo: h.redo, Pending: h.pending, Running: h.running}
	if len(h.failed) > 0 {
		s.Failed = &Failure{Err: h.failed[0].err, Retry: h.retry, Drop: h.drop}
	}
	return s
}

func (h *History) publish() {
	s := h.State()
	h.dispatch(func() { h.onState(s) })
}
