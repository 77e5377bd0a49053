package editor

import (
	"unicode/utf8"

	"collate/app/widget/textview/typeset"
)

// Text returns the whole text.
func (e *Editor) Text() string { return e.buffer.slice(0, e.buffer.len()) }

// Len returns the length of the text in bytes.
func (e *Editor) Len() int { return e.buffer.len() }

// Slice returns a part of the text.
func (e *Editor) Slice(start, end int) string {
	return e.buffer.slice(e.buffer.clamp(start), e.buffer.clamp(end))
}

// CodePoint returns the number of code points of the text before an offset.
func (e *Editor) CodePoint(offset int) int {
	n, at := e.buffer.locate(e.buffer.clamp(offset))
	count := utf8.RuneCountInString(e.buffer.lines[n].text[:at])
	for _, l := range e.buffer.lines[:n] {
		count += l.chars + 1
	}
	return count
}

// ByteOffset returns the offset of a code point; the end of the text if it has fewer.
func (e *Editor) ByteOffset(codePoint int) int {
	offset := 0
	for _, l := range e.buffer.lines {
		if codePoint <= l.chars {
			for i := range l.text {
				if codePoint <= 0 {
					return offset + i
				}
				codePoint--
			}
			return offset + len(l.text)
		}
		codePoint -= l.chars + 1
		offset += len(l.text) + 1
	}
	return e.buffer.len()
}

// LineAt returns the range of the line that contains an offset, without its line feed.
func (e *Editor) LineAt(offset int) (start, end int) {
	n, _ := e.buffer.locate(e.buffer.clamp(offset))
	return e.buffer.start(n), e.buffer.end(n)
}

// Open shows another text, scrolled to its start. It calls no callback.
func (e *Editor) Open(text string) {
	e.release()
	e.buffer = newBuffer(e.buffer.title)
	e.buffer.apply(Edit{Inserted: e.Clean(text)})
	e.closeStretch()
	e.find = finder{}
	e.folds, e.ready = 0, nil
	e.sel = caretAt(0)
	e.scroll = scroll{shift: atTop}
	e.state = layoutState{}
	e.Refresh()
}

// SetText changes the text to another version of it, made elsewhere. The caret stays at its character. It calls no
// callback but OnCaret.
func (e *Editor) SetText(text string) {
	if change, ok := e.turn(text); ok {
		e.sel = e.sel.moved(change)
		e.redraw()
		e.caretChanged()
	}
}

// Travel changes the text to its previous or next version, as undo and redo do: the caret moves to the change, and the
// view scrolls if that is not visible. It calls no callback but OnCaret and OnScrolled.
func (e *Editor) Travel(text string) {
	if change, ok := e.turn(text); ok {
		e.sel = afterAt(change.end())
		e.keys.goalSet = false
		e.showCaret()
		e.redraw()
		e.caretChanged()
	}
}

// turn changes the text; false if it is the same.
func (e *Editor) turn(text string) (change Edit, ok bool) {
	change = between(e.Text(), e.Clean(text))
	if change.empty() {
		return change, false
	}
	e.closeStretch()
	e.apply(change)
	return change, true
}

// insert replaces the selection by text, as one undo step.
func (e *Editor) insert(text string) {
	s := e.sel.extent()
	e.Replace(s.start, s.end, text)
}

// Replace replaces the bytes from start to end by text, as one undo step, and puts the caret behind it. If lines are
// added or removed, the following list items are renumbered.
func (e *Editor) Replace(start, end int, text string) {
	start = e.buffer.clamp(start)
	end = max(e.buffer.clamp(end), start)
	text = e.Clean(text)
	e.put(Edit{start, e.buffer.slice(start, end), text}, alone)
}

// Selection returns the selected range; empty, at the caret, if nothing is selected.
func (e *Editor) Selection() (start, end int) {
	s := e.sel.extent()
	return s.start, s.end
}

// SelectedText returns the selected text; "" if nothing is selected.
func (e *Editor) SelectedText() string { return e.Slice(e.Selection()) }

// Select selects from anchor to head, where it puts the caret, and scrolls there if that is not visible. It calls no
// callback but OnScrolled.
func (e *Editor) Select(anchor, head int) {
	e.closeStretch()
	e.sel = selected(e.buffer.clamp(anchor), e.buffer.clamp(head))
	e.reveal(e.sel.extent())
	e.redraw()
}

// Caret returns the offset of the caret.
func (e *Editor) Caret() int { return e.sel.head.Offset }

// change applies an edit, unless it changes nothing, and sets the selection to after.
func (e *Editor) change(c Edit, after selection, kind changeKind) {
	if c.empty() {
		e.setSelection(after)
		return
	}
	e.extend(c, kind)
	e.apply(c)
	e.sel = after
	e.changed(c)
}

// changed shows the caret after a change and calls the callbacks.
func (e *Editor) changed(c Edit) {
	e.keys.goalSet = false
	e.showCaret()
	e.redraw()
	if e.OnChanged != nil {
		e.OnChanged(c)
	}
	e.caretChanged()
}

// apply applies an edit to the buffer and to all that depends on it.
func (e *Editor) apply(c Edit) {
	if e.folds > 0 {
		e.unhide(c.Start, c.Start+len(c.Removed))
	}
	s := e.buffer.apply(c)
	e.resize(s)
	if e.folds > 0 {
		e.refold()
	}
	e.find.apply(c, &e.buffer, s)
	e.scroll.place = c.moved(e.scroll.place)
	e.scroll.stale = true
}

func (e *Editor) caretChanged() {
	if e.OnCaret != nil {
		e.OnCaret()
	}
}

// setSelection changes the selection without scrolling, and calls OnCaret.
func (e *Editor) setSelection(s selection) {
	before := e.sel
	e.sel = s
	e.cursor.moved = e.now()
	e.closeStretch()
	if before.empty() && s.empty() && !e.scroll.stale {
		e.placeCaret()
	} else {
		e.redraw()
	}
	if before != s {
		e.caretChanged()
	}
}

// afterAt returns an empty selection with the caret behind the character that ends at an offset.
func afterAt(offset int) selection { return caret(typeset.Edge{Offset: offset, After: true}) }
