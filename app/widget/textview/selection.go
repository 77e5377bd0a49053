package textview

import "collate/app/widget/textview/typeset"

// extent is a range of bytes, end-exclusive.
type extent struct{ start, end int }

// selection is what is selected: everything from one unit of text to another. A unit is what a click takes: a caret
// position, which is empty, a word, or a paragraph. The anchor is where the selection began, and stays; the head is
// where the pointer or caret is.
//
//	anchor      head                head    anchor
//	[word] ──── [word]              [word]──[word]
//	└── selected ────┘              └─ selected ─┘
type selection struct {
	anchor, head extent
	// after: the caret stands behind the character before the head and not before the one after it. That is another place
	// where a line breaks, and where two directions meet; see typeset.Edge.
	after bool
}

// caret returns a selection of nothing, with a caret at offset.
func caret(offset int) selection {
	at := extent{offset, offset}
	return selection{anchor: at, head: at}
}

// caretAt returns a selection of nothing, with a caret at a place.
func caretAt(s typeset.Edge) selection {
	c := caret(s.Offset)
	c.after = s.After
	return c
}

// unit returns the selection of one unit.
func unit(u extent) selection { return selection{anchor: u, head: u} }

// to returns the selection with its head moved to a unit.
func (s selection) to(u extent) selection { return selection{anchor: s.anchor, head: u} }

// extent returns the selected bytes.
func (s selection) extent() extent {
	if s.head.start < s.anchor.start {
		return extent{s.head.start, s.anchor.end}
	}
	return extent{s.anchor.start, s.head.end}
}

// empty reports whether nothing is selected.
func (s selection) empty() bool {
	e := s.extent()
	return e.start >= e.end
}

// moving returns the end that moves when the selection is extended.
func (s selection) moving() int {
	if s.head.start < s.anchor.start {
		return s.head.start
	}
	return s.head.end
}

// edge returns where the caret stands.
func (s selection) edge() typeset.Edge { return typeset.Edge{Offset: s.moving(), After: s.after} }

// extended returns the selection with its moving end at offset. The anchor unit shrinks to the edge that the
// selection grows from.
func (s selection) extended(offset int) selection {
	from := s.anchor.start
	if s.head.start < s.anchor.start {
		from = s.anchor.end
	}
	return selection{anchor: extent{from, from}, head: extent{offset, offset}}
}
