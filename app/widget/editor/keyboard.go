package editor

import (
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"golang.org/x/image/math/fixed"

	"collate/app/widget/textview/typeset"
)

// keys is the state of the keyboard.
type keys struct {
	shift   bool
	leaving bool // Escape was pressed: Tab moves to the next widget

	// goal is the x, in the column, of successive moves up and down, as long as the caret is at goalAt.
	goal    fixed.Int26_6
	goalAt  typeset.Edge
	goalSet bool
}

// AcceptsTab reports whether Tab indents. Right after Escape it moves the focus to the next widget instead, so that the
// keyboard can leave the editor. TakesTab overrides this.
func (e *Editor) AcceptsTab() bool {
	if e.TakesTab != nil {
		return e.TakesTab()
	}
	return !e.keys.leaving
}

// KeyDown tracks the Shift key.
func (e *Editor) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.keys.shift = true
	}
}

// KeyUp tracks the Shift key.
func (e *Editor) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.keys.shift = false
	}
}

// TypedKey implements fyne.Focusable: it moves the caret, deletes, breaks the line or indents.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	if e.held.keep(func() { e.TypedKey(k) }) {
		return
	}
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	e.keys.leaving = k.Name == fyne.KeyEscape
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.breakLine()
	case fyne.KeyTab:
		if !e.stepCell(!e.keys.shift) {
			e.indent(!e.keys.shift)
		}
	case fyne.KeyBackspace, fyne.KeyDelete:
		e.deleteBy(byCharacter, k.Name == fyne.KeyDelete)
	case fyne.KeyEscape:
		e.goTo(e.sel.head, false)
	default:
		e.motionKey(k.Name, 0)
	}
}

// wordModifier returns the modifier for moves by words.
func wordModifier() fyne.KeyModifier {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierAlt
	}
	return fyne.KeyModifierShortcutDefault
}

// motionKey moves the caret for a key with modifiers.
func (e *Editor) motionKey(k fyne.KeyName, with fyne.KeyModifier) {
	extend := e.keys.shift || with&fyne.KeyModifierShift != 0
	with &^= fyne.KeyModifierShift
	word := wordModifier()
	forward := k == fyne.KeyDown || k == fyne.KeyPageDown || k == fyne.KeyEnd
	switch k {
	case fyne.KeyLeft, fyne.KeyRight:
		switch with {
		case 0:
			e.moveSide(k == fyne.KeyRight, extend)
		case word:
			e.moveCaret(byWord, (k == fyne.KeyRight) != e.rightToLeft(e.sel.head), extend)
		case fyne.KeyModifierShortcutDefault: // on macOS
			e.moveCaret(toRowEnd, (k == fyne.KeyRight) != e.rightToLeft(e.sel.head), extend)
		}
	case fyne.KeyUp, fyne.KeyDown:
		switch with {
		case 0:
			e.moveCaret(byRow, forward, extend)
		case word:
			e.moveCaret(byParagraph, forward, extend)
		}
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if with == 0 {
			e.moveCaret(byPage, forward, extend)
		}
	case fyne.KeyHome, fyne.KeyEnd:
		switch with {
		case 0:
			e.moveCaret(toRowEnd, forward, extend)
		case fyne.KeyModifierShortcutDefault:
			e.moveCaret(toTextEnd, forward, extend)
		}
	}
}

// TypedShortcut implements fyne.Shortcutable: it cuts, copies, pastes, selects, and handles keys with modifiers.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	if e.held.keep(func() { e.TypedShortcut(s) }) {
		return
	}
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	e.keys.leaving = false
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.copy()
	case *fyne.ShortcutCut:
		e.cut()
	case *fyne.ShortcutPaste:
		e.paste()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *desktop.CustomShortcut:
		e.controlKey(s.KeyName, s.Modifier)
	}
}

// Keeps reports whether an editor handles a shortcut before any command: bold and italic.
func Keeps(s fyne.Shortcut) bool {
	c, custom := s.(*desktop.CustomShortcut)
	return custom && c.Modifier == fyne.KeyModifierShortcutDefault && (c.KeyName == fyne.KeyB || c.KeyName == fyne.KeyI)
}

// controlKey handles a key pressed with Control or Alt.
func (e *Editor) controlKey(k fyne.KeyName, with fyne.KeyModifier) {
	switch {
	case (k == fyne.KeyBackspace || k == fyne.KeyDelete) && with&^fyne.KeyModifierShift == wordModifier():
		e.deleteBy(byWord, k == fyne.KeyDelete)
	case with == fyne.KeyModifierAlt && (k == fyne.KeyReturn || k == fyne.KeyEnter):
		e.followAtCaret()
	case with == fyne.KeyModifierShortcutDefault && k == fyne.KeyB:
		e.ToggleBold()
	case with == fyne.KeyModifierShortcutDefault && k == fyne.KeyI:
		e.ToggleItalic()
	default:
		e.motionKey(k, with)
	}
}
