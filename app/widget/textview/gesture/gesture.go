// Package gesture interprets mouse input in text: it counts the clicks of a series, and computes how far to scroll while the
// pointer is dragged above or below the text.
//
// Lengths are px. Everything must be used on Fyne's goroutine.
package gesture

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

const (
	doubleClick = 400 * time.Millisecond // longest time between two clicks of a series
	sameSpot    = 5                      // longest distance between them, in px
)

// Clicks counts clicks. The zero Clicks is ready to use.
type Clicks struct {
	Count int // 1 for a single click, 2 for a double click, 3 for a triple click; set it to 1 to restart the series

	last time.Time
	at   fyne.Position
}

// Press counts a press of the mouse button: it continues the series if it is soon after and near the last press. After the
// third click a new series begins.
func (c *Clicks) Press(now time.Time, at fyne.Position) {
	d := at.Subtract(c.at)
	if now.Sub(c.last) < doubleClick && d.X*d.X+d.Y*d.Y <= sameSpot*sameSpot {
		c.Count = c.Count%3 + 1
	} else {
		c.Count = 1
	}
	c.last, c.at = now, at
}

// Autoscroll scrolls a view in every frame while a drag is above or below it. The zero Autoscroll does not scroll.
type Autoscroll struct {
	animation *fyne.Animation
	speed     float64 // px per second
}

// Drag reports a drag of the pointer to y in a view of the given height. While y is outside the view, scroll is called in
// every frame with the distance to scroll, which is positive downwards.
func (a *Autoscroll) Drag(y, height float32, scroll func(by float64)) {
	if a.speed = speed(y, height); a.speed == 0 {
		a.Stop()
		return
	}
	if a.animation != nil {
		return
	}
	const longest = 100 * time.Millisecond // limits the jump after a slow frame
	last := time.Now()
	a.animation = fyne.NewAnimation(time.Hour, func(float32) {
		now := time.Now()
		passed := min(now.Sub(last), longest)
		last = now
		scroll(a.speed * passed.Seconds())
	})
	a.animation.Start()
}

// Stop ends the scrolling.
func (a *Autoscroll) Stop() {
	if a.animation != nil {
		a.animation.Stop()
		a.animation = nil
	}
}

// Scrolling reports whether a drag is being scrolled.
func (a *Autoscroll) Scrolling() bool { return a.animation != nil }

// speed returns the speed in px per second for a pointer at y: it grows with the distance from the view; 0 inside.
func speed(y, height float32) float64 {
	const perPx, least, most = 12, 60, 4000
	d := float64(y)
	if y > height {
		d = float64(y - height)
	} else if y >= 0 {
		return 0
	}
	return math.Copysign(min(max(math.Abs(d)*perPx, least), most), d)
}
