package textview

import (
	"image"
	"image/color"

	"collate/app/widget/textview/typeset"
)

// Lengths of the scroll bar in device-independent pixels.
const (
	barWidth   = 5
	barInset   = 5  // from the view's right edge
	barReach   = 15 // from the view's right edge the pointer is on the bar
	knobLeast  = 22
	tickHeight = 3
)

// scrollBar is the bar at the right edge: a knob, and a tick for each mark and find.
type scrollBar struct {
	ticks   []tick // from the top; nil when they must be found anew
	grabbed bool
	grab    float64 // where in the knob it is held, device pixels
}

// tick is a coloured line of the bar.
type tick struct {
	y     int // device pixels from the top
	color color.NRGBA
}

// knob returns the top and height of the knob in a bar of the given height, for a view that shows height of total
// from top. All are the same unit. The height is 0 when everything is visible.
func knob(height, least, total, top float64) (y, h float64) {
	if total <= height || height <= least {
		return 0, 0
	}
	h = max(least, height*height/total)
	return min(max(top/(total-height), 0), 1) * (height - h), h
}

// topFor is the inverse of knob: what top is when the knob is at y.
func topFor(height, least, total, y float64) float64 {
	_, h := knob(height, least, total, 0)
	if h == 0 || h >= height {
		return 0
	}
	return min(max(y/(height-h), 0), 1) * (total - height)
}

// extents returns the heights that the knob is made of, in device pixels.
func (v *View) extents() (height, least, total, top float64) {
	margin := v.px(marginTop)
	return float64(v.viewHeight()), float64(v.px(knobLeast)),
		float64(v.layout.Height() + margin + v.px(marginBottom)), v.top() + float64(margin)
}

// onBar reports whether x, in device-independent pixels, is on the scroll bar.
func (v *View) onBar(x float32) bool { return x >= v.Size().Width-barReach }

// pressBar begins to drag the knob. A press beside the knob first moves its middle there.
func (v *View) pressBar(y float64) {
	height, least, total, top := v.extents()
	at, h := knob(height, least, total, top)
	if h == 0 {
		return
	}
	v.bar.grabbed = true
	v.bar.grab = y - at
	if y < at || y >= at+h {
		v.bar.grab = h / 2
		v.dragBar(y)
	}
}

// dragBar moves the knob so that it is held at y.
func (v *View) dragBar(y float64) {
	height, least, total, _ := v.extents()
	v.scrollTo(topFor(height, least, total, y-v.bar.grab) - float64(v.px(marginTop)))
}

func (v *View) paintScrollBar(dst typeset.Canvas) {
	x1 := v.px(v.Size().Width) - v.px(barInset)
	x0 := x1 - v.px(barWidth)
	if y, h := knob(v.extents()); h > 0 {
		dst.RoundRect(image.Rect(x0, int(y), x1, int(y+h)), v.px(2.5), typeset.AllCorners, v.look.ScrollBar)
	}
	if v.bar.ticks == nil {
		v.bar.ticks = v.findTicks()
	}
	for _, t := range v.bar.ticks {
		dst.Rect(image.Rect(x0, t.y, x1, t.y+v.px(tickHeight)), t.color)
	}
}

// findTicks returns a tick for each mark and then for each find; of several of a kind at one height, the first.
func (v *View) findTicks() []tick {
	ticks := []tick{}
	scale := float64(v.viewHeight()-v.px(tickHeight)) / float64(max(v.layout.Height(), v.viewHeight(), 1))
	piece, top, first := 0, 0, 0
	y := func(offset int) int { // for offsets that grow
		for piece+1 < v.layout.Pieces() && v.layout.PieceStart(piece+1) <= offset {
			top += v.layout.PieceHeight(piece)
			piece++
		}
		start, end := v.layout.PieceStart(piece), len(v.text.Content)
		if piece+1 < v.layout.Pieces() {
			end = v.layout.PieceStart(piece + 1)
		}
		within := float64(offset-start) / float64(max(end-start, 1))
		return int((float64(top) + within*float64(v.layout.PieceHeight(piece))) * scale)
	}
	add := func(offset int, c color.NRGBA) {
		at := y(offset)
		if n := len(ticks); n == first || ticks[n-1].y != at {
			ticks = append(ticks, tick{at, c})
		}
	}
	for _, m := range v.marks.marks {
		add(m.Start, v.look.mark(m.Color).Line)
	}
	piece, top, first = 0, 0, len(ticks)
	for _, h := range v.find.hits {
		add(h.start, v.look.Current)
	}
	return ticks
}
