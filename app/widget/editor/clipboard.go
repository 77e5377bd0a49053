package editor

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// copy puts the selected text on the clipboard; nothing when nothing is selected.
func (e *Editor) copy() {
	if text := e.SelectedText(); text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
}

// cut moves the selected text to the clipboard; nothing when nothing is selected.
func (e *Editor) cut() {
	if !e.sel.empty() {
		e.copy()
		e.insert("")
	}
}

// paste puts the text of the clipboard in the place of the selection. An address makes a link of selected words.
func (e *Editor) paste() {
	text := fyne.CurrentApp().Clipboard().Content()
	words := e.SelectedText()
	n, _ := e.buffer.locate(e.sel.extent().start)
	if address, ok := addressOf(text); ok && e.buffer.lines[n].kind.inline() && canBeLinked(words) {
		text = "[" + words + "](" + address + ")"
	}
	if text != "" {
		e.insert(text)
	}
}

// addressOf returns the address that a text is, as it is written in a link; false when it is none.
func addressOf(text string) (address string, ok bool) {
	address = strings.TrimSpace(text)
	if !isAddress(address) || strings.ContainsFunc(address, unicode.IsSpace) {
		return "", false
	}
	if strings.ContainsAny(address, "()") {
		address = "<" + address + ">"
	}
	return address, true
}

// canBeLinked reports whether a text can be the words of a link: on one line, and no address itself.
func canBeLinked(words string) bool {
	return strings.TrimSpace(words) != "" && !strings.Contains(words, "\n") && !isAddress(words)
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// Menu returns what can be done with the text at the caret.
func (e *Editor) Menu() *fyne.Menu {
	cut, copied := fyne.NewMenuItem("Cut", e.cut), fyne.NewMenuItem("Copy", e.copy)
	cut.Disabled, copied.Disabled = e.sel.empty(), e.sel.empty()
	return fyne.NewMenu("",
		cut, copied,
		fyne.NewMenuItem("Paste", e.paste),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Bold", e.ToggleBold),
		fyne.NewMenuItem("Italic", e.ToggleItalic),
		fyne.NewMenuItem("Link", e.InsertLink),
	)
}

// SelectAll selects the whole text; the place is kept.
func (e *Editor) SelectAll() { e.setSelection(selected(0, e.buffer.len())) }
