package editor

import (
	"math"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview/typeset"
)

// scroll is the scroll position: the row at the top of the editor and how much of it is above the editor.
type scroll struct {
	place int     // offset in the top row; survives edits and a new layout
	shift float64 // device pixels of that row above the editor; negative if the row is below the top
	top   spot    // the top row
	stale bool    // top must be recomputed
	leads bool    // if the caret is not visible when top is recomputed, it moves to the top row
}

// atTop is a shift that scrolls to the margin above the text.
const atTop = -1e6

// Place returns the offset of the top row.
func (e *Editor) Place() int { return e.scroll.place }

// SetPlace scrolls the row at an offset to the top of the editor. It calls no callback.
func (e *Editor) SetPlace(offset int) {
	e.scroll = scroll{place: e.buffer.clamp(offset), stale: true, leads: e.scroll.leads}
	if e.scroll.place == 0 {
		e.scroll.shift = atTop
	}
	e.sync()
	e.redraw()
}

// Resume scrolls the row at place to the top, and puts the caret at an offset, or in the top row if it would not be
// visible. It calls no callback.
func (e *Editor) Resume(place, caret int) {
	e.closeStretch()
	e.sel = caretAt(e.buffer.clamp(caret))
	e.scroll.leads = true
	e.SetPlace(place)
}

// Reveal unfolds the sections that hide a range and scrolls so that its start is about a third from the top, unless it is
// visible.
func (e *Editor) Reveal(start, end int) {
	e.reveal(extent{e.buffer.clamp(start), e.buffer.clamp(end)})
	e.redraw()
}

func (e *Editor) reveal(x extent) {
	e.unhide(x.start, x.end)
	if !e.sync() {
		e.scroll = scroll{place: x.start, stale: true}
		return
	}
	if e.shows(e.locate(typeset.Edge{Offset: x.start})) && e.shows(e.locate(typeset.Edge{Offset: x.end, After: true})) {
		return
	}
	e.scroll = scroll{place: x.start, top: e.locate(typeset.Edge{Offset: x.start})}
	e.moveBy(-float64(e.viewHeight()) / 3)
	e.clampScroll()
	e.scrolled()
}

// toPlace recomputes the top row.
func (e *Editor) toPlace() {
	s := &e.scroll
	s.stale = false
	s.place = e.buffer.clamp(s.place)
	s.top = e.locate(typeset.Edge{Offset: s.place})
	if e.buffer.lines[s.top.line].hidden {
		s.top, _ = e.pieceBefore(s.top) // the first line is never hidden
		s.shift = 0
	}
	s.shift = min(s.shift, float64(e.rowHeight(s.top.line)-1))
	e.clampScroll()
	if s.leads && !e.shows(e.locate(e.sel.head)) {
		e.sel = caretAt(s.place)
	}
	s.leads = false
}

// top returns the y of the editor's upper edge in the text.
func (e *Editor) top() float64 { return float64(e.y(e.scroll.top)) + e.scroll.shift }

// scrollBy scrolls down by device pixels, exactly: every row on the way gets a layout.
func (e *Editor) scrollBy(d float64) {
	e.moveBy(d)
	e.clampScroll()
	e.scrolled()
}

// moveBy moves the top row without clamping at the ends of the text.
func (e *Editor) moveBy(d float64) {
	s := &e.scroll
	at := s.top
	y := float64(e.above(at.line, at.piece)+at.row*e.rowHeight(at.line)) + s.shift + d // from the piece's upper edge
	for y < 0 {
		before, ok := e.pieceBefore(at)
		if !ok {
			break
		}
		at = before
		y += float64(e.pieceHeight(at.line, at.piece))
	}
	for height := e.pieceHeight(at.line, at.piece); y >= float64(height); height = e.pieceHeight(at.line, at.piece) {
		after, ok := e.pieceAfter(at)
		if !ok {
			break
		}
		y -= float64(height)
		at = after
	}
	within := y - float64(e.above(at.line, at.piece))
	rows := e.rows(at.line, at.piece)
	at.row = min(max(int(math.Floor(within/float64(e.rowHeight(at.line)))), 0), len(rows)-1)
	s.shift = within - float64(at.row*e.rowHeight(at.line))
	s.top = at
	s.place = e.buffer.start(at.line) + rows[at.row].Start
}

// scrollTo scrolls to a y in the text, which may be an estimate.
func (e *Editor) scrollTo(y float64) {
	n := e.heights.Find(int(max(y, 0)))
	within := y - float64(e.heights.Sum(n))
	before := max(e.heights.Value(n), 1)
	layout := e.layout(n)
	piece := layout.PieceAt(int(max(within, 0)) - e.gap(e.buffer.lines[n]))
	e.rows(n, piece)
	// The exact height of the line may differ from the estimate: keep the proportion.
	within *= float64(e.heights.Value(n)) / float64(before)
	e.scroll.top, e.scroll.shift = spot{n, 0, 0}, 0
	e.moveBy(within - float64(e.above(n, 0)))
	e.clampScroll()
	e.scrolled()
}

// clampScroll limits the scroll position to the text. Rows near the end of the text get a layout, so that the end is
// exact.
func (e *Editor) clampScroll() {
	for e.settleVisible(); ; {
		total := e.heights.Sum(len(e.buffer.lines))
		lowest := float64(total + e.px(e.margins.below) - e.viewHeight())
		highest := -float64(e.px(e.margins.top))
		top := e.top()
		switch over := top - max(lowest, highest); {
		case over > 0.5:
			e.moveBy(-over)
			e.settleVisible()
			if e.heights.Sum(len(e.buffer.lines)) == total {
				return
			}
		case top < highest:
			e.moveBy(highest - top)
			return
		default:
			return
		}
	}
}

// settleVisible lays out the visible rows.
func (e *Editor) settleVisible() { e.eachPiece(func(spot, int) bool { return true }) }

// eachPiece calls f for every visible piece, from the top, with the y of its upper edge in device pixels of the editor,
// until f returns false.
func (e *Editor) eachPiece(f func(s spot, y int) bool) {
	at := e.scroll.top
	y := -int(math.Round(e.scroll.shift)) - at.row*e.rowHeight(at.line) - e.above(at.line, at.piece)
	at.row = 0
	for height, ok := e.viewHeight(), true; ok && y < height; at, ok = e.pieceAfter(at) {
		h := e.pieceHeight(at.line, at.piece)
		if !f(at, y) {
			return
		}
		y += h
	}
}

// eachRow calls f for every visible row with its y, in the order of the text, until f returns false.
func (e *Editor) eachRow(f func(s spot, y int) bool) {
	height := e.viewHeight()
	e.eachPiece(func(s spot, y int) bool {
		y += e.above(s.line, s.piece)
		rows, h := len(e.rows(s.line, s.piece)), e.rowHeight(s.line)
		if y < 0 {
			s.row = min(-y/h, rows)
		}
		for ; s.row < rows && y+s.row*h < height; s.row++ {
			if !f(s, y+s.row*h) {
				return false
			}
		}
		return true
	})
}

// shows reports whether a row is completely visible.
func (e *Editor) shows(s spot) (found bool) {
	e.eachRow(func(at spot, y int) bool {
		if at == s {
			found = y >= 0 && y+e.rowHeight(s.line) <= e.viewHeight()
		}
		return at != s
	})
	return found
}

// scrolled redraws the editor and calls OnScrolled.
func (e *Editor) scrolled() {
	e.redraw()
	if e.OnScrolled != nil {
		e.OnScrolled()
	}
}

// showCaret unfolds the sections that hide the caret and scrolls by the minimum that shows the caret with one more row.
func (e *Editor) showCaret() {
	e.cursor.moved = e.now()
	at := e.sel.head
	e.unhide(at.Offset, at.Offset)
	if !e.sync() {
		return
	}
	s := e.locate(at)
	height, h := float64(e.viewHeight()), float64(e.rowHeight(s.line))
	y := float64(e.y(s)) - e.top()
	switch margin := min(h, (height-h)/2); {
	case y < -height || y > 2*height:
		e.reveal(extent{at.Offset, at.Offset})
	case y < 0:
		e.scrollBy(y - margin)
	case y+h > height:
		e.scrollBy(y + h - height + margin)
	}
}

// Scrolled implements fyne.Scrollable.
func (e *Editor) Scrolled(ev *fyne.ScrollEvent) {
	if e.OnWheel != nil {
		e.OnWheel(ev)
		return
	}
	if e.sync() && ev.Scrolled.DY != 0 {
		e.scrollBy(-float64(ev.Scrolled.DY * e.state.scale))
	}
}
