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

// bodyKey handles keys before the body does.
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

// leave switches from writing to reading, unless both are shown.
func (w *Writer) leave() bool {
	if w.view != Write {
		return false
	}
	w.Choose(Read)
	w.focus()
	return true
}

// toTitle moves the focus to the title if the caret is in the first row of the
// body, and says whether it did.
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

// shortcut offers a shortcut to the commands first, unless every editor has it.
func (w *Writer) shortcut(s fyne.Shortcut) bool { return !editor.Keeps(s) && w.commands.Handle(s) }

// menu shows the context menu of the body.
func (w *Writer) menu(at fyne.Position) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w.body); c != nil {
		widget.ShowPopUpMenuAtPosition(w.body.Menu(), c, at)
	}
}

// Bold toggles bold on the selection, or on the word at the caret.
func (w *Writer) Bold() { w.body.ToggleBold() }

// Italic toggles italic on the selection, or on the word at the caret.
func (w *Writer) Italic() { w.body.ToggleItalic() }

// Link makes a link of the selection, or of the word at the caret.
func (w *Writer) Link() { w.body.InsertLink() }

// Fold folds or unfolds the section at the caret.
func (w *Writer) Fold() { w.body.FoldAt(w.body.Caret()) }

// FoldAll folds all sections of the highest level in the body.
func (w *Writer) FoldAll() {
	level := 0
	for _, h := range w.body.Outline() {
		if level == 0 || h.Level < level {
			level = h.Level
		}
	}
	w.body.FoldAll(level)
}

// UnfoldAll unfolds all sections.
func (w *Writer) UnfoldAll() { w.body.UnfoldAll() }

// Outline returns the headings of the body. Their offsets are bytes, as
// [Writer.GoTo] takes.
func (w *Writer) Outline() []editor.Heading { return w.body.Outline() }

// Length returns the length of the body in bytes.
func (w *Writer) Length() int { return w.body.Len() }

// GoTo puts the caret at a byte of the body and scrolls its line to the top.
func (w *Writer) GoTo(offset int) {
	w.body.Select(offset, offset)
	w.body.SetPlace(offset)
	if w.view != Write {
		w.pageToBody()
	}
}

// GoToHeading scrolls to the first heading with that text; it does nothing if
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

// Reveal selects the range from start to end of the body, in code points, and
// scrolls to it.
func (w *Writer) Reveal(start, end int) {
	if w.view == Read {
		w.SetView(Write)
	}
	from, to := w.body.ByteOffset(start), w.body.ByteOffset(end)
	w.body.Select(from, to)
	w.body.Reveal(from, to)
}

// Caret returns the position of the caret in the body, in code points; the end if
// the note was not written in yet.
func (w *Writer) Caret() int { return w.body.CodePoint(w.body.Caret()) }

// SetCaret puts the caret at a code point of the body.
func (w *Writer) SetCaret(at int) {
	offset := w.body.ByteOffset(at)
	w.body.Select(offset, offset)
}

// OffsetAt returns the code point of the body at which something is inserted that
// is dropped at a position on the canvas: the end of the body in the view Read.
func (w *Writer) OffsetAt(at fyne.Position) int {
	if w.view == Read {
		return w.body.CodePoint(w.body.Len())
	}
	from := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.body)
	return w.body.CodePoint(w.body.OffsetAt(at.Subtract(from)))
}
