package textview

import (
	"image"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview/typeset"
)

// Lengths of the handles at the ends of the chosen mark, in device-independent pixels.
const (
	gripStem   = 2
	gripKnob   = 9 // diameter
	gripReachX = 7 // distance from the stem at which the pointer grabs it
)

// grip is a drag of an end of a mark.
type grip struct {
	before Mark // the mark before the drag
	end    bool // the end, not the start
}

// chosenMark returns the mark whose range the user can change; false if there is none.
func (v *View) chosenMark() (Mark, bool) {
	if v.chosen == "" || v.OnMarkRange == nil {
		return Mark{}, false
	}
	return v.Mark(v.chosen)
}

// gripBox returns the stem of the handle at an end of a mark, in device pixels of the view, and the knob on it: above
// the start, below the end.
//
//	●
//	┃marked text┃
//	            ●
func (v *View) gripBox(m Mark, end bool) (stem, knob image.Rectangle) {
	edge := typeset.Edge{Offset: v.clampOffset(m.Start)}
	at := edge.Offset
	if end {
		edge = typeset.Edge{Offset: v.clampOffset(m.End), After: true}
		at = max(edge.Offset-1, 0)
	}
	piece, line := v.layout.Locate(at)
	y0, y1 := v.lineSpan(at)
	x, half, r := v.caretX(piece, line, edge), max(v.px(gripStem)/2, 1), v.px(gripKnob)
	stem = image.Rect(x-half, y0, x+half, y1)
	if end {
		return stem, image.Rect(x-r/2, y1-r/3, x-r/2+r, y1-r/3+r)
	}
	return stem, image.Rect(x-r/2, y0+r/3-r, x-r/2+r, y0+r/3)
}

// gripAt returns the handle at a position of the view; nil if there is none.
func (v *View) gripAt(at fyne.Position) *grip {
	m, ok := v.chosenMark()
	if !ok {
		return nil
	}
	p := image.Pt(int(at.X*v.state.scale), int(at.Y*v.state.scale))
	for _, end := range []bool{true, false} {
		stem, knob := v.gripBox(m, end)
		stem.Min.X -= v.px(gripReachX)
		stem.Max.X += v.px(gripReachX)
		if p.In(stem) || p.In(knob.Inset(-v.px(3))) {
			return &grip{m, end}
		}
	}
	return nil
}

// paintGrips draws the handles of the chosen mark.
func (v *View) paintGrips(dst typeset.Canvas) {
	m, ok := v.chosenMark()
	if !ok {
		return
	}
	c := v.look.mark(m.Color).Line
	for _, end := range []bool{false, true} {
		stem, knob := v.gripBox(m, end)
		dst.Rect(stem, c)
		dst.RoundRect(knob, knob.Dx(), typeset.AllCorners, c)
	}
}

// dragMark moves the dragged end of the chosen mark to an offset.
func (v *View) dragMark(offset int) {
	g := v.mouse.grip
	m, ok := v.Mark(g.before.ID)
	if !ok { // removed while it was dragged
		v.mouse.grip = nil
		return
	}
	if now := v.withEnd(m, g.end, offset); now != m {
		v.putMark(now)
		if v.OnMarkDragging != nil {
			v.OnMarkDragging(now.ID, now.Start, now.End)
		}
	}
}

// withEnd returns a mark with its start or end at an offset; the mark keeps at least one character.
func (v *View) withEnd(m Mark, end bool, offset int) Mark {
	if end {
		m.End = max(offset, v.engine.set.Next(v.text, m.Start))
	} else {
		m.Start = min(offset, v.engine.set.Previous(v.text, m.End))
	}
	return m
}

// dropped reports the new range of a mark after a drag.
func (v *View) dropped(g *grip) {
	if m, ok := v.Mark(g.before.ID); ok && m != g.before && v.OnMarkRange != nil {
		v.OnMarkRange(m.ID, m.Start, m.End)
	}
}

// moveMarkEnd moves the end, or the start, of the chosen mark by a character, word, sentence or paragraph, and calls
// OnMarkRange. It returns false if no mark is chosen, OnMarkRange is nil, or the end cannot move.
func (v *View) moveMarkEnd(end bool, u step, forward bool) bool {
	m, ok := v.chosenMark()
	if !ok || u > byParagraph || !v.sync() {
		return false
	}
	from := m.Start
	if end {
		from = m.End
	}
	at := v.outOfGap(v.unitEnd(from, u, forward), forward)
	if u != byCharacter { // no white space at either end of the mark
		at = v.withoutSpace(at, end, forward)
	}
	now := v.withEnd(m, end, at)
	if now == m {
		return false
	}
	v.putMark(now)
	if end {
		v.follow(max(now.End-1, now.Start))
	} else {
		v.follow(now.Start)
	}
	v.OnMarkRange(now.ID, now.Start, now.End)
	return true
}

// withoutSpace moves an offset over the white space beside it: back for an end that moved backwards, forward for a start
// that moved forwards.
func (v *View) withoutSpace(at int, end, forward bool) int {
	text := v.text.Content
	switch {
	case end && !forward:
		return len(strings.TrimRightFunc(text[:at], unicode.IsSpace))
	case !end && forward:
		return len(text) - len(strings.TrimLeftFunc(text[at:], unicode.IsSpace))
	}
	return at
}

// markKey changes the range of the chosen mark for a key with Shift, unless text is selected or the caret is away from the
// mark: Left and Right move its end by a character, with Control by a word; Up and Down by a sentence; with Alt its start.
// It returns false if it does not handle the key.
func (v *View) markKey(k fyne.KeyName, with fyne.KeyModifier) bool {
	m, ok := v.chosenMark()
	shift := v.keys.shift || with&fyne.KeyModifierShift != 0
	if !ok || !shift || !v.sel.empty() {
		return false
	}
	if at := v.sel.moving(); v.cursor.on && (at < m.Start || at > m.End) {
		return false
	}
	u := byCharacter
	switch {
	case k == fyne.KeyUp || k == fyne.KeyDown:
		u = bySentence
	case k != fyne.KeyLeft && k != fyne.KeyRight:
		return false
	case with&fyne.KeyModifierShortcutDefault != 0:
		u = byWord
	}
	forward := k == fyne.KeyDown || k == fyne.KeyRight
	if (k == fyne.KeyLeft || k == fyne.KeyRight) && v.layout.RightToLeft(m.Start) {
		forward = !forward
	}
	v.moveMarkEnd(with&fyne.KeyModifierAlt == 0, u, forward)
	return true
}
