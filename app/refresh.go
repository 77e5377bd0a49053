package app

import (
	"context"
	"sync"
)

// refresher runs a function off the UI thread on request, never twice at the
// same time: requests during a run cause one more run after it. So the last run
// sees all earlier changes. It is safe for concurrent use.
type refresher struct {
	ctx context.Context // of all runs
	run func(context.Context)

	mu      sync.Mutex
	running bool
	again   bool
}

func (r *refresher) ask() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.running {
		r.again = true
		return
	}
	r.running = true
	go r.loop()
}

func (r *refresher) loop() {
	for {
		r.run(r.ctx)
		r.mu.Lock()
		if !r.again {
			r.running = false
			r.mu.Unlock()
			return
		}
		r.again = false
		r.mu.Unlock()
	}
}
