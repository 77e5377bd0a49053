package history

import "context"

// Running is how far a step is.
type Running struct {
	Done, Total int    // records
	Cancel      func() // gives the step up: nothing of it is changed
}

// job is something that is done in its turn.
type job struct {
	run    func(context.Context)
	change bool  // it changes the notebook
	step   *Step // that it carries out, nil for none
}

// supersede puts a step in the place of one of the same stretch that is the last in the
// queue, and says whether there is one. h.mu is held.
func (h *History) supersede(s Step) bool {
	if len(h.queue) == 0 || s.Stretch == "" {
		return false
	}
	last := h.queue[len(h.queue)-1].step
	if last == nil || last.Field != s.Field || last.Stretch != s.Stretch {
		return false
	}
	s.follow(last.Done)
	last.Build, last.Done = s.Build, s.Done
	return true
}

// follow has another function be called before Done, which a step does that takes the
// place of another one. Both may be nil.
func (s *Step) follow(before func()) {
	after := s.Done
	s.Done = func() {
		for _, done := range []func(){before, after} {
			if done != nil {
				done()
			}
		}
	}
}

// Progress tells how far the step is that is being carried out. It is for the
// Build of that step to call.
func (h *History) Progress(done, total int) {
	h.mu.Lock()
	h.running = &Running{done, total, h.cancel}
	h.mu.Unlock()
	h.publish()
}

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
func (h *History) change(run func(context.Context)) { h.enqueue(job{run: run, change: true}) }

func (h *History) enqueue(j job) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.add(j)
}

// add puts a job at the end of the queue. h.mu is held.
func (h *History) add(j job) {
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
