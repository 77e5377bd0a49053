package editor

import "fyne.io/fyne/v2"

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

// Menu returns what can be done with the text at the caret.
func (e *Editor) Menu() *fyne.Menu {
	cut, copied := fyne.NewMenuItem("Cut", e.Cut), fyne.NewMenuItem("Copy", e.Copy)
	cut.Disabled, copied.Disabled = e.sel.empty(), e.sel.empty()
	return fyne.NewMenu("",
		cut, copied,
		fyne.NewMenuItem("Paste", e.Paste),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Bold", e.ToggleBold),
		fyne.NewMenuItem("Italic", e.ToggleItalic),
		fyne.NewMenuItem("Link", e.InsertLink),
	)
}

// SelectAll selects the whole text; the place is kept.
func (e *Editor) SelectAll() { e.setSelection(selected(0, e.buffer.len())) }
