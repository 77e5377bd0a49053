package app

import (
	"runtime/debug"
	"sync"
	"time"
)

// By how many percent the heap may grow before garbage is collected.
const (
	// loadingGrowth is Go's own: to load a text makes much garbage in a moment, and is to be fast.
	loadingGrowth = 100
	// readingGrowth keeps the memory within 5 % while texts are read, which makes about 50 kB of garbage a page: with
	// 50 MB in use and 150 MB outside of Go's heap, a collection for each 10 MB takes 50 ms on another core
	// every 200 pages.
	readingGrowth = 20
)

// thriftPause is how long after the last load its garbage is given back, so
// that several texts that are opened together are one load.
const thriftPause = time.Second

// thrift keeps the memory of the program even: what loading has left behind is
// given back to the system after it, and the heap stays close to what is in
// use. Safe for any goroutine.
type thrift struct {
	pause time.Duration

	mu    sync.Mutex
	loads int         // that are under way
	timer *time.Timer // until memory is given back, nil while it is not due
}

// begin tells that something is loaded, until end is called.
func (t *thrift) begin() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.loads++
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	debug.SetGCPercent(loadingGrowth)
}

func (t *thrift) end() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.loads--; t.loads == 0 {
		t.timer = time.AfterFunc(t.pause, t.giveBack)
	}
}

func (t *thrift) giveBack() {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.loads > 0 {
		return
	}
	debug.SetGCPercent(readingGrowth)
	debug.FreeOSMemory()
}
