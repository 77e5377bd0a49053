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
	for growth() != readingGrowth { // or else the test does not end
		time.Sleep(time.Millisecond)
	}
	saver.begin()
	if got := growth(); got != loadingGrowth {
		t.Errorf("while something is loaded the heap may grow by %d %%, not %d %%", got, loadingGrowth)
	}
}
