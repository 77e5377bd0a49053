package textview

import (
	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// moveCaretVisually moves the caret, or with extend the end of the selection, over the character to its right or left on the
// screen, whatever the direction of the text. From the edge of a line it moves to an adjacent line: from the end of a
// paragraph's line, which is its right edge if the paragraph runs from left to right and its left edge otherwise, to the
// line below, and from the other edge to the line above. Without extend, and if text is selected, it moves to the right or
// left end of the selection.
//
// In this example capitals run from right to left, and → is pressed from offset 0 on:
//
//	text     a b C D E f g
//	offset  0 1 2 3 4 5 6 7
//
//	screen   a b E D C f g
//	        ┃ ┃ ┃ ┃ ┃ ┃ ┃ ┃
//	→       0 1 2 4 3 2 6 7    the same offset 2 is behind b, and then before C
//	←       0 1 5 4 3 5 6 7    read from the right: 5 is before f, and then behind E
//
// So a selection that is extended by one character may grow or shrink by several: it holds the text between its ends, drawn
// wherever this is on the screen.
func (v *View) moveCaretVisually(right, extend bool) {
	if !v.sync() {
		return
	}
	if !extend && !v.sel.empty() {
		v.putCaret(caretAt(v.selectionEnd(right)))
		return
	}
	at := v.beside(v.sel.edge(), right)
	s := caretAt(at)
	if extend {
		s = v.sel.extended(at.Offset)
		s.after = at.After
	}
	v.putCaret(s)
}

// selectionEnd returns the right or left end of the selection. If it has several lines, that is the end or start by the
// direction of the paragraph of the caret.
func (v *View) selectionEnd(right bool) typeset.Edge {
	e := v.sel.extent()
	start, end := typeset.Edge{Offset: e.start}, typeset.Edge{Offset: e.end, After: true}
	piece, line := v.layout.Locate(e.start)
	row := &v.mouse.row
	v.layout.Row(row, piece, line)
	endRight := !v.layout.RightToLeft(v.sel.moving())
	if e.end <= row.End {
		endRight = row.EdgeX(end) > row.EdgeX(start)
	}
	if right == endRight {
		return end
	}
	return start
}

// beside returns the edge to the right or left of from, the caret's edge; from itself at the ends of the text.
func (v *View) beside(from typeset.Edge, right bool) typeset.Edge {
	l, row := v.layout, &v.mouse.row
	piece, line := v.caretLine()
	l.Row(row, piece, line)
	to, ok := row.Beside(from, right)
	forward := right != l.RightToLeft(row.Start)
	if ok && !(forward && v.breaksAt(piece, line, to) && !v.more(to, right)) {
		return to
	}
	piece, line, ok = v.nextLine(piece, line, forward)
	if !ok {
		return from
	}
	l.Row(row, piece, line)
	atRight := l.RightToLeft(row.Start) == forward
	to = row.EdgeAt(fixed.I(-1 << 20))
	if atRight {
		to = row.EdgeAt(fixed.I(1 << 20))
	}
	if to.Offset == from.Offset { // the line breaks within a word: both edges are one offset
		to, _ = row.Beside(to, !atRight)
	}
	return to
}

// breaksAt reports whether an edge is the end of a line that is not the last of its piece.
func (v *View) breaksAt(piece, line int, at typeset.Edge) bool {
	lines := v.layout.Lines(piece)
	return at.Offset == lines[line].End && line+1 < len(lines)
}

// more reports whether the current row has a character to the right or left of an edge.
func (v *View) more(at typeset.Edge, right bool) bool {
	_, ok := v.mouse.row.Beside(at, right)
	return ok
}

// nextLine returns the line after another in reading order, or the one before; false if there is none.
func (v *View) nextLine(piece, line int, forward bool) (int, int, bool) {
	l := v.layout
	switch {
	case forward && line+1 < len(l.Lines(piece)):
		return piece, line + 1, true
	case forward && piece+1 < l.Pieces():
		return piece + 1, 0, true
	case !forward && line > 0:
		return piece, line - 1, true
	case !forward && piece > 0:
		return piece - 1, len(l.Lines(piece-1)) - 1, true
	}
	return 0, 0, false
}
