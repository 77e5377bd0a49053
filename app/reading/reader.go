// Package reading is the content of a pane that shows an article: its text with
// highlights, the toolbar of a selection, and find in page.
//
// A Reader presents the article and reports the user's actions to its callbacks.
// Everything must be used on Fyne's goroutine, except [TextOf]. Ranges are code
// points, end-exclusive.
package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"collate/app/command"
	"collate/app/widget/findbar"
	"collate/app/widget/overlay"
	"collate/app/widget/textview"
	"collate/notes"
	"collate/notes/document"
)

// Reader shows an article.
type Reader struct {
	widget.BaseWidget

	// OnHighlight is called for a range to be highlighted; with comment, the user
	// wants to comment on it at once.
	OnHighlight func(start, end int, color notes.Color, comment bool)
	OnRecolor   func(notes.HighlightID, notes.Color)
	// OnUnderline is called for a highlight that is to be switched between an
	// underline and a colour behind the text.
	OnUnderline func(notes.HighlightID)
	OnComment   func(notes.HighlightID)
	OnDelete    func(notes.HighlightID)
	// OnRange is called when the user has changed the range of a highlight.
	OnRange func(id notes.HighlightID, start, end int)
	// OnCopy is called for a range to be copied with its citation.
	OnCopy func(start, end int)
	// OnQuote is called for a range to be quoted into a note, or for a highlight if
	// id is not "".
	OnQuote func(start, end int, id notes.HighlightID)
	// OnDrag is called while the selection is dragged over the window, and OnDrop
	// when it is dropped, with a position on the canvas.
	OnDrag     func(at fyne.Position)
	OnDrop     func(start, end int, at fyne.Position)
	OnChoose   func(notes.HighlightID) // the user chose a highlight; "" for none
	OnJump     func(offset int)        // the user followed a link to a code point of the text
	OnLink     func(target string)
	OnScrolled func()
	OnProgress func()          // Progress has changed without scrolling
	OnSelected func(words int) // number of selected words
	OnFocus    func()

	view     *textview.View
	bar      *bar
	popover  *overlay.Popover
	find     *findbar.Bar
	footnote *footnote
	barLabel *barLabel
	content  fyne.CanvasObject

	document   document.Document
	highlights []notes.Highlight // found in the text
	chosen     notes.HighlightID
	colorName  func(notes.Color) string
}

// New returns a reader without a text. The shortcuts of the commands work in it.
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
	r.content = r.find.Below(container.NewStack(r.view, r.barLabel, r.popover, r.footnote.popover))
	r.listen(commands)
	r.ExtendBaseWidget(r)
	return r
}

// listen connects the callbacks of the view.
func (r *Reader) listen(commands *command.Set) {
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
}

// CreateRenderer implements fyne.Widget.
func (r *Reader) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(r.content)
}

// SetDocument shows a document, scrolled to the code point place. text is [TextOf]
// of the document.
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

// SetLook changes fonts and colours; the place is kept.
func (r *Reader) SetLook(look textview.Look) { r.view.SetLook(look) }
