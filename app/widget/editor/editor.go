// Package editor is a text field for Markdown of any length: light styling as it is typed, folding headings, find and
// replace. To undo and to redo is for whoever keeps the text: the editor tells where what is typed falls into pieces.
//
// # How it works
//
// The text is a list of lines, each of which the reader's package typeset sets on its own, when it comes near the visible
// part; the heights of the others are estimates. So a key sets one line anew, however long the text is. Sums of the
// lengths and heights in Fenwick trees find the line at an offset and at a height. Everything but the caret is drawn into
// one image in device pixels; the caret is a rectangle above it, which may blink without anything being drawn again.
//
// # Units
//
// Offsets are bytes of the text, end-exclusive; one that lies within a character, or outside of the text, stands for
// the nearest that does not. The text is always valid UTF-8 with line feeds between lines: what comes in is made so,
// with U+FFFD for each byte that is none, and a line feed for each carriage return with or without one. Lengths and
// places are Fyne's device-independent pixels unless stated otherwise.
//
// # Goroutines
//
// Everything in this package is for Fyne's goroutine.
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

	// OnChanged is called after each change by the user, or by a command such as ReplaceAll, but not for SetText,
	// Travel and Open. Text gives the whole text; it takes time in proportion to it, so ask when the typing pauses.
	OnChanged func(Edit)
	// OnStretch is called before a change that is to be undone apart from those before it: after a pause, a move of the
	// caret, a new line or some words, between typing and deleting, and before and after a command. The text that is there
	// still is one that undo leads back to.
	OnStretch func()
	// OnCaret is called when the caret or the selection has changed, after OnChanged if the text has, too.
	OnCaret func()
	// OnScrolled is called when the visible part has changed.
	OnScrolled func()
	// OnFocus and OnBlur are called when the editor gains and loses the keyboard.
	OnFocus, OnBlur func()
	// OnKey is offered each key before the editor makes use of it, and says whether it took it: for a list of completions
	// that has Up, Down, Enter, Tab and Escape while it is open.
	OnKey func(*fyne.KeyEvent) bool
	// TakesTab says whether Tab is for the editor, and for OnKey before; otherwise it leads on to the next widget.
	TakesTab func() bool
	// OnWheel is given the turns of the wheel, if it is set: for an editor that has nothing to scroll itself.
	OnWheel func(*fyne.ScrollEvent)
	// OnShortcut is offered each shortcut before the editor makes use of it, and says whether it took it.
	OnShortcut func(fyne.Shortcut) bool
	// OnMenu is called for a click with the right button, with the place on the canvas. The caret has been put there, unless
	// it is in the selection.
	OnMenu func(at fyne.Position)
	// OnLink is called for a click with Control on a link, and for Alt and Enter at one: "target" of "[[target|shown]]" and
	// "[shown](target)", an address, or "tag:name" of "#name". wiki tells that it was the first.
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
	folds   int // folded headings
	fault   func(target string) string

	heights fenwick.Tree // of each line with the gap above it, device pixels
	state   layoutState  // what the heights are made for
	ready   []*line      // lines that are set
	scroll  scroll
	grabbed bool    // the knob of the scroll bar is held
	grab    float64 // where, device pixels
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

// New returns an empty editor. The look's Size, LineHeight, Measure, Sans, Family and colours are used. The placeholder
// stands in an empty editor.
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

// SetLook changes fonts and colours; the place is kept.
func (e *Editor) SetLook(l textview.Look) {
	e.look = l
	e.engine.Want(l.Family)
	e.cursor.bar.FillColor = l.Ink
	e.Refresh()
}

// Refresh draws the editor anew, with new fonts or colours if these have changed.
func (e *Editor) Refresh() {
	e.sync()
	e.redraw()
	canvas.Refresh(e.cursor.bar)
}

// redraw draws the text anew when the screen is next drawn, and moves the caret to its place.
func (e *Editor) redraw() {
	e.raster.Refresh()
	e.placeCaret()
}

// MinSize returns a size in which some words can be read; of a field, the height of its text at the width that it has.
func (e *Editor) MinSize() fyne.Size {
	if e.field {
		row := float32(math.Round(float64(e.look.Size * e.look.LineHeight)))
		return fyne.NewSize(0, max(e.Height(), row))
	}
	return fyne.NewSize(120, 60)
}

// CreateRenderer returns the renderer.
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
