package textview

import (
	"image"
	"image/color"
	"math"
	"unicode/utf8"

	"collate/app/widget/textview/typeset"
)

// Lengths of the scroll bar in device-independent pixels.
const (
	barWidth   = 5
	barInset   = 5  // from the view's right edge
	barReach   = 15 // distance from the view's right edge in which the pointer is on the bar
	knobLeast  = 22
	tickHeight = 3
	tickReach  = 3 // distance above and below a tick at which the pointer is on it

	headingTick = 4 // width of the tick of a heading
)

// scrollBar is the bar at the right edge: a knob, and ticks for marks, finds and headings.
type scrollBar struct {
	ticks   []tick // from the top; nil when they must be recomputed
	grabbed bool
	grab    float64 // distance of the pointer from the top of the knob, device pixels
	hovered bool    // the pointer is over the bar
}

// Tick is the kind of a tick, a coloured line of the scroll bar.
type Tick uint8

// The kinds of ticks.
const (
	NoTick Tick = iota
	MarkTick
	FindTick
	HeadingTick // beside the bar, not on it
)

// BarPlace is a position on the scroll bar.
type BarPlace struct {
	Offset int     // offset in the text, of the tick if there is one
	Y      float32 // y in the view
	Tick   Tick    // the tick at this position
	Mark   string  // id of the mark of a MarkTick
}

// tick is a coloured line of the bar.
type tick struct {
	y      int // device pixels from the top
	color  color.NRGBA
	kind   Tick
	offset int // of the mark, find or heading
	mark   string
}

// knob returns the top and height of the knob in a bar of the given height, for a view that shows height of total from top.
// All have the same unit. The height is 0 if everything is visible.
func knob(height, least, total, top float64) (y, h float64) {
	if total <= height || height <= least {
		return 0, 0
	}
	h = max(least, height*height/total)
	return min(max(top/(total-height), 0), 1) * (height - h), h
}

// topFor is the inverse of knob: it returns top for a knob at y.
func topFor(height, least, total, y float64) float64 {
	_, h := knob(height, least, total, 0)
	if h == 0 || h >= height {
		return 0
	}
	return min(max(y/(height-h), 0), 1) * (total - height)
}

// extents returns the arguments of knob, in device pixels.
func (v *View) extents() (height, least, total, top float64) {
	margin := v.px(marginTop)
	return float64(v.viewHeight()), float64(v.px(knobLeast)),
		float64(v.layout.Height() + margin + v.px(marginBottom)), v.top() + float64(margin)
}

// onBar reports whether x, in device-independent pixels, is on the scroll bar.
func (v *View) onBar(x float32) bool { return x >= v.Size().Width-barReach }

// pressBar begins to drag the knob. A press beside the knob first centres the knob there, but a press on a tick scrolls to
// the position of the tick.
func (v *View) pressBar(y float64) {
	height, least, total, top := v.extents()
	at, h := knob(height, least, total, top)
	if h == 0 {
		return
	}
	v.bar.grabbed = true
	v.bar.grab = y - at
	if y < at || y >= at+h {
		if t, ok := v.tickAt(y); ok {
			v.bar.grabbed = false
			v.scrollToOffset(t.offset, 1./3)
			return
		}
		v.bar.grab = h / 2
		v.dragBar(y)
	}
}

// dragBar moves the knob with the pointer at y.
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
	for _, t := range v.ticks() {
		if t.kind == HeadingTick {
			dst.Rect(image.Rect(x0-v.px(headingTick+1), t.y, x0-v.px(1), t.y+max(v.px(1), 1)), t.color)
			continue
		}
		dst.Rect(image.Rect(x0, t.y, x1, t.y+v.px(tickHeight)), t.color)
	}
}

// ticks returns the cached ticks, recomputed after a change.
func (v *View) ticks() []tick {
	if v.bar.ticks == nil {
		v.bar.ticks = v.findTicks()
	}
	return v.bar.ticks
}

// tickAt returns the tick nearest to a y of the bar, in device pixels; false if none is within tickReach.
func (v *View) tickAt(y float64) (nearest tick, ok bool) {
	least := float64(v.px(tickReach))
	for _, t := range v.ticks() {
		if d := math.Abs(float64(t.y) + float64(v.px(tickHeight))/2 - y); d <= least {
			nearest, ok, least = t, true, d
		}
	}
	return nearest, ok
}

// barPlace returns the BarPlace at a y of the bar, in device-independent pixels.
func (v *View) barPlace(height float32) BarPlace {
	y := float64(height * v.state.scale)
	if t, ok := v.tickAt(y); ok {
		return BarPlace{Offset: t.offset, Y: height, Tick: t.kind, Mark: t.mark}
	}
	l := v.layout
	at := y * float64(max(l.Height(), v.viewHeight())) / max(float64(v.viewHeight()-v.px(tickHeight)), 1)
	piece := l.PieceAt(int(max(at, 0)))
	start, end := l.PieceStart(piece), l.PieceEnd(piece)
	within := min(max((at-float64(l.Top(piece)))/float64(max(l.PieceHeight(piece), 1)), 0), 1)
	offset := start + int(within*float64(end-start))
	for offset > start && offset < end && !utf8.RuneStart(v.text.Content[offset]) {
		offset--
	}
	return BarPlace{Offset: offset, Y: height}
}

// hoverBar reports the position of the pointer on the bar; y is in device-independent pixels.
func (v *View) hoverBar(over bool, y float32) {
	if v.OnBarHover == nil || !over && !v.bar.hovered {
		return
	}
	v.bar.hovered = over
	if over {
		v.OnBarHover(v.barPlace(y), true)
	} else {
		v.OnBarHover(BarPlace{}, false)
	}
}

// findTicks returns a tick for each mark, then for each find, and then for each heading if the look has a colour for them;
// of several ticks of a kind at the same y only the first.
func (v *View) findTicks() []tick {
	ticks := []tick{}
	scale := float64(v.viewHeight()-v.px(tickHeight)) / float64(max(v.layout.Height(), v.viewHeight(), 1))
	piece, top, first := 0, 0, 0
	y := func(offset int) int { // offsets must not decrease
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
	add := func(kind Tick, offset int, c color.NRGBA) *tick { // nil if there is one already
		at := y(offset)
		if n := len(ticks); n > first && ticks[n-1].y == at {
			return nil
		}
		ticks = append(ticks, tick{y: at, color: c, kind: kind, offset: offset})
		return &ticks[len(ticks)-1]
	}
	for i := range v.marks.marks {
		m := &v.marks.marks[i]
		if t := add(MarkTick, m.Start, color.NRGBA{}); t != nil {
			t.color, t.mark = v.look.mark(m.Color).Line, m.ID
		}
	}
	piece, top, first = 0, 0, len(ticks)
	for _, h := range v.find.hits {
		add(FindTick, h.start, v.look.Current)
	}
	if v.look.Outline.A == 0 {
		return ticks
	}
	piece, top, first = 0, 0, len(ticks)
	for _, b := range v.text.Blocks {
		if b.Kind == Heading {
			add(HeadingTick, b.Start, v.look.Outline)
		}
	}
	return ticks
}
