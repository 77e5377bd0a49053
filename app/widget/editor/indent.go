package editor

import "strings"

// indentWidth is how far Tab indents, in columns.
const indentWidth = 4

// indent moves the selected lines, or the list item at the caret, one level in or out. In other text Tab inserts spaces
// up to the next multiple of indentWidth.
func (e *Editor) indent(in bool) {
	s := e.sel.extent()
	first, at := e.buffer.locate(s.start)
	last, to := e.buffer.locate(s.end)
	top, lines := e.aroundLists(first, last)
	entries := entriesOf(lines)
	if in && first == last && !entries[first-top].item {
		column := len([]rune(e.buffer.lines[first].text[:at]))
		e.insert(strings.Repeat(" ", indentWidth-column%indentWidth))
		return
	}
	if last > first && to == 0 { // the last line is not selected
		last--
	}
	columns := columnsIn(entries, first-top)
	if !in {
		columns = columnsOut(entries, first-top)
	}
	last = top + lastOf(entries, first-top, last-top)
	out := lines[first-top : last+1-top]
	after := e.sel
	for i, text := range out {
		if in && strings.TrimSpace(text) == "" && first < last {
			continue
		}
		at, count := indentAt(e.buffer.lines[first+i]), columns
		if in {
			out[i] = text[:at] + strings.Repeat(" ", count) + text[at:]
		} else {
			count = -leadingColumns(text[at:], columns)
			out[i] = text[:at] + text[at-count:]
		}
		after = after.shifted(e.sel, e.buffer.start(first+i)+at, count)
	}
	start, end := e.buffer.start(first), e.buffer.end(last)
	c := Edit{start, e.buffer.slice(start, end), strings.Join(out, "\n")}
	e.restructure(c, after, alone)
}

// nested reports whether a line is a list item inside another item.
func (e *Editor) nested(n int) bool {
	top, lines := e.aroundLists(n, n)
	en := entriesOf(lines)[n-top]
	return en.item && en.parent >= 0
}

// columnsIn returns how many columns a line moves in. An item becomes a child of its previous sibling, aligned with the
// children that the sibling has; without a sibling it stays, because it would no longer be an item.
func columnsIn(entries []entry, n int) int {
	en := entries[n]
	if !en.item {
		return indentWidth
	}
	if en.beside < 0 {
		return 0
	}
	for i := n - 1; i > en.beside; i-- {
		if entries[i].item && entries[i].parent == en.beside {
			return entries[i].indent - en.indent
		}
	}
	beside := entries[en.beside]
	return below(beside.indent, beside.content) - en.indent
}

// below returns the column of a child of an item whose mark starts at indent and whose text starts at content.
func below(indent, content int) int {
	if column := indent + indentWidth; column >= content && column < content+codeIndent {
		return column
	}
	return content
}

// columnsOut returns how many columns a line moves out at most: an item to the column of its parent.
func columnsOut(entries []entry, n int) int {
	if en := entries[n]; en.item && en.parent >= 0 {
		return en.indent - entries[en.parent].indent
	}
	return indentWidth
}

// lastOf returns the last line of the descendants of the lines from first to last, including these.
func lastOf(entries []entry, first, last int) int {
	for n := last + 1; n < len(entries); n++ {
		en := entries[n]
		if en.blank {
			continue
		}
		for en.parent > last {
			en = entries[en.parent]
		}
		if en.parent < first {
			break
		}
		last = n
	}
	return last
}

// indentAt returns the start of the indent of a line, behind its quotation marks.
func indentAt(l *line) int {
	if l.fenced() {
		return 0
	}
	return prefixOf(l.text).quote
}

// leadingColumns returns how many bytes of leading white space of s make up a number of columns, at most. A tab ends
// them.
func leadingColumns(s string, columns int) int {
	n := leadingSpaces(s, columns)
	if n < columns && strings.HasPrefix(s[n:], "\t") {
		n++
	}
	return n
}

// shifted returns the selection after d bytes were inserted at an offset, or removed if d is negative. at is an offset in
// the text of before, the selection before all changes of one edit.
func (s selection) shifted(before selection, at, d int) selection {
	shift := func(now *int, was int) {
		switch {
		case was < at || was == at && d < 0:
		case d < 0:
			*now -= min(-d, was-at)
		default:
			*now += d
		}
	}
	shift(&s.anchor.start, before.anchor.start)
	shift(&s.anchor.end, before.anchor.end)
	shift(&s.head.Offset, before.head.Offset)
	return s
}
