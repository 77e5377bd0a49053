package typeset

import (
	"image"
	"sort"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/fenwick"
)

// Line is a line of a layout, in bytes of the content. The spaces and the line end at which it breaks are part of it, so
// that each line starts where the previous one ends.
type Line struct {
	Start, End int
	hyphenated bool // it breaks within a word: a hyphen is drawn at its end
}

// maxPiece is the largest number of bytes broken into lines at once. A longer block is laid out as several pieces, each of
// which starts a line: this bounds the time to lay out the viewport, at the cost of one unfilled line in a few hundred.
const maxPiece = 16 << 10

// piece is a block, a table cell, or a part of a very long block. It is the unit of lazy line breaking; until then its
// height is estimated.
type piece struct {
	start, end  int32
	block       int32
	runes       int32
	rightToLeft bool // some text is right-to-left; set when it has lines

	// The cells of a table row have the same top: all but the last have height 0.
	table         int32 // index in Layout.tables
	column, cells int16 // column of the cell from 1, 0 if the piece is not a cell, and number of cells of its row
}

// Layout is a Text broken into lines of one width, from the top of the first line to the bottom of the last. Lines are made
// on demand, and heights are estimates until then: Height, Top and PieceAt change as lines are made.
type Layout struct {
	engine   *Engine
	text     *Text
	settings *settings
	width    int
	blocks   []Block
	styles   []Span
	pieces   []piece
	lines    [][]Line     // by piece; nil before they are made
	heights  fenwick.Tree // by piece, including the gap above it
	settled  int          // all pieces before this one have lines
	levels   map[int][]levelRun
	tables   []table
	pictures map[string]image.Point // known sizes, device pixels
}

// NewLayout returns a layout of t in lines of width device pixels. It takes time proportional to the number of blocks and
// reads each byte once.
func NewLayout(e *Engine, t *Text, s Sheet, width int) *Layout {
	l := &Layout{engine: e, text: t, blocks: blocksOf(t), styles: flatten(t), pictures: map[string]image.Point{}}
	for i := range l.blocks {
		if l.blocks[i].Kind == TableRow {
			l.divideRow(i)
		} else {
			l.divide(i)
		}
	}
	l.lines = make([][]Line, len(l.pieces))
	l.Reset(s, width)
	return l
}

// divide appends the pieces of a block.
func (l *Layout) divide(block int) {
	b := &l.blocks[block]
	text := l.text.Content
	for start := b.Start; ; {
		end := b.End
		if end-start > maxPiece {
			end = cutBefore(text, start, start+maxPiece)
		}
		l.pieces = append(l.pieces, piece{
			start: int32(start), end: int32(end), block: int32(block), runes: int32(utf8.RuneCountInString(text[start:end])),
		})
		if start = end; start >= b.End {
			return
		}
	}
}

// cutBefore returns an offset at which to cut text[start:limit]: after the last line feed, else the last space, of its
// second half; else between two characters.
func cutBefore(text string, start, limit int) int {
	half := start + (limit-start)/2
	for _, c := range []byte{'\n', ' '} {
		for i := limit; i > half; i-- {
			if text[i-1] == c {
				return i
			}
		}
	}
	for i := limit; i > limit-utf8.UTFMax; i-- {
		if utf8.RuneStart(text[i]) {
			return i
		}
	}
	return limit
}

// Reset discards all lines and sets the sheet and width for new ones.
func (l *Layout) Reset(s Sheet, width int) {
	l.settings, l.width = newSettings(l.engine, s), width
	clear(l.lines)
	l.levels = map[int][]levelRun{}
	l.settled = 0
	for i := range l.tables {
		l.tables[i].columns = nil
	}
	heights := l.heights.Values()
	if heights == nil {
		heights = make([]int, len(l.pieces))
	}
	for i := range l.pieces {
		heights[i] = l.estimatedHeight(i)
	}
	l.heights.Reset(heights)
}

func (l *Layout) block(piece int) *Block     { return &l.blocks[l.pieces[piece].block] }
func (l *Layout) setting(piece int) *setting { return l.settings.of(l.block(piece)) }

// first reports whether the piece is the first of its block.
func (l *Layout) first(piece int) bool {
	return piece == 0 || l.pieces[piece-1].block != l.pieces[piece].block
}

// above returns the gap above a piece.
func (l *Layout) above(piece int) int {
	p := &l.pieces[piece]
	first, extra := piece, 0
	switch {
	case p.column > 0:
		first -= int(p.column) - 1
		extra = l.settings.em(cellSpace)
	case !l.first(piece):
		return 0
	case l.block(piece).Kind == Picture:
		extra = l.pictureHeight(piece)
	}
	switch {
	case first == 0 && l.block(0).Kind == Code:
		return l.settings.em(codePadding)
	case first == 0, p.column > 0 && l.pieces[first-1].column > 0 && l.pieces[first-1].table == p.table:
		return extra
	}
	return l.settings.gap(l.block(first-1), l.block(first)) + extra
}

// estimatedHeight returns the estimated height of a piece.
func (l *Layout) estimatedHeight(piece int) int {
	p := &l.pieces[piece]
	lines := l.estimate(piece)
	if p.column > 0 {
		if p.column < p.cells {
			return 0
		}
		return l.above(piece) + lines*l.setting(piece).lineHeight + l.settings.em(cellSpace)
	}
	return l.above(piece) + lines*l.setting(piece).lineHeight
}

// estimate returns the estimated number of lines of a piece.
func (l *Layout) estimate(piece int) int {
	width := l.width
	if p := &l.pieces[piece]; p.column > 0 { // its column is not computed yet
		width /= int(p.cells)
	}
	chars := int(fixed.I(max(width-l.settings.indent(l.block(piece)), 1)) / l.settings.average)
	return int(l.pieces[piece].runes)/max(chars, 1) + 1
}

// measure returns the maximum width of the lines of a piece.
func (l *Layout) measure(piece int) fixed.Int26_6 {
	if c, ok := l.columnOf(piece); ok {
		return fixed.I(max(c.width-2*l.settings.em(cellPadding), 1))
	}
	return fixed.I(max(l.width-l.settings.indent(l.block(piece)), 1))
}

// Pieces returns the number of pieces, at least one. A piece is a block, a table cell, or a part of a very long block.
func (l *Layout) Pieces() int { return len(l.pieces) }

// Block returns the block of a piece, and whether the piece is its first.
func (l *Layout) Block(piece int) (b *Block, first bool) { return l.block(piece), l.first(piece) }

// Lines returns the lines of a piece, at least one, and makes the piece's height exact.
func (l *Layout) Lines(piece int) []Line {
	switch {
	case l.lines[piece] != nil:
	case l.pieces[piece].column > 0:
		l.setRow(piece)
	default:
		l.setLines(piece)
		l.heights.Set(piece, l.above(piece)+len(l.lines[piece])*l.setting(piece).lineHeight)
	}
	return l.lines[piece]
}

// setLines makes the lines of a piece.
func (l *Layout) setLines(piece int) {
	p := &l.pieces[piece]
	p.rightToLeft = hasRightToLeft(l.text.Content[p.start:p.end]) || startsRightToLeft(l.paragraphBefore(piece))
	l.lines[piece] = l.wrap(piece)
}

// Settle makes the lines of the next pieces without lines, until done returns true. It reports whether all lines are made.
func (l *Layout) Settle(done func() bool) bool {
	for ; l.settled < len(l.pieces); l.settled++ {
		if done() {
			return false
		}
		l.Lines(l.settled)
	}
	return true
}

// Height returns the height of the whole text.
func (l *Layout) Height() int { return l.heights.Sum(len(l.pieces)) }

// Top returns the y of a piece's upper edge, at which the gap above it starts.
func (l *Layout) Top(piece int) int { return l.heights.Sum(piece) }

// PieceHeight returns the height of a piece, including the gap above it.
func (l *Layout) PieceHeight(piece int) int { return l.heights.Value(piece) }

// LineTop returns the distance of a line's top from its piece's upper edge.
func (l *Layout) LineTop(piece, line int) int {
	return l.above(piece) + line*l.setting(piece).lineHeight
}

// LineHeight returns the height of a piece's lines.
func (l *Layout) LineHeight(piece int) int { return l.setting(piece).lineHeight }

// Baseline returns the distance of a line's baseline from its top.
func (l *Layout) Baseline(piece int) int { return l.setting(piece).baseline }

// Indent returns the distance of a piece's lines from the left edge of the column.
func (l *Layout) Indent(piece int) int {
	n := l.settings.indent(l.block(piece))
	if c, ok := l.columnOf(piece); ok {
		n += c.x + l.settings.em(cellPadding)
	}
	return n
}

// QuoteIndent returns the indent of one level of quotation.
func (l *Layout) QuoteIndent() int { return l.settings.em(quoteIndent) }

// CodePadding returns the distance of a code block's text from the edges of its box.
func (l *Layout) CodePadding() int { return l.settings.em(codePadding) }

// PieceAt returns the piece at y; the first above the text, the last below.
func (l *Layout) PieceAt(y int) int { return l.heights.Find(y) }

// LineAt returns the line at dy from the upper edge of the piece, clamped to its lines.
func (l *Layout) LineAt(piece, dy int) int {
	n := (dy - l.above(piece)) / l.setting(piece).lineHeight
	return min(max(n, 0), len(l.Lines(piece))-1)
}

// PieceOf returns the piece that contains an offset. An offset between two blocks belongs to the first.
func (l *Layout) PieceOf(offset int) int {
	n := sort.Search(len(l.pieces), func(i int) bool { return int(l.pieces[i].start) > offset })
	return max(n-1, 0)
}

// Locate returns the line that contains an offset. At a line break the offset belongs to the new line.
func (l *Layout) Locate(offset int) (piece, line int) {
	piece = l.PieceOf(offset)
	lines := l.Lines(piece)
	n := sort.Search(len(lines), func(i int) bool { return lines[i].Start > offset })
	return piece, max(n-1, 0)
}

// Step returns the line d lines below a line, or above if d is negative; false if there is none. From a table cell it goes
// to the cell in the next or previous row in the same column, or to the nearest one.
func (l *Layout) Step(piece, line, d int) (int, int, bool) {
	line += d
	for line < 0 {
		if piece = l.pieceAbove(piece); piece < 0 {
			return 0, 0, false
		}
		line += len(l.Lines(piece))
	}
	for line >= len(l.Lines(piece)) {
		line -= len(l.Lines(piece))
		if piece = l.pieceBelow(piece); piece == len(l.pieces) {
			return 0, 0, false
		}
	}
	return piece, line, true
}

// PieceStart returns the offset at which a piece starts.
func (l *Layout) PieceStart(piece int) int { return int(l.pieces[piece].start) }

// PieceEnd returns the offset at which a piece ends.
func (l *Layout) PieceEnd(piece int) int { return int(l.pieces[piece].end) }
