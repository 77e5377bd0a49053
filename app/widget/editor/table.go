package editor

import "strings"

// cellsOf returns the ranges of the cells of a table row in its line, from one "|" to the next; nil if the line is not
// a row. closed reports whether a "|" follows the last cell.
//
//	| one | two |
//	 └───┘ └───┘
func cellsOf(l *line) (cells []extent, closed bool) {
	start := strings.IndexByte(l.text, '|')
	if l.kind != prose || start < 0 || strings.TrimSpace(l.text[prefixOf(l.text).quote:start]) != "" {
		return nil, false
	}
	start++
	for i := start; i < len(l.text); i++ {
		switch l.text[i] {
		case '\\':
			i++
		case '|':
			cells = append(cells, extent{start, i})
			start = i + 1
		}
	}
	if strings.TrimSpace(l.text[start:]) == "" && len(cells) > 0 {
		return cells, true
	}
	return append(cells, extent{start, len(l.text)}), false
}

// isDelimiter reports whether a row is the delimiter row below the head of a table.
func isDelimiter(l *line, cells []extent) bool {
	for _, c := range cells {
		if dashes := strings.Trim(l.text[c.start:c.end], " :"); dashes == "" || strings.Trim(dashes, "-") != "" {
			return false
		}
	}
	return len(cells) > 0
}

// stepCell moves to the end of the next or previous cell of a table; false if the caret is not in a table. After the
// last cell it adds a cell, or a row if the row is as long as the head of the table.
func (e *Editor) stepCell(forward bool) bool {
	s := e.sel.extent()
	n, at := e.buffer.locate(s.start)
	if last, _ := e.buffer.locate(s.end); last != n {
		return false
	}
	l := e.buffer.lines[n]
	cells, closed := cellsOf(l)
	if cells == nil {
		return false
	}
	k := 0
	for k+1 < len(cells) && cells[k+1].start <= at {
		k++
	}
	switch {
	case forward && k+1 < len(cells):
		e.goToCell(n, k+1)
	case forward:
		e.leaveRow(n, cells, closed)
	case k > 0:
		e.goToCell(n, k-1)
	default:
		if row, ok := e.rowBeside(n, -1); ok {
			before, _ := cellsOf(e.buffer.lines[row])
			e.goToCell(row, len(before)-1)
		}
	}
	return true
}

// goToCell puts the caret behind the text of a cell.
func (e *Editor) goToCell(n, k int) {
	l := e.buffer.lines[n]
	cells, _ := cellsOf(l)
	c := cells[k]
	text := strings.TrimRight(l.text[c.start:c.end], " ")
	at := c.start + max(len(text), min(1, c.end-c.start)) // behind the first space of an empty cell
	e.setSelection(afterAt(e.buffer.start(n) + at))
	e.showCaret()
	e.redraw()
}

// rowBeside returns the next row of the table in a direction, skipping the delimiter row.
func (e *Editor) rowBeside(n, by int) (row int, ok bool) {
	for row = n + by; row >= 0 && row < len(e.buffer.lines); row += by {
		l := e.buffer.lines[row]
		cells, _ := cellsOf(l)
		if cells == nil {
			return 0, false
		}
		if !isDelimiter(l, cells) {
			return row, true
		}
	}
	return 0, false
}

// leaveRow continues after the last cell of a row.
func (e *Editor) leaveRow(n int, cells []extent, closed bool) {
	head := n // the head of the table
	for row, ok := e.rowBeside(n, -1); ok; row, ok = e.rowBeside(row, -1) {
		head = row
	}
	first, _ := cellsOf(e.buffer.lines[head])
	l := e.buffer.lines[n]
	end := e.buffer.start(n) + len(strings.TrimRight(l.text, " "))
	behind := e.buffer.slice(end, e.buffer.end(n))
	put := func(text string, caret int) {
		e.change(Edit{end, behind, text}, afterAt(end+caret), alone)
	}
	if !closed && head == n || len(cells) < len(first) { // add a cell
		text := " | "
		if closed {
			text = " "
		}
		put(text, len(text))
		return
	}
	if row, ok := e.rowBeside(n, 1); ok {
		e.goToCell(row, 0)
		return
	}
	text := ""
	if !closed {
		text = " |"
	}
	margin := "\n" + l.text[:strings.IndexByte(l.text, '|')] + "|"
	if below := n + 1; head == n && (below == len(e.buffer.lines) || !isDelimiterLine(e.buffer.lines[below])) {
		text += margin + strings.Repeat(" --- |", len(cells))
	}
	text += margin
	put(text+strings.Repeat("  |", len(first)), len(text)+1)
}

func isDelimiterLine(l *line) bool {
	cells, _ := cellsOf(l)
	return isDelimiter(l, cells)
}
