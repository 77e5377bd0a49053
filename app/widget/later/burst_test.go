package later

import (
	"testing"
	"time"
)

// clock is a clock that the test advances.
type clock struct {
	now   time.Duration
	alarm map[int]alarm
	made  int
}

type alarm struct {
	at time.Duration
	f  func()
}

func (c *clock) after(d time.Duration, f func()) (stop func()) {
	c.made++
	id := c.made
	c.alarm[id] = alarm{c.now + d, f}
	return func() { delete(c.alarm, id) }
}

func (c *clock) pass(d time.Duration) {
	for end := c.now + d; c.now < end; {
		c.now++
		for id, a := range c.alarm {
			if a.at <= c.now {
				delete(c.alarm, id)
				a.f()
			}
		}
	}
}

func TestBurst(t *testing.T) {
	runs := 0
	c := &clock{alarm: map[int]alarm{}}
	b := Burst{After: c.after, Quiet: 4, Most: 10, Run: func() { runs++ }}
	expect := func(when string, want int) {
		t.Helper()
		if runs != want {
			t.Errorf("%s it ran %d times, want %d", when, runs, want)
		}
	}
	b.Stop()
	b.Call()
	c.pass(3)
	b.Call()
	c.pass(3)
	expect("during the burst", 0)
	c.pass(1)
	expect("after the burst", 1)
	for range 13 {
		b.Call()
		c.pass(3)
	}
	expect("in a burst that goes on", 4)
	c.pass(10)
	expect("after that", 5)
	b.Call()
	b.Stop()
	c.pass(20)
	expect("stopped", 5)
}
