package typeset

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"
)

// table is a run of rows: the pieces from first to end, exclusive, are its cells.
type table struct {
	first, end int
	columns    []column // nil until first use
}

// column is a column of a table in device pixels, with x from the indent of the row's block.
type column struct{ x, width int }

// maxCells is the largest number of cells of a row; the rest belongs to the last cell.
const maxCells = 256

// divideRow appends the cells of a table row as pieces.
func (l *Layout) divideRow(block int) {
	b := &l.blocks[block]
	n := len(l.tables)
	follows := block > 0 && l.blocks[block-1].Kind == TableRow && l.blocks[block-1].Table == b.Table &&
		l.blocks[block-1].Quote == b.Quote && l.blocks[block-1].Level == b.Level
	if !follows {
		l.tables = append(l.tables, table{first: len(l.pieces)})
		n++
	}
	cells := strings.SplitN(l.text.Content[b.Start:b.End], "\t", maxCells)
	start := b.Start
	for i, cell := range cells {
		l.pieces = append(l.pieces, piece{
			start: int32(start), end: int32(start + len(cell)), block: int32(block), runes: int32(utf8.RuneCountInString(cell)),
			table: int32(n - 1), column: int16(i + 1), cells: int16(len(cells)),
		})
		start += len(cell) + 1
	}
	l.tables[n-1].end = len(l.pieces)
}

// rowOf returns the range of the cells of a cell's row; for another piece the piece alone.
func (l *Layout) rowOf(piece int) (first, end int) {
	p := &l.pieces[piece]
	if p.column == 0 {
		return piece, piece + 1
	}
	first = piece - int(p.column) + 1
	return first, first + int(p.cells)
}

// setRow makes the lines of all cells of a row and sets its height.
func (l *Layout) setRow(piece int) {
	first, end := l.rowOf(piece)
	most := 0
	for i := first; i < end; i++ {
		l.setLines(i)
		most = max(most, len(l.lines[i]))
	}
	l.heights.Set(end-1, l.above(end-1)+most*l.setting(piece).lineHeight+l.settings.em(cellSpace))
}

// columnOf returns the column of a cell; false for another piece.
func (l *Layout) columnOf(piece int) (column, bool) {
	p := &l.pieces[piece]
	if p.column == 0 {
		return column{}, false
	}
	t := &l.tables[p.table]
	if t.columns == nil {
		t.columns = l.columnsOf(t)
	}
	return t.columns[p.column-1], true
}

// maxMeasured is the number of cells that are measured for the widths of a table's columns.
const maxMeasured = 1000

// columnsOf divides the width between the columns of a table. Each gets the natural width of its widest cell if all fit; if
// not, the width of its longest word and a share of the rest in proportion to the missing width.
func (l *Layout) columnsOf(t *table) []column {
	var least, most []int
	padding := 2 * l.settings.em(cellPadding)
	for i := t.first; i < t.end; i++ {
		at := int(l.pieces[i].column) - 1
		if at == len(least) {
			least, most = append(least, padding), append(most, padding)
		}
		if i-t.first < maxMeasured {
			word, whole := l.natural(i)
			least[at], most[at] = max(least[at], word+padding), max(most[at], whole+padding)
		}
	}
	room := max(l.width-l.settings.indent(l.block(t.first)), 1)
	sumLeast, sumMost := 0, 0
	for i := range least {
		sumLeast, sumMost = sumLeast+least[i], sumMost+most[i]
	}
	columns := make([]column, len(least))
	x := 0
	for i := range columns {
		w := most[i]
		switch {
		case sumMost <= room:
		case sumLeast >= room:
			w = least[i] * room / sumLeast
		default:
			w = least[i] + (most[i]-least[i])*(room-sumLeast)/(sumMost-sumLeast)
		}
		columns[i] = column{x, w}
		x += w
	}
	return columns
}

// natural returns the widths in device pixels of a cell's longest word and of the cell on one line.
func (l *Layout) natural(piece int) (word, whole int) {
	p := &l.pieces[piece]
	m := measurer{layout: l, setting: l.setting(piece), style: styleCursor{spans: l.styles}}
	c := chunker{engine: l.engine, text: l.text.Content}
	limit := fixed.I(l.width)
	var x, longest fixed.Int26_6
	c.place(int(p.start), int(p.end))
	for k, ok := c.next(); ok && x < 4*limit; k, ok = c.next() {
		w := m.width(k, x)
		x += w
		if k.class != classSpace {
			longest = max(longest, w)
		}
	}
	return min(longest, limit).Ceil(), min(x, 4*limit).Ceil()
}

// pieceBelow returns the piece below another, in a table in the same column or the last column of the row; the number of
// pieces if there is none.
func (l *Layout) pieceBelow(piece int) int {
	_, end := l.rowOf(piece)
	return l.inColumn(end, piece)
}

// pieceAbove is pieceBelow upwards; -1 if there is none.
func (l *Layout) pieceAbove(piece int) int {
	first, _ := l.rowOf(piece)
	return l.inColumn(first-1, piece)
}

// inColumn returns the cell in the row of piece near that is in the column of piece from.
func (l *Layout) inColumn(near, from int) int {
	if near < 0 || near >= len(l.pieces) || l.pieces[near].column == 0 {
		return near
	}
	first, end := l.rowOf(near)
	return min(first+max(int(l.pieces[from].column)-1, 0), end-1)
}

// alignOf returns the alignment of the lines of a piece.
func (l *Layout) alignOf(piece int) Align {
	p := &l.pieces[piece]
	if t := l.block(piece).Table; p.column > 0 && t != nil && int(p.column) <= len(t.Align) {
		return t.Align[p.column-1]
	}
	return AlignLeft
}

// align centres or right-aligns a left-to-right line.
func (b *rowBuilder) align(a Align, width fixed.Int26_6) {
	r := b.row
	d := width - (r.x1 - r.x0)
	if a == AlignLeft || b.base == 1 || d <= 0 {
		return
	}
	if a == AlignCenter {
		d /= 2
	}
	for i := range r.clusters {
		r.clusters[i].x0 += d
		r.clusters[i].x1 += d
	}
	for i := range r.glyphs {
		r.glyphs[i].x += d
	}
	for i := range r.segments {
		r.segments[i].x += d
	}
	r.x0, r.x1 = r.x0+d, r.x1+d
}

// RowStart returns the first piece with the same top as a piece: for a cell the first of its row.
func (l *Layout) RowStart(piece int) int {
	first, _ := l.rowOf(piece)
	return first
}

// CellAt returns the cell, in the row of a piece, at x from the left edge of the column, or the nearest one. A piece that is
// not a cell is returned unchanged.
func (l *Layout) CellAt(piece, x int) int {
	first, end := l.rowOf(piece)
	for i := first; i < end-1; i++ {
		if c, _ := l.columnOf(i); x < l.settings.indent(l.block(i))+c.x+c.width {
			return i
		}
	}
	return end - 1
}

// TableRowBox is the bounds of a table row in device pixels.
type TableRowBox struct {
	X0, X1 int  // from the left edge of the column
	Y0, Y1 int  // from the upper edge of the piece
	First  bool // of its table
	Last   bool
}

// RowBox returns the bounds of the row of a cell; false if the piece is not a cell. It makes the lines of the row.
func (l *Layout) RowBox(piece int) (box TableRowBox, ok bool) {
	p := &l.pieces[piece]
	if p.column == 0 {
		return TableRowBox{}, false
	}
	l.Lines(piece)
	first, end := l.rowOf(piece)
	t := &l.tables[p.table]
	l.columnOf(piece)
	last := t.columns[len(t.columns)-1]
	x := l.settings.indent(l.block(piece))
	return TableRowBox{
		X0: x, X1: x + last.x + last.width, Y0: l.above(piece) - l.settings.em(cellSpace), Y1: l.heights.Value(end - 1),
		First: first == t.first, Last: end == t.end,
	}, true
}
