package editor

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// copy copies the selected text to the clipboard, if any.
func (e *Editor) copy() {
	if text := e.SelectedText(); text != "" {
		fyne.CurrentApp().Clipboard().SetContent(text)
	}
}

// cut moves the selected text to the clipboard, if any.
func (e *Editor) cut() {
	if !e.sel.empty() {
		e.copy()
		e.insert("")
	}
}

// paste replaces the selection by the text of the clipboard. An address makes a
// link of the selected text.
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

// addressOf returns a text as the address in a Markdown link; false if it is
// not an address.
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

// canBeLinked reports whether a text can be the text of a link: one line that
// is not an address.
func canBeLinked(words string) bool {
	return strings.TrimSpace(words) != "" && !strings.Contains(words, "\n") && !isAddress(words)
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// Menu returns the context menu of the text at the caret.
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

// SelectAll selects the whole text; the scroll position is kept.
func (e *Editor) SelectAll() { e.setSelection(selected(0, e.buffer.len())) }
