package editor

import (
	"math"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview"
	"collate/app/widget/textview/typeset"
)

// margins are the spaces around the column, in device-independent pixels.
type margins struct {
	top, below float32
	side       float32 // includes the space for fold marks on the left
}

// never written to
var headingGap = [...]float32{0, 0.7, 0.6, 0.5, 0.4, 0.4, 0.4} // never written to

// codeLine is the height of a line of code, as a multiple of the text size.
const codeLine = 1.45

// layoutState is everything but the text that the layout depends on.
type layoutState struct {
	sheet  typeset.Sheet
	code   typeset.Sheet // of lines of code
	scale  float32       // device pixels per device-independent pixel
	column int           // device pixels
	epoch  int
}

// maxReady is the maximum number of lines with a layout; it is more than a screen shows.
const maxReady = 1000

// sync updates the heights to the look and size, and the top row to the place. It returns false while the editor has no
// size.
func (e *Editor) sync() bool {
	size := e.Size()
	if size.Width <= 2*e.margins.side || size.Height <= 0 {
		return false
	}
	scale := textview.Scale(e)
	sheet := typeset.Sheet{
		Size: e.look.Size * scale, LineHeight: e.look.LineHeight, Sans: e.look.Sans, Family: e.look.Family, Widows: true,
	}
	want := layoutState{sheet: sheet, code: sheet, scale: scale, epoch: e.engine.Epoch()}
	want.code.LineHeight = min(sheet.LineHeight, codeLine)
	want.column = int((size.Width - 2*e.margins.side) * scale)
	if e.look.Measure > 0 {
		want.column = min(want.column, e.set.Column(sheet, e.look.Measure))
	}
	if want != e.state {
		if e.state.scale > 0 {
			e.scroll.shift *= float64(scale / e.state.scale)
		}
		e.state = want
		e.forget()
	}
	if e.scroll.stale {
		e.toPlace()
	}
	return true
}

// forget drops all layouts.
func (e *Editor) forget() {
	for _, l := range e.ready {
		l.set = nil
	}
	e.ready = e.ready[:0]
	heights := make([]int, len(e.buffer.lines))
	for n, l := range e.buffer.lines {
		heights[n] = e.estimate(l)
	}
	e.heights.Reset(heights)
	e.scroll.stale = true
}

// resize updates the heights after a splice.
func (e *Editor) resize(s splice) {
	if s.removed != s.added {
		values := slices.Replace(e.heights.Values(), s.first, s.first+s.removed, make([]int, s.added)...)
		e.heights.Reset(values)
	}
	if e.state.column == 0 { // no size yet: the heights are estimated later
		return
	}
	const few = 64 // for more, rebuilding the tree is faster
	if s.reshaped-s.first <= few {
		for n := s.first; n < s.reshaped; n++ {
			e.heights.Set(n, e.estimate(e.buffer.lines[n]))
		}
		return
	}
	values := e.heights.Values()
	for n := s.first; n < s.reshaped; n++ {
		values[n] = e.estimate(e.buffer.lines[n])
	}
	e.heights.Reset(values)
}

// px returns a length in device-independent pixels as device pixels.
func (e *Editor) px(length float32) int { return int(math.Round(float64(length * e.state.scale))) }

// gap returns the space above a line, in device pixels.
func (e *Editor) gap(l *line) int {
	return int(math.Round(float64(headingGap[l.level] * e.state.sheet.Size)))
}

// estimate returns the estimated height of a line without a layout, with the gap above it.
func (e *Editor) estimate(l *line) int {
	if l.hidden {
		return 0
	}
	perRow := max(int(float32(e.state.column)/(e.state.sheet.Size*0.5)), 1) // a character is about half as wide as high
	return e.gap(l) + (l.chars/perRow+1)*int(e.state.sheet.Size*e.sheetOf(l).LineHeight)
}

func (e *Editor) sheetOf(l *line) typeset.Sheet {
	if l.fenced() {
		return e.state.code
	}
	return e.state.sheet
}

// layout returns the layout of line n.
func (e *Editor) layout(n int) *typeset.Layout {
	l := e.buffer.lines[n]
	if l.set != nil {
		return l.set
	}
	spans, links := highlight(l)
	e.findFaults(l, links)
	b := typeset.Block{End: len(l.text)}
	switch l.kind {
	case heading:
		b.Kind, b.Level = typeset.Heading, int(l.level)
	case title:
		b.Kind, b.Level = typeset.Heading, titleLevel
	case prose:
		b.Hang = prefixOf(l.text).end
	}
	text := &typeset.Text{Content: l.text, Blocks: []typeset.Block{b}, Spans: spans, Links: links}
	l.set = typeset.NewLayout(e.set, text, e.sheetOf(l), e.state.column)
	e.keep(l)
	return l.set
}

// keep records that a line has a layout. If there are too many, all others are dropped.
func (e *Editor) keep(l *line) {
	if len(e.ready) >= maxReady {
		for _, old := range e.ready {
			if old != l {
				old.set = nil
			}
		}
		e.ready = e.ready[:0]
	}
	e.ready = append(e.ready, l)
}

// spot is a row in a piece of a line. Only a very long line has several pieces.
type spot struct{ line, piece, row int }

// rows returns the rows of a piece, and makes its height exact.
func (e *Editor) rows(n, piece int) []typeset.Line {
	layout := e.layout(n)
	rows := layout.Lines(piece)
	if !e.buffer.lines[n].hidden {
		e.heights.Set(n, e.gap(e.buffer.lines[n])+layout.Height())
	}
	return rows
}

// above returns the distance from the upper edge of a piece to its first row.
func (e *Editor) above(n, piece int) int {
	if piece == 0 {
		return e.gap(e.buffer.lines[n])
	}
	return 0
}

// pieceHeight returns the exact height of a piece with the gap above it.
func (e *Editor) pieceHeight(n, piece int) int {
	e.rows(n, piece)
	return e.above(n, piece) + e.layout(n).PieceHeight(piece)
}

func (e *Editor) rowHeight(n int) int { return e.layout(n).LineHeight(0) }

// y returns the upper edge of a row, measured from the start of the text.
func (e *Editor) y(s spot) int {
	e.rows(s.line, s.piece)
	return e.heights.Sum(s.line) + e.gap(e.buffer.lines[s.line]) + e.layout(s.line).Top(s.piece) + s.row*e.rowHeight(s.line)
}

// row lays out a row. Spaces at its end count as visible, so that the caret can be placed among them, except the last one
// if the line continues: behind it is the next row. It returns the offset of the start of the line, to which offsets in
// the row are relative.
func (e *Editor) row(r *typeset.Row, s spot) (start int) {
	e.layout(s.line).Row(r, s.piece, s.row)
	switch text := e.buffer.lines[s.line].text; {
	case r.End == len(text):
		r.Text = r.End
	case r.Text < r.End:
		_, n := utf8.DecodeLastRuneInString(text[:r.End])
		r.Text = r.End - n
	}
	return e.buffer.start(s.line)
}

// locate returns the row that contains an edge. Where a row breaks within a word, the edge after a character belongs to
// the row of that character.
func (e *Editor) locate(at typeset.Edge) spot {
	n, offset := e.buffer.locate(at.Offset)
	layout := e.layout(n)
	piece, row := layout.Locate(offset)
	e.rows(n, piece)
	rows := layout.Lines(piece)
	if at.After && row > 0 && rows[row].Start == offset && !unicode.IsSpace(previousRune(e.buffer.lines[n].text, offset)) {
		row--
	}
	return spot{n, piece, row}
}

// step returns the visible row below or above another; false if there is none.
func (e *Editor) step(s spot, down bool) (spot, bool) {
	if !down {
		if s.row > 0 {
			s.row--
			return s, true
		}
		if s, ok := e.pieceBefore(s); ok {
			s.row = len(e.rows(s.line, s.piece)) - 1
			return s, true
		}
		return s, false
	}
	if s.row+1 < len(e.rows(s.line, s.piece)) {
		s.row++
		return s, true
	}
	return e.pieceAfter(s)
}

// pieceAfter returns the first row of the visible piece below a row; false if there is none.
func (e *Editor) pieceAfter(s spot) (spot, bool) {
	if s.piece+1 < e.layout(s.line).Pieces() {
		return spot{s.line, s.piece + 1, 0}, true
	}
	for n := s.line + 1; n < len(e.buffer.lines); n++ {
		if !e.buffer.lines[n].hidden {
			return spot{n, 0, 0}, true
		}
	}
	return s, false
}

// pieceBefore returns the first row of the visible piece above a row; false if there is none.
func (e *Editor) pieceBefore(s spot) (spot, bool) {
	if s.piece > 0 {
		return spot{s.line, s.piece - 1, 0}, true
	}
	for n := s.line - 1; n >= 0; n-- {
		if !e.buffer.lines[n].hidden {
			return spot{n, e.layout(n).Pieces() - 1, 0}, true
		}
	}
	return s, false
}

// columnLeft returns the x of the column's left edge in device pixels.
func (e *Editor) columnLeft() int { return (e.px(e.Size().Width) - e.state.column) / 2 }

// viewHeight returns the height of the editor in device pixels.
func (e *Editor) viewHeight() int { return e.px(e.Size().Height) }

// caretX returns the x of an edge, in device pixels of the editor.
func (e *Editor) caretX(s spot, at typeset.Edge) int {
	start := e.row(&e.painter.row, s)
	x := e.painter.row.EdgeX(typeset.Edge{Offset: at.Offset - start, After: at.After})
	return e.columnLeft() + x.Round()
}

// edgeAt returns the edge nearest to x, in device pixels of the editor, in a row.
func (e *Editor) edgeAt(s spot, x float64) typeset.Edge {
	start := e.row(&e.painter.row, s)
	at := e.painter.row.EdgeAt(fixed.Int26_6((x - float64(e.columnLeft())) * 64))
	at.Offset += start
	return at
}
