package app

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// How much the heap may grow, over what is in use, before garbage is collected.
const (
	// loadingGrowth, in percent, is Go's own: to load a text makes much garbage
	// in a moment, and is to be fast.
	loadingGrowth = 100
	// readingRoom, in bytes, keeps the memory within 5 % while texts are read:
	// the whole program takes about 200 MB, and to turn a page makes some 50 kB
	// of garbage, so that there is a collection, of some ten milliseconds on
	// another core, every 200 pages.
	readingRoom = 10 << 20
	// leastGrowth and mostGrowth, in percent, bound what readingRoom may mean
	// where much or little is in use.
	leastGrowth, mostGrowth = 5, 50
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
	debug.FreeOSMemory() // collects garbage first
	debug.SetGCPercent(readingGrowth(inUse()))
}

// readingGrowth returns by how many percent a heap of which so many bytes are
// in use may grow while texts are read.
func readingGrowth(inUse uint64) int {
	return int(min(max(100*readingRoom/max(inUse, 1), leastGrowth), mostGrowth))
}

// inUse returns how many bytes of the heap the last collection has left.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
