// Package gesture tells what a person means who selects text with the mouse: which click of a series a press is, and how
// far to scroll while the pointer is dragged above or below the text.
//
// Lengths are px. Everything belongs to Fyne's goroutine.
package gesture

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
)

const (
	doubleClick = 400 * time.Millisecond // between two clicks of a series, at most
	sameSpot    = 5                      // px between them, at most
)

// Clicks counts clicks. The zero Clicks has seen none.
type Clicks struct {
	Count int // 1 for a single click, 2 for a double click, 3 for a triple click; set it to 1 to begin a series anew

	last time.Time
	at   fyne.Position
}

// Press counts a press of the mouse button: it is one more click of the series if it follows the last press soon and near
// it. After the third click a new series begins.
func (c *Clicks) Press(now time.Time, at fyne.Position) {
	d := at.Subtract(c.at)
	if now.Sub(c.last) < doubleClick && d.X*d.X+d.Y*d.Y <= sameSpot*sameSpot {
		c.Count = c.Count%3 + 1
	} else {
		c.Count = 1
	}
	c.last, c.at = now, at
}

// Autoscroll scrolls a view in every frame while a drag is above or below it. The zero Autoscroll is at rest.
type Autoscroll struct {
	animation *fyne.Animation
	speed     float64 // px per second
}

// Drag tells that the pointer is dragged to y in a view of that height. While that is outside, scroll is called in every
// frame with how far to scroll, downwards if it is positive.
func (a *Autoscroll) Drag(y, height float32, scroll func(by float64)) {
	if a.speed = speed(y, height); a.speed == 0 {
		a.Stop()
		return
	}
	if a.animation != nil {
		return
	}
	const longest = 100 * time.Millisecond // a frame that took longer must not make the text leap
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

// Scrolling reports whether it scrolls.
func (a *Autoscroll) Scrolling() bool { return a.animation != nil }

// speed returns how many px per second to scroll while the pointer is at y: the more, the farther it is outside of a view
// of that height; 0 inside.
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
