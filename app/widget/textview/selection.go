package textview

import "collate/app/widget/textview/typeset"

// extent is a range of bytes, end-exclusive.
type extent struct{ start, end int }

// selection is the selected text: everything from one unit to another. A unit is what one click selects: a caret position,
// which is empty, a word, or a paragraph. The anchor is the fixed unit at which the selection began; the head moves with the
// pointer or caret.
//
//	anchor      head                head    anchor
//	[word] ──── [word]              [word]──[word]
//	└── selected ────┘              └─ selected ─┘
type selection struct {
	anchor, head extent
	// after: the caret belongs to the character before the head and not to the one after it. The two positions differ at
	// line breaks and between directions; see typeset.Edge.
	after bool
}

// caret returns an empty selection with a caret at offset.
func caret(offset int) selection {
	at := extent{offset, offset}
	return selection{anchor: at, head: at}
}

// caretAt returns an empty selection with a caret at an edge.
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

// moving returns the offset that moves when the selection is extended.
func (s selection) moving() int {
	if s.head.start < s.anchor.start {
		return s.head.start
	}
	return s.head.end
}

// edge returns the edge of the caret.
func (s selection) edge() typeset.Edge { return typeset.Edge{Offset: s.moving(), After: s.after} }

// extended returns the selection with its moving end at offset. The anchor unit shrinks to its fixed edge.
func (s selection) extended(offset int) selection {
	from := s.anchor.start
	if s.head.start < s.anchor.start {
		from = s.anchor.end
	}
	return selection{anchor: extent{from, from}, head: extent{offset, offset}}
}
