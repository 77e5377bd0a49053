package editor

import (
	"slices"
	"strings"

	"collate/app/widget/textview/typeset"
)

// ToggleBold makes the selection, or the word at the caret, bold or not bold. Without either, it inserts a pair of marks
// and puts the caret between them; when called again it removes the empty pair, or moves the caret behind the pair if text
// was just typed in it. It is one undo step.
func (e *Editor) ToggleBold() { e.toggle(2) }

// ToggleItalic is ToggleBold for italic.
func (e *Editor) ToggleItalic() { e.toggle(1) }

// toggle adds or removes stars at both ends of the selection: on each line of it, without the prefix of the line and
// spaces at the ends.
//
//	1 star or 3: italic      2 or 3: bold
func (e *Editor) toggle(stars int) {
	s := e.sel.extent()
	if s.start == s.end {
		if e.leaveMarks(stars) {
			return
		}
		s = e.wordAt(s.start)
	}
	parts := e.parts(s)
	if len(parts) == 0 {
		e.wrap(extent{e.Caret(), e.Caret()}, strings.Repeat("*", stars), strings.Repeat("*", stars))
		return
	}
	on := true // all parts have the style
	for _, p := range parts {
		n := p.stars
		on = on && (n == stars || n == 3)
	}
	mark := strings.Repeat("*", stars)
	start, end := parts[0].outer.start, parts[len(parts)-1].outer.end
	var out strings.Builder
	done := start
	after := e.sel
	for _, p := range parts {
		text := e.buffer.slice(p.inner.start, p.inner.end)
		if on {
			out.WriteString(e.buffer.slice(done, p.inner.start-stars))
			out.WriteString(text)
			done = p.inner.end + stars
			after = after.shifted(e.sel, p.inner.start-stars, -stars)
			after = after.shifted(e.sel, p.inner.end, -stars)
			continue
		}
		out.WriteString(e.buffer.slice(done, p.inner.start))
		done = p.inner.end
		if p.stars == stars || p.stars == 3 {
			out.WriteString(text)
			continue
		}
		out.WriteString(mark + text + mark)
		after = after.shifted(e.sel, p.inner.start, stars)
		after = after.shifted(e.sel, p.inner.end+1, stars)
	}
	out.WriteString(e.buffer.slice(done, end))
	e.change(Edit{start, e.buffer.slice(start, end), out.String()}, after, alone)
}

// leaveMarks removes an empty pair of stars around the caret, or moves the caret behind the stars that close text just
// typed. It reports whether it did either.
func (e *Editor) leaveMarks(stars int) bool {
	at := e.Caret()
	n, column := e.buffer.locate(at)
	l := e.buffer.lines[n]
	before, behind := l.text[:column], l.text[column:]
	left, right := len(before)-len(strings.TrimRight(before, "*")), len(behind)-len(strings.TrimLeft(behind, "*"))
	if left == stars && right == stars {
		e.change(Edit{at - stars, strings.Repeat("*", 2*stars), ""}, afterAt(at-stars), alone)
		return true
	}
	if s := e.stretch; !s.open || s.kind != typing || s.end != at {
		return false
	}
	style := typeset.Italic
	if stars == 2 {
		style = typeset.Bold
	}
	spans, _ := highlight(l)
	if right < stars || !slices.ContainsFunc(spans, func(s typeset.Span) bool { return s.End == column && s.Style&style != 0 }) {
		return false
	}
	e.setSelection(afterAt(at + stars))
	return true
}

// part is a range of one line to be made bold or italic.
type part struct {
	inner, outer extent // without and with the stars around the text
	stars        int    // on each side, at most 3
}

// parts returns the parts of a range, one for each line with text in it.
func (e *Editor) parts(x extent) []part {
	var out []part
	first, _ := e.buffer.locate(x.start)
	last, _ := e.buffer.locate(x.end)
	for n := first; n <= last; n++ {
		l := e.buffer.lines[n]
		if l.fenced() {
			continue
		}
		at := e.buffer.start(n)
		from, to := max(x.start-at, 0), min(x.end-at, len(l.text))
		from = max(from, textStart(l))
		for from < to && (l.text[from] == ' ' || l.text[from] == '*') {
			from++
		}
		for to > from && (l.text[to-1] == ' ' || l.text[to-1] == '*') {
			to--
		}
		if from >= to {
			continue
		}
		p := part{inner: extent{at + from, at + to}}
		for p.stars < 3 && from-p.stars > 0 && l.text[from-p.stars-1] == '*' && to+p.stars < len(l.text) && l.text[to+p.stars] == '*' {
			p.stars++
		}
		p.outer = extent{p.inner.start - p.stars, p.inner.end + p.stars}
		out = append(out, p)
	}
	return out
}

// textStart returns the start of the text of a line, behind its prefix.
func textStart(l *line) int {
	if l.kind == heading {
		n := leadingSpaces(l.text, 3) + int(l.level)
		return n + leadingSpaces(l.text[n:], len(l.text))
	}
	return prefixOf(l.text).end
}

// wrap puts marks around a range and selects the text between them.
func (e *Editor) wrap(x extent, open, shut string) {
	text := e.buffer.slice(x.start, x.end)
	at := x.start + len(open)
	e.change(Edit{x.start, text, open + text + shut}, selected(at, at+len(text)), alone)
}

// InsertLink makes the selection, or the word at the caret, the text of a link, and puts the caret at its address. A
// selected address becomes the address of a link, and the caret is put at its text.
func (e *Editor) InsertLink() {
	x := e.sel.extent()
	if x.start == x.end {
		x = e.wordAt(x.start)
	}
	text := e.buffer.slice(x.start, x.end)
	if strings.Contains(text, "\n") {
		return
	}
	with, at := "["+text+"]()", x.start+len(text)+3
	if text == "" || isAddress(text) {
		with, at = "[]("+text+")", x.start+1
	}
	e.change(Edit{x.start, text, with}, afterAt(at), alone)
}
