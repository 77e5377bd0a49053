package app

import (
	"fyne.io/fyne/v2"

	"collate/app/command"
	"collate/app/writing"
	"collate/notes"
)

// noteCommands returns the commands for the note in the focused pane.
func (w *window) noteCommands() []command.Command {
	writer := func(do func(*writing.Writer)) func() {
		return func() { do(w.desk.current().writer) }
	}
	view := func(v writing.View) func() {
		return writer(func(wr *writing.Writer) {
			wr.Choose(v)
			wr.FocusOn(w.win.Canvas())
		})
	}
	return []command.Command{
		{ID: "file.template", Title: "New note from a template…", Menu: "File", Shortcuts: keys(ctrlShift, fyne.KeyN), Run: func() {
			w.chooseTemplate(fyne.NewPos(w.win.Canvas().Size().Width/2-100, topHeight))
		}},
		{ID: "edit.write", Title: "Write or read the note", Menu: "Note", Shortcuts: keys(ctrl, fyne.KeyE), Enabled: w.writes, Run: w.toggleView},
		{ID: "note.write", Title: "Write the note", Menu: "Note", Enabled: w.writes, Run: view(writing.Write)},
		{ID: "note.both", Title: "Write the note, and read it beside", Menu: "Note", Enabled: w.writes, Run: view(writing.Both)},
		{ID: "note.read", Title: "Read the note", Menu: "Note", Enabled: w.writes, Run: view(writing.Read)},
		{ID: "note.rename", Title: "Rename the note…", Menu: "Note", Enabled: w.writes, Run: func() { w.renameNote(w.desk.current().shown) }},
		{ID: "note.heading", Title: "Rename the heading…", Menu: "Note", Shortcuts: keys(ctrlShift, fyne.KeyR), Enabled: w.edits, Run: writer(w.renameHeading)},
		{ID: "note.tags", Title: "Tags of the note…", Menu: "Note", Enabled: w.writes, Run: func() { w.editTags(w.desk.current().shown) }},
		{ID: "note.delete", Title: "Delete the note", Menu: "Note", Enabled: w.writes, Run: func() { w.deleteNote(notes.NoteID(w.desk.current().shown.ID)) }},
		{ID: "note.quote", Title: "Quote into the note written last", Menu: "Note", Enabled: w.reads, Run: func() { w.desk.current().reader.Quote() }},
		{ID: "note.bold", Title: "Bold", Menu: "Note", Enabled: w.edits, Run: writer((*writing.Writer).Bold)},
		{ID: "note.italic", Title: "Italic", Menu: "Note", Enabled: w.edits, Run: writer((*writing.Writer).Italic)},
		{ID: "note.link", Title: "Link to an address", Menu: "Note", Enabled: w.edits, Run: writer((*writing.Writer).Link)},
		{ID: "edit.replace", Title: "Find and replace", Menu: "Note", Shortcuts: keys(ctrl, fyne.KeyH), Enabled: w.writes, Run: writer((*writing.Writer).Replace)},
		{ID: "note.fold", Title: "Fold or unfold the section", Menu: "Note", Shortcuts: keys(ctrlShift, fyne.KeyLeftBracket), Enabled: w.edits, Run: writer((*writing.Writer).Fold)},
		{ID: "note.foldAll", Title: "Fold all sections", Menu: "Note", Enabled: w.edits, Run: writer((*writing.Writer).FoldAll)},
		{ID: "note.unfoldAll", Title: "Unfold all sections", Menu: "Note", Shortcuts: keys(ctrlShift, fyne.KeyRightBracket), Enabled: w.edits, Run: writer((*writing.Writer).UnfoldAll)},
	}
}

// writes says whether the focused pane shows a note.
func (w *window) writes() bool { return w.desk.current().shown.Kind == notes.KindNote }

// edits says whether the focused pane shows the Markdown of a note.
func (w *window) edits() bool { return w.writes() && w.desk.current().writer.View() != writing.Read }

// readsOrWrites says whether the focused pane shows anything.
func (w *window) readsOrWrites() bool { return w.reads() || w.writes() }

// toggleView switches the note between reading and writing.
func (w *window) toggleView() {
	wr := w.desk.current().writer
	if wr.View() == writing.Read {
		wr.Choose(writing.Write)
	} else {
		wr.Choose(writing.Read)
	}
	wr.FocusOn(w.win.Canvas())
}

// inText is the find bar of an article or a note.
type inText interface {
	Find()
	FindNext()
	FindPrevious()
}

// text returns the find bar of the focused pane.
func (w *window) text() inText {
	p := w.desk.current()
	if w.writes() {
		return p.writer
	}
	return p.reader
}

func (w *window) newNote() { w.addNote("") }

// addNote adds a note and opens it in another pane.
func (w *window) addNote(title string) {
	w.openNew(w.changes.AddNote(title, "", nil, w.noteStored))
}

func (w *window) deleteNote(id notes.NoteID) {
	w.desk.flush()
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	w.desk.leave(ref)
	w.changes.Discard(ref)
	w.offerUndo("The note is in the trash.")
}
