// Package reading is the inside of a pane that shows an article: its text with
// highlights, the bar that floats at a selection, and find in page.
//
// A Reader presents and reports; what a user asks for is handed to its
// callbacks. Everything belongs to Fyne's goroutine, except [TextOf].
package reading

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/widget/findbar"
	"collate/app/widget/overlay"
	"collate/app/widget/press"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/document"
)

// Reader shows an article.
type Reader struct {
	widget.BaseWidget

	// OnHighlight is called for a passage to be marked; with comment, the user
	// wants to write about it at once.
	OnHighlight func(start, end int, color notes.Color, comment bool)
	OnRecolor   func(notes.HighlightID, notes.Color)
	// OnUnderline is called for a highlight that is to be a line under the
	// text instead of a colour behind it, or the other way round.
	OnUnderline func(notes.HighlightID)
	OnComment   func(notes.HighlightID)
	OnDelete    func(notes.HighlightID)
	// OnRange is called when the user has given a highlight another passage.
	OnRange func(id notes.HighlightID, start, end int)
	// OnCopy is called for a passage to be copied with its citation.
	OnCopy func(start, end int)
	// OnQuote is called for a passage to be quoted into a note, or for a
	// highlight, which has an id.
	OnQuote func(start, end int, id notes.HighlightID)
	// OnDrag is called while the selection is dragged over the window, and OnDrop
	// when the user lets go of it, with a position on the canvas.
	OnDrag     func(at fyne.Position)
	OnDrop     func(start, end int, at fyne.Position)
	OnChoose   func(notes.HighlightID) // the user went to a highlight, or, with "", away from it
	OnJump     func(offset int)        // to a place in the text that a link leads to, a code point
	OnLink     func(target string)
	OnScrolled func()
	OnProgress func()          // Progress is another although nothing was scrolled
	OnSelected func(words int) // 0 when nothing is selected
	OnFocus    func()

	view     *textview.View
	bar      *bar
	popover  *overlay.Popover
	find     *findbar.Bar
	footnote *footnote
	barLabel *barLabel
	content  fyne.CanvasObject

	document   document.Document
	highlights []notes.Highlight // those that stand in the text
	chosen     notes.HighlightID
	colorName  func(notes.Color) string
}

// New returns a reader without a text. The shortcuts of the commands work in
// it.
func New(engine *textview.Engine, look textview.Look, commands *command.Set) *Reader {
	r := &Reader{
		OnHighlight: func(int, int, notes.Color, bool) {},
		OnRecolor:   func(notes.HighlightID, notes.Color) {},
		OnUnderline: func(notes.HighlightID) {},
		OnComment:   func(notes.HighlightID) {},
		OnDelete:    func(notes.HighlightID) {},
		OnRange:     func(notes.HighlightID, int, int) {},
		OnCopy:      func(int, int) {},
		OnQuote:     func(int, int, notes.HighlightID) {},
		OnDrag:      func(fyne.Position) {},
		OnDrop:      func(int, int, fyne.Position) {},
		OnChoose:    func(notes.HighlightID) {},
		OnJump:      func(int) {},
		OnLink:      func(string) {},
		OnScrolled:  func() {},
		OnProgress:  func() {},
		OnSelected:  func(int) {},
		OnFocus:     func() {},
		view:        textview.New(engine, look),
		colorName:   notes.Color.String,
	}
	r.bar = newBar(r, commands.Keys("edit.copy"))
	r.popover = overlay.NewPopover(r.bar.surface)
	r.popover.Fit = r.bar.limit
	r.find = newFindBar(r, commands)
	r.footnote = newFootnote()
	r.barLabel = newBarLabel()
	r.content = r.find.Above(container.NewStack(r.view, r.barLabel, r.popover, r.footnote.popover))

	r.view.OnShortcut = commands.Handle
	r.view.OnSelecting = func(start, end int) { r.selecting(start, end) }
	r.view.OnSelected = func(start, end int) { r.selected(start, end) }
	r.view.OnMark = func(ids []string, at fyne.Position) { r.clicked(ids, at) }
	r.view.OnMarkRange = func(id string, start, end int) {
		r.popover.Close()
		r.OnRange(notes.HighlightID(id), r.document.CodePoint(start), r.document.CodePoint(end))
	}
	r.view.OnMarkDragging = func(string, int, int) { r.popover.Close() }
	r.view.OnCarry = func(at fyne.Position) {
		r.popover.Close()
		r.OnDrag(at)
	}
	r.view.OnDrop = r.dropped
	r.view.OnFound = r.find.Tell
	r.view.OnLinkAt = r.follow
	r.view.OnScrolled = func() { r.scrolled() }
	r.view.OnBarHover = r.barHovered
	r.view.OnProgress = func() { r.OnProgress() }
	r.view.OnRune = r.typedRune
	r.view.OnKey = r.typedKey
	r.view.OnFocus = func(gained bool) {
		if gained {
			r.OnFocus()
		}
	}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.content)
}

// SetDocument shows a document from a place on, a code point. text is what [TextOf]
// made of the document.
func (r *Reader) SetDocument(d document.Document, text *textview.Text, place int) {
	r.document = d
	r.highlights, r.chosen = nil, ""
	r.popover.Close()
	r.footnote.popover.Close()
	r.barLabel.hide()
	r.view.LoadPicture, r.view.MissingPicture = picturesOf(d), missingPicture(d)
	r.view.SetTextAt(text, d.ByteOffset(place))
	r.find.Again(r.view)
}

// SetHighlights replaces the highlights that are drawn. Those that were not
// found in the text, or are of another text, are to be left out.
func (r *Reader) SetHighlights(highlights []notes.Highlight) {
	r.highlights = highlights
	marks := make([]textview.Mark, len(highlights))
	present := false
	for i, h := range highlights {
		marks[i] = textview.Mark{
			ID:    string(h.ID),
			Start: r.document.ByteOffset(h.Anchor.Start), End: r.document.ByteOffset(h.Anchor.End),
			Color: int(h.Color), Underline: h.Underline,
		}
		present = present || h.ID == r.chosen
	}
	r.view.SetMarks(marks)
	switch {
	case r.chosen == "":
	case present:
		r.bar.update()
	default:
		r.choose("")
	}
}

// SetLook changes fonts and colours; the place is kept.
func (r *Reader) SetLook(look textview.Look) { r.view.SetLook(look) }

// SetColorNames tells what the user calls the colours.
func (r *Reader) SetColorNames(name func(notes.Color) string) {
	r.colorName = name
	var names []string
	for _, c := range notes.Colors() {
		names = append(names, name(c))
	}
	r.bar.colors.SetNames(names)
}

// FocusOn gives the keyboard to the text, which may be on the canvas for no
// longer than this moment.
func (r *Reader) FocusOn(canvas fyne.Canvas) { canvas.Focus(r.view) }

// focusText gives the keyboard back to the text.
func (r *Reader) focusText() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.view); c != nil {
		r.FocusOn(c)
	}
}

// Place returns the code point at the start of the top line.
func (r *Reader) Place() int { return r.document.CodePoint(r.view.Place()) }

// Progress returns how far the view is down the text, 0 to 1.
func (r *Reader) Progress() float64 { return r.view.Progress() }

// Reveal selects a passage, given in code points, and scrolls to it.
func (r *Reader) Reveal(start, end int) {
	from, to := r.document.ByteOffset(start), r.document.ByteOffset(end)
	r.view.Select(from, to)
	r.view.Reveal(from, to)
}

// InView returns the passage that is in view.
func (r *Reader) InView() (start, end int) {
	from, to := r.view.VisibleRange()
	return r.document.CodePoint(from), r.document.CodePoint(to)
}

// TopOf returns the height on the canvas at which a passage begins, in view or
// not; false while the reader is not on the screen.
func (r *Reader) TopOf(start, end int) (y float32, ok bool) {
	at, _, ok := r.view.RangeBounds(r.document.ByteOffset(start), r.document.ByteOffset(end))
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(r.view).Y + at.Y, ok
}

// Scroll scrolls the text as if the wheel had been turned over it.
func (r *Reader) Scroll(e *fyne.ScrollEvent) { r.view.Scrolled(e) }

// follow follows the link of a place in the view: within the document here, and
// reports any other.
func (r *Reader) follow(target string, at fyne.Position, size fyne.Size) {
	if r.openFootnote(target, at, size) {
		return
	}
	if offset, ok := r.document.Target(target); ok {
		r.OnJump(offset)
		return
	}
	r.OnLink(target)
}

// Fraction returns how far the top of the view is down a passage, from 0 to 1.
func (r *Reader) Fraction(passage [2]int) float64 {
	return r.view.FractionBetween(r.document.ByteOffset(passage[0]), r.document.ByteOffset(passage[1]))
}

// ScrollBetween scrolls so that Fraction is f.
func (r *Reader) ScrollBetween(passage [2]int, f float64) {
	r.view.ScrollBetween(r.document.ByteOffset(passage[0]), r.document.ByteOffset(passage[1]), f)
}

// ScrollToProgress scrolls so that Progress is f.
func (r *Reader) ScrollToProgress(f float64) { r.view.ScrollToProgress(f) }

// GoTo shows the line of a code point at the top.
func (r *Reader) GoTo(offset int) { r.view.SetPlace(r.document.ByteOffset(offset)) }

// Choose scrolls to a highlight and puts a frame around it; with "" none has a
// frame.
func (r *Reader) Choose(id notes.HighlightID) {
	r.setChosen(id)
	if h, ok := r.highlight(id); ok {
		r.view.Reveal(r.document.ByteOffset(h.Anchor.Start), r.document.ByteOffset(h.Anchor.End))
	}
}

// Selection returns the selected passage in code points, or that of the chosen
// highlight if nothing is selected.
func (r *Reader) Selection() (start, end int, ok bool) {
	if start, end, ok = r.passage(); ok {
		return start, end, true
	}
	h, ok := r.highlight(r.chosen)
	return h.Anchor.Start, h.Anchor.End, ok
}

// passage returns what is selected, without the white space at its ends, in
// code points.
func (r *Reader) passage() (start, end int, ok bool) {
	from, to := r.view.Selection()
	words := r.view.Text().Content[from:to]
	from += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	to -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	return r.document.CodePoint(from), r.document.CodePoint(to), from < to
}

// atHand returns the highlight that is chosen, or else the newest that ends at the
// caret, as one does that was just made; "" for none.
func (r *Reader) atHand() notes.HighlightID {
	if r.chosen != "" {
		return r.chosen
	}
	_, caret := r.view.Selection()
	before := strings.TrimRightFunc(r.view.Text().Content[:caret], unicode.IsSpace)
	var newest notes.Highlight
	for _, h := range r.highlights {
		if r.document.ByteOffset(h.Anchor.End) == len(before) && !h.Created.Before(newest.Created) {
			newest = h
		}
	}
	return newest.ID
}

// Highlight marks the selection in a colour, or gives that colour to the
// highlight at hand if nothing is selected.
func (r *Reader) Highlight(color notes.Color) {
	if start, end, ok := r.passage(); ok {
		r.OnHighlight(start, end, color, false)
		r.clear()
	} else if id := r.atHand(); id != "" {
		r.OnRecolor(id, color)
	}
}

// Underline makes the chosen highlight a line under its text, or a colour
// behind it again.
func (r *Reader) Underline() {
	if r.chosen != "" {
		r.OnUnderline(r.chosen)
	}
}

// Comment lets the user write about the selection, which is marked for it, or
// about the highlight at hand if nothing is selected.
func (r *Reader) Comment() {
	if start, end, ok := r.passage(); ok {
		r.OnHighlight(start, end, notes.Yellow, true)
		r.clear()
	} else if id := r.atHand(); id != "" {
		r.popover.Close()
		r.OnComment(id)
	}
}

// ToggleCaret turns caret mode on or off, in which the arrow keys move a caret
// instead of the text.
func (r *Reader) ToggleCaret() { r.view.SetCaret(!r.view.Caret()) }

// ExtendToSentence extends the selection to whole sentences, and by one more
// each time after that.
func (r *Reader) ExtendToSentence() { r.view.ExtendToSentence() }

// NextHighlight goes to the highlight after the chosen one, or after the
// caret.
func (r *Reader) NextHighlight() { r.step(r.view.NextMark) }

// PreviousHighlight goes to the one before.
func (r *Reader) PreviousHighlight() { r.step(r.view.PreviousMark) }

// NextOverlapping goes to the next, or the previous, of the highlights that overlap
// with the chosen one or lie at the caret.
func (r *Reader) NextOverlapping(forward bool) {
	r.step(func() (string, bool) { return r.view.NextOverlapping(forward) })
}

func (r *Reader) step(mark func() (id string, ok bool)) {
	id, ok := mark()
	if !ok {
		return
	}
	r.clear()
	r.choose(notes.HighlightID(id))
	r.Choose(notes.HighlightID(id))
}

// Copy copies the selection, or the chosen highlight, with its citation.
func (r *Reader) Copy() {
	if start, end, ok := r.Selection(); ok {
		r.OnCopy(start, end)
	}
}

// Delete deletes the chosen highlight.
func (r *Reader) Delete() {
	if id := r.chosen; id != "" {
		r.choose("")
		r.OnDelete(id)
	}
}

func (r *Reader) highlight(id notes.HighlightID) (notes.Highlight, bool) {
	for _, h := range r.highlights {
		if h.ID == id && id != "" {
			return h, true
		}
	}
	return notes.Highlight{}, false
}

func (r *Reader) typedRune(c rune) {
	switch {
	case c >= '1' && c < '1'+rune(len(notes.Colors())):
		r.Highlight(notes.Color(c - '1'))
	case c == 'n' || c == 'N':
		r.Comment()
	case c == 'u' || c == 'U':
		r.Underline()
	case c == 'q' || c == 'Q':
		r.Quote()
	case c == 's' || c == 'S':
		r.ExtendToSentence()
	case c == ']':
		r.NextHighlight()
	case c == '[':
		r.PreviousHighlight()
	}
}

func (r *Reader) typedKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyDelete, fyne.KeyBackspace:
		r.Delete()
	case fyne.KeyF3:
		r.find.Key(key)
	case fyne.KeyTab:
		r.NextOverlapping(!press.ShiftIsDown())
	case fyne.KeyF7:
		r.ToggleCaret()
	case fyne.KeyEscape:
		r.footnote.popover.Close()
		r.clear()
		r.choose("")
		r.find.Close()
	}
}

// clear takes the selection and the bar at it away. The caret stays at its end,
// to go on from there.
func (r *Reader) clear() {
	_, end := r.view.Selection()
	r.view.Select(end, end)
	r.popover.Close()
	r.OnSelected(0)
}

func (r *Reader) selecting(start, end int) {
	r.footnote.popover.Close()
	if start < end {
		r.setChosen("")
	}
	r.popover.Close()
}

func (r *Reader) selected(start, end int) {
	if start == end {
		r.popover.Close()
		r.OnSelected(0)
		return
	}
	r.OnSelected(len(strings.Fields(r.view.SelectedText())))
	r.bar.update()
	r.openAtSelection()
}

func (r *Reader) openAtSelection() {
	if at, size, visible := r.view.SelectionBounds(); visible {
		r.popover.Open(at, size)
	} else {
		r.popover.Close()
	}
}

func (r *Reader) scrolled() {
	r.footnote.popover.Close()
	if r.popover.IsOpen() {
		if start, end := r.view.Selection(); start < end {
			r.openAtSelection()
		} else {
			r.popover.Close()
		}
	}
	r.OnScrolled()
}

// clicked chooses the highlight under the pointer: the shortest of several at
// the first click, and the next one at each click after it.
func (r *Reader) clicked(ids []string, at fyne.Position) {
	next := ids[0]
	for i, id := range ids {
		if notes.HighlightID(id) == r.chosen {
			next = ids[(i+1)%len(ids)]
		}
	}
	r.choose(notes.HighlightID(next))
	r.bar.update()
	r.popover.Open(at, fyne.NewSize(0, 12))
}

// choose puts a frame around a highlight and reports it.
func (r *Reader) choose(id notes.HighlightID) {
	if id == r.chosen {
		return
	}
	r.setChosen(id)
	r.OnChoose(id)
}

func (r *Reader) setChosen(id notes.HighlightID) {
	r.chosen = id
	r.view.SetChosen(string(id))
	if id == "" {
		r.popover.Close()
	}
}
