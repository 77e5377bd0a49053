package reading

import (
	"fyne.io/fyne/v2"

	"collate/app/widget/press"
	"collate/notes"
)

// FocusOn focuses the text on a canvas, which may have been shown only now.
func (r *Reader) FocusOn(canvas fyne.Canvas) { canvas.Focus(r.view) }

// focusText focuses the text.
func (r *Reader) focusText() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.view); c != nil {
		r.FocusOn(c)
	}
}

func (r *Reader) typedRune(c rune) {
	switch {
	case c >= '1' && c < '1'+rune(len(notes.Colors())):
		r.Highlight(notes.Color(c - '1'))
	case c == 'n' || c == 'N':
		r.Comment()
	case c == 'u' || c == 'U':
		r.Underline()
	case c == 'q' || c == 'Q':
		r.Quote()
	case c == 's' || c == 'S':
		r.ExtendToSentence()
	case c == ']':
		r.NextHighlight()
	case c == '[':
		r.PreviousHighlight()
	}
}

func (r *Reader) typedKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyDelete, fyne.KeyBackspace:
		r.Delete()
	case fyne.KeyF3:
		r.find.Key(key)
	case fyne.KeyTab:
		r.nextOverlapping(!press.ShiftIsDown())
	case fyne.KeyF7:
		r.ToggleCaret()
	case fyne.KeyEscape:
		r.footnote.popover.Close()
		r.clear()
		r.choose("")
		r.find.Close()
	}
}
