// Package hint shows the hint of a control while the pointer rests on it.
//
// A window shows hints if its content is a stack with a [Layer] in it:
//
//	window.SetContent(container.NewStack(content, hint.NewLayer()))
//
// Everything must be used on Fyne's goroutine.
package hint

import (
	"time"

	"collate/app/theme"
	"collate/app/widget/frame"
	"collate/app/widget/label"
	"collate/app/widget/later"
	"collate/app/widget/place"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	delay  = 600 * time.Millisecond // before a hint appears
	padX   = 8                      // px
	padY   = 3                      // px
	radius = 5                      // px
)

// Show shows text under owner after a delay. It does nothing for an empty text, and in a
// window without a layer.
func Show(owner fyne.CanvasObject, text string) {
	ShowAt(owner, fyne.Position{}, owner.Size(), text)
}

// ShowAt is Show for a part of owner, given by position and size.
func ShowAt(owner fyne.CanvasObject, at fyne.Position, size fyne.Size, text string) {
	if layer := layerOf(owner); layer != nil && text != "" {
		layer.schedule(owner, place.Rect{Min: at, Size: size}, text)
	}
}

// Hide hides the hint of owner, or cancels it during the delay.
func Hide(owner fyne.CanvasObject) {
	if layer := layerOf(owner); layer != nil && layer.owner == owner {
		layer.clear()
	}
}

func layerOf(owner fyne.CanvasObject) *Layer {
	c := fyne.CurrentApp().Driver().CanvasForObject(owner)
	if c == nil {
		return nil
	}
	stack, ok := c.Content().(*fyne.Container)
	if !ok {
		return nil
	}
	for _, o := range stack.Objects {
		if layer, ok := o.(*Layer); ok {
			return layer
		}
	}
	return nil
}

// Layer is the overlay of a window that shows hints. It ignores the pointer.
type Layer struct {
	widget.BaseWidget

	owner fyne.CanvasObject // nil without a hint
	part  place.Rect        // of owner
	text  string
	shown bool
	stop  func() // cancels the delay

	after later.After
}

// NewLayer returns a layer without a hint.
func NewLayer() *Layer {
	l := &Layer{stop: func() {}, after: later.OnMain}
	l.ExtendBaseWidget(l)
	return l
}

func (l *Layer) schedule(owner fyne.CanvasObject, part place.Rect, text string) {
	l.clear()
	l.owner, l.part, l.text = owner, part, text
	l.stop = l.after(delay, func() {
		l.shown = true
		l.Refresh()
	})
}

func (l *Layer) clear() {
	l.stop()
	wasShown := l.shown
	l.owner, l.text, l.shown = nil, "", false
	if wasShown {
		l.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (l *Layer) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		layer: l,
		label: label.New("", label.Style{Size: 12}),
	}
	r.Refresh()
	return r
}

type renderer struct {
	layer *Layer
	box   frame.Box
	label *label.Label
}

func (r *renderer) Destroy() { r.layer.stop() }

func (r *renderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *renderer) Objects() []fyne.CanvasObject {
	if !r.layer.shown {
		return nil
	}
	return append(r.box.Objects(), r.label)
}

func (r *renderer) Layout(size fyne.Size) {
	if !r.layer.shown {
		return
	}
	driver := fyne.CurrentApp().Driver()
	origin := driver.AbsolutePositionForObject(r.layer)
	at := driver.AbsolutePositionForObject(r.layer.owner).Add(r.layer.part.Min).Subtract(origin)
	text := r.label.MinSize()
	box := text.AddWidthHeight(2*padX, 2*padY)
	pos, visible := place.Near(place.Rect{Min: at, Size: r.layer.part.Size}, box, size)
	if !visible {
		box, text = fyne.Size{}, fyne.Size{}
	}
	r.box.Place(pos, box, radius)
	r.label.Move(pos.AddXY(padX, padY))
	r.label.Resize(text)
}

func (r *renderer) Refresh() {
	colors := theme.For(r.layer)
	r.box.Paint(colors.Paper, colors.Line)
	r.box.Cast(canvas.Shadow{Color: colors.Shadow, BlurRadius: 8, Offset: fyne.NewPos(0, 2)})
	r.label.SetText(r.layer.text)
	r.Layout(r.layer.Size())
	canvas.Refresh(r.layer)
}
