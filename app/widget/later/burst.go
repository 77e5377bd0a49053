package later

import "time"

// Burst runs something once for many calls that follow each other closely: when none has come for the time Quiet, and
// at the latest the time Most after the first.
type Burst struct {
	After       After
	Quiet, Most time.Duration
	Run         func()

	quiet, most func() // end the waits; nil while nothing is called for
}

// Call has it run in a moment.
func (b *Burst) Call() {
	if b.most == nil {
		b.most = b.After(b.Most, b.now)
	} else {
		b.quiet()
	}
	b.quiet = b.After(b.Quiet, b.now)
}

// Stop takes back the calls so far.
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
