package editor

import (
	"image"

	"collate/app/widget/textview/typeset"
)

// Lengths of the scroll bar in device-independent pixels.
const (
	barWidth  = 5
	barInset  = 5  // from the right edge
	barReach  = 15 // the pointer within this distance from the right edge is on the bar
	knobLeast = 22
)

// knob returns the top and height of the knob in device pixels; the height is 0
// if the whole text is visible.
func (e *Editor) knob() (y, h float64) {
	height, total := float64(e.viewHeight()), e.total()
	least := float64(e.px(knobLeast))
	if total <= height || height <= least {
		return 0, 0
	}
	h = max(least, height*height/total)
	part := (e.top() + float64(e.px(e.margins.top))) / (total - height)
	return min(max(part, 0), 1) * (height - h), h
}

// total returns the height of the text with the margins.
func (e *Editor) total() float64 {
	return float64(e.heights.Sum(len(e.buffer.lines)) + e.px(e.margins.top) + e.px(e.margins.below))
}

// onBar reports whether x, in device-independent pixels, is on the scroll bar;
// false if there is no bar.
func (e *Editor) onBar(x float32) bool {
	if x < e.Size().Width-barReach {
		return false
	}
	_, height := e.knob()
	return height > 0
}

// pressBar starts to drag the knob; a press beside the knob first moves its
// middle there.
func (e *Editor) pressBar(y float64) {
	at, h := e.knob()
	if h == 0 {
		return
	}
	e.grabbed, e.grab = true, y-at
	if y < at || y >= at+h {
		e.grab = h / 2
		e.dragBar(y)
	}
}

// dragBar moves the knob so that the grabbed point is at y.
func (e *Editor) dragBar(y float64) {
	_, h := e.knob()
	height := float64(e.viewHeight())
	if h == 0 || h >= height {
		return
	}
	part := min(max((y-e.grab)/(height-h), 0), 1)
	e.scrollTo(part*(e.total()-height) - float64(e.px(e.margins.top)))
}

func (e *Editor) paintScrollBar(dst typeset.Canvas) {
	y, h := e.knob()
	if h == 0 {
		return
	}
	x1 := e.px(e.Size().Width) - e.px(barInset)
	dst.RoundRect(image.Rect(x1-e.px(barWidth), int(y), x1, int(y+h)), e.px(2.5), typeset.AllCorners, e.look.ScrollBar)
}
