// Package history carries out the changes that a user makes, one after
// another and off the UI thread, and keeps what undoes them.
//
// A History is safe for use from any goroutine. Its callbacks arrive through
// the dispatcher that it was given, in order.
package history

import (
	"context"
	"slices"
	"sync"
	"time"

	"collate/notes"
)

// typingPause is how long a pause in typing may be before what is typed next
// is undone separately.
const typingPause = 2 * time.Second

// Applier makes an edit durable and returns the edit that takes it back.
type Applier interface {
	Apply(context.Context, notes.Edit) (notes.Edit, error)
}

// Step is one change that a user asked for. Build is called off the UI thread
// when the step's turn has come, so that it sees all that came before; it may
// return an edit without operations if nothing is to be done.
//
// Steps with the same Field that follow each other closely are undone as one:
// that is how typing is told from separate changes. Field is "" for a change
// that stands alone.
type Step struct {
	Field string
	Build func(context.Context) (notes.Edit, error)
	Done  func() // called after the change is durable; may be nil
}

// State is what the window shows of the history.
type State struct {
	Undo, Redo string   // names of what would be undone and redone; "" if there is nothing
	Pending    int      // steps that are not durable yet, without the failed ones
	Failed     *Failure // the oldest step that could not be carried out, nil if there is none
}

// Failure is a step that could not be carried out. Nothing of it was changed,
// and what it wanted to change is kept in it.
type Failure struct {
	Err   error
	Retry func() // tries all failed steps once more
	Drop  func() // gives all failed steps up
}

// History is the list of changes of one session.
type History struct {
	applier  Applier
	now      func() time.Time
	dispatch func(func())
	onState  func(State)

	mu     sync.Mutex
	wake   *sync.Cond
	queue  []job
	failed []failure
	undo   []entry
	redo   []entry
	busy   bool
	closed bool
	done   chan struct{}
}

type job func(context.Context)

type entry struct {
	name    string
	field   string
	at      time.Time
	inverse notes.Edit
}

type failure struct {
	field string
	err   error
	again job
}

// Options are the surroundings of a History; all are required.
type Options struct {
	Applier  Applier
	Now      func() time.Time
	Dispatch func(func()) // runs a function on the UI thread
	OnState  func(State)  // called on the UI thread after each change of the state
}

// New starts a History. Close ends it.
func New(o Options) *History {
	h := &History{applier: o.Applier, now: o.Now, dispatch: o.Dispatch, onState: o.OnState, done: make(chan struct{})}
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
	h.enqueue(func(ctx context.Context) { h.carryOut(ctx, s) })
}

// Undo takes the last change back. It does nothing if there is none.
func (h *History) Undo() {
	h.enqueue(func(ctx context.Context) { h.revert(ctx, &h.undo, &h.redo) })
}

// Redo makes the last change that was taken back again. It does nothing if
// there is none.
func (h *History) Redo() {
	h.enqueue(func(ctx context.Context) { h.revert(ctx, &h.redo, &h.undo) })
}

// Wait returns when all steps that were queued before were tried, with the
// error of one that could not be carried out, if there is one.
func (h *History) Wait() error {
	tried := make(chan struct{})
	h.enqueue(func(context.Context) { close(tried) })
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

func (h *History) enqueue(j job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.queue = append(h.queue, j)
	h.wake.Signal()
}

func (h *History) run() {
	defer close(h.done)
	for {
		h.mu.Lock()
		h.busy = false
		for len(h.queue) == 0 && !h.closed {
			h.wake.Wait()
		}
		if len(h.queue) == 0 {
			h.mu.Unlock()
			return
		}
		next := h.queue[0]
		h.queue = h.queue[1:]
		h.busy = true
		h.mu.Unlock()

		h.publish()
		next(context.Background())
		h.mu.Lock()
		h.busy = false
		h.mu.Unlock()
		h.publish()
	}
}

func (h *History) carryOut(ctx context.Context, s Step) {
	edit, err := s.Build(ctx)
	if err != nil {
		h.fail(failure{s.Field, err, func(ctx context.Context) { h.carryOut(ctx, s) }})
		return
	}
	if len(edit.Ops) > 0 {
		inverse, err := h.applier.Apply(ctx, edit)
		if err != nil {
			h.fail(failure{s.Field, err, func(ctx context.Context) { h.carryOut(ctx, s) }})
			return
		}
		h.record(entry{name: edit.Name, field: s.Field, at: h.now(), inverse: inverse})
	}
	if s.Done != nil {
		h.dispatch(s.Done)
	}
}

// record puts a change on the undo stack, or joins it to the one before when
// both are of the same stretch of typing: the older inverse undoes both.
func (h *History) record(e entry) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.redo = nil
	if n := len(h.undo); n > 0 && e.field != "" {
		last := &h.undo[n-1]
		if last.field == e.field && e.at.Sub(last.at) < typingPause {
			last.at = e.at
			return
		}
	}
	h.undo = append(h.undo, e)
}

func (h *History) revert(ctx context.Context, from, to *[]entry) {
	h.mu.Lock()
	n := len(*from)
	if n == 0 {
		h.mu.Unlock()
		return
	}
	e := (*from)[n-1]
	h.mu.Unlock()

	again, err := h.applier.Apply(ctx, e.inverse)
	if err != nil {
		h.fail(failure{err: err, again: func(ctx context.Context) { h.revert(ctx, from, to) }})
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	*from = (*from)[:n-1]
	*to = append(*to, entry{name: e.name, at: h.now(), inverse: again})
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
		h.enqueue(f.again)
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
	s := State{Pending: len(h.queue)}
	if h.busy {
		s.Pending++
	}
	if n := len(h.undo); n > 0 {
		s.Undo = h.undo[n-1].name
	}
	if n := len(h.redo); n > 0 {
		s.Redo = h.redo[n-1].name
	}
	if len(h.failed) > 0 {
		s.Failed = &Failure{Err: h.failed[0].err, Retry: h.retry, Drop: h.drop}
	}
	return s
}

func (h *History) publish() {
	s := h.State()
	h.dispatch(func() { h.onState(s) })
}
