package textview

import (
	"strings"
	"unicode"

	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// step is the unit by which the caret, or an end of a mark, moves. Forwards it moves to the end of a word, sentence or
// paragraph, backwards to the start.
type step uint8

// The steps.
const (
	byCharacter step = iota // a grapheme cluster
	byWord
	bySentence
	byParagraph
	byLine
	byPage
	toLineEnd
	toTextEnd
)

// moveCaret moves the caret forwards or backwards, also outside caret mode. With extend it extends the selection; without it
// clears the selection, and a move by a character goes to the end of the old selection.
func (v *View) moveCaret(u step, forward, extend bool) {
	if !v.sync() {
		return
	}
	if e := v.sel.extent(); !extend && u == byCharacter && e.start < e.end {
		at := e.start
		if forward {
			at = e.end
		}
		v.putCaret(caret(at))
		return
	}
	at := v.moved(v.sel.moving(), u, forward)
	s := caretAt(at)
	if extend {
		s = v.sel.extended(at.Offset)
		s.after = at.After
	}
	v.putCaret(s)
}

// putCaret sets the selection, calls the callbacks and scrolls to the caret.
func (v *View) putCaret(s selection) {
	v.setSelection(s)
	v.follow(s.moving())
	v.selected()
}

// moved returns the destination of the caret from an offset.
func (v *View) moved(from int, u step, forward bool) typeset.Edge {
	switch u {
	case byLine:
		return v.lineBelow(from, sign(forward))
	case byPage:
		return v.lineBelow(from, sign(forward)*v.pageLines())
	case toLineEnd:
		piece, line := v.caretLine()
		row := &v.mouse.row
		v.layout.Row(row, piece, line)
		if forward {
			return typeset.Edge{Offset: row.Text, After: row.Text > row.Start}
		}
		return typeset.Edge{Offset: row.Start}
	}
	return typeset.Edge{Offset: v.outOfGap(v.unitEnd(from, u, forward), forward)}
}

func sign(forward bool) int {
	if forward {
		return 1
	}
	return -1
}

// unitEnd returns the next end of a unit after from, or the previous start before it. It does not depend on lines.
func (v *View) unitEnd(from int, u step, forward bool) int {
	set := v.engine.set
	switch {
	case u == byCharacter && forward:
		return set.Next(v.text, from)
	case u == byCharacter:
		return set.Previous(v.text, from)
	case u == byWord && forward:
		return set.NextWord(v.text, from)
	case u == byWord:
		return set.PreviousWord(v.text, from)
	case u == bySentence && forward:
		return v.sentenceEnd(from)
	case u == bySentence:
		return v.sentenceStart(from)
	case u == byParagraph && forward:
		return v.paragraphEnd(from)
	case u == byParagraph:
		return v.paragraphStart(from)
	case forward:
		return len(v.text.Content)
	}
	return 0
}

// sentenceEnd returns the first end of a sentence after an offset, without trailing spaces.
func (v *View) sentenceEnd(from int) int {
	for at := from; ; {
		if p := v.paragraphAt(at); at < p.end {
			s := v.sentenceAt(at)
			if end := v.trimmed(s); end > from {
				return end
			}
			at = s.end
			continue
		}
		next, ok := v.nextParagraph(at)
		if !ok {
			return len(v.text.Content)
		}
		at = next
	}
}

// sentenceStart returns the last start of a sentence before an offset.
func (v *View) sentenceStart(from int) int {
	p := v.paragraphAt(from)
	if from > p.start {
		return v.sentenceAt(min(from, p.end) - 1).start
	}
	if p.start == 0 || v.layout.PieceOf(p.start) == 0 {
		return 0
	}
	before := v.paragraphAt(v.layout.PieceStart(v.layout.PieceOf(p.start) - 1))
	return v.sentenceAt(max(before.end-1, before.start)).start
}

// sentenceAt returns the sentence at an offset, including trailing spaces.
func (v *View) sentenceAt(offset int) extent {
	p := v.paragraphAt(offset)
	start, end := typeset.Sentence(v.text.Content[p.start:p.end], offset-p.start)
	return extent{p.start + start, p.start + end}
}

// trimmed returns the end of an extent without trailing spaces.
func (v *View) trimmed(e extent) int {
	return e.start + len(strings.TrimRightFunc(v.text.Content[e.start:e.end], unicode.IsSpace))
}

func (v *View) paragraphEnd(from int) int {
	if p := v.paragraphAt(from); from < p.end {
		return p.end
	}
	if next, ok := v.nextParagraph(from); ok {
		return v.paragraphAt(next).end
	}
	return len(v.text.Content)
}

func (v *View) paragraphStart(from int) int {
	p := v.paragraphAt(from)
	if piece := v.layout.PieceOf(p.start); from <= p.start && piece > 0 {
		return v.paragraphAt(v.layout.PieceStart(piece - 1)).start
	}
	return p.start
}

// nextParagraph returns the start of the paragraph after that at an offset; false if there is none.
func (v *View) nextParagraph(offset int) (start int, ok bool) {
	piece := v.layout.PieceOf(offset) + 1
	for piece < v.layout.Pieces() {
		if _, first := v.layout.Block(piece); first {
			return v.layout.PieceStart(piece), true
		}
		piece++
	}
	return 0, false
}

// ExtendToSentence extends the selection, or the caret, to whole sentences without trailing spaces. If whole sentences are
// selected already, it adds the next one.
func (v *View) ExtendToSentence() {
	if !v.sync() {
		return
	}
	e := v.sel.extent()
	s := extent{v.sentenceAt(e.start).start, v.trimmed(v.sentenceAt(max(e.end-1, e.start)))}
	if s == e {
		s.end = v.sentenceEnd(e.end)
	}
	v.putCaret(caret(s.start).to(extent{s.end, s.end}))
}

// outOfGap returns the offset or, if it is between two blocks, where no caret can be, the start of the next block (forwards)
// or the end of the previous one.
func (v *View) outOfGap(offset int, forwards bool) int {
	piece := v.layout.PieceOf(offset)
	switch {
	case offset <= v.layout.PieceEnd(piece):
		return offset
	case forwards && piece+1 < v.layout.Pieces():
		return v.layout.PieceStart(piece + 1)
	}
	return v.layout.PieceEnd(piece)
}

// pageLines returns the number of lines of body text in the viewport, less two.
func (v *View) pageLines() int {
	return max(v.viewHeight()/v.layout.LineHeight(v.scroll.piece)-2, 1)
}

// lineBelow returns the position d lines below the caret, which is at offset, or above it if d is negative, at the same x.
// Before the first line it is the start of the text, after the last its end.
func (v *View) lineBelow(offset, d int) typeset.Edge {
	row, l := &v.mouse.row, v.layout
	piece, line := v.caretLine()
	if v.keys.goalAt != offset {
		l.Row(row, piece, line)
		v.keys.goal = row.EdgeX(v.sel.edge()) + fixed.I(l.Indent(piece))
	}
	var at typeset.Edge
	piece, line, ok := l.Step(piece, line, d)
	switch {
	case ok:
		l.Row(row, piece, line)
		at = row.EdgeAt(v.keys.goal - fixed.I(l.Indent(piece)))
	case d > 0:
		at.Offset = len(v.text.Content)
	}
	v.keys.goalAt = at.Offset
	return at
}

// follow scrolls by the smallest distance that shows the line at an offset and one more line.
func (v *View) follow(offset int) {
	piece, line := v.layout.Locate(offset)
	if offset == v.sel.moving() {
		piece, line = v.caretLine()
	}
	height, lh := float64(v.viewHeight()), float64(v.layout.LineHeight(piece))
	y := float64(v.layout.Top(piece)+v.layout.LineTop(piece, line)) - v.top()
	switch margin := min(lh, (height-lh)/2); {
	case y < -height || y > 2*height:
		v.Reveal(offset, offset)
	case y < 0:
		v.scrollBy(y - margin)
	case y+lh > height:
		v.scrollBy(y + lh - height + margin)
	}
}
