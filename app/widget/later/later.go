// Package later does something after a while.
package later

import (
	"time"

	"fyne.io/fyne/v2"
)

// After calls f once a time has passed, unless stop is called before. Widgets take it
// as a value so that a test can replace it. It belongs to Fyne's goroutine, and so do
// f and stop.
type After func(d time.Duration, f func()) (stop func())

// OnMain is After by the clock.
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
