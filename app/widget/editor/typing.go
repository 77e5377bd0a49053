package editor

import "strings"

// TypedRune types a character in the place of the selection.
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
	e.change(Edit{s.start, e.buffer.slice(s.start, s.end), text}, afterAt(s.start+len(text)), typing)
}

// breakLine breaks the line at the caret and continues a list or quotation. The items behind one that is added to a
// numbered list count on.
func (e *Editor) breakLine() {
	s := e.sel.extent()
	n, at := e.buffer.locate(s.start)
	l := e.buffer.lines[n]
	if s.start < s.end || e.keys.shift {
		e.Insert("\n")
		return
	}
	start := s.start - at
	from, to, with, added := broken(l, at)
	c, after := Edit{start + from, l.text[from:to], with}, afterAt(start+from+len(with))
	if added {
		if lines := renumbered(l, e.buffer.lines[n+1:]); len(lines) > 0 {
			c.Removed = e.buffer.slice(s.start, e.buffer.end(n+len(lines)))
			c.Inserted += l.text[at:] + "\n" + strings.Join(lines, "\n")
		}
	}
	e.change(c, after, typing)
}

// deleteBy deletes the selection or, when nothing is selected, to the next character or word.
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
	e.change(Edit{Start: s.start, Removed: e.buffer.slice(s.start, s.end)}, afterAt(s.start), kind)
}

// indent moves the selected lines, or the list item that the caret stands in, one level in or out. In other text Tab
// inserts spaces up to the next stop.
func (e *Editor) indent(in bool) {
	s := e.sel.extent()
	first, at := e.buffer.locate(s.start)
	last, to := e.buffer.locate(s.end)
	l := e.buffer.lines[first]
	if in && first == last && !(l.kind == prose && prefixOf(l.text).item()) {
		column := len([]rune(l.text[:at]))
		e.Insert(strings.Repeat(" ", indentWidth-column%indentWidth))
		return
	}
	if last > first && to == 0 { // the last line is not selected
		last--
	}
	var out []string
	after := e.sel
	for n := first; n <= last; n++ {
		l, change := e.buffer.lines[n], indented
		d := 1
		if !in {
			change, d = outdented, -1
		}
		if in && last > first && strings.TrimSpace(l.text) == "" {
			out = append(out, l.text)
			continue
		}
		text, at, count := change(l)
		out = append(out, text)
		after = after.shifted(e.sel, e.buffer.start(n)+at, d*count)
	}
	start, end := e.buffer.start(first), e.buffer.end(last)
	c := Edit{start, e.buffer.slice(start, end), strings.Join(out, "\n")}
	e.change(c, after, alone)
}

// shifted returns the selection after d bytes were inserted at an offset, or removed when d is negative. Offsets count in
// before, the selection before all changes of one edit.
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
