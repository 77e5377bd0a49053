package app

import (
	"runtime/debug"
	"testing"
	"time"
)

func TestThriftWaitsForTheLastLoad(t *testing.T) {
	before := debug.SetGCPercent(loadingGrowth)
	defer debug.SetGCPercent(before)
	growth := func() int {
		percent := debug.SetGCPercent(loadingGrowth)
		debug.SetGCPercent(percent)
		return percent
	}

	saver := &thrift{pause: time.Nanosecond}
	saver.begin()
	saver.begin()
	saver.end()
	if saver.timer != nil {
		t.Error("memory is given back while something is loaded")
	}
	saver.end()
	for growth() == loadingGrowth { // or else the test does not end
		time.Sleep(time.Millisecond)
	}
	saver.begin()
	if got := growth(); got != loadingGrowth {
		t.Errorf("while something is loaded the heap may grow by %d %%, not %d %%", got, loadingGrowth)
	}
}

func TestTheHeapMayGrowByAboutAsMuchWhateverIsInUse(t *testing.T) {
	for _, test := range []struct {
		inUse uint64
		want  int // percent
	}{{0, 50}, {1 << 20, 50}, {40 << 20, 25}, {100 << 20, 10}, {1 << 30, 5}} {
		if got := readingGrowth(test.inUse); got != test.want {
			t.Errorf("%d bytes in use: by %d %%, want %d %%", test.inUse, got, test.want)
		}
	}
}
