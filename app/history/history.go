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
	"strings"
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
	Undo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error)
	Redo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error)
	// TakeBack does what Undo does if the newest entry is that of an edit.
	TakeBack(ctx context.Context, edit notes.EditID, progress notes.Progress) (notes.Entry, error)
	// Next returns the entries that Undo and Redo would take; zero where there
	// is nothing.
	Next(ctx context.Context, since int64) (undo, redo notes.Entry, err error)
	// GoTo undoes all that is newer than an entry, or redoes all up to it, and returns
	// how many entries that are. The error for one that cannot be gone to matches
	// [notes.ErrNoStep].
	GoTo(ctx context.Context, seq int64, progress notes.Progress) (undone, redone int, err error)
}

// Step is one change that a user asked for. Build is called off the UI thread
// when the step's turn has come, so that it sees all that came before; it may
// return an edit without operations if nothing is left to be done. Its context ends
// when the user cancels the step, which is offered once [History.Progress] was
// called.
//
// An edit that Build has made durable itself is returned without its operations.
//
// Field names what is typed into, such as "body" and the id of a note, and Stretch the
// part of what is typed that is undone as one. Each step of a field carries all that
// was typed: it makes up for an earlier one that failed, and takes the place of one of
// its stretch that waits for its turn. Both are "" for a change that stands alone.
type Step struct {
	Field   string
	Stretch string
	Build   func(context.Context) (notes.Edit, error)
	Done    func() // called after the change is durable; may be nil
}

// EditField returns the field of the edit that is carried out.
func (s Step) EditField() string { return strings.TrimSpace(s.Field + " " + s.Stretch) }

// Taken is a step that Undo or Redo has taken: the entry as it is then, zero if
// there was none to take or it could not be taken.
type Taken struct {
	notes.Entry
	Own bool // the change was made by this History, and not by another program
}

// Way is where GoTo has led.
type Way struct {
	Undone, Redone int          // steps
	From           int64        // the entry that was the newest in force, to go back to
	Undo, Redo     notes.EditID // what there is to undo and to redo there; "" for nothing
}

// State is what the window shows of the history.
type State struct {
	Undo, Redo notes.Entry // what would be undone and redone; zero if there is nothing
	Pending    int         // steps that are not durable yet, without the failed ones
	Running    *Running    // how far the step is that is being carried out, nil while that is not known
	Failed     *Failure    // the oldest step that could not be carried out, nil if there is none
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
	undo, redo notes.Entry           // what would be undone and redone
	own        map[notes.EditID]bool // edits that were carried out here
	last       notes.EditID          // of the last step, "" if that changed nothing
	since      int64                 // Undo and Redo reach to what is newer than this entry
	pending    int                   // jobs of the queue, and the one that runs, that change something
	cancel     func()                // cancels the job that runs
	running    *Running
	closed     bool
	done       chan struct{}
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
	h := &History{notebook: o.Notebook, since: o.Since, own: map[notes.EditID]bool{}, dispatch: o.Dispatch, onState: o.OnState, done: make(chan struct{})}
	h.wake = sync.NewCond(&h.mu)
	go h.run()
	return h
}

// Do queues a step.
func (h *History) Do(s Step) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.makeUpFor(&s)
	if !h.supersede(s) {
		h.add(job{run: func(ctx context.Context) { h.carryOut(ctx, s) }, change: true, step: &s}) // s as it is then
	}
}

// Undo takes the last change of the notebook back, whoever made it, if it is of
// the session. It does nothing if there is none, or while a step has failed: what that
// was to change is newer. Then it calls after, off the UI thread; what comes next waits
// for its return.
func (h *History) Undo(after func(Taken)) {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Undo, after) })
}

// Redo makes the last change that was taken back again, and does else what Undo
// does.
func (h *History) Redo(after func(Taken)) {
	h.change(func(ctx context.Context) { h.walk(ctx, h.notebook.Redo, after) })
}

// TakeBack does what Undo does if the last change of the notebook is an edit, and
// else nothing.
func (h *History) TakeBack(edit notes.EditID, after func(Taken)) {
	takeBack := func(ctx context.Context, _ int64, progress notes.Progress) (notes.Entry, error) {
		return h.notebook.TakeBack(ctx, edit, progress)
	}
	h.change(func(ctx context.Context) { h.walk(ctx, takeBack, after) })
}

// Last calls f, through the dispatcher, with the entry that the last step made
// when all that were queued before were tried: zero if it changed nothing, or
// something newer was changed meanwhile.
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

// GoTo undoes all that is newer than an entry of the notebook's history, or
// redoes all up to it. From then on, Undo and Redo reach back to that entry if
// it is older than the session. Then it calls after, through the dispatcher. It does
// nothing for an entry that was superseded meanwhile.
func (h *History) GoTo(seq int64, after func(Way)) {
	h.change(func(ctx context.Context) { h.goTo(ctx, seq, after) })
}

// Refresh reads again what there is to undo and to redo. It is to be called
// after another program has changed the notebook.
func (h *History) Refresh() { h.enqueue(job{run: func(context.Context) {}}) }

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

// mark notes that an edit was carried out as the last step; "" for none.
func (h *History) mark(edit notes.EditID) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = edit
	if edit != "" {
		h.own[edit] = true
	}
}

// walk takes a step of the history, if there is one to take.
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

// State returns what the window shows of the history.
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
