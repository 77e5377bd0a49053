// Package textview is the reader: a widget that shows typeset text, long or short, with marks, selection, links and find in
// page.
//
// # How it works
//
// The sub-package typeset breaks the text into lines and draws glyphs. A View stores its scroll position as the offset of
// the line at its top and a distance from it, so that the position survives a change of width, fonts or estimates. It draws
// everything, backgrounds, glyphs and scroll bar, into one image in device pixels, which a single canvas.Raster puts on the
// screen: text and backgrounds always meet on whole pixels, and no texture is made for a word or line.
//
// Only text near the viewport is laid out exactly; the heights of the rest are estimates that are replaced in short steps
// while the view is idle.
//
// # Goroutines
//
// Everything in this package must be used on Fyne's goroutine.
package textview

import (
	"image"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/textview/typeset"
)

// The types of a text; see package typeset.
type (
	Table = typeset.Table
	Align = typeset.Align
	Text  = typeset.Text
	Block = typeset.Block
	Span  = typeset.Span
	Link  = typeset.Link
	Kind  = typeset.Kind
	Style = typeset.Style
)

// The kinds of a block and the styles of a span; see package typeset.
const (
	Paragraph = typeset.Paragraph
	Heading   = typeset.Heading
	Item      = typeset.Item
	Code      = typeset.Code
	TableRow  = typeset.TableRow
	Picture   = typeset.Picture
	Footnote  = typeset.Footnote

	AlignLeft   = typeset.AlignLeft
	AlignCenter = typeset.AlignCenter
	AlignRight  = typeset.AlignRight

	Bold   = typeset.Bold
	Italic = typeset.Italic
	Mono   = typeset.Mono
	Quiet  = typeset.Quiet
	Strike = typeset.Strike
)

// View shows a Text. All offsets are bytes into its Content, end-exclusive; an offset out of range is clipped.
type View struct {
	widget.BaseWidget

	// OnSelecting is called whenever the selection changes, and OnSelected when a change is complete: when the mouse button
	// is released or a key was pressed. Both get an empty range if nothing is selected.
	OnSelecting, OnSelected func(start, end int)
	// OnMark is called for a click on marked text with the marks there, the shortest first, and the position of the click in
	// the view.
	OnMark func(ids []string, at fyne.Position)
	// OnMarkRange is called when the user has changed the range of the chosen mark; the view shows it already. If it is nil
	// the range cannot be changed. OnMarkDragging is called while an end is dragged.
	OnMarkRange, OnMarkDragging func(id string, start, end int)
	// OnCarry is called while the selection is dragged, and OnDrop when it is dropped, with a position on the canvas. Unless
	// both are set, a press in the selection begins another one.
	OnCarry, OnDrop func(at fyne.Position)
	// OnLink is called for a click on a link.
	OnLink func(target string)
	// OnLinkAt is called after OnLink with the bounds of the clicked part of the link in the view, for objects that open
	// beside it, such as a footnote.
	OnLinkAt func(target string, at fyne.Position, size fyne.Size)
	// OnLinkHover is called when the pointer enters a link, with the bounds of the link in the view, and with the zero Link
	// when it leaves one.
	OnLinkHover func(l Link, at fyne.Position, size fyne.Size)
	// LoadPicture returns the picture for the Target of a block, or nil. It is called on a separate goroutine, whenever a
	// picture becomes visible at a new size; the View caches a bounded number of pixels.
	LoadPicture func(target string) image.Image
	// MissingPicture returns the text of the frame that replaces a picture without a description for which LoadPicture
	// returned nil: its name, and a sentence with the reason. If MissingPicture is nil, there is no frame.
	MissingPicture func(target string) (name, why string)
	// OnScrolled is called when the scroll position has changed.
	OnScrolled func()
	// OnProgress is called when Progress may have changed without scrolling: because of the size, the look or the known
	// height of the text.
	OnProgress func()
	// OnBarHover is called as the pointer moves over the scroll bar, or drags the knob, with its position; and with false
	// when the pointer has left the bar.
	OnBarHover func(at BarPlace, over bool)
	// OnFound is called when a search has found more, and when it has ended.
	OnFound func()
	// OnFocus is called when the view gains or loses the focus.
	OnFocus func(gained bool)
	// OnRune and OnKey are called for input that the view does not handle.
	OnRune func(rune)
	OnKey  func(fyne.KeyName)
	// OnShortcut is called with each shortcut before the view handles it, and returns whether it handled the shortcut.
	OnShortcut func(fyne.Shortcut) bool

	engine *Engine
	look   Look
	text   *Text
	marks  markSet
	chosen string
	find   finder
	sel    selection

	layout *typeset.Layout
	state  layoutState // the state that layout was made for
	scroll scroll
	bar    scrollBar
	mouse  mouse
	keys   keys
	cursor cursor
	idle   *fyne.Animation

	pictures pictures

	raster  *canvas.Raster
	painter painter
}

var (
	_ fyne.Widget        = (*View)(nil)
	_ fyne.Focusable     = (*View)(nil)
	_ fyne.Scrollable    = (*View)(nil)
	_ fyne.Draggable     = (*View)(nil)
	_ fyne.Shortcutable  = (*View)(nil)
	_ fyne.Tabbable      = (*View)(nil)
	_ desktop.Mouseable  = (*View)(nil)
	_ desktop.Hoverable  = (*View)(nil)
	_ desktop.Cursorable = (*View)(nil)
	_ desktop.Keyable    = (*View)(nil)
)

// layoutState is everything that a layout depends on.
type layoutState struct {
	text   *Text
	sheet  typeset.Sheet
	scale  float32 // device pixels per device-independent pixel
	column int     // device pixels
	epoch  int
}

// New returns a View of an empty text.
func New(e *Engine, look Look) *View {
	v := &View{engine: e, look: look, text: &Text{}, pictures: newPictures()}
	v.raster = canvas.NewRaster(func(w, h int) image.Image { return v.paint(w, h) })
	v.raster.ScaleMode = canvas.ImageScalePixels
	v.ExtendBaseWidget(v)
	e.want(look.Family)
	return v
}

// SetText shows t from its start. The marks, selection and finds of the previous text are dropped.
func (v *View) SetText(t *Text) { v.SetTextAt(t, 0) }

// SetTextAt shows t with the line at offset place at the top; nil is an empty text.
func (v *View) SetTextAt(t *Text, place int) {
	if t == nil {
		t = &Text{}
	}
	v.stopDrag()
	v.text = t
	v.marks, v.chosen = markSet{}, ""
	v.ClearFind()
	v.sel = caret(0)
	v.layout = nil
	v.pictures = newPictures()
	v.SetPlace(place)
}

// Text returns the text shown.
func (v *View) Text() *Text { return v.text }

// SetLook changes fonts and colours; the place is kept.
func (v *View) SetLook(l Look) {
	v.look = l
	v.engine.want(l.Family)
	v.bar.ticks = nil
	v.Refresh()
	v.progressed()
}

// Selection returns the selected range; an empty one at the caret if nothing is selected.
func (v *View) Selection() (start, end int) {
	e := v.sel.extent()
	return e.start, e.end
}

// Select selects a range; it calls no callback.
func (v *View) Select(start, end int) {
	start, end = v.clampOffset(start), v.clampOffset(end)
	v.sel = caret(start).to(extent{end, end})
	v.cursor.moved = time.Now()
	v.redraw()
}

// SelectedText returns the selected text for the clipboard: the gap between two blocks, however long, becomes one line feed.
func (v *View) SelectedText() string {
	start, end := v.Selection()
	if len(v.text.Blocks) == 0 {
		return v.text.Content[start:end]
	}
	var out strings.Builder
	first := true
	for i := range v.text.Blocks {
		b := &v.text.Blocks[i]
		from, to := max(start, b.Start), min(end, b.End)
		if from > to || from == to && (from == start || to == end) {
			continue
		}
		if !first {
			out.WriteByte('\n')
		}
		first = false
		out.WriteString(v.text.Content[from:to])
	}
	return out.String()
}

// SelectionBounds returns the rectangle around the visible part of the selection, in coordinates of the view; false if
// nothing is selected or none of it is visible.
func (v *View) SelectionBounds() (at fyne.Position, size fyne.Size, visible bool) {
	if v.sel.empty() || !v.sync() {
		return fyne.Position{}, fyne.Size{}, false
	}
	return v.boundsOf(v.sel.extent())
}

// progressed calls OnProgress.
func (v *View) progressed() {
	if v.OnProgress != nil {
		v.OnProgress()
	}
}

// clampOffset returns o, clipped to the text.
func (v *View) clampOffset(o int) int { return min(max(o, 0), len(v.text.Content)) }

// Refresh draws the view again, after a change of fonts or colours too.
func (v *View) Refresh() {
	v.sync()
	v.redraw()
}

// redraw draws the view again in the next frame.
func (v *View) redraw() { v.raster.Refresh() }

// MinSize returns a size in which a few words can be read.
func (v *View) MinSize() fyne.Size { return fyne.NewSize(120, 60) }

// CreateRenderer returns the renderer.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.engine.Enter(v)
	v.blink()
	return &renderer{v}
}

type renderer struct{ v *View }

func (r *renderer) Destroy() {
	r.v.engine.Leave(r.v)
	r.v.stopDrag()
	r.v.stopIdle()
	r.v.stopBlinking()
}

func (r *renderer) MinSize() fyne.Size           { return r.v.MinSize() }
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.v.raster} }
func (r *renderer) Refresh()                     { r.v.Refresh() }

func (r *renderer) Layout(s fyne.Size) {
	r.v.raster.Resize(s)
	if r.v.sync() {
		r.v.toWanted()
		r.v.progressed()
	}
}
