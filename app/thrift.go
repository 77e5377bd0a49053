package app

import (
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// Growth of the heap, relative to the live heap, before a garbage collection.
const (
	// loadingGrowth, in percent, is Go's default: loading a text makes much
	// garbage at once and must be fast.
	loadingGrowth = 100
	// readingRoom, in bytes, keeps the memory constant within 5 % while texts
	// are read: the program takes about 200 MB, and turning a page makes about
	// 50 kB of garbage, so that a collection, of some ten milliseconds on
	// another core, runs every 200 pages.
	readingRoom = 10 << 20
	// leastGrowth and mostGrowth, in percent, bound the growth that readingRoom
	// allows for a large or small live heap.
	leastGrowth, mostGrowth = 5, 50
)

// thriftPause is the time from the last load to the release of memory, so that
// several texts that are opened together count as one load.
const thriftPause = time.Second

// thrift keeps the memory of the program constant: it returns memory to the
// system after a load, and keeps the heap close to the live heap otherwise. It
// is safe for concurrent use.
type thrift struct {
	pause time.Duration

	mu    sync.Mutex
	loads int         // number of loads in progress
	timer *time.Timer // until memory is returned; nil if none is due
}

// begin begins a load; end ends it.
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

// readingGrowth returns the growth in percent for a live heap of inUse bytes
// while texts are read.
func readingGrowth(inUse uint64) int {
	return int(min(max(100*readingRoom/max(inUse, 1), leastGrowth), mostGrowth))
}

// inUse returns the live heap after the last collection, in bytes.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
