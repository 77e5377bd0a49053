package editor

import (
	"strings"
	"unicode"

	"collate/app/widget/textview/typeset"
)

// move is a distance that the caret moves.
type move uint8

const (
	byCharacter move = iota // a grapheme cluster
	byWord
	byRow
	byPage
	byParagraph // to the next empty line
	toRowEnd
	toTextEnd
)

// moveCaret moves the caret forwards or backwards. With extend, the selection follows.
func (e *Editor) moveCaret(m move, forward, extend bool) {
	if !e.sync() {
		return
	}
	at := e.moved(m, forward)
	if m == byPage { // the caret keeps its position on the screen
		e.scrollBy(float64(e.y(e.locate(at)) - e.y(e.locate(e.sel.head))))
	}
	e.goTo(at, extend)
}

// moveSide moves the caret visually to the right or left by a character. If there is a selection, it moves to that end
// of it.
func (e *Editor) moveSide(right, extend bool) {
	if !e.sync() {
		return
	}
	if x := e.sel.extent(); !extend && x.start < x.end {
		at := x.start
		if right != e.rightToLeft(e.sel.head) {
			at = x.end
		}
		e.goTo(typeset.Edge{Offset: at, After: at == x.end}, false)
		return
	}
	e.goTo(e.beside(right), extend)
}

// goTo puts the caret at an edge and scrolls to it.
func (e *Editor) goTo(at typeset.Edge, extend bool) {
	s := caret(at)
	if extend {
		s = e.sel.to(at)
	}
	e.setSelection(s)
	e.showCaret()
	e.placeCaret()
}

// rightToLeft reports whether the line of an edge runs from right to left.
func (e *Editor) rightToLeft(at typeset.Edge) bool {
	n, offset := e.buffer.locate(at.Offset)
	return e.layout(n).RightToLeft(offset)
}

// beside returns the edge to the right or left of the caret. At the end of a row it is in the next or previous row,
// according to the direction of the line.
func (e *Editor) beside(right bool) typeset.Edge {
	s := e.locate(e.sel.head)
	row := &e.painter.row
	start := e.row(row, s)
	local := typeset.Edge{Offset: e.sel.head.Offset - start, After: e.sel.head.After}
	if at, ok := row.Beside(local, right); ok {
		if at.Offset == row.End && row.End < len(e.buffer.lines[s.line].text) {
			at.After = false // to the start of the next row
		}
		at.Offset += start
		return at
	}
	forward := right != e.rightToLeft(e.sel.head)
	next, ok := e.step(s, forward)
	switch {
	case !ok && forward:
		return typeset.Edge{Offset: e.buffer.end(s.line), After: true}
	case !ok:
		return typeset.Edge{Offset: start}
	}
	rows := e.rows(next.line, next.piece)
	if forward {
		return typeset.Edge{Offset: e.buffer.start(next.line) + rows[next.row].Start}
	}
	if next.line == s.line { // before the spaces at the row break
		start = e.row(row, next)
		return typeset.Edge{Offset: start + row.Text, After: true}
	}
	return typeset.Edge{Offset: e.buffer.end(next.line), After: true}
}

// moved returns the edge to which the caret moves.
func (e *Editor) moved(m move, forward bool) typeset.Edge {
	from := e.sel.head
	switch m {
	case byRow:
		return e.rowBelow(1, forward)
	case byPage:
		return e.rowBelow(max(e.viewHeight()/e.rowHeight(e.scroll.top.line)-2, 1), forward)
	case toRowEnd:
		s := e.locate(from)
		start := e.row(&e.painter.row, s)
		if forward {
			return typeset.Edge{Offset: start + e.painter.row.Text, After: true}
		}
		return typeset.Edge{Offset: start + e.painter.row.Start}
	}
	return typeset.Edge{Offset: e.unitEnd(from.Offset, m, forward), After: forward}
}

// unitEnd returns the next end of a unit after an offset, or the previous start. It does not depend on rows.
func (e *Editor) unitEnd(from int, m move, forward bool) int {
	n, at := e.buffer.locate(from)
	text := typeset.Text{Content: e.buffer.lines[n].text}
	start, length := from-at, len(text.Content)
	switch {
	case m == toTextEnd && forward:
		return e.buffer.len()
	case m == toTextEnd:
		return 0
	case m == byParagraph:
		return e.paragraphEnd(n, at, forward)
	case forward && at == length:
		if m == byCharacter || n+1 == len(e.buffer.lines) {
			return min(from+1, e.buffer.len())
		}
		next := typeset.Text{Content: e.buffer.lines[n+1].text}
		return from + 1 + e.set.NextWord(&next, 0)
	case !forward && at == 0:
		if m == byCharacter || n == 0 {
			return max(from-1, 0)
		}
		before := typeset.Text{Content: e.buffer.lines[n-1].text}
		return e.buffer.start(n-1) + e.set.PreviousWord(&before, len(before.Content))
	case m == byCharacter && forward:
		return start + e.set.Next(&text, at)
	case m == byCharacter:
		return start + e.set.Previous(&text, at)
	case forward:
		return start + e.set.NextWord(&text, at)
	}
	return start + e.set.PreviousWord(&text, at)
}

// paragraphEnd returns the end of the paragraph at an offset of line n, or its start; if the offset is there already,
// that of the next one. Paragraphs are separated by empty lines.
func (e *Editor) paragraphEnd(n, at int, forward bool) int {
	lines := e.buffer.lines
	blank := func(n int) bool { return strings.TrimSpace(lines[n].text) == "" }
	if forward {
		if at == len(lines[n].text) {
			n++
		}
		for n < len(lines) && blank(n) {
			n++
		}
		for n+1 < len(lines) && !blank(n+1) {
			n++
		}
		if n >= len(lines) {
			return e.buffer.len()
		}
		return e.buffer.end(n)
	}
	if at == 0 {
		n--
	}
	for n >= 0 && blank(n) {
		n--
	}
	for n > 0 && !blank(n-1) {
		n--
	}
	return e.buffer.start(max(n, 0))
}

// rowBelow returns the edge a number of rows below or above the caret, nearest to the goal x. Beyond the last row it is
// the end of the text, beyond the first row the start.
func (e *Editor) rowBelow(rows int, down bool) typeset.Edge {
	s := e.locate(e.sel.head)
	if !e.keys.goalSet || e.keys.goalAt != e.sel.head {
		start := e.row(&e.painter.row, s)
		e.keys.goal = e.painter.row.EdgeX(typeset.Edge{Offset: e.sel.head.Offset - start, After: e.sel.head.After})
	}
	for ; rows > 0; rows-- {
		next, ok := e.step(s, down)
		if !ok {
			break
		}
		s = next
	}
	var at typeset.Edge
	switch {
	case s == e.locate(e.sel.head) && down:
		at = typeset.Edge{Offset: e.buffer.end(s.line), After: true}
	case s == e.locate(e.sel.head):
		at = typeset.Edge{Offset: e.buffer.start(s.line)}
	default:
		start := e.row(&e.painter.row, s)
		at = e.painter.row.EdgeAt(e.keys.goal)
		at.Offset += start
	}
	e.keys.goalSet, e.keys.goalAt = true, at
	return at
}

// wordAt returns the word that contains an offset or ends there; empty if there is none.
func (e *Editor) wordAt(offset int) extent {
	n, at := e.buffer.locate(offset)
	text := typeset.Text{Content: e.buffer.lines[n].text}
	for _, i := range []int{at, at - 1} {
		if i < 0 || i >= len(text.Content) {
			continue
		}
		start, end := e.set.Word(&text, i)
		if strings.ContainsFunc(text.Content[start:end], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			return extent{offset - at + start, offset - at + end}
		}
	}
	return extent{offset, offset}
}
