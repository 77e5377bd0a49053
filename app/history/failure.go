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
}

// failure is what has failed, and how to try it again.
type failure struct {
	field string // of the step, "" for others
	err   error
	again func(context.Context)
	done  func() // of the step; may be nil
}

// fail keeps what has failed, unless a step that waits for its turn makes up for it.
func (h *History) fail(f failure) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, j := range h.queue {
		if j.step != nil && j.step.makesUpFor(f) {
			j.step.follow(f.done)
			return
		}
	}
	h.failed = append(h.failed, f)
}

// makeUpFor drops what has failed that a step makes up for. h.mu is held.
func (h *History) makeUpFor(s *Step) {
	h.failed = slices.DeleteFunc(h.failed, func(f failure) bool {
		made := s.makesUpFor(f)
		if made {
			s.follow(f.done)
		}
		return made
	})
}

// makesUpFor says whether a step that came later than one that failed makes up for it:
// if what is typed now carries all that was typed then.
func (s *Step) makesUpFor(f failure) bool { return s.Field != "" && s.Field == f.field }

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
