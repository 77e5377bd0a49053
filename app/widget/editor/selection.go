package editor

import "collate/app/widget/textview/typeset"

// extent is a range of bytes, end-exclusive.
type extent struct{ start, end int }

// selection is the selected text: from the anchor to the head, where the caret is. The anchor is where the selection
// started: an empty range, or the word or line of a double or triple click, which stays selected as a whole.
type selection struct {
	anchor extent
	head   typeset.Edge
}

// caretAt returns an empty selection with the caret before the character at an offset.
func caretAt(offset int) selection { return caret(typeset.Edge{Offset: offset}) }

// caret returns an empty selection with the caret at an edge.
func caret(at typeset.Edge) selection {
	return selection{anchor: extent{at.Offset, at.Offset}, head: at}
}

// selected returns the selection from anchor to head, where the caret is.
func selected(anchor, head int) selection {
	return selection{anchor: extent{anchor, anchor}, head: typeset.Edge{Offset: head, After: head > anchor}}
}

// extent returns the selected bytes.
func (s selection) extent() extent {
	return extent{min(s.anchor.start, s.head.Offset), max(s.anchor.end, s.head.Offset)}
}

func (s selection) empty() bool {
	e := s.extent()
	return e.start == e.end
}

// to returns the selection with its head at an edge. An anchor that is a word or line becomes its end on the far side of
// the head.
func (s selection) to(at typeset.Edge) selection {
	fixed := s.anchor.start
	if s.head.Offset < s.anchor.end {
		fixed = s.anchor.end
	}
	return selection{anchor: extent{fixed, fixed}, head: at}
}

// toUnit returns the selection with its head at the far end of a word or line.
func (s selection) toUnit(u extent) selection {
	at := typeset.Edge{Offset: u.end, After: true}
	if u.start < s.anchor.start {
		at = typeset.Edge{Offset: u.start}
	}
	return selection{anchor: s.anchor, head: at}
}

// moved returns the selection after an edit elsewhere.
func (s selection) moved(e Edit) selection {
	return selection{
		anchor: extent{e.moved(s.anchor.start), e.moved(s.anchor.end)},
		head:   typeset.Edge{Offset: e.moved(s.head.Offset), After: s.head.After},
	}
}
