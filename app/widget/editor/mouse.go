package editor

import (
	"image"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"collate/app/widget/textview/gesture"
	"collate/app/widget/textview/typeset"
)

// mouse is the state of the pointer.
type mouse struct {
	clicks  gesture.Clicks
	pressed bool // selecting
	cursor  desktop.Cursor
	scroll  gesture.Autoscroll
	out     fyne.Position // the pointer while it is above or below the editor
}

// MouseDown puts the caret at the pointer; a second click selects the word, a third the line. With Shift it extends
// the selection. With Control it follows a link.
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
	m := &e.mouse
	m.clicks.Press(e.now(), ev.Position)
	at := e.hit(ev.Position)
	switch {
	case ev.Modifier&fyne.KeyModifierShortcutDefault != 0 && e.follow(ev.Position):
		return
	case ev.Modifier&fyne.KeyModifierShift != 0:
		m.clicks.Count = 1
		e.setSelection(e.sel.to(at))
	case m.clicks.Count == 1:
		e.setSelection(caret(at))
	default:
		u := e.unitAt(ev.Position)
		e.setSelection(selection{anchor: u, head: typeset.Edge{Offset: u.end, After: true}})
	}
	m.pressed = true
	e.startBlinking()
	e.placeCaret()
}

// menu handles a click with the right button.
func (e *Editor) menu(ev *desktop.MouseEvent) {
	at := e.hit(ev.Position)
	if x := e.sel.extent(); at.Offset < x.start || at.Offset >= x.end {
		e.setSelection(caret(at))
	}
	if e.OnMenu != nil {
		e.OnMenu(ev.AbsolutePosition)
	}
}

// unitAt returns the word or line that a double or triple click selects at a position.
func (e *Editor) unitAt(at fyne.Position) extent {
	s, x := e.rowAt(at)
	start := e.buffer.start(s.line)
	if e.mouse.clicks.Count == 3 {
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

// rowAt returns the visible row nearest to a position, and the x of the position in device pixels.
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

// hit returns the edge nearest to a position.
func (e *Editor) hit(at fyne.Position) typeset.Edge {
	s, x := e.rowAt(at)
	return e.edgeAt(s, x)
}

// follow calls OnLink for the link at a position; false if there is none.
func (e *Editor) follow(at fyne.Position) bool {
	s, offset, ok := e.over(at)
	if !ok || e.OnLink == nil {
		return false
	}
	target, wiki, ok := e.linkAt(e.buffer.start(s.line) + offset)
	if ok {
		e.OnLink(target, wiki)
	}
	return ok
}

// linkAt returns the target of the link at an offset, as OnLink gets it; false if there is none.
func (e *Editor) linkAt(offset int) (target string, wiki, ok bool) {
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

// followAtCaret calls OnLink for the link at the caret.
func (e *Editor) followAtCaret() {
	n, at := e.buffer.locate(e.Caret())
	text := e.buffer.lines[n].text
	_, links := highlight(e.buffer.lines[n])
	for _, l := range links {
		target, wiki := targetOf(text, l)
		start, end := l.Start, l.End
		if wiki {
			start, end = start-len("[["), end+len("]]")
		}
		if at >= start && at <= end && e.OnLink != nil {
			e.OnLink(target, wiki)
			return
		}
	}
}

// OffsetAt returns the offset of the caret position nearest to a position in the editor, for a drop there.
func (e *Editor) OffsetAt(at fyne.Position) int {
	if !e.sync() {
		return 0
	}
	return e.hit(at).Offset
}

// over returns the row at a position and the offset, in its line, of the character there; false if there is none.
func (e *Editor) over(at fyne.Position) (s spot, offset int, ok bool) {
	s, x := e.rowAt(at)
	e.row(&e.painter.row, s)
	offset, _, ok = e.painter.row.Over(e.toRow(x))
	return s, offset, ok
}

// targetOf returns the target of a link of a line, and whether it is in double brackets; "tag:name" for a tag.
func targetOf(text string, l typeset.Link) (target string, wiki bool) {
	shown := text[l.Start:l.End]
	switch behind := text[l.End:]; {
	case strings.HasPrefix(behind, "]]"):
		target, _, shownAs := strings.Cut(shown, "|")
		if shownAs {
			target = strings.TrimSuffix(target, `\`) // before a "|" in the cell of a table
		}
		return target, true
	case strings.HasPrefix(behind, "]("):
		if end, ok := newBrackets(text).round[l.End+1]; ok {
			target, _, _ = strings.Cut(strings.TrimSpace(text[l.End+2:end]), " ")
			return strings.Trim(target, "<>"), false
		}
	}
	if tag, ok := strings.CutPrefix(shown, "#"); ok {
		return "tag:" + tag, false
	}
	return shown, false
}

// MouseUp ends a selection.
func (e *Editor) MouseUp(*desktop.MouseEvent) { e.release() }

// Dragged extends the selection by characters, words or lines, according to the number of clicks, or scrolls with
// the knob.
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
	e.mouse.scroll.Drag(ev.Position.Y, e.Size().Height, e.autoscroll)
}

// DragEnd ends a drag, also when the mouse button was released outside of the editor.
func (e *Editor) DragEnd() { e.release() }

func (e *Editor) dragTo(at fyne.Position) {
	at.Y = min(max(at.Y, 0), e.Size().Height-1)
	s := selection{anchor: e.sel.anchor, head: e.hit(at)}
	if e.mouse.clicks.Count > 1 {
		s = e.sel.toUnit(e.unitAt(at))
	}
	if s != e.sel {
		e.setSelection(s)
	}
}

// autoscroll scrolls by a length in px and extends the selection to the pointer, which is above or below the editor.
func (e *Editor) autoscroll(by float64) {
	if e.mouse.pressed && e.sync() {
		e.scrollBy(by * float64(e.state.scale))
		e.dragTo(e.mouse.out)
	}
}

// release ends a press.
func (e *Editor) release() {
	e.mouse.pressed, e.grabbed = false, false
	e.mouse.scroll.Stop()
}

// MouseIn sets the pointer's shape.
func (e *Editor) MouseIn(ev *desktop.MouseEvent) { e.MouseMoved(ev) }

// MouseOut implements desktop.Hoverable.
func (e *Editor) MouseOut() {}

// MouseMoved sets the pointer's shape.
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

// foldMarkAt returns the line of the heading whose fold mark is at a position.
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
