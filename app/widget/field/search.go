// Package field is the search field.
//
// Everything must be used on Fyne's goroutine.
package field

import (
	"strings"
	"unicode/utf8"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/frame"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Measures of the search field in px.
const (
	searchPadX   = 11
	searchHeight = 31
	searchWidth  = 180 // at least
)

// Search is a field for one line, which shows its keyboard shortcut at its end. Keys that
// act on the search results are passed to the callbacks.
type Search struct {
	widget.BaseWidget

	OnChanged func(text string)  // may be nil
	OnMove    func(delta int)    // Up and Down: -1 and +1; Page Up and Down: -10 and +10; may be nil
	OnSubmit  func(ctrl bool)    // Enter, with or without Ctrl; may be nil
	OnCancel  func()             // Escape; may be nil
	OnFocus   func(focused bool) // called when the field gains or loses the focus; may be nil

	// OnTab is called for Tab while TakesTab returns true; otherwise Tab moves the focus.
	// Both may be nil.
	OnTab    func()
	TakesTab func() bool

	// OnShortcut is called with each shortcut before the field handles it, and returns
	// whether it handled the shortcut. May be nil.
	OnShortcut func(fyne.Shortcut) bool

	entry       *searchEntry
	key         *control.KeyCap
	placeholder string
}

var _ fyne.Widget = (*Search)(nil)

// NewSearch returns an empty field. The placeholder is shown while the field is empty;
// key names its keyboard shortcut, such as "Ctrl K".
func NewSearch(placeholder, key string) *Search {
	s := &Search{key: control.NewKeyCap(key), placeholder: placeholder}
	s.entry = newSearchEntry(s, placeholder)
	s.ExtendBaseWidget(s)
	return s
}

// Text returns the text in the field.
func (s *Search) Text() string { return s.entry.Text }

// SetText replaces the text and calls OnChanged if it differs. It clears the undo history
// of the field: use it to empty the field or to start a search, not while the user types.
func (s *Search) SetText(text string) { s.entry.SetText(text) }

// Caret returns the byte offset of the caret in the text.
func (s *Search) Caret() int {
	runes := []rune(s.entry.Text)
	return len(string(runes[:min(max(s.entry.CursorColumn, 0), len(runes))]))
}

// Replace replaces the bytes from start to end, clipped to the text, puts the caret
// behind the replacement, and calls OnChanged.
func (s *Search) Replace(start, end int, with string) {
	text := s.entry.Text
	start = min(max(start, 0), len(text))
	end = min(max(end, start), len(text))
	s.entry.SetText(text[:start] + with + text[end:])
	s.entry.CursorColumn = utf8.RuneCountInString(text[:start] + with)
	s.entry.Refresh()
}

// SetPlaceHolder replaces the placeholder.
func (s *Search) SetPlaceHolder(text string) {
	s.placeholder = text
	s.placeHolderIn(s.entry.Size().Width)
}

// placeHolderIn shows the placeholder, shortened to the width in px.
func (s *Search) placeHolderIn(width float32) {
	room := width - 2*s.Theme().Size(fynetheme.SizeNameInnerPadding)
	size := s.Theme().Size(fynetheme.SizeNameText)
	text := s.placeholder
	for runes := []rune(text); len(runes) > 0 && fyne.MeasureText(text, size, fyne.TextStyle{}).Width > room; {
		runes = runes[:len(runes)-1]
		text = strings.TrimRight(string(runes), " ,…") + "…"
	}
	if text != s.entry.PlaceHolder {
		s.entry.SetPlaceHolder(text)
	}
}

// Focus focuses the field and selects its text.
func (s *Search) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		s.FocusOn(c)
	}
}

// FocusOn does the same as Focus on a canvas that may not have drawn the field yet.
func (s *Search) FocusOn(c fyne.Canvas) {
	c.Focus(s.entry)
	s.entry.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Focused reports whether the field has the keyboard's focus.
func (s *Search) Focused() bool { return s.entry.focused }

// Tapped implements fyne.Tappable: a tap anywhere focuses the text.
func (s *Search) Tapped(*fyne.PointEvent) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		c.Focus(s.entry)
	}
}

// Cursor implements desktop.Cursorable.
func (s *Search) Cursor() desktop.Cursor { return desktop.TextCursor }

func (s *Search) changed(text string) {
	if s.OnChanged != nil {
		s.OnChanged(text)
	}
}

func (s *Search) focusChanged(focused bool) {
	s.Refresh()
	if s.OnFocus != nil {
		s.OnFocus(focused)
	}
}

func (s *Search) shortcut(sc fyne.Shortcut) bool { return s.OnShortcut != nil && s.OnShortcut(sc) }

func (s *Search) move(delta int) {
	if s.OnMove != nil {
		s.OnMove(delta)
	}
}

func (s *Search) submit(ctrl bool) {
	if s.OnSubmit != nil {
		s.OnSubmit(ctrl)
	}
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Search) CreateRenderer() fyne.WidgetRenderer {
	r := &searchRenderer{search: s}
	r.Refresh()
	return r
}

type searchRenderer struct {
	search *Search
	box    frame.Box
}

func (r *searchRenderer) Destroy() {}

func (r *searchRenderer) Objects() []fyne.CanvasObject {
	return append(r.box.Objects(), r.search.entry, r.search.key)
}

func (r *searchRenderer) MinSize() fyne.Size { return fyne.NewSize(searchWidth, searchHeight) }

func (r *searchRenderer) Layout(size fyne.Size) {
	r.box.Place(fyne.Position{}, size, r.search.Theme().Size(fynetheme.SizeNameInputRadius))

	key := r.search.key.MinSize()
	r.search.key.Resize(key)
	r.search.key.Move(fyne.NewPos(size.Width-searchPadX-key.Width, (size.Height-key.Height)/2))

	pad := r.search.Theme().Size(fynetheme.SizeNameInnerPadding)
	height := r.search.entry.MinSize().Height
	width := size.Width - 2*searchPadX - key.Width
	r.search.entry.Move(fyne.NewPos(searchPadX-pad, (size.Height-height)/2))
	r.search.entry.Resize(fyne.NewSize(width+pad, height))
	r.search.placeHolderIn(width + pad)
}

func (r *searchRenderer) Refresh() {
	colors := theme.For(r.search)
	border := colors.Line
	if r.search.Focused() {
		border = colors.Accent
	}
	r.box.Paint(colors.Paper, border)
	canvas.Refresh(r.search)
}

// searchEntry passes the keys that a single-line entry does not use to the field.
type searchEntry struct {
	borderless
	search *Search
}

func newSearchEntry(s *Search, placeholder string) *searchEntry {
	e := &searchEntry{search: s}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.PlaceHolder = placeholder
	e.ExtendBaseWidget(e)
	e.OnChanged, e.onFocus = s.changed, s.focusChanged
	e.onShortcut, e.onCtrlEnter = s.shortcut, func() { s.submit(true) }
	return e
}

// AcceptsTab implements fyne.Tabbable.
func (e *searchEntry) AcceptsTab() bool {
	return e.search.OnTab != nil && e.search.TakesTab != nil && e.search.TakesTab()
}

func (e *searchEntry) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyTab:
		call(e.search.OnTab)
	case fyne.KeyUp:
		e.search.move(-1)
	case fyne.KeyDown:
		e.search.move(+1)
	case fyne.KeyPageUp:
		e.search.move(-10)
	case fyne.KeyPageDown:
		e.search.move(+10)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.search.submit(false)
	case fyne.KeyEscape:
		call(e.search.OnCancel)
	default:
		e.Entry.TypedKey(key)
	}
}
