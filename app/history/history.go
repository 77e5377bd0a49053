// Package history applies, undoes and redoes the changes of a user, one after another
// and off the UI thread. What can be undone and redone is decided by the history of
// the notebook, which is the only one: a History keeps only the queue of steps and the
// failed ones.
//
// A History is safe for concurrent use. Its callbacks run through the dispatcher given
// in the Options, in order, except those of Undo, Redo and TakeBack.
package history

import (
	"context"
	"errors"
	"strings"
	"sync"

	"collate/notes"
)

// Notebook is what a History needs of a notebook.
type Notebook interface {
	// Apply commits edits, all or none.
	Apply(context.Context, ...notes.Edit) error
	// Undo undoes the newest applied entry of the history, and Redo applies the oldest
	// entry that can be redone, if it is newer than the entry since. Progress receives
	// the number of records that are done. If there is nothing to do, the error
	// matches [notes.ErrNoStep].
	Undo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error)
	Redo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error)
	// TakeBack is Undo if the newest applied entry is that of the edit.
	TakeBack(ctx context.Context, edit notes.EditID, progress notes.Progress) (notes.Entry, error)
	// Next returns the entries that Undo and Redo would take; zero if there is none.
	Next(ctx context.Context, since int64) (undo, redo notes.Entry, err error)
	// GoTo undoes all entries newer than seq, or redoes all up to seq, and returns how
	// many entries that are. If seq cannot be reached, the error matches
	// [notes.ErrNoStep].
	GoTo(ctx context.Context, seq int64, progress notes.Progress) (undone, redone int, err error)
}

// Step is one change that a user asked for. Build is called off the UI thread when it
// is the step's turn, so it sees all earlier changes; it may return an edit without
// operations if nothing is left to do. Its context ends when the user cancels the
// step, which is offered after [History.Progress] was called.
//
// If Build has applied the edit itself, it returns it without its operations.
//
// Field names the text field that is typed into, such as "body" and the id of a note,
// and Stretch the part of the typing that is undone as one. Each step of a field
// carries all that was typed: it makes up for an earlier one that failed, and replaces
// a queued one of the same stretch. Both are "" for a change that stands alone.
type Step struct {
	Field   string
	Stretch string
	Build   func(context.Context) (notes.Edit, error)
	Done    func() // called through the dispatcher after the change was applied; may be nil
}

// EditField returns the Field of the edit that is applied.
func (s Step) EditField() string { return strings.TrimSpace(s.Field + " " + s.Stretch) }

// Taken is the result of Undo or Redo: the entry with its new state, zero if there was
// nothing to take or it failed.
type Taken struct {
	notes.Entry
	Own bool // the change was made by this History and not by another program
}

// Way is the result of GoTo.
type Way struct {
	Undone, Redone int          // number of entries
	From           int64        // the newest applied entry before, to go back to
	Undo, Redo     notes.EditID // the edits that can be undone and redone next; "" for none
}

// State is the state of the history that the window shows.
type State struct {
	Undo, Redo notes.Entry // the next entries to undo and to redo; zero if there is none
	Pending    int         // queued and running changes, without the failed ones
	Running    *Running    // progress of the running step; nil until the step reports it
	Failed     *Failure    // the oldest failed step; nil if there is none
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
	undo, redo notes.Entry           // the next entries to undo and to redo
	own        map[notes.EditID]bool // edits that were applied here
	last       notes.EditID          // the edit of the last step; "" if it changed nothing
	since      int64                 // Undo and Redo take entries newer than this one only
	pending    int                   // number of queued and running jobs that change something
	cancel     func()                // cancels the running job
	running    *Running
	closed     bool
	done       chan struct{}
}

// Options are the options of New; all are required.
type Options struct {
	Notebook Notebook
	Since    int64        // the newest entry of the notebook's history from before the session
	Dispatch func(func()) // runs a function on the UI thread
	OnState  func(State)  // called on the UI thread after each change of the state
}

// New starts a History. The caller must call Close.
func New(o Options) *History {
	h := &History{notebook: o.Notebook, since: o.Since, own: map[notes.EditID]bool{}, dispatch: o.Dispatch, onState: o.OnState, done: make(chan struct{})}
	h.wake = sync.NewCond(&h.mu)
	go h.run()
	return h
}

// Do queues a step. It does nothing after Close.
func (h *History) Do(s Step) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.makeUpFor(&s)
	if !h.supersede(s) {
		h.add(job{run: func(ctx context.Context) { h.carryOut(ctx, s) }, change: true, step: &s}) // supersede may change s
	}
}

// Undo undoes the last change of the notebook, by any program, if it belongs to the
// session. It does nothing if there is none, or while a failed step exists, because
// that step is newer. Then it calls after, off the UI thread; the next job waits until
// after returns.
func (h *History) Undo(after func(Taken)) {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Undo, after) })
}

// Redo redoes the last change that was undone, and otherwise behaves like Undo.
func (h *History) Redo(after func(Taken)) {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Redo, after) })
}

// TakeBack is Undo if the last change of the notebook is that edit, and otherwise does
// nothing.
func (h *History) TakeBack(edit notes.EditID, after func(Taken)) {
	takeBack := func(ctx context.Context, _ int64, progress notes.Progress) (notes.Entry, error) {
		return h.notebook.TakeBack(ctx, edit, progress)
	}
	h.change(func(ctx context.Context) { h.walk(ctx, takeBack, after) })
}

// Last calls f, through the dispatcher, with the entry of the last step, after all
// steps queued before have been tried: zero if the step changed nothing or there is a
// newer change.
func (h *History) Last(f func(notes.Entry)) {
	h.enqueue(job{run: func(ctx context.Context) {
		h.readNext(ctx)
		h.mu.Lock()
		made := h.undo
		if made.ID != h.last {
			made = notes.Entry{}
		}
		h.mu.Unlock()
		h.dispatch(func() { f(made) })
	}})
}

// GoTo undoes all entries of the notebook's history newer than seq, or redoes all up
// to seq. Afterwards, Undo and Redo reach back to seq if it is older than the session.
// Then it calls after, through the dispatcher, unless seq cannot be reached or GoTo
// fails.
func (h *History) GoTo(seq int64, after func(Way)) {
	h.change(func(ctx context.Context) { h.goTo(ctx, seq, after) })
}

// Refresh reads again what can be undone and redone. It must be called after another
// program has changed the notebook.
func (h *History) Refresh() { h.enqueue(job{run: func(context.Context) {}}) }

// readNext reads from the notebook what can be undone and redone: nothing if it cannot
// be read.
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
	h.undo, h.redo = undo, redo
}

func (h *History) carryOut(ctx context.Context, s Step) {
	edit, err := s.Build(ctx)
	if err == nil && len(edit.Ops) > 0 {
		edit.Field = s.EditField()
		err = h.notebook.Apply(ctx, edit)
	}
	if err != nil {
		edit = notes.Edit{}
	}
	h.mark(edit.ID)
	if ctx.Err() != nil && err != nil { // the user cancelled it
		return
	}
	if err != nil {
		h.fail(failure{field: s.Field, err: err, again: func(ctx context.Context) { h.carryOut(ctx, s) }, done: s.Done})
		return
	}
	if s.Done != nil {
		h.dispatch(s.Done)
	}
}

// mark records the edit of the last step; "" for none.
func (h *History) mark(edit notes.EditID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = edit
	if edit != "" {
		h.own[edit] = true
	}
}

// walk takes a step of the history, unless a failed step exists.
func (h *History) walk(ctx context.Context, step func(context.Context, int64, notes.Progress) (notes.Entry, error), after func(Taken)) {
	h.mu.Lock()
	since, failed := h.since, len(h.failed) > 0
	h.mu.Unlock()
	if failed {
		after(Taken{})
		return
	}
	e, err := step(ctx, since, h.Progress)
	if err != nil && ctx.Err() == nil && !errors.Is(err, notes.ErrNoStep) {
		h.fail(failure{err: err, again: func(ctx context.Context) { h.walk(ctx, step, func(Taken) {}) }})
	}
	h.mu.Lock()
	own := h.own[e.ID]
	h.mu.Unlock()
	after(Taken{e, own})
}

func (h *History) goTo(ctx context.Context, seq int64, after func(Way)) {
	var way Way
	newest, _, err := h.notebook.Next(ctx, 0)
	if err == nil {
		way.From = newest.Seq
		way.Undone, way.Redone, err = h.notebook.GoTo(ctx, seq, h.Progress)
	}
	if errors.Is(err, notes.ErrNoStep) || err != nil && ctx.Err() != nil {
		return
	}
	if err != nil {
		h.fail(failure{err: err, again: func(ctx context.Context) { h.goTo(ctx, seq, after) }})
		return
	}
	h.mu.Lock()
	h.since = min(h.since, seq)
	h.mu.Unlock()
	h.readNext(ctx)
	s := h.State()
	way.Undo, way.Redo = s.Undo.ID, s.Redo.ID
	h.dispatch(func() { after(way) })
}

// State returns the current state.
func (h *History) State() State {
	h.mu.Lock()
	defer h.mu.Unlock()
	s := State{Undo: h.undo, Redo: h.redo, Pending: h.pending, Running: h.running}
	if len(h.failed) > 0 {
		s.Failed = &Failure{Err: h.failed[0].err, Retry: h.retry}
	}
	return s
}

func (h *History) publish() {
	s := h.State()
	h.dispatch(func() { h.onState(s) })
}
