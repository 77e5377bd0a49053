package later

import "time"

// Burst debounces calls: it runs Run once after calls that follow each other closely, as soon as none has come for Quiet,
// and at the latest Most after the first.
type Burst struct {
	After       After
	Quiet, Most time.Duration
	Run         func()

	quiet, most func() // cancel the timers; nil while no run is pending
}

// Call schedules a run.
func (b *Burst) Call() {
	if b.most == nil {
		b.most = b.After(b.Most, b.now)
	} else {
		b.quiet()
	}
	b.quiet = b.After(b.Quiet, b.now)
}

// Stop cancels a pending run.
func (b *Burst) Stop() {
	if b.most == nil {
		return
	}
	b.quiet()
	b.most()
	b.quiet, b.most = nil, nil
}

func (b *Burst) now() {
	b.Stop()
	b.Run()
}
