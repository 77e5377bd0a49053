package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Comment is a place for a few lines without a border, as high as what stands in it.
type Comment struct {
	widget.BaseWidget

	OnChanged func(text string) // at each change by the user; may be nil
	OnFocus   func()            // the user comes to write; may be nil
	OnBlur    func()            // the user leaves it; may be nil
	OnCancel  func()            // Escape; may be nil
	OnSubmit  func()            // Ctrl and Enter; may be nil

	// OnShortcut is offered each other shortcut before the comment makes use of it, and
	// says whether it took it. May be nil.
	OnShortcut func(fyne.Shortcut) bool

	// OnScrolled gets the turns of the wheel over the comment, which has nothing to
	// scroll itself: pass them to the list that it stands in. May be nil.
	OnScrolled func(*fyne.ScrollEvent)

	entry *commentEntry
	wheel *wheel
}

var _ fyne.Widget = (*Comment)(nil)

// NewComment returns a comment. The placeholder, such as "Add a comment…", stands in an
// empty one.
func NewComment(text, placeholder string) *Comment {
	c := &Comment{}
	c.wheel = newWheel(c)
	c.entry = newCommentEntry(c, text, placeholder)
	c.ExtendBaseWidget(c)
	return c
}

// Text returns what stands in it.
func (c *Comment) Text() string { return c.entry.Text }

// SetText replaces the text, without a call of OnChanged, unless the user is writing in
// it: then it does nothing and returns false.
func (c *Comment) SetText(text string) bool {
	if c.entry.focused {
		return false
	}
	c.ForceText(text)
	return true
}

// ForceText replaces the text, without a call of OnChanged, even while the user writes.
// The undo history of the comment is lost.
func (c *Comment) ForceText(text string) {
	if text == c.entry.Text {
		return
	}
	c.entry.OnChanged = nil
	c.entry.SetText(text)
	c.entry.OnChanged = c.changed
	c.Refresh()
}

// Focus moves the keyboard's focus into the comment.
func (c *Comment) Focus() {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c); canvas != nil {
		c.FocusOn(canvas)
	}
}

// FocusOn moves the keyboard's focus into the comment, which may be on the canvas for
// no longer than this moment.
func (c *Comment) FocusOn(canvas fyne.Canvas) { canvas.Focus(c.entry) }

// Focused reports whether the comment has the keyboard's focus.
func (c *Comment) Focused() bool { return c.entry.focused }

func (c *Comment) changed(text string) {
	c.Refresh()
	if c.OnChanged != nil {
		c.OnChanged(text)
	}
}

func (c *Comment) focusChanged(focused bool) {
	if focused {
		call(c.OnFocus)
	} else {
		call(c.OnBlur)
	}
}

func (c *Comment) shortcut(s fyne.Shortcut) bool { return c.OnShortcut != nil && c.OnShortcut(s) }

func (c *Comment) submit() { call(c.OnSubmit) }

func call(f func()) {
	if f != nil {
		f()
	}
}

// CreateRenderer implements fyne.Widget.
func (c *Comment) CreateRenderer() fyne.WidgetRenderer {
	return &commentRenderer{comment: c, measure: newMeasure()}
}

// commentRenderer moves the entry out by its inner padding, so that its text stands at
// the edge of the comment.
type commentRenderer struct {
	comment *Comment
	measure *widget.RichText // of the same text, to learn how many lines it takes
	width   float32          // that measure was last given
}

// newMeasure returns a text that wraps as that of an entry does. It is never shown.
func newMeasure() *widget.RichText {
	text := widget.NewRichText(&widget.TextSegment{Style: widget.RichTextStyleInline})
	text.Wrapping = fyne.TextWrapWord
	return text
}

func (r *commentRenderer) Destroy() {}

func (r *commentRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.comment.entry, r.comment.wheel}
}

func (r *commentRenderer) pad() float32 {
	return r.comment.Theme().Size(fynetheme.SizeNameInnerPadding)
}

func (r *commentRenderer) MinSize() fyne.Size {
	pad := r.pad()
	text, width := r.comment.entry.Text, r.comment.Size().Width+2*pad
	if text == "" {
		text = r.comment.entry.PlaceHolder
	}
	// Fyne asks for the size at each frame, and measuring is slow.
	if segment := r.measure.Segments[0].(*widget.TextSegment); segment.Text != text || r.width != width {
		segment.Text, r.width = text, width
		r.measure.Resize(fyne.NewSize(width, 1))
		r.measure.Refresh()
	}
	return fyne.NewSize(0, r.measure.MinSize().Height-2*pad)
}

func (r *commentRenderer) Layout(size fyne.Size) {
	pad := r.pad()
	r.comment.entry.Move(fyne.NewPos(-pad, -pad))
	r.comment.entry.Resize(size.AddWidthHeight(2*pad, 2*pad))
	r.comment.wheel.Resize(size)
}

func (r *commentRenderer) Refresh() {
	r.comment.entry.Refresh()
	canvas.Refresh(r.comment)
}

type commentEntry struct {
	borderless
	comment *Comment
}

func newCommentEntry(c *Comment, text, placeholder string) *commentEntry {
	e := &commentEntry{comment: c}
	e.MultiLine, e.Wrapping, e.Scroll = true, fyne.TextWrapWord, fyne.ScrollNone
	e.Text, e.PlaceHolder = text, placeholder
	e.ExtendBaseWidget(e)
	e.OnChanged, e.onFocus = c.changed, c.focusChanged
	e.onShortcut, e.onCtrlEnter = c.shortcut, c.submit
	return e
}

// AcceptsTab implements fyne.Tabbable: Tab leads on to the next widget.
func (e *commentEntry) AcceptsTab() bool { return false }

func (e *commentEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		call(e.comment.OnCancel)
		return
	}
	e.Prose.TypedKey(key)
}

// wheel lies over the entry, whose own scroller would keep the turns of the mouse wheel
// to itself. Everything else goes through to the entry.
type wheel struct {
	widget.BaseWidget
	comment *Comment
}

var _ fyne.Scrollable = (*wheel)(nil)

func newWheel(c *Comment) *wheel {
	w := &wheel{comment: c}
	w.ExtendBaseWidget(w)
	return w
}

func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.comment.OnScrolled != nil {
		w.comment.OnScrolled(e)
	}
}

func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&canvas.Rectangle{})
}
