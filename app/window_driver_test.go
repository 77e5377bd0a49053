package app

import (
	"sync"

	"fyne.io/fyne/v2"
)

// driver is Fyne's driver for tests, but for what is to be done on Fyne's goroutine: that waits
// for run, as it waits for the event loop in a window on the screen.
type driver struct {
	fyne.Driver
	asked chan struct{} // holds something while functions wait

	mu      sync.Mutex
	waiting []func()
}

// DoFromGoroutine implements fyne.Driver.
func (d *driver) DoFromGoroutine(f func(), wait bool) {
	done := make(chan struct{})
	d.mu.Lock()
	d.waiting = append(d.waiting, func() {
		f()
		close(done)
	})
	d.mu.Unlock()
	select {
	case d.asked <- struct{}{}:
	default:
	}
	if wait {
		<-done
	}
}

// run runs what waits, and what that asks for.
func (d *driver) run() {
	for {
		d.mu.Lock()
		waiting := d.waiting
		d.waiting = nil
		d.mu.Unlock()
		if len(waiting) == 0 {
			return
		}
		for _, f := range waiting {
			f()
		}
	}
}

// desktop is Fyne's app for tests with a window that can be closed and dropped on.
type desktop struct {
	fyne.App
	driver *driver
	screen *screen
}

func (d *desktop) Driver() fyne.Driver { return d.driver }

func (d *desktop) NewWindow(title string) fyne.Window {
	d.screen = &screen{Window: d.App.NewWindow(title)}
	return d.screen
}

// screen is a window of Fyne for tests.
type screen struct {
	fyne.Window
	drop   func(fyne.Position, []fyne.URI)
	close  func()
	closed bool
}

func (s *screen) SetOnDropped(f func(fyne.Position, []fyne.URI)) { s.drop = f }
func (s *screen) SetCloseIntercept(f func())                     { s.close = f }

func (s *screen) Close() {
	s.closed = true
	s.Window.Close()
}
