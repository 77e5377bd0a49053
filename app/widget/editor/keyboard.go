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
	leaving bool // Escape was pressed: Tab goes on to the next widget

	// goal is the x in the column that moving up and down through short rows keeps to, as long as the caret is at goalAt.
	goal    fixed.Int26_6
	goalAt  typeset.Edge
	goalSet bool
}

// AcceptsTab reports whether Tab indents. Right after Escape it leads on to the next widget instead, so that the keyboard
// can leave the editor. TakesTab may say otherwise.
func (e *Editor) AcceptsTab() bool {
	if e.TakesTab != nil {
		return e.TakesTab()
	}
	return !e.keys.leaving
}

// KeyDown notes the Shift key.
func (e *Editor) KeyDown(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.keys.shift = true
	}
}

// KeyUp notes the Shift key.
func (e *Editor) KeyUp(k *fyne.KeyEvent) {
	if k.Name == desktop.KeyShiftLeft || k.Name == desktop.KeyShiftRight {
		e.keys.shift = false
	}
}

// TypedKey moves the caret, deletes, breaks the line or indents.
func (e *Editor) TypedKey(k *fyne.KeyEvent) {
	if e.OnKey != nil && e.OnKey(k) {
		return
	}
	e.keys.leaving = k.Name == fyne.KeyEscape
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.breakLine()
	case fyne.KeyTab:
		e.indent(!e.keys.shift)
	case fyne.KeyBackspace, fyne.KeyDelete:
		e.deleteBy(byCharacter, k.Name == fyne.KeyDelete)
	case fyne.KeyEscape:
		e.goTo(e.sel.head, false)
	default:
		e.motionKey(k.Name, 0)
	}
}

// wordModifier returns the key that makes others go by words.
func wordModifier() fyne.KeyModifier {
	if runtime.GOOS == "darwin" {
		return fyne.KeyModifierAlt
	}
	return fyne.KeyModifierShortcutDefault
}

// motionKey moves the caret for a key that was pressed with Control or without; false when that is not what it does.
func (e *Editor) motionKey(k fyne.KeyName, with fyne.KeyModifier) bool {
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
		case fyne.KeyModifierShortcutDefault: // on a Mac
			e.moveCaret(toRowEnd, (k == fyne.KeyRight) != e.rightToLeft(e.sel.head), extend)
		default:
			return false
		}
		return true
	case fyne.KeyUp, fyne.KeyDown:
		switch with {
		case 0:
			e.moveCaret(byRow, forward, extend)
		case word:
			e.moveCaret(byParagraph, forward, extend)
		default:
			return false
		}
		return true
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if with == 0 {
			e.moveCaret(byPage, forward, extend)
		}
		return with == 0
	case fyne.KeyHome, fyne.KeyEnd:
		switch with {
		case 0:
			e.moveCaret(toRowEnd, forward, extend)
		case fyne.KeyModifierShortcutDefault:
			e.moveCaret(toTextEnd, forward, extend)
		default:
			return false
		}
		return true
	}
	return false
}

// TypedShortcut cuts, copies, pastes, selects, undoes, and does what a key does with Control.
func (e *Editor) TypedShortcut(s fyne.Shortcut) {
	if e.OnShortcut != nil && e.OnShortcut(s) {
		return
	}
	e.keys.leaving = false
	used := true
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		e.Copy()
	case *fyne.ShortcutCut:
		e.Cut()
	case *fyne.ShortcutPaste:
		e.Paste()
	case *fyne.ShortcutSelectAll:
		e.SelectAll()
	case *fyne.ShortcutUndo:
		used = e.Undo()
	case *fyne.ShortcutRedo:
		used = e.Redo()
	case *desktop.CustomShortcut:
		used = e.controlKey(s.KeyName, s.Modifier)
	default:
		used = false
	}
	if !used && e.OnUnused != nil {
		e.OnUnused(s)
	}
}

// Keeps reports whether a shortcut is for an editor before it is for anything else: undo, redo, bold and italic.
func Keeps(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		return true
	case *desktop.CustomShortcut:
		switch s.Modifier {
		case fyne.KeyModifierShortcutDefault:
			return s.KeyName == fyne.KeyB || s.KeyName == fyne.KeyI
		case fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift:
			return s.KeyName == fyne.KeyZ
		}
	}
	return false
}

// controlKey does what a key does that is pressed with Control or Alt; false when that is nothing.
func (e *Editor) controlKey(k fyne.KeyName, with fyne.KeyModifier) bool {
	switch {
	case (k == fyne.KeyBackspace || k == fyne.KeyDelete) && with&^fyne.KeyModifierShift == wordModifier():
		e.deleteBy(byWord, k == fyne.KeyDelete)
	case with == fyne.KeyModifierAlt && (k == fyne.KeyReturn || k == fyne.KeyEnter):
		return e.followAtCaret()
	case with == fyne.KeyModifierShortcutDefault && k == fyne.KeyB:
		e.ToggleBold()
	case with == fyne.KeyModifierShortcutDefault && k == fyne.KeyI:
		e.ToggleItalic()
	case with == fyne.KeyModifierShortcutDefault|fyne.KeyModifierShift && k == fyne.KeyZ:
		return e.Redo()
	default:
		return e.motionKey(k, with)
	}
	return true
}
