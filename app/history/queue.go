package history

import "context"

// Running is the progress of a step.
type Running struct {
	Done, Total int    // number of records
	Cancel      func() // cancels the step, which then changes nothing
}

// job is an entry of the queue.
type job struct {
	run    func(context.Context)
	change bool  // it changes the notebook
	step   *Step // the step that it carries out; nil for other jobs
}

// supersede replaces the last job of the queue by s if both are steps of the same
// stretch, and says whether it has. h.mu must be held.
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

// follow makes Done call before first, which is the Done of a step that s replaces.
// Both may be nil.
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

// Progress reports the progress of the running step, in records. Only the Build of that
// step may call it.
func (h *History) Progress(done, total int) {
	h.mu.Lock()
	h.running = &Running{done, total, h.cancel}
	h.mu.Unlock()
	h.publish()
}

// Wait waits until all jobs queued before have been tried. It returns the error of the
// oldest failed step, or nil.
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

// Close waits until all queued jobs have been tried and ends the History. Later steps
// are dropped.
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
