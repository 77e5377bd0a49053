package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/math/fixed"
)

// keys is the state of the keyboard.
type keys struct {
	shift bool
	// goal is the x in the column that vertical moves keep to through short lines, while the selection ends at goalAt.
	goal   fixed.Int26_6
	goalAt int
}

// FocusGained implements fyne.Focusable.
func (v *View) FocusGained() {
	v.cursor.focused = true
	v.blink()
	if v.OnFocus != nil {
		v.OnFocus(true)
	}
}

// FocusLost implements fyne.Focusable.
func (v *View) FocusLost() {
	v.keys.shift = false
	v.cursor.focused = false
	v.blink()
	if v.OnFocus != nil {
		v.OnFocus(false)
	}
}

// TypedRune passes runes to OnRune, except a space, which TypedKey handles.
func (v *View) TypedRune(r rune) {
	if r == ' ' {
		return // handled by TypedKey
	}
	if v.OnRune != nil {
		v.OnRune(r)
	}
}

// KeyDown tracks the Shift key.
func (v *View) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.keys.shift = true
	}
}

// KeyUp tracks the Shift key.
func (v *View) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		v.keys.shift = false
	}
}

// AcceptsTab reports whether Tab goes to OnKey, to choose another of several overlapping marks, and not to the next widget.
func (v *View) AcceptsTab() bool {
	_, ok := v.NextOverlapping(true)
	return ok && v.OnKey != nil
}

// TypedKey scrolls or, in caret mode, moves the caret; with Shift it extends the selection. Escape cancels the drag of a
// mark, or clears the selection. Other keys go to OnKey.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	if v.sync() && (v.motionKey(e.Name, 0) || v.scrollKey(e.Name)) {
		return
	}
	if e.Name == fyne.KeyEscape && v.mouse.grip != nil {
		v.stopDrag()
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

// motionKey moves the caret or extends the selection for a key pressed with Control or Alt or neither; false if it does not
// handle the key.
func (v *View) motionKey(k fyne.KeyName, with fyne.KeyModifier) bool {
	if v.markKey(k, with) {
		return true
	}
	extend := v.keys.shift || with&fyne.KeyModifierShift != 0
	if !extend && !v.cursor.on {
		return false
	}
	if sideways := k == fyne.KeyLeft || k == fyne.KeyRight; sideways && with&^fyne.KeyModifierShift == 0 {
		v.moveCaretVisually(k == fyne.KeyRight, extend)
		return true
	}
	u, forward, ok := v.motion(k, with&^fyne.KeyModifierShift)
	if ok {
		v.moveCaret(u, forward, extend)
	}
	return ok
}

// motion returns the unit and direction of a key. By words, Left and Right move forwards or backwards by the direction of
// the paragraph.
func (v *View) motion(k fyne.KeyName, with fyne.KeyModifier) (u step, forward, ok bool) {
	type key struct {
		name fyne.KeyName
		with fyne.KeyModifier
	}
	const control, alt = fyne.KeyModifierShortcutDefault, fyne.KeyModifierAlt
	switch (key{k, with}) {
	case key{fyne.KeyLeft, control}, key{fyne.KeyRight, control}:
		u = byWord
	case key{fyne.KeyUp, 0}, key{fyne.KeyDown, 0}:
		u = byLine
	case key{fyne.KeyUp, control}, key{fyne.KeyDown, control}:
		u = byParagraph
	case key{fyne.KeyUp, alt}, key{fyne.KeyDown, alt}:
		u = bySentence
	case key{fyne.KeyPageUp, 0}, key{fyne.KeyPageDown, 0}:
		u = byPage
	case key{fyne.KeyHome, 0}, key{fyne.KeyEnd, 0}:
		u = toLineEnd
	case key{fyne.KeyHome, control}, key{fyne.KeyEnd, control}:
		u = toTextEnd
	default:
		return 0, false, false
	}
	switch k {
	case fyne.KeyLeft:
		return u, v.layout.RightToLeft(v.sel.moving()), true
	case fyne.KeyRight:
		return u, !v.layout.RightToLeft(v.sel.moving()), true
	}
	return u, k == fyne.KeyDown || k == fyne.KeyPageDown || k == fyne.KeyEnd, true
}

// scrollKey scrolls for a key; false if it does not handle the key.
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

// setSelection changes the selection and calls OnSelecting.
func (v *View) setSelection(s selection) {
	v.sel = s
	v.cursor.moved = time.Now()
	v.redraw()
	if v.OnSelecting != nil {
		v.OnSelecting(v.Selection())
	}
}

// selected calls OnSelected.
func (v *View) selected() {
	if v.OnSelected != nil {
		v.OnSelected(v.Selection())
	}
}

// TypedShortcut copies the selection, selects all, or moves the caret, extends the selection or scrolls to an end of the
// text for a key with Control or Alt. OnShortcut takes precedence.
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
	if v.motionKey(s.KeyName, s.Modifier) || s.Modifier != fyne.KeyModifierShortcutDefault {
		return
	}
	if s.KeyName == fyne.KeyHome || s.KeyName == fyne.KeyEnd {
		v.scrollKey(s.KeyName)
	}
}

// copy copies the selected text to the clipboard, unless it is empty.
func (v *View) copy() {
	if text := v.SelectedText(); text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
}
