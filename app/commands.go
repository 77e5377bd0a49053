package app

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"collate/app/command"
	"collate/app/finder"
	"collate/app/theme"
	"collate/app/widget/flow"
	"collate/notes"
	"collate/notes/cite"
)

const (
	ctrl      = fyne.KeyModifierShortcutDefault
	shift     = fyne.KeyModifierShift
	alt       = fyne.KeyModifierAlt
	ctrlShift = ctrl | shift
)

func keys(modifier fyne.KeyModifier, names ...fyne.KeyName) []command.Keys {
	var out []command.Keys
	for _, name := range names {
		out = append(out, command.Keys{KeyName: name, Modifier: modifier})
	}
	return out
}

// declare returns all commands of the window.
func (w *window) declare() []command.Command {
	return slices.Concat(
		w.fileCommands(), w.editCommands(), w.goCommands(), w.viewCommands(), w.arrangeCommands(),
		w.noteCommands(), w.tagCommands(), w.paneCommands(), w.followCommands(), w.colorCommands(), w.themeCommands(),
	)
}

func (w *window) fileCommands() []command.Command {
	return []command.Command{
		{ID: "file.note", Title: "New note", Menu: "File", Shortcuts: keys(ctrl, fyne.KeyN), Run: w.newNote},
		{ID: "file.import", Title: "Import articles…", Menu: "File", Shortcuts: keys(ctrl, fyne.KeyO), Run: w.chooseImport},
		{ID: "file.export", Title: "Export…", Menu: "File", Shortcuts: keys(ctrlShift, fyne.KeyE), Run: func() { w.chooseExport(w.desk.current().article.ID) }},
		{ID: "file.style", Title: "Citation style…", Menu: "File", Run: w.chooseStyle},
		{ID: "file.trash", Title: "Trash…", Menu: "File", Run: w.showTrash},
		{ID: "file.quit", Title: "Quit", Menu: "File", Shortcuts: keys(ctrl, fyne.KeyQ), Run: w.close, Always: true},
	}
}

func (w *window) editCommands() []command.Command {
	return []command.Command{
		{ID: "edit.undo", Title: "Undo", Menu: "Edit", Shortcuts: keys(ctrl, fyne.KeyZ), Run: w.undo, Object: func() string { return w.history.State().Undo.Name }},
		{ID: "edit.redo", Title: "Redo", Menu: "Edit", Shortcuts: append(keys(ctrlShift, fyne.KeyZ), keys(ctrl, fyne.KeyY)...), Run: w.redo, Object: func() string { return w.history.State().Redo.Name }},
		{ID: "edit.copy", Title: "Copy with citation", Menu: "Edit", Shortcuts: keys(ctrlShift, fyne.KeyC), Enabled: w.reads, Run: func() { w.desk.current().reader.Copy() }},
		{ID: "edit.copyMarkdown", Title: "Copy with citation as Markdown", Menu: "Edit", Enabled: w.reads, Run: func() { w.copySelection(cite.Markdown) }},
		{ID: "edit.copyHTML", Title: "Copy with citation as HTML", Menu: "Edit", Enabled: w.reads, Run: func() { w.copySelection(cite.HTML) }},
		{ID: "edit.metadata", Title: "Metadata of the article…", Menu: "Edit", Enabled: w.reads, Run: func() { w.describe(w.desk.current().article.ID) }},
		{ID: "edit.delete", Title: "Delete the article", Menu: "Edit", Enabled: w.reads, Run: func() { w.deleteArticle(w.desk.current().article.ID) }},
		{ID: "edit.comment", Title: "Comment on the selection", Menu: "Edit", Enabled: w.reads, Run: func() { w.desk.current().reader.Comment() }},
		{ID: "edit.sentence", Title: "Extend the selection to the sentence", Menu: "Edit", Enabled: w.reads, Run: func() { w.desk.current().reader.ExtendToSentence() }},
		{ID: "edit.caret", Title: "Read with a caret, or without", Menu: "Edit", Enabled: w.reads, Run: func() { w.desk.current().reader.ToggleCaret() }},
		{ID: "edit.find", Title: "Find in this text", Menu: "Edit", Shortcuts: keys(ctrl, fyne.KeyF), Enabled: w.readsOrWrites, Run: func() { w.text().Find() }},
		{ID: "edit.findNext", Title: "Find next", Menu: "Edit", Shortcuts: keys(ctrl, fyne.KeyG), Enabled: w.readsOrWrites, Run: func() { w.text().FindNext() }},
		{ID: "edit.findPrevious", Title: "Find previous", Menu: "Edit", Shortcuts: keys(ctrlShift, fyne.KeyG), Enabled: w.readsOrWrites, Run: func() { w.text().FindPrevious() }},
	}
}

func (w *window) goCommands() []command.Command {
	return []command.Command{
		{ID: "go.search", Title: "Search everything", Menu: "Go", Shortcuts: keys(ctrl, fyne.KeyK), Run: func() { w.find(finder.Search) }},
		{ID: "go.open", Title: "Open by title", Menu: "Go", Shortcuts: keys(ctrl, fyne.KeyP), Run: func() { w.find(finder.Open) }},
		{ID: "go.command", Title: "Run a command", Menu: "Go", Shortcuts: keys(ctrlShift, fyne.KeyP), Run: func() { w.find(finder.Commands) }},
		{ID: "go.outline", Title: "Go to a heading", Menu: "Go", Shortcuts: keys(ctrlShift, fyne.KeyO), Enabled: w.readsOrWrites, Run: func() { w.find(finder.Outline) }},
		{ID: "go.back", Title: "Back", Menu: "Go", Shortcuts: keys(alt, fyne.KeyLeft), Run: func() { w.walk(w.trail.goBack) }},
		{ID: "go.forward", Title: "Forward", Menu: "Go", Shortcuts: keys(alt, fyne.KeyRight), Run: func() { w.walk(w.trail.goForward) }},
		{ID: "go.library", Title: "Go to the library", Menu: "Go", Shortcuts: keys(alt, fyne.Key1), Run: w.goToLibrary},
		{ID: "go.text", Title: "Go to the text", Menu: "Go", Shortcuts: keys(alt, fyne.Key2), Run: func() { w.desk.current().focus() }},
		{ID: "go.side", Title: "Go to the right side", Menu: "Go", Shortcuts: keys(alt, fyne.Key3), Run: w.goToSide},
		{ID: "go.next", Title: "Next pane", Menu: "Go", Shortcuts: keys(ctrl, fyne.KeyTab), Run: func() { w.desk.step(1) }},
		{ID: "go.previous", Title: "Previous pane", Menu: "Go", Shortcuts: keys(ctrlShift, fyne.KeyTab), Run: func() { w.desk.step(-1) }},
	}
}

func (w *window) viewCommands() []command.Command {
	return []command.Command{
		{ID: "view.larger", Title: "Larger text", Menu: "View", Shortcuts: keys(ctrl, fyne.KeyEqual, fyne.KeyPlus), Run: func() { w.setLook(func(s *session) { s.Size++ }) }},
		{ID: "view.smaller", Title: "Smaller text", Menu: "View", Shortcuts: keys(ctrl, fyne.KeyMinus), Run: func() { w.setLook(func(s *session) { s.Size-- }) }},
		{ID: "view.normal", Title: "Normal text", Menu: "View", Shortcuts: keys(ctrl, fyne.Key0), Run: func() { w.setLook(func(s *session) { s.typography = normalTypography() }) }},
		{ID: "view.wider", Title: "Wider column", Menu: "View", Shortcuts: keys(ctrl, fyne.KeyRightBracket), Run: func() { w.setLook(func(s *session) { s.Measure += 5 }) }},
		{ID: "view.narrower", Title: "Narrower column", Menu: "View", Shortcuts: keys(ctrl, fyne.KeyLeftBracket), Run: func() { w.setLook(func(s *session) { s.Measure -= 5 }) }},
		{ID: "view.text", Title: "Text…", Menu: "View", Run: w.chooseTypography},
		{ID: "view.library", Title: "Show or hide the library", Menu: "View", Shortcuts: keys(ctrl, fyne.KeyB, fyne.KeyBackslash), Run: w.toggleLibrary},
		{ID: "view.focus", Title: "Only the text", Menu: "View", Shortcuts: keys(ctrlShift, fyne.KeyF), Run: w.toggleFocusMode},
		{ID: "view.highlights", Title: "Show the highlights", Menu: "View", Run: func() { w.chooseSide(sideHighlights) }},
		{ID: "view.links", Title: "Show what links here", Menu: "View", Shortcuts: keys(ctrlShift, fyne.KeyL), Run: func() { w.chooseSide(sideLinks) }},
		{ID: "view.history", Title: "Show the history", Menu: "View", Shortcuts: keys(ctrlShift, fyne.KeyH), Run: func() { w.chooseSide(sideHistory) }},
		{ID: "view.graph", Title: "Show what is linked, as a picture", Menu: "View", Shortcuts: keys(ctrlShift, fyne.KeyM), Run: w.showGraph},
		{ID: "view.margin", Title: "Show or hide the margin", Menu: "View", Shortcuts: keys(ctrlShift, fyne.KeyB), Run: w.toggleMargin},
	}
}

func (w *window) arrangeCommands() []command.Command {
	return []command.Command{
		{ID: "pane.columns", Title: "Panes side by side", Menu: "Panes", Run: func() { w.desk.arrange(inColumns) }},
		{ID: "pane.rows", Title: "Panes under each other", Menu: "Panes", Run: func() { w.desk.arrange(inRows) }},
		{ID: "pane.grid", Title: "Panes in a grid", Menu: "Panes", Run: func() { w.desk.arrange(inGrid) }},
		{ID: "pane.swap", Title: "Swap with the next pane", Menu: "Panes", Run: func() { w.desk.swap() }},
		{ID: "pane.close", Title: "Close the pane", Menu: "Panes", Shortcuts: keys(ctrl, fyne.KeyW), Run: w.closePane},
		{ID: "pane.duplicate", Title: "Open the same in another pane", Menu: "Panes", Shortcuts: keys(ctrl, fyne.KeyD), Run: w.duplicatePane},
	}
}

func (w *window) paneCommands() []command.Command {
	var out []command.Command
	for i, key := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4} {
		title := []string{"One pane", "Two panes", "Three panes", "Four panes"}[i]
		out = append(out, command.Command{
			ID: fmt.Sprintf("view.panes.%d", i+1), Title: title, Menu: "Panes", Shortcuts: keys(ctrl, key),
			Run: func() { w.setPanes(i + 1) },
		})
	}
	return out
}

func (w *window) followCommands() []command.Command {
	var out []command.Command
	for how, title := range []string{"Scroll each pane for itself", "Scroll panes together, by heading", "Scroll panes together, in step"} {
		out = append(out, command.Command{
			ID: fmt.Sprintf("view.follow.%d", how), Title: title, Menu: "View",
			Run: func() { w.setFollow(following(how)) },
		})
	}
	return out
}

func (w *window) colorCommands() []command.Command {
	var out []command.Command
	for _, c := range notes.Colors() {
		out = append(out, command.Command{
			ID: "highlight." + c.String(), Title: "Highlight in " + c.String(), Menu: "Highlight",
			Enabled: w.reads, Run: func() { w.desk.current().reader.Highlight(c) },
		})
	}
	out = append(out, command.Command{
		ID: "highlight.underline", Title: "Line under the text, or colour behind it", Menu: "Highlight",
		Enabled: w.reads, Run: func() { w.desk.current().reader.Underline() },
	}, command.Command{
		ID: "highlight.next", Title: "Next highlight", Menu: "Highlight",
		Enabled: w.reads, Run: func() { w.desk.current().reader.NextHighlight() },
	}, command.Command{
		ID: "highlight.previous", Title: "Previous highlight", Menu: "Highlight",
		Enabled: w.reads, Run: func() { w.desk.current().reader.PreviousHighlight() },
	}, command.Command{
		ID: "highlight.names", Title: "Name the colours…", Menu: "Highlight", Run: w.nameColors,
	})
	return append(out, command.Command{
		ID: "highlight.delete", Title: "Delete the chosen highlight", Menu: "Highlight",
		Enabled: w.reads, Run: func() { w.desk.current().reader.Delete() },
	})
}

func (w *window) themeCommands() []command.Command {
	var out []command.Command
	for _, v := range theme.Variants() {
		out = append(out, command.Command{
			ID: "theme." + v.String(), Title: "Theme: " + v.Title(), Menu: "Theme", Run: func() { w.setTheme(v) },
		})
	}
	return out
}

// reads says whether the focused pane shows an article.
func (w *window) reads() bool { return w.desk.current().shown.Kind == notes.KindArticle }

func (w *window) closePane() {
	w.desk.closePane()
	w.top.setPanes(w.desk.count)
}

// duplicatePane opens the text of the focused pane in another pane, at the same place.
func (w *window) duplicatePane() {
	if o := w.desk.current().opened(); o.Ref.Kind != "" {
		w.desk.reopen(w.target(true), o, nil)
	}
}

func (w *window) setPanes(n int) {
	w.desk.setCount(n)
	w.top.setPanes(n)
	w.desk.current().focus()
}

func (w *window) toggleLibrary() {
	library, margin := w.sides.Shown()
	w.showSides(!library, margin)
}

func (w *window) toggleMargin() {
	library, margin := w.sides.Shown()
	w.showSides(library, !margin)
}

// toggleFocusMode hides everything but the text, or shows it again.
func (w *window) toggleFocusMode() {
	if w.top.bar.Visible() {
		w.top.bar.Hide()
		w.status.bar.Hide()
		w.sides.SetShown(false, false)
	} else {
		w.top.bar.Show()
		w.status.bar.Show()
		w.sides.SetShown(!w.session.HideLibrary, !w.session.HideMargin)
		w.showSide()
	}
	w.main.Refresh()
}

// find opens the finder, and shows the top bar if it is hidden.
func (w *window) find(mode finder.Mode) {
	w.showFinder()
	w.finder.Open(mode)
}

// showFinder makes the field of the finder visible and focusable.
func (w *window) showFinder() {
	if !w.top.bar.Visible() {
		w.toggleFocusMode()
		flow.Revive(w.top.bar)
		w.finder.Field.FocusOn(w.win.Canvas())
	}
}

func (w *window) setFollow(how following) {
	w.session.Follow = how
	w.top.setFollow(how)
	w.desk.current().focus()
	w.scrolled(w.desk.current())
}
