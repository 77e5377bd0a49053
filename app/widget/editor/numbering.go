package editor

import (
	"slices"
	"strconv"
	"strings"
)

// entry is the position of a line in the lists around it. Other lines are given by their index; -1 is none.
type entry struct {
	prefix
	blank           bool
	item            bool
	indent, content int // columns behind the quotation marks: the start of an item, and the start of its text
	parent          int // the innermost item that contains the line
	beside          int // the previous sibling of any list
	before          int // the previous sibling of the same list
	head            int // the first item of the list
	number, digits  int // number of a numbered item, and the end of its digits in the line
}

func (en entry) numbered() bool { return en.item && en.digits > en.marker }

// entriesOf returns an entry for each line. The first line must not be in a list or code.
//
//	0  1. one
//	1      - nested    parent 0
//	2      - another   parent 0, beside and before 1, head 1
//	3  2. two          before 0, head 0
func entriesOf(lines []string) []entry {
	entries := make([]entry, len(lines))
	var open []int // the items that may contain the line, innermost last
	var before line
	quotes, gap := 0, true // gap: there is no paragraph that the line could continue
	for i, s := range lines {
		l := line{text: s, shape: shapeOf(s, before.after)}
		inCode := before.after.mark != 0
		before = l
		en := entry{prefix: prefixOf(s), parent: -1, beside: -1, before: -1, head: i}
		en.indent = indentOf(s[en.quote:])
		en.blank = strings.TrimSpace(s[en.quote:]) == ""
		en.item = l.kind == prose && en.prefix.item()
		if n := strings.Count(s[:en.quote], ">"); n != quotes && !inCode {
			open, quotes = open[:0], n
		}
		goesOn := en.blank || inCode || !gap && !en.item && l.kind == prose
		for len(open) > 0 && !goesOn && en.indent < entries[open[len(open)-1]].content {
			en.beside, open = open[len(open)-1], open[:len(open)-1]
		}
		if len(open) > 0 {
			en.parent = open[len(open)-1]
		}
		if en.item {
			en.content = en.indent + en.task - en.marker
			en.number, en.digits = en.prefix.number(s)
			if n := en.beside; n >= 0 && lines[n][entries[n].digits] == s[en.digits] && entries[n].numbered() == en.numbered() {
				en.before, en.head = n, entries[n].head
			}
			open = append(open, i)
		}
		entries[i] = en
		gap = en.blank || l.kind != prose
	}
	return entries
}

// codeIndent is the indent, in columns relative to its container, from which a line is code or continues a paragraph, and
// is not an item (CommonMark 5.2).
const codeIndent = 4

// tooDeep reports whether a line is indented too far to be an item.
func tooDeep(entries []entry, n int) bool {
	if p := entries[n].parent; p >= 0 {
		return entries[n].indent >= entries[p].content+codeIndent
	}
	return entries[n].indent >= codeIndent
}

// aroundLists returns the lines from first to last with all lines above and below that could be in the same list, and the
// index of the first of them.
func (e *Editor) aroundLists(first, last int) (top int, lines []string) {
	top, end := max(first-1, 0), last+1
	for top > 0 && !e.outOfLists(top) {
		top--
	}
	for end < len(e.buffer.lines) && !e.outOfLists(end) {
		end++
	}
	for _, l := range e.buffer.lines[top:end] {
		lines = append(lines, l.text)
	}
	return top, lines
}

// outOfLists reports whether a line cannot be in a list: an unindented heading or first line of a paragraph.
func (e *Editor) outOfLists(n int) bool {
	l := e.buffer.lines[n]
	p := prefixOf(l.text)
	if l.fenced() || p.item() || l.text == "" || l.text[0] == ' ' || l.text[0] == '\t' || indentOf(l.text[p.quote:]) > 0 {
		return false
	}
	return l.kind == heading || n == 0 || e.buffer.lines[n-1].empty()
}

// restructure applies an edit that adds, removes or moves lines, and renumbers the lists around it, as one change.
func (e *Editor) restructure(c Edit, after selection, kind changeKind) {
	first, at := e.buffer.locate(c.Start)
	last, to := e.buffer.locate(c.Start + len(c.Removed))
	top, was := e.aroundLists(first, last)
	if !slices.ContainsFunc(was, func(s string) bool { return prefixOf(s).item() }) {
		e.change(c, after, kind)
		return
	}
	start, tail := e.buffer.start(first), e.buffer.lines[last].text[to:]
	changed := strings.Split(e.buffer.lines[first].text[:at]+c.Inserted+tail, "\n")
	now := slices.Concat(was[:first-top], changed, was[last+1-top:])
	numbered := renumbered(was, now, func(n int) int {
		switch n += top; {
		case n < first:
			return n - top
		case n >= first+len(changed): // behind the edit
			return n - len(changed) + last + 1 - first - top
		case len(changed) == last+1-first:
			return n - top
		case n == first && (at > 0 || tail == ""):
			return first - top
		case n == first+len(changed)-1 && at == 0:
			return last - top
		}
		return -1
	})
	if slices.Equal(numbered, now) {
		e.change(c, after, kind)
		return
	}
	for i, offset := first-top, start; i < len(now); i++ {
		d := between(now[i], numbered[i])
		d.Start += offset
		after = after.moved(d)
		offset += len(numbered[i]) + 1
	}
	c = between(strings.Join(was[first-top:], "\n"), strings.Join(numbered[first-top:], "\n"))
	c.Start += start
	e.change(c, after, kind)
}

// renumbered returns the lines now with the items of their lists renumbered after an edit, and with the contents of an
// item moved with its text. from returns the index in was of a line in now; -1 if the edit has added it. Items that were
// in sequence stay in sequence; other numbers, as in a list of ones, stay. Items that would no longer be items, because
// their parent is gone or its mark is wider, are indented so that they are.
//
//  1. one
//  1. added
//  2. two           becomes 3. two
//  7. seven         did not count on, and stays
func renumbered(was, now []string, from func(int) int) []string {
	n := numbering{was: entriesOf(was), now: entriesOf(now), from: from, left: make([]bool, len(was)), found: make([]found, len(now))}
	for i, en := range n.now {
		if j := from(i); j >= 0 {
			n.left[j] = en.item
		}
	}
	out := slices.Clone(now)
	for i, en := range n.now {
		if en.blank {
			continue
		}
		column, rest := n.column(i), now[i][en.quote:]
		n.found[i] = found{indent: column, content: column + en.content - en.indent}
		if en.numbered() {
			number := n.number(i)
			n.found[i].number = number
			if number != en.number {
				digits := strconv.Itoa(number)
				n.found[i].content += len(digits) - (en.digits - en.marker)
				rest = now[i][en.quote:en.marker] + digits + now[i][en.digits:]
			}
		}
		if shift := column - en.indent; shift < 0 {
			rest = rest[leadingColumns(rest, -shift):]
		} else {
			rest = strings.Repeat(" ", shift) + rest
		}
		out[i] = now[i][:en.quote] + rest
	}
	return out
}

// numbering computes the numbers of items after an edit; see renumbered.
type numbering struct {
	was, now []entry
	from     func(int) int
	left     []bool // whether an item of was still is an item
	found    []found
}

// found is the result for an item.
type found struct {
	indent, content int // columns
	number          int
}

// column returns the new start of a line, which moves with its parent.
func (n *numbering) column(i int) int {
	en, column, content := n.now[i], n.now[i].indent, 0
	if en.parent >= 0 {
		is, p := n.now[en.parent], n.found[en.parent]
		column += p.indent - is.indent
		if content = p.content; !en.item {
			return column + max(0, content-p.indent-(is.content-is.indent))
		}
	}
	j := n.from(i)
	switch {
	case !en.item || j < 0 || tooDeep(n.was, j) || column >= content && column < content+codeIndent:
		return column
	case en.beside >= 0:
		return n.found[en.beside].indent
	case en.parent >= 0:
		return below(n.found[en.parent].indent, content)
	}
	return 0
}

// number returns the new number of an item.
func (n *numbering) number(i int) int {
	en := n.now[i]
	next := 1
	if en.before >= 0 {
		next = n.found[en.before].number + 1
	}
	j := n.from(i)
	if j < 0 { // a new item is numbered in sequence if it follows an old one, or was in sequence where it comes from
		if en.before >= 0 && (n.from(en.before) >= 0 || en.number == n.now[en.before].number+1) {
			return next
		}
		return en.number
	}
	was := n.was[j]
	if !was.item {
		return en.number
	}
	counted := was.number == 1
	if was.before >= 0 {
		counted = was.number == n.was[was.before].number+1
	}
	switch same := en.before >= 0 && n.from(en.before) == was.before; {
	case counted && en.before >= 0, n.moved(en, was) && !same:
		return next
	case counted && !n.left[was.head]: // the first item in the place of the removed one
		return n.was[was.head].number
	}
	return en.number
}

// moved reports whether an item has another parent than before, which existed before the edit, or no longer has one.
func (n *numbering) moved(now, was entry) bool {
	if now.parent < 0 {
		return was.parent >= 0
	}
	parent := n.from(now.parent)
	return parent >= 0 && parent != was.parent
}
