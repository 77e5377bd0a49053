// Package editor is a text field for Markdown of any length: light styling while typing, folding of headings, find and
// replace. Undo and redo belong to the owner of the text: the editor reports where one undo step ends, see
// [Editor.OnStretch].
//
// # How it works
//
// The text is a list of lines. Package typeset lays out each line separately when it comes near the visible part; the
// heights of the others are estimates. So a key lays out one line, whatever the length of the text. Fenwick trees over the
// lengths and heights find the line at an offset and at a y coordinate. Everything but the caret is drawn into one image in
// device pixels; the caret is a rectangle above it, which blinks without redrawing the image.
//
// # Units
//
// Offsets are bytes of the text, end-exclusive; an offset within a character or outside of the text is moved to the nearest
// valid one. The text is always valid UTF-8 with line feeds as line ends: on input, each invalid byte becomes U+FFFD, and
// each carriage return, with or without a line feed, a line feed. Lengths and positions are Fyne's device-independent
// pixels unless stated otherwise.
//
// # Goroutines
//
// Everything in this package must be used on Fyne's goroutine.
package editor

import (
	"image"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/textview"
	"collate/app/widget/textview/fenwick"
	"collate/app/widget/textview/typeset"
)

// Editor is a field for a Markdown text. The callbacks may be nil.
type Editor struct {
	widget.BaseWidget

	// OnChanged is called after each change by the user, or by a command such as ReplaceAll, but not for SetText, Travel
	// and Open. Text takes time proportional to the length of the text, so call it after a debounce time.
	OnChanged func(Edit)
	// OnStretch is called before a change that begins a new undo step: after a pause, a move of the caret, a new line or
	// some words, between typing and deleting, and before and after a command. The current text is the one that undo
	// restores.
	OnStretch func()
	// OnCaret is called when the caret or the selection has changed, after OnChanged if the text has changed too.
	OnCaret func()
	// OnScrolled is called when the visible part has changed.
	OnScrolled func()
	// OnFocus and OnBlur are called when the editor gains and loses the focus.
	OnFocus, OnBlur func()
	// OnKey is called with each key before the editor handles it, and returns whether it has handled it: for a list of
	// completions that uses Up, Down, Enter, Tab and Escape while it is open.
	OnKey func(*fyne.KeyEvent) bool
	// TakesTab returns whether Tab goes to OnKey and the editor; otherwise it moves the focus to the next widget.
	TakesTab func() bool
	// OnWheel, if set, is called for wheel events instead of scrolling: for an editor that is as high as its text.
	OnWheel func(*fyne.ScrollEvent)
	// OnShortcut is called with each shortcut before the editor handles it, and returns whether it has handled it.
	OnShortcut func(fyne.Shortcut) bool
	// OnMenu is called for a click with the right button, with the position on the canvas. The caret has been moved there,
	// unless the click was in the selection.
	OnMenu func(at fyne.Position)
	// OnLink is called for Ctrl+click on a link, and for Alt+Enter at one, with the target of "[[target|shown]]" or
	// "[shown](target)", an address, or "tag:name" for "#name". wiki is true for the first form.
	OnLink func(target string, wiki bool)

	engine      *textview.Engine
	set         *typeset.Engine
	look        textview.Look
	placeholder string
	margins     margins
	field       bool // as high as its text

	buffer  buffer
	stretch stretch
	now     func() time.Time
	sel     selection
	find    finder
	folds   int // number of folded headings
	fault   func(target string) string

	heights fenwick.Tree // of each line with the gap above it, device pixels
	state   layoutState  // the parameters of the heights
	ready   []*line      // lines with a layout
	scroll  scroll
	grabbed bool    // the knob of the scroll bar is being dragged
	grab    float64 // offset of the pointer in the knob, device pixels
	mouse   mouse
	keys    keys
	held    held
	cursor  cursor

	raster  *canvas.Raster
	painter painter
}

var (
	_ fyne.Widget        = (*Editor)(nil)
	_ fyne.Focusable     = (*Editor)(nil)
	_ fyne.Tabbable      = (*Editor)(nil)
	_ fyne.Scrollable    = (*Editor)(nil)
	_ fyne.Draggable     = (*Editor)(nil)
	_ fyne.Shortcutable  = (*Editor)(nil)
	_ desktop.Mouseable  = (*Editor)(nil)
	_ desktop.Hoverable  = (*Editor)(nil)
	_ desktop.Cursorable = (*Editor)(nil)
	_ desktop.Keyable    = (*Editor)(nil)
)

// New returns an empty editor. It uses the look's Size, LineHeight, Measure, Sans, Family and colours. The placeholder is
// shown while the editor is empty.
func New(engine *textview.Engine, look textview.Look, placeholder string) *Editor {
	e := &Editor{
		engine: engine, set: engine.Typeset(), look: look, placeholder: placeholder, margins: margins{top: 26, below: 60, side: 28},
		buffer: newBuffer(false), now: time.Now,
	}
	e.heights.Reset([]int{0})
	e.raster = canvas.NewRaster(func(w, h int) image.Image { return e.paint(w, h) })
	e.raster.ScaleMode = canvas.ImageScalePixels
	e.cursor.bar = canvas.NewRectangle(look.Ink)
	e.cursor.bar.Hide()
	e.ExtendBaseWidget(e)
	engine.Want(look.Family)
	return e
}

// SetLook changes fonts and colours; the scroll position is kept.
func (e *Editor) SetLook(l textview.Look) {
	e.look = l
	e.engine.Want(l.Family)
	e.cursor.bar.FillColor = l.Ink
	e.Refresh()
}

// Refresh redraws the editor, with new fonts or colours if they have changed.
func (e *Editor) Refresh() {
	e.sync()
	e.redraw()
	canvas.Refresh(e.cursor.bar)
}

// redraw requests a redraw of the text, and moves the caret to its position.
func (e *Editor) redraw() {
	e.raster.Refresh()
	e.placeCaret()
}

// MinSize returns a small size; for a field, the height of its text at the current width.
func (e *Editor) MinSize() fyne.Size {
	if e.field {
		row := float32(math.Round(float64(e.look.Size * e.look.LineHeight)))
		return fyne.NewSize(0, max(e.Height(), row))
	}
	return fyne.NewSize(120, 60)
}

// CreateRenderer implements fyne.Widget.
func (e *Editor) CreateRenderer() fyne.WidgetRenderer {
	e.engine.Enter(e)
	return &renderer{e}
}

type renderer struct{ e *Editor }

func (r *renderer) Destroy() {
	r.e.engine.Leave(r.e)
	r.e.release()
	r.e.stopBlinking()
}

func (r *renderer) MinSize() fyne.Size { return r.e.MinSize() }
func (r *renderer) Refresh()           { r.e.Refresh() }
func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.e.raster, r.e.cursor.bar}
}

func (r *renderer) Layout(s fyne.Size) {
	r.e.raster.Resize(s)
	if r.e.sync() {
		r.e.clampScroll()
		r.e.placeCaret()
	}
}
