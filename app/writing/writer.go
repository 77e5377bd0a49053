// Package writing is the content of a pane that shows a note: its title and its Markdown
// in editors, the rendered note, or both.
//
// A Writer presents the note and reports the user's actions to its callbacks. Text is
// handed on when it is passed to OnTitle or OnBody to be stored. Everything must be used on
// Fyne's goroutine.
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

// The views of a note.
const (
	Read  View = iota // the rendered note
	Write             // its Markdown, for writing
	Both              // the Markdown and the rendered note
)

// views returns all views in the order of their buttons.
func views() []View { return []View{Write, Both, Read} }

// Writer shows a note.
type Writer struct {
	widget.BaseWidget

	// OnTitle and OnBody are called with the whole title or body: the body after a
	// debounce time, the title when the user has finished typing it. Bodies with one
	// stretch are undone as one, which has the name in the history. [Writer.TitleSaved]
	// and [Writer.BodySaved], or [Writer.TitleRefused] and [Writer.BodyLost], take the
	// answer.
	OnTitle func(id notes.NoteID, title string)
	OnBody  func(id notes.NoteID, body, name, stretch string)
	// OnTypedTitle is called when TypedTitle has changed: after a debounce time, and
	// when the title was handed on or dropped. kept must be called when the title is
	// stored.
	OnTypedTitle func(kept func())
	// OnTyping is called with true when text was typed that is not handed on yet, and
	// with false when it is handed on.
	OnTyping func(typing bool)
	// OnRender is called for a note to be rendered; [Writer.SetPage] takes the answer.
	OnRender func(Draft)
	// OnCheck is called for a note whose links may have changed; [Writer.SetFaults]
	// takes the answer.
	OnCheck func(Draft)
	// OnComplete is called for what is being typed; [Writer.SetCandidates] takes the
	// answer.
	OnComplete func(completion.Query)
	// OnCreate is called with the title of a missing note when a link to it was made.
	OnCreate func(title string)
	// OnConflict is called when a note was changed elsewhere at the same place as here,
	// and the text typed here was kept.
	OnConflict func(notes.NoteID)
	// OnPutBack is called for a deleted note that is to be restored with the text in the
	// editors.
	OnPutBack func(notes.Note)
	// OnHeading is called when the user has renamed a heading and left its line.
	OnHeading func(id notes.NoteID, from, to string)
	// OnView is called when the user has chosen a view.
	OnView func(View)
	// OnRefused is called if the user typed something invalid.
	OnRefused func(error)
	OnCount   func() // Count has changed
	OnPlace   func() // Place has changed, or the body has lost the focus
	OnLink    func(target string)
	OnFocus   func()

	commands *command.Set
	after    later.After
	save     later.Burst // hands on typed text

	title, body *editor.Editor
	page        *textview.View
	views       *control.Segmented
	stage       *fyne.Container
	find        *findbar.Bar
	completion  *completion.List
	deleted     *deletedBar
	content     *fyne.Container

	view    View
	note    notes.Note // as in the notebook, with the values handed on since
	draft   draft
	preview preview
	landing landing
	count   count
	faults  map[link.Target]string // reasons why links of the body are broken
	checks  int                    // number of calls of OnCheck

	headings headings
}

// New returns a writer without a note. The shortcuts of the commands work in it.
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

// Views returns the control for choosing the view, to be placed elsewhere.
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

// Choose changes the view and calls OnView.
func (w *Writer) Choose(view View) {
	w.SetView(view)
	w.OnView(view)
}

// SetView changes the view and keeps the place.
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

// SetCandidates answers OnComplete, best candidate first. An answer for another than the
// last query is ignored.
func (w *Writer) SetCandidates(q completion.Query, candidates []completion.Candidate) {
	w.completion.SetCandidates(q, candidates)
}

// focus focuses the note.
func (w *Writer) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(w); c != nil {
		w.FocusOn(c)
	}
}

// FocusOn focuses the note on a canvas, which may have been shown only now: its title if
// that is empty.
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

// FocusTitle focuses and selects the title.
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

// follow follows a link of the page: within the note by scrolling, otherwise by OnLink.
func (w *Writer) follow(target string) {
	if offset, ok := w.preview.page.Document.Target(target); ok {
		w.page.SetPlace(w.preview.page.Document.ByteOffset(offset))
		return
	}
	w.OnLink(target)
}
