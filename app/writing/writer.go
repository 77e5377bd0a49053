// Package writing is the inside of a pane that shows a note: its title and its
// Markdown in editors, the note set for reading, or both.
//
// A Writer presents and reports; what a user asks for is handed to its
// callbacks. Everything belongs to Fyne's goroutine.
package writing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/widget/completion"
	"collate/app/widget/control"
	"collate/app/widget/editor"
	"collate/app/widget/findbar"
	"collate/app/widget/flow"
	"collate/app/widget/hint"
	"collate/app/widget/later"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/link"
)

// View is how a note is shown.
type View int

// The views.
const (
	Read  View = iota // set for reading
	Write             // its Markdown, to be written
	Both              // the Markdown, and beside it the note set for reading
)

// views returns all views, as they stand to be chosen among.
func views() []View { return []View{Write, Both, Read} }

// Writer shows a note.
type Writer struct {
	widget.BaseWidget

	// OnTitle and OnBody are called with the whole title or body: the body shortly
	// after it was typed, the title when the user has done with it. What is typed into
	// the body with one stretch is undone as one; the history calls it by the name.
	// [Writer.TitleSaved] and [Writer.BodySaved], or [Writer.TitleRefused] and
	// [Writer.BodyLost], take the answer.
	OnTitle func(id notes.NoteID, title string)
	OnBody  func(id notes.NoteID, body, name, stretch string)
	// OnTypedTitle is called when TypedTitle is another and is to be kept: shortly after
	// it was typed, and when it was handed on or given up. kept is to be called when that
	// is durable.
	OnTypedTitle func(kept func())
	// OnTyping is called when something was typed that is not handed on yet, and
	// when it is.
	OnTyping func(typing bool)
	// OnRender is called for a note that is to be set for reading;
	// [Writer.SetPage] takes the answer, whenever it comes.
	OnRender func(Draft)
	// OnCheck is called for a note whose links may lead elsewhere now, or nowhere;
	// [Writer.SetFaults] takes the answer, whenever it comes.
	OnCheck func(Draft)
	// OnComplete is called for what is being typed; [Writer.SetCandidates]
	// takes the answer, whenever it comes.
	OnComplete func(completion.Query)
	// OnCreate is called for the title of a note that a link was made to and that
	// is not there yet.
	OnCreate func(title string)
	// OnConflict is called when a note was changed elsewhere where it was
	// changed here too, and what was typed here was kept.
	OnConflict func(notes.NoteID)
	// OnPutBack is called for a note that was deleted and is to be there again, as
	// it stands here.
	OnPutBack func(notes.Note)
	// OnHeading is called when the user has given a heading another text and has left its
	// line.
	OnHeading func(id notes.NoteID, from, to string)
	// OnView is called when the user has chosen a view.
	OnView func(View)
	// OnRefused is called for what the user typed and cannot be.
	OnRefused func(error)
	OnCount   func() // Count is another
	OnPlace   func() // Place is another, or the body was left with another caret
	OnLink    func(target string)
	OnFocus   func()

	commands *command.Set
	after    later.After
	save     later.Burst // hands on what is typed

	title, body *editor.Editor
	page        *textview.View
	views       *control.Segmented
	stage       *fyne.Container
	find        *findbar.Bar
	completion  *completion.List
	deleted     *deletedBar
	content     *fyne.Container

	view    View
	note    notes.Note // as the notebook has it, and what was handed on since
	draft   draft
	preview preview
	landing landing
	count   count
	faults  map[link.Target]string // why what the links of the body lead to is not there
	checks  int                    // counts the calls of OnCheck

	headings headings
}

// New returns a writer without a note. The shortcuts of the commands work in
// it.
func New(engine *textview.Engine, look textview.Look, commands *command.Set) *Writer {
	w := &Writer{
		OnTitle:      func(notes.NoteID, string) {},
		OnBody:       func(notes.NoteID, string, string, string) {},
		OnTypedTitle: func(func()) {},
		OnTyping:     func(bool) {},
		OnRender:     func(Draft) {},
		OnCheck:      func(Draft) {},
		OnComplete:   func(completion.Query) {},
		OnCreate:     func(string) {},
		OnConflict:   func(notes.NoteID) {},
		OnPutBack:    func(notes.Note) {},
		OnHeading:    func(notes.NoteID, string, string) {},
		OnView:       func(View) {},
		OnRefused:    func(error) {},
		OnCount:      func() {},
		OnPlace:      func() {},
		OnLink:       func(string) {},
		OnFocus:      func() {},
		commands:     commands,
		after:        later.OnMain,
		title:        editor.NewTitle(engine, look, "Title"),
		body:         editor.New(engine, look, "Write in Markdown. [[ links to a note or an article."),
		page:         textview.New(engine, look),
	}
	w.preview.pause = func() {}
	w.save = later.Burst{After: later.OnMain, Quiet: typingPause, Most: typingMost, Run: w.paused}
	w.count.soon = later.Burst{After: later.OnMain, Quiet: countPause, Most: countMost, Run: w.recount}
	w.find = newFindBar(w, commands)
	w.completion = completion.New(w.body)
	w.completion.OnQuery = func(q completion.Query) { w.OnComplete(q) }
	w.completion.OnCreate = func(title string) { w.OnCreate(title) }
	w.deleted = newDeletedBar(w)
	w.views = control.NewSegmented([]string{"Write", "Both", "Read"}, func(i int) {
		w.Choose(views()[i])
		w.focus()
	})
	w.bindTitle()
	w.bindBody()
	w.bindPage()
	stage := &stage{writer: w, line: newLine()}
	w.landing = newLanding()
	w.stage = container.New(stage, w.title, w.body, stage.line, w.page, w.landing.line)
	layers := container.NewStack(w.stage, w.completion.Layer())
	w.content = container.New(flow.Dock(w.deleted.bar, nil, nil, nil), w.deleted.bar, w.find.Below(layers))
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Writer) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(w.content)
}

// Views returns what the user chooses the view with, to be put where there is
// room for it.
func (w *Writer) Views() fyne.CanvasObject { return w.views }

// SetLook changes fonts and colours.
func (w *Writer) SetLook(look textview.Look) {
	w.title.SetLook(look)
	w.body.SetLook(look)
	w.page.SetLook(look)
	w.stage.Refresh()
}

// View returns how the note is shown.
func (w *Writer) View() View { return w.view }

// Choose shows the note as the user wants to see notes from now on.
func (w *Writer) Choose(view View) {
	w.SetView(view)
	w.OnView(view)
}

// SetView shows the note another way, at the place that it is at.
func (w *Writer) SetView(view View) {
	was := w.view
	w.view = view
	w.views.SetSelected(slices.Index(views(), view))
	w.completion.Close()
	w.find.Close()
	if was == Read && view != Read {
		w.bodyToPage()
	}
	if view != Write {
		w.handOn()
		w.render()
	}
	if was == Read {
		w.check()
	}
	w.stage.Refresh()
	if was != Read && view == Read {
		w.pageToBody()
	}
}

// SetCandidates shows the answer to OnComplete, the best first. An answer to another
// query than the last is dropped.
func (w *Writer) SetCandidates(q completion.Query, candidates []completion.Candidate) {
	w.completion.SetCandidates(q, candidates)
}

// focus gives the keyboard to the note.
func (w *Writer) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		w.FocusOn(c)
	}
}

// FocusOn gives the keyboard to the note, which may be on the canvas for no
// longer than this moment: to the title of one that has none yet.
func (w *Writer) FocusOn(canvas fyne.Canvas) {
	switch {
	case w.view == Read:
		canvas.Focus(w.page)
	case w.title.Len() == 0:
		canvas.Focus(w.title)
	default:
		canvas.Focus(w.body)
	}
}

// FocusTitle lets the user write another title.
func (w *Writer) FocusTitle(canvas fyne.Canvas) {
	if w.view == Read {
		w.SetView(Write)
	}
	canvas.Focus(w.title)
	w.title.SelectAll()
}

func (w *Writer) bindPage() {
	w.page.OnShortcut = w.commands.Handle
	w.page.OnLink = w.follow
	w.page.OnLinkHover = func(l textview.Link, at fyne.Position, size fyne.Size) {
		if l.Fault != "" {
			hint.ShowAt(w.page, at, size, l.Fault)
		} else {
			hint.Hide(w.page)
		}
	}
	w.page.OnFound = w.find.Tell
	w.page.OnScrolled = func() { w.OnPlace() }
	w.page.OnKey = func(key fyne.KeyName) { w.find.Key(key) }
	w.page.OnFocus = func(gained bool) {
		if gained {
			w.OnFocus()
		}
	}
}

// follow follows a link of the page: within the note here, and reports any
// other.
func (w *Writer) follow(target string) {
	if offset, ok := w.preview.page.Document.Target(target); ok {
		w.page.SetPlace(w.preview.page.Document.ByteOffset(offset))
		return
	}
	w.OnLink(target)
}
