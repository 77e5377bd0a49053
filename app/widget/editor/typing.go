package editor

import "strings"

// TypedRune replaces the selection by a character.
func (e *Editor) TypedRune(r rune) {
	if e.held.keep(func() { e.TypedRune(r) }) {
		return
	}
	e.keys.leaving = false
	if r == 0 || r == 0x7F || r < ' ' && r != '\t' {
		return
	}
	s := e.sel.extent()
	text := clean(string(r))
	e.put(Edit{s.start, e.buffer.slice(s.start, s.end), text}, typing)
}

// put applies an edit, with the caret behind it. The lists around it are renumbered if it adds or removes lines.
func (e *Editor) put(c Edit, kind changeKind) {
	change := e.change
	if strings.Contains(c.Removed, "\n") || strings.Contains(c.Inserted, "\n") {
		change = e.restructure
	}
	change(c, afterAt(c.end()), kind)
}

// breakLine breaks the line at the caret and continues a list or quotation. In an empty item, or an empty line of a
// quotation, it ends the list or quotation; a nested item moves out.
func (e *Editor) breakLine() {
	s := e.sel.extent()
	n, at := e.buffer.locate(s.start)
	l := e.buffer.lines[n]
	if s.start < s.end || e.keys.shift {
		e.insert("\n")
		return
	}
	if left, ok := ended(l, at); ok {
		if e.nested(n) {
			e.indent(false)
		} else {
			e.endBlock(n, left)
		}
		return
	}
	with := broken(l, at)
	e.restructure(Edit{Start: s.start, Inserted: with}, afterAt(s.start+len(with)), typing)
}

// endBlock ends the list or quotation of line n, of which the marks left remain. Empty lines separate the line from
// those above and below, which it would otherwise continue (CommonMark 5.1, "lazy continuation line").
func (e *Editor) endBlock(n int, left string) {
	before, after := "", ""
	if n > 0 && !e.buffer.lines[n-1].empty() {
		before = strings.TrimRight(left, " ") + "\n"
	}
	if n+1 < len(e.buffer.lines) && !e.buffer.lines[n+1].empty() {
		after = "\n" + strings.TrimRight(left, " ")
	}
	start := e.buffer.start(n)
	c := Edit{start, e.buffer.lines[n].text, before + left + after}
	e.restructure(c, afterAt(start+len(before+left)), typing)
}

// deleteBy deletes the selection or, if nothing is selected, to the next character or word.
func (e *Editor) deleteBy(m move, forward bool) {
	s := e.sel.extent()
	kind := alone
	if s.start == s.end {
		kind = deleting
		if at := e.unitEnd(s.start, m, forward); forward {
			s.end = at
		} else {
			s.start = at
		}
	}
	e.put(Edit{Start: s.start, Removed: e.buffer.slice(s.start, s.end)}, kind)
}
