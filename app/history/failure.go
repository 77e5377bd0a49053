package history

import (
	"context"
	"slices"
)

// Failure is a step that could not be carried out. Nothing of it was changed,
// and what it wanted to change is kept in it.
type Failure struct {
	Err   error
	Retry func() // tries all failed steps once more
	Drop  func() // gives all failed steps up
}

// failure is what has failed, and how to try it again.
type failure struct {
	field string // of the step, "" for others
	err   error
	again func(context.Context)
}

// fail keeps what has failed, unless a step that waits for its turn makes up for it.
func (h *History) fail(f failure) {
	h.mu.Lock()
	defer h.mu.Unlock()
	waits := func(j job) bool { return j.step != nil && j.step.makesUpFor(f) }
	if !slices.ContainsFunc(h.queue, waits) {
		h.failed = append(h.failed, f)
	}
}

// makeUpFor drops what has failed that a step makes up for. h.mu is held.
func (h *History) makeUpFor(s Step) { h.failed = slices.DeleteFunc(h.failed, s.makesUpFor) }

// makesUpFor says whether a step that came later than one that failed makes up for it:
// if what is typed now carries all that was typed then.
func (s Step) makesUpFor(f failure) bool { return s.Field != "" && s.Field == f.field }

// retry tries all failed steps once more.
func (h *History) retry() {
	h.mu.Lock()
	again := h.failed
	h.failed = nil
	h.mu.Unlock()
	for _, f := range again {
		h.change(f.again)
	}
}

// drop gives all failed steps up.
func (h *History) drop() {
	h.mu.Lock()
	h.failed = nil
	h.mu.Unlock()
	h.publish()
}
