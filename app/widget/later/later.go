// Package later calls functions after a delay.
package later

import (
	"time"

	"fyne.io/fyne/v2"
)

// After calls f after the time d, unless stop is called before. Widgets hold it as a
// value so that a test can replace it. It, f and stop run on Fyne's goroutine.
type After func(d time.Duration, f func()) (stop func())

// OnMain is the After of the real clock.
func OnMain(d time.Duration, f func()) (stop func()) {
	stopped := false
	timer := time.AfterFunc(d, func() {
		fyne.Do(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		timer.Stop()
	}
}
