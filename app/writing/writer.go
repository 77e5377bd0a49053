// Package writing is the inside of a pane that shows a note: its text set for
// reading, with links that open, or its Markdown in an editor.
//
// A Writer presents and reports; what a user asks for is handed to its
// callbacks. Everything belongs to Fyne's goroutine.
package writing

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/widget/textview"
	"collate/notes"
)

// typingPause is how long after the last key a note is handed on to be saved.
const typingPause = 400 * time.Millisecond

// Writer shows a note.
type Writer struct {
	widget.BaseWidget

	// OnTitle and OnBody are called with the whole title or body, shortly
	// after it was typed.
	OnTitle func(notes.NoteID, string)
	OnBody  func(notes.NoteID, string)
	// OnTyping is called when something was typed that is not handed on yet, and
	// when it is.
	OnTyping func(typing bool)
	OnLink   func(target string)
	OnFocus  func()

	render  func(markdown string) *textview.Text
	view    *textview.View
	title   *entry
	body    *entry
	size    float32 // of the text, px
	editor  fyne.CanvasObject
	content *fyne.Container

	note    notes.Note // as the notebook has it, and what was handed on since
	editing bool
	unsaved int // how often something was handed on and is not durable yet
	timer   *time.Timer
}

// New returns a writer without a note. render sets Markdown for reading. The
// shortcuts of the commands work in it.
func New(engine *textview.Engine, look textview.Look, render func(string) *textview.Text, commands *command.Set) *Writer {
	w := &Writer{
		OnTitle:  func(notes.NoteID, string) {},
		OnBody:   func(notes.NoteID, string) {},
		OnTyping: func(bool) {},
		OnLink:   func(string) {},
		OnFocus:  func() {},
		render:   render,
		view:     textview.New(engine, look),
		size:     look.Size,
	}
	w.view.OnShortcut = commands.Handle
	w.view.OnLink = func(target string) { w.OnLink(target) }
	w.view.OnFocus = w.focused
	w.title = newEntry(w, "Title", commands)
	w.body = newEntry(w, "Write in Markdown. [[Title]] links to an article or a note.", commands)
	w.body.MultiLine, w.body.Wrapping = true, fyne.TextWrapWord
	w.editor = container.NewThemeOverride(container.New(&column{w}, w.title, w.body), &editorTheme{w})
	w.content = container.NewStack(w.view)
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Writer) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(w.content)
}

// SetNote shows a note. If it is the one that is shown already, what the user is
// typing and what is not saved yet are left alone.
func (w *Writer) SetNote(n notes.Note) {
	if n.ID != w.note.ID {
		w.Flush()
		w.note, w.unsaved = n, 0
		w.title.replace(n.Title)
		w.body.replace(n.Body)
		w.SetEditing(n.Body == "")
		return
	}
	if w.timer != nil || w.unsaved > 0 {
		return
	}
	w.note = n
	w.title.replace(n.Title)
	w.body.replace(n.Body)
	w.draw()
}

// SetLook changes fonts and colours.
func (w *Writer) SetLook(look textview.Look) {
	w.size = look.Size
	w.view.SetLook(look)
	w.editor.Refresh()
}

// Editing says whether the Markdown is shown, to be written.
func (w *Writer) Editing() bool { return w.editing }

// SetEditing shows the Markdown, or the note set for reading.
func (w *Writer) SetEditing(editing bool) {
	w.Flush()
	w.editing = editing
	w.draw()
	if editing {
		w.content.Objects = []fyne.CanvasObject{w.editor}
	} else {
		w.content.Objects = []fyne.CanvasObject{w.view}
	}
	w.content.Refresh()
}

// FocusOn gives the keyboard to the note, which may be on the canvas for no
// longer than this moment: to the title of one that has none yet.
func (w *Writer) FocusOn(canvas fyne.Canvas) {
	switch {
	case w.editing && w.title.Text == "":
		canvas.Focus(w.title)
	case w.editing:
		canvas.Focus(w.body)
	default:
		canvas.Focus(w.view)
	}
}

// Flush hands on at once what was typed and waits to be saved.
func (w *Writer) Flush() {
	if w.timer != nil {
		w.timer.Stop()
		w.timer = nil
		defer w.OnTyping(false)
	}
	if w.note.ID == "" {
		return
	}
	if title := w.title.Text; title != w.note.Title {
		w.note.Title = title
		w.unsaved++
		w.OnTitle(w.note.ID, title)
	}
	if body := w.body.Text; body != w.note.Body {
		w.note.Body = body
		w.unsaved++
		w.OnBody(w.note.ID, body)
	}
}

// Saved tells that something that was handed on about a note is durable.
func (w *Writer) Saved(id notes.NoteID) {
	if id == w.note.ID && w.unsaved > 0 {
		w.unsaved--
	}
}

// changed hands the note on in a moment.
func (w *Writer) changed() {
	if w.timer != nil {
		w.timer.Stop()
	} else {
		w.OnTyping(true)
	}
	w.timer = time.AfterFunc(typingPause, func() { fyne.Do(w.Flush) })
}

func (w *Writer) focused(gained bool) {
	if gained {
		w.OnFocus()
	}
}

// draw sets the note for reading, if that is what is shown.
func (w *Writer) draw() {
	if w.editing {
		return
	}
	text := w.render("# " + w.note.Title + "\n\n" + w.note.Body)
	w.view.SetTextAt(text, w.view.Place())
}
