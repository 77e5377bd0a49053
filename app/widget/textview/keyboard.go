package textview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/math/fixed"
)

// keys is the state of the keyboard.
type keys struct {
	shift bool
	// goal is the x in the column that moving up and down through short lines keeps to, as long as the selection
	// ends at goalAt.
	goal   fixed.Int26_6
	goalAt int
}

// FocusGained tells that keys go to the view.
func (v *View) FocusGained() {
	if v.OnFocus != nil {
		v.OnFocus(true)
	}
}

// FocusLost tells that keys go elsewhere.
func (v *View) FocusLost() {
	v.keys.shift = false
	if v.OnFocus != nil {
		v.OnFocus(false)
	}
}

// TypedRune scrolls by a page for a space; others go to OnRune.
func (v *View) TypedRune(r rune) {
	if r == ' ' {
		return // a key
	}
	if v.OnRune != nil {
		v.OnRune(r)
	}
}

// KeyDown notes the Shift key.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.keys.shift = true
	}
}

// KeyUp notes the Shift key.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.keys.shift = false
	}
}

// TypedKey scrolls, or with Shift extends the selection; Escape selects nothing. Others go to OnKey.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	if v.sync() && (v.keys.shift && v.extendBy(e.Name, false) || v.scrollKey(e.Name)) {
		return
	}
	if e.Name == fyne.KeyEscape && !v.sel.empty() {
		v.setSelection(caret(v.sel.moving()))
		v.selected()
		return
	}
	if v.OnKey != nil {
		v.OnKey(e.Name)
	}
}

// scrollKey scrolls for a key; false when the key does not scroll.
func (v *View) scrollKey(k fyne.KeyName) bool {
	line := float64(v.layout.LineHeight(v.scroll.piece))
	page := max(float64(v.viewHeight())-2*line, line)
	switch k {
	case fyne.KeyUp:
		v.scrollBy(-2 * line)
	case fyne.KeyDown:
		v.scrollBy(2 * line)
	case fyne.KeyPageUp:
		v.scrollBy(-page)
	case fyne.KeyPageDown:
		v.scrollBy(page)
	case fyne.KeySpace:
		if v.keys.shift {
			page = -page
		}
		v.scrollBy(page)
	case fyne.KeyHome:
		v.SetPlace(0)
		v.scrolled()
	case fyne.KeyEnd:
		v.SetPlace(len(v.text.Content))
		v.scrolled()
	default:
		return false
	}
	return true
}

// extendBy moves the moving end of the selection for a key, with word by words where it would be by characters, and
// to the ends of the text instead of the line. It returns false when the key does not move it.
func (v *View) extendBy(k fyne.KeyName, word bool) bool {
	at := v.sel.moving()
	from := at
	set := v.engine.set
	switch {
	case k == fyne.KeyLeft && word:
		at = set.PreviousWord(v.text, at)
	case k == fyne.KeyRight && word:
		at = set.NextWord(v.text, at)
	case k == fyne.KeyHome && word:
		at = 0
	case k == fyne.KeyEnd && word:
		at = len(v.text.Content)
	case k == fyne.KeyLeft:
		at = set.Previous(v.text, at)
	case k == fyne.KeyRight:
		at = set.Next(v.text, at)
	case k == fyne.KeyUp:
		at = v.lineBelow(at, -1)
	case k == fyne.KeyDown:
		at = v.lineBelow(at, 1)
	case k == fyne.KeyPageUp:
		at = v.lineBelow(at, -v.pageLines())
	case k == fyne.KeyPageDown:
		at = v.lineBelow(at, v.pageLines())
	case k == fyne.KeyHome:
		piece, line := v.layout.Locate(at)
		at = v.layout.Lines(piece)[line].Start
	case k == fyne.KeyEnd:
		piece, line := v.layout.Locate(at)
		v.layout.Row(&v.mouse.row, piece, line)
		at = v.mouse.row.Text
	default:
		return false
	}
	at = v.outOfGap(at, at > from)
	v.setSelection(v.sel.extended(at))
	v.Reveal(at, at)
	v.selected()
	return true
}

// outOfGap returns the offset, or if it lies between two blocks where no caret stands, the start of the next block
// (forwards) or the end of the one before.
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

// pageLines returns how many lines of body text the view shows.
func (v *View) pageLines() int {
	return max(v.viewHeight()/v.layout.LineHeight(v.scroll.piece)-2, 1)
}

// lineBelow returns the offset d lines below that at offset, above when d is negative, at the same x. Past the first
// line it is the start of the text, past the last the end.
func (v *View) lineBelow(offset, d int) int {
	row, l := &v.mouse.row, v.layout
	piece, line := l.Locate(offset)
	if v.keys.goalAt != offset {
		l.Row(row, piece, line)
		v.keys.goal = row.X(offset) + fixed.I(l.Indent(piece))
	}
	piece, line, ok := l.Step(piece, line, d)
	switch {
	case ok:
		l.Row(row, piece, line)
		offset = row.At(v.keys.goal - fixed.I(l.Indent(piece)))
	case d < 0:
		offset = 0
	default:
		offset = len(v.text.Content)
	}
	v.keys.goalAt = offset
	return offset
}

// setSelection changes the selection and tells of it.
func (v *View) setSelection(s selection) {
	v.sel = s
	v.redraw()
	if v.OnSelecting != nil {
		v.OnSelecting(v.Selection())
	}
}

// selected tells that the selection is complete.
func (v *View) selected() {
	if v.OnSelected != nil {
		v.OnSelected(v.Selection())
	}
}

// TypedShortcut copies the selection, selects all, extends the selection by words or goes to an end of the text.
func (v *View) TypedShortcut(s fyne.Shortcut) {
	if v.OnShortcut != nil && v.OnShortcut(s) {
		return
	}
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		v.copy()
	case *fyne.ShortcutSelectAll:
		v.setSelection(caret(0).to(extent{len(v.text.Content), len(v.text.Content)}))
		v.selected()
	case *desktop.CustomShortcut:
		if v.sync() {
			v.customShortcut(s)
		}
	}
}

func (v *View) customShortcut(s *desktop.CustomShortcut) {
	switch s.Modifier {
	case fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift:
		v.extendBy(s.KeyName, true)
	case fyne.KeyModifierShortcutDefault:
		if s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd {
			v.scrollKey(s.KeyName)
		}
	}
}

// copy puts the selected text on the clipboard; nothing when nothing is selected.
func (v *View) copy() {
	if text := v.SelectedText(); text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
}
