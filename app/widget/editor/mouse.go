package editor

import (
	"image"
	"math"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/app/widget/textview/typeset"
)

// mouse is what the pointer is doing.
type mouse struct {
	clicks  int // 1 for a single click, 2 for a double click, 3 for a triple click
	last    time.Time
	at      fyne.Position // of the last press
	pressed bool          // selecting
	cursor  desktop.Cursor
	scroll  *fyne.Animation // while the pointer is above or below the editor
	out     fyne.Position   // where it is then
}

const (
	doubleClick = 400 * time.Millisecond
	sameSpot    = 5 // device-independent pixels
)

// count returns which click of a series a press is.
func (m *mouse) count(now time.Time, at fyne.Position) int {
	d := at.Subtract(m.at)
	if m.clicks > 0 && now.Sub(m.last) < doubleClick && d.X*d.X+d.Y*d.Y <= sameSpot*sameSpot {
		return m.clicks%3 + 1
	}
	return 1
}

// MouseDown puts the caret where the pointer is; with the second click it selects the word there, with the third the
// line. With Shift it extends the selection. With Control it follows a link.
func (e *Editor) MouseDown(ev *desktop.MouseEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil && !e.cursor.focused {
		c.Focus(e)
	}
	e.keys.leaving = false
	if !e.sync() {
		return
	}
	if ev.Button == desktop.MouseButtonSecondary {
		e.menu(ev)
	}
	if ev.Button != desktop.MouseButtonPrimary {
		return
	}
	if e.onBar(ev.Position.X) {
		e.pressBar(float64(ev.Position.Y * e.state.scale))
		return
	}
	if n, ok := e.foldMarkAt(ev.Position); ok {
		e.fold(n, !e.buffer.lines[n].folded)
		return
	}
	m, now := &e.mouse, e.now()
	m.clicks = m.count(now, ev.Position)
	m.last, m.at = now, ev.Position
	at := e.hit(ev.Position)
	switch {
	case ev.Modifier&fyne.KeyModifierShortcutDefault != 0 && e.follow(ev.Position):
		return
	case ev.Modifier&fyne.KeyModifierShift != 0:
		m.clicks = 1
		e.setSelection(e.sel.to(at))
	case m.clicks == 1:
		e.setSelection(caret(at))
	default:
		u := e.unitAt(ev.Position)
		e.setSelection(selection{anchor: u, head: typeset.Edge{Offset: u.end, After: true}})
	}
	m.pressed = true
	e.startBlinking()
	e.placeCaret()
}

// menu tells of a click with the right button.
func (e *Editor) menu(ev *desktop.MouseEvent) {
	at := e.hit(ev.Position)
	if x := e.sel.extent(); at.Offset < x.start || at.Offset >= x.end {
		e.setSelection(caret(at))
	}
	if e.OnMenu != nil {
		e.OnMenu(ev.AbsolutePosition)
	}
}

// unitAt returns what the series of clicks selects at a place.
func (e *Editor) unitAt(at fyne.Position) extent {
	s, x := e.rowAt(at)
	start := e.buffer.start(s.line)
	if e.mouse.clicks == 3 {
		return extent{start, min(e.buffer.end(s.line)+1, e.buffer.len())}
	}
	offset := e.edgeAt(s, x).Offset
	e.row(&e.painter.row, s)
	if over, _, ok := e.painter.row.Over(e.toRow(x)); ok {
		offset = start + over
	}
	text := typeset.Text{Content: e.buffer.lines[s.line].text}
	from, to := e.set.Word(&text, offset-start)
	return extent{start + from, start + to}
}

// rowAt returns the visible row nearest to a place, and the x of the place in device pixels.
func (e *Editor) rowAt(at fyne.Position) (s spot, x float64) {
	y := int(at.Y * e.state.scale)
	s = e.scroll.top
	first := true
	e.eachRow(func(row spot, top int) bool {
		if top > y && !first {
			return false
		}
		s, first = row, false
		return true
	})
	return s, float64(at.X * e.state.scale)
}

// hit returns the edge nearest to a place.
func (e *Editor) hit(at fyne.Position) typeset.Edge {
	s, x := e.rowAt(at)
	return e.edgeAt(s, x)
}

// follow calls OnLink for the link at a place; false when there is none.
func (e *Editor) follow(at fyne.Position) bool {
	s, offset, ok := e.over(at)
	if !ok || e.OnLink == nil {
		return false
	}
	target, wiki, ok := e.LinkAt(e.buffer.start(s.line) + offset)
	if ok {
		e.OnLink(target, wiki)
	}
	return ok
}

// LinkAt returns what the link at an offset leads to, as OnLink does; false when there is none.
func (e *Editor) LinkAt(offset int) (target string, wiki, ok bool) {
	n, at := e.buffer.locate(e.buffer.clamp(offset))
	_, links := highlight(e.buffer.lines[n])
	for _, l := range links {
		if at >= l.Start && at < l.End {
			target, wiki = targetOf(e.buffer.lines[n].text, l)
			return target, wiki, true
		}
	}
	return "", false, false
}

// OffsetAt returns the offset of the caret position nearest to a place in the editor: for what is dropped there.
func (e *Editor) OffsetAt(at fyne.Position) int {
	if !e.sync() {
		return 0
	}
	return e.hit(at).Offset
}

// over returns the row at a place and the offset in its line of the character there; false when there is none.
func (e *Editor) over(at fyne.Position) (s spot, offset int, ok bool) {
	s, x := e.rowAt(at)
	e.row(&e.painter.row, s)
	offset, _, ok = e.painter.row.Over(e.toRow(x))
	return s, offset, ok
}

// targetOf returns what a link of a line leads to, and whether it is in double brackets.
func targetOf(text string, l typeset.Link) (target string, wiki bool) {
	shown := text[l.Start:l.End]
	switch behind := text[l.End:]; {
	case strings.HasPrefix(behind, "]]"):
		target, _, _ = strings.Cut(shown, "|")
		return target, true
	case strings.HasPrefix(behind, "]("):
		if end, ok := closing(text, l.End+1, '(', ')'); ok {
			target, _, _ = strings.Cut(strings.TrimSpace(text[l.End+2:end]), " ")
			return strings.Trim(target, "<>"), false
		}
	}
	return shown, false
}

// MouseUp ends a selection.
func (e *Editor) MouseUp(*desktop.MouseEvent) { e.release() }

// Dragged extends the selection by characters, words or lines, as it began, or scrolls when the knob is held.
func (e *Editor) Dragged(ev *fyne.DragEvent) {
	if !e.sync() {
		return
	}
	if e.grabbed {
		e.dragBar(float64(ev.Position.Y * e.state.scale))
		return
	}
	if !e.mouse.pressed {
		return
	}
	e.mouse.out = ev.Position
	e.dragTo(ev.Position)
	if ev.Position.Y < 0 || ev.Position.Y > e.Size().Height {
		e.startAutoscroll()
	} else {
		e.stopAutoscroll()
	}
}

// DragEnd ends a drag that the mouse button was released from outside of the editor.
func (e *Editor) DragEnd() { e.release() }

func (e *Editor) dragTo(at fyne.Position) {
	at.Y = min(max(at.Y, 0), e.Size().Height-1)
	s := selection{anchor: e.sel.anchor, head: e.hit(at)}
	if e.mouse.clicks > 1 {
		s = e.sel.toUnit(e.unitAt(at))
	}
	if s != e.sel {
		e.setSelection(s)
	}
}

// startAutoscroll scrolls, the faster the farther the pointer is outside.
func (e *Editor) startAutoscroll() {
	if e.mouse.scroll != nil {
		return
	}
	last := e.now()
	e.mouse.scroll = fyne.NewAnimation(time.Hour, func(float32) {
		now := e.now()
		e.autoscroll(min(now.Sub(last), 100*time.Millisecond))
		last = now
	})
	e.mouse.scroll.Start()
}

// autoscroll scrolls and selects as much as is due after a time in which the pointer was outside.
func (e *Editor) autoscroll(passed time.Duration) {
	if e.mouse.pressed && e.sync() {
		e.scrollBy(autoscrollSpeed(e.mouse.out.Y, e.Size().Height) * passed.Seconds() * float64(e.state.scale))
		e.dragTo(e.mouse.out)
	}
}

// autoscrollSpeed returns how many pixels per second to scroll while the pointer is at y beside an editor of the height.
func autoscrollSpeed(y, height float32) float64 {
	const perPixel, least, most = 12, 60, 4000
	d := float64(y)
	if y > height {
		d = float64(y - height)
	} else if y >= 0 {
		return 0
	}
	return math.Copysign(min(max(math.Abs(d)*perPixel, least), most), d)
}

func (e *Editor) stopAutoscroll() {
	if e.mouse.scroll != nil {
		e.mouse.scroll.Stop()
		e.mouse.scroll = nil
	}
}

// release forgets a press.
func (e *Editor) release() {
	e.mouse.pressed, e.grabbed = false, false
	e.stopAutoscroll()
}

// MouseIn chooses the pointer's shape.
func (e *Editor) MouseIn(ev *desktop.MouseEvent) { e.MouseMoved(ev) }

// MouseOut implements desktop.Hoverable.
func (e *Editor) MouseOut() {}

// MouseMoved chooses the pointer's shape.
func (e *Editor) MouseMoved(ev *desktop.MouseEvent) {
	e.mouse.cursor = desktop.TextCursor
	if !e.sync() {
		return
	}
	if _, ok := e.foldMarkAt(ev.Position); ok || e.onBar(ev.Position.X) {
		e.mouse.cursor = desktop.DefaultCursor
	}
}

// Cursor returns the pointer's shape: a bar over the text, an arrow over the scroll bar and the marks of folds.
func (e *Editor) Cursor() desktop.Cursor {
	if e.mouse.cursor == nil {
		return desktop.TextCursor
	}
	return e.mouse.cursor
}

// foldMarkAt returns the heading whose mark of a fold is at a place.
func (e *Editor) foldMarkAt(at fyne.Position) (n int, ok bool) {
	p := image.Pt(int(at.X*e.state.scale), int(at.Y*e.state.scale))
	if p.X >= e.columnLeft() {
		return 0, false
	}
	e.eachRow(func(s spot, y int) bool {
		if e.buffer.lines[s.line].level > 0 && s.piece == 0 && s.row == 0 && p.In(e.foldMark(s.line, y).Inset(-e.px(3))) {
			n, ok = s.line, true
		}
		return !ok
	})
	return n, ok
}
