package editor

import (
	"runtime"
	"strings"
	"unicode"

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
// can leave the editor.
func (e *Editor) AcceptsTab() bool { return !e.keys.leaving }

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

// TypedRune types a character in the place of the selection.
func (e *Editor) TypedRune(r rune) {
	e.keys.leaving = false
	if r == 0 || r == 0x7F || r < ' ' && r != '\t' {
		return
	}
	s := e.sel.extent()
	text := clean(string(r))
	e.change(Edit{s.start, e.buffer.slice(s.start, s.end), text}, afterAt(s.start+len(text)), typing)
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

// motionKey moves the caret for a key that was pressed with Control or without; false when that is not what it does.
func (e *Editor) motionKey(k fyne.KeyName, with fyne.KeyModifier) bool {
	extend := e.keys.shift || with&fyne.KeyModifierShift != 0
	with &^= fyne.KeyModifierShift
	word := fyne.KeyModifierShortcutDefault
	if runtime.GOOS == "darwin" {
		word = fyne.KeyModifierAlt
	}
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

// controlKey does what a key does that is pressed with Control or Alt; false when that is nothing.
func (e *Editor) controlKey(k fyne.KeyName, with fyne.KeyModifier) bool {
	word := fyne.KeyModifierShortcutDefault
	if runtime.GOOS == "darwin" {
		word = fyne.KeyModifierAlt
	}
	switch {
	case (k == fyne.KeyBackspace || k == fyne.KeyDelete) && with&^fyne.KeyModifierShift == word:
		e.deleteBy(byWord, k == fyne.KeyDelete)
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

// breakLine breaks the line at the caret and continues a list or quotation.
func (e *Editor) breakLine() {
	s := e.sel.extent()
	n, at := e.buffer.locate(s.start)
	l := e.buffer.lines[n]
	if s.start < s.end || e.keys.shift {
		e.Insert("\n")
		return
	}
	start := s.start - at
	from, to, with := broken(l, at)
	e.change(Edit{start + from, l.text[from:to], with}, afterAt(start+from+len(with)), alone)
}

// deleteBy deletes the selection or, when nothing is selected, to the next character or word.
func (e *Editor) deleteBy(m move, forward bool) {
	s := e.sel.extent()
	kind := alone
	if s.start == s.end {
		kind = deleting
		if at := e.unitEnd(s.start, m, forward); forward {
			s.end = at
		} else {
			s.start = at
		}
	}
	e.change(Edit{Start: s.start, Removed: e.buffer.slice(s.start, s.end)}, afterAt(s.start), kind)
}

// indent moves the selected lines, or the list item that the caret stands in, one level in or out. In other text Tab
// inserts spaces up to the next stop.
func (e *Editor) indent(in bool) {
	s := e.sel.extent()
	first, at := e.buffer.locate(s.start)
	last, to := e.buffer.locate(s.end)
	l := e.buffer.lines[first]
	if in && first == last && !(l.kind == prose && prefixOf(l.text).item()) {
		column := len([]rune(l.text[:at]))
		e.Insert(strings.Repeat(" ", indentWidth-column%indentWidth))
		return
	}
	if last > first && to == 0 { // the last line is not selected
		last--
	}
	var out []string
	after := e.sel
	for n := first; n <= last; n++ {
		l, change := e.buffer.lines[n], indented
		d := 1
		if !in {
			change, d = outdented, -1
		}
		if in && last > first && strings.TrimSpace(l.text) == "" {
			out = append(out, l.text)
			continue
		}
		text, at, count := change(l)
		out = append(out, text)
		after = after.shifted(e.sel, e.buffer.start(n)+at, d*count)
	}
	start, end := e.buffer.start(first), e.buffer.end(last)
	c := Edit{start, e.buffer.slice(start, end), strings.Join(out, "\n")}
	e.change(c, after, alone)
}

// shifted returns the selection after d bytes were inserted at an offset, or removed when d is negative. Offsets count in
// before, the selection before all changes of one edit.
func (s selection) shifted(before selection, at, d int) selection {
	shift := func(now *int, was int) {
		switch {
		case was < at || was == at && d < 0:
		case d < 0:
			*now -= min(-d, was-at)
		default:
			*now += d
		}
	}
	shift(&s.anchor.start, before.anchor.start)
	shift(&s.anchor.end, before.anchor.end)
	shift(&s.head.Offset, before.head.Offset)
	return s
}

// Copy puts the selected text on the clipboard; nothing when nothing is selected.
func (e *Editor) Copy() {
	if text := e.SelectedText(); text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
}

// Cut moves the selected text to the clipboard; nothing when nothing is selected.
func (e *Editor) Cut() {
	if !e.sel.empty() {
		e.Copy()
		e.Insert("")
	}
}

// Paste puts the text of the clipboard in the place of the selection.
func (e *Editor) Paste() {
	if text := fyne.CurrentApp().Clipboard().Content(); text != "" {
		e.Insert(text)
	}
}

// SelectAll selects the whole text; the place is kept.
func (e *Editor) SelectAll() { e.setSelection(from(0, e.buffer.len())) }

// wordAt returns the word that an offset is in or at the end of; empty when there is none.
func (e *Editor) wordAt(offset int) extent {
	n, at := e.buffer.locate(offset)
	text := typeset.Text{Content: e.buffer.lines[n].text}
	for _, i := range []int{at, at - 1} {
		if i < 0 || i >= len(text.Content) {
			continue
		}
		start, end := e.set.Word(&text, i)
		if strings.ContainsFunc(text.Content[start:end], func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			return extent{offset - at + start, offset - at + end}
		}
	}
	return extent{offset, offset}
}
