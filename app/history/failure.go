package history

import (
	"context"
	"slices"
)

// Failure is a step that failed. It has changed nothing and is kept, to be tried
// again.
type Failure struct {
	Err   error
	Retry func() // tries all failed steps again
}

// failure is a failed job, and how to try it again.
type failure struct {
	field string // Field of the step; "" for other jobs
	err   error
	again func(context.Context)
	done  func() // Done of the step; may be nil
}

// fail records a failure, unless a queued step makes up for it.
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

// makeUpFor drops the failures that a step makes up for. h.mu must be held.
func (h *History) makeUpFor(s *Step) {
	h.failed = slices.DeleteFunc(h.failed, func(f failure) bool {
		made := s.makesUpFor(f)
		if made {
			s.follow(f.done)
		}
		return made
	})
}

// makesUpFor says whether a later step makes up for a failed one: every step of a
// field carries all that was typed.
func (s *Step) makesUpFor(f failure) bool { return s.Field != "" && s.Field == f.field }

// retry tries all failed steps again.
func (h *History) retry() {
	h.mu.Lock()
	again := h.failed
	h.failed = nil
	h.mu.Unlock()
	for _, f := range again {
		h.change(f.again)
	}
}
