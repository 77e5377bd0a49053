package writing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/editor"
	"collate/app/widget/press"
	"collate/notes/link"
	"collate/notes/markdown"
)

func (w *Writer) bindBody() {
	w.body.OnStretch = w.beginStretch
	w.body.OnChanged = func(e editor.Edit) {
		w.completion.Edited(e)
		w.find.Tell()
		w.changed()
		w.typedInLine()
	}
	w.body.OnCaret = func() {
		w.completion.Follow()
		w.OnCount()
		w.caretMoved()
	}
	w.body.OnScrolled = func() {
		w.completion.Close()
		if w.view == Both {
			w.pageToBody()
		}
		w.OnPlace()
	}
	w.body.OnFocus = func() { w.OnFocus() }
	w.body.OnBlur = func() {
		w.OnPlace()
		w.completion.Blurred()
		w.handOn()
		w.leaveLine()
	}
	w.body.OnKey = w.bodyKey
	w.body.OnShortcut = w.shortcut
	w.body.OnMenu = w.menu
	w.body.OnLink = func(target string, wiki bool) {
		if wiki {
			target = "[[" + target + "]]"
		}
		w.OnLink(target)
	}
}

// bodyKey is offered the keys of the body.
func (w *Writer) bodyKey(key *fyne.KeyEvent) bool {
	if w.completion.Key(key.Name) || w.find.Key(key.Name) {
		return true
	}
	switch key.Name {
	case fyne.KeyEscape:
		if start, end := w.body.Selection(); start < end {
			return false
		}
		return w.leave()
	case fyne.KeyUp:
		return w.toTitle()
	}
	return false
}

// leave turns from writing to reading, unless both are shown.
func (w *Writer) leave() bool {
	if w.view != Write {
		return false
	}
	w.Choose(Read)
	w.focus()
	return true
}

// toTitle goes from the first row of the body to the title, and says whether
// the caret was there.
func (w *Writer) toTitle() bool {
	first, _, seen := w.body.OffsetBounds(0)
	at, _, visible := w.body.OffsetBounds(w.body.Caret())
	start, end := w.body.Selection()
	if !seen || !visible || at.Y != first.Y || start < end || press.ShiftIsDown() {
		return false
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(w.body); c != nil {
		c.Focus(w.title)
	}
	return true
}

// shortcut lets the commands have a shortcut first, unless it is one of those
// that every editor has.
func (w *Writer) shortcut(s fyne.Shortcut) bool { return !editor.Keeps(s) && w.commands.Handle(s) }

// menu shows what can be done with the text at the caret.
func (w *Writer) menu(at fyne.Position) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w.body); c != nil {
		widget.ShowPopUpMenuAtPosition(w.body.Menu(), c, at)
	}
}

// Bold, Italic and Link change the selection, or the word at the caret.
func (w *Writer) Bold() { w.body.ToggleBold() }

// Italic makes it italic, or no longer.
func (w *Writer) Italic() { w.body.ToggleItalic() }

// Link makes a link of it.
func (w *Writer) Link() { w.body.InsertLink() }

// Fold hides the section that the caret is in, or shows it again.
func (w *Writer) Fold() { w.body.FoldAt(w.body.Caret()) }

// FoldAll hides all sections of the highest level that there is.
func (w *Writer) FoldAll() {
	level := 0
	for _, h := range w.body.Outline() {
		if level == 0 || h.Level < level {
			level = h.Level
		}
	}
	w.body.FoldAll(level)
}

// UnfoldAll shows all sections.
func (w *Writer) UnfoldAll() { w.body.UnfoldAll() }

// Outline returns the headings of the body. Their offsets are bytes, for
// [Writer.GoTo].
func (w *Writer) Outline() []editor.Heading { return w.body.Outline() }

// Length returns the length of the body in bytes.
func (w *Writer) Length() int { return w.body.Len() }

// GoTo shows the line of a byte of the body at the top.
func (w *Writer) GoTo(offset int) {
	w.body.Select(offset, offset)
	w.body.SetPlace(offset)
	if w.view != Write {
		w.pageToBody()
	}
}

// GoToHeading shows the first heading of that text at the top; nothing changes if
// there is none.
func (w *Writer) GoToHeading(text string) {
	for _, h := range markdown.Headings(w.body.Text()) {
		if link.Normalize(h.Text) == link.Normalize(text) {
			start, _ := w.body.LineAt(w.body.ByteOffset(h.Start))
			w.GoTo(start)
			return
		}
	}
}

// Reveal shows a passage of the body, in code points, and selects it.
func (w *Writer) Reveal(start, end int) {
	if w.view == Read {
		w.SetView(Write)
	}
	from, to := w.body.ByteOffset(start), w.body.ByteOffset(end)
	w.body.Select(from, to)
	w.body.Reveal(from, to)
}

// Caret returns where the caret stands in the body, a code point: at its end
// if the note was not written yet.
func (w *Writer) Caret() int { return w.body.CodePoint(w.body.Caret()) }

// SetCaret puts the caret before a code point of the body.
func (w *Writer) SetCaret(at int) {
	offset := w.body.ByteOffset(at)
	w.body.Select(offset, offset)
}

// OffsetAt returns the code point of the body before which something lands
// that is dropped at a place on the canvas: the end of a note that is set for
// reading.
func (w *Writer) OffsetAt(at fyne.Position) int {
	if w.view == Read {
		return w.body.CodePoint(w.body.Len())
	}
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.body)
	return w.body.CodePoint(w.body.OffsetAt(at.Subtract(from)))
}
