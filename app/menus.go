package app

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/notes"
)

// showMenu opens the menu of all commands below the name of the program.
func (w *window) showMenu() {
	widget.ShowPopUpMenuAtPosition(w.commands.Menu(), w.win.Canvas(), fyne.NewPos(topPad-6, topHeight))
}

// showLookMenu opens the menu of themes and text settings below its button.
func (w *window) showLookMenu() {
	var items []*fyne.MenuItem
	for _, v := range theme.Variants() {
		item := fyne.NewMenuItem(v.Title(), func() { w.setTheme(v) })
		item.Checked = v == w.session.Theme
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, id := range []string{"view.larger", "view.smaller", "view.normal", "view.wider", "view.narrower", "view.text"} {
		if c, ok := w.commands.Find(id); ok {
			items = append(items, fyne.NewMenuItem(c.Title, c.Run))
		}
	}
	at := fyne.NewPos(w.win.Canvas().Size().Width-250, topHeight)
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

func (w *window) setTheme(v theme.Variant) {
	theme.Apply(w.fyne, v)
	w.setLook(func(s *session) { s.Theme = v })
}

// itemMenu shows the menu of an article or note in the library.
func (w *window) itemMenu(ref notes.Ref, at fyne.Position) {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Open here", func() { w.open(ref, false) }),
		fyne.NewMenuItem("Open in another pane", func() { w.open(ref, true) }),
		fyne.NewMenuItemSeparator(),
	}
	switch ref.Kind {
	case notes.KindArticle:
		items = append(items,
			fyne.NewMenuItem("Metadata…", func() { w.describe(notes.ArticleID(ref.ID)) }),
			fyne.NewMenuItem("Title…", func() { w.renameArticle(notes.ArticleID(ref.ID)) }),
			fyne.NewMenuItem("Citation key…", func() { w.renameKey(notes.ArticleID(ref.ID)) }),
			fyne.NewMenuItem("Tags…", func() { w.editTags(ref) }),
			fyne.NewMenuItem("Export…", func() { w.chooseExport(notes.ArticleID(ref.ID)) }),
			fyne.NewMenuItem("Delete article", func() { w.deleteArticle(notes.ArticleID(ref.ID)) }))
	case notes.KindNote:
		items = append(items,
			fyne.NewMenuItem("Rename…", func() { w.renameNote(ref) }),
			fyne.NewMenuItem("Tags…", func() { w.editTags(ref) }),
			fyne.NewMenuItem("Delete note", func() { w.deleteNote(notes.NoteID(ref.ID)) }))
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// highlightMenu shows the menu of a highlight.
func (w *window) highlightMenu(id notes.HighlightID, at fyne.Position) {
	colors := fyne.NewMenuItem("Colour", nil)
	colors.ChildMenu = fyne.NewMenu("")
	for _, c := range notes.Colors() {
		colors.ChildMenu.Items = append(colors.ChildMenu.Items,
			fyne.NewMenuItem(fmt.Sprintf("%d  %s", c+1, w.colors.of(c)), func() { w.changes.RecolorHighlight(id, c) }))
	}
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Comment", func() { w.margin.Write(id) }),
		fyne.NewMenuItem("Quote into note", func() { w.quoteHighlight(id) }),
		colors,
		fyne.NewMenuItem("Line under the text, or colour behind it", func() { w.changes.UnderlineHighlight(id) }),
		fyne.NewMenuItem("Tags…", func() { w.editTags(notes.Ref{Kind: notes.KindHighlight, ID: string(id)}) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem("Merge with those that it overlaps", func() { w.mergeHighlight(id) }),
		fyne.NewMenuItem("Delete highlight", func() { w.deleteHighlight(id) }),
	}
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), w.win.Canvas(), at)
}

// askToClose asks whether to close the window although something is not saved.
func (w *window) askToClose(err error) {
	message := widget.NewLabel(err.Error())
	message.Wrapping = fyne.TextWrapWord
	ask := dialog.NewCustomConfirm("Not everything is saved", "Close and lose it", "Stay", message, func(yes bool) {
		if yes {
			w.quit()
		}
	}, w.win)
	w.ask(ask, 460, 200)
}
