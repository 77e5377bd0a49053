package app

import (
	"context"
	"sync"
)

// refresher runs something off the UI thread whenever it is asked to, never
// twice at the same time: what is asked for while it runs is done once after
// it. So the last run saw all that came before. Safe for any goroutine.
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
