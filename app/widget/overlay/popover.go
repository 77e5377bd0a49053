// Package overlay has widgets that float above the content of a pane or a window.
//
// They fill the space on top of a stack, and pass all events outside the floating object
// to the objects below. They never take the keyboard's focus, unlike Fyne's pop-ups.
//
// Everything must be used on Fyne's goroutine.
package overlay

import (
	"collate/app/widget/place"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Popover shows one object beside an anchor, such as a bar of controls at a selection.
// Put it on top of a pane: container.NewStack(pane, popover). The object is kept within
// the bounds of the popover.
type Popover struct {
	widget.BaseWidget

	// Fit is called with the available width, in px, before the content is measured, so
	// that the content can break into rows. May be nil.
	Fit func(width float32)

	content fyne.CanvasObject
	anchor  place.Rect
	open    bool
}

var _ fyne.Widget = (*Popover)(nil)

// NewPopover returns a closed popover.
func NewPopover(content fyne.CanvasObject) *Popover {
	p := &Popover{content: content}
	p.ExtendBaseWidget(p)
	return p
}

// Open shows the content beside a rectangle, in px from the top left of the popover:
// under it, or above it if there is not enough space. A further call moves the content.
// While the rectangle is outside the bounds, for example after scrolling, the content is
// hidden.
func (p *Popover) Open(at fyne.Position, size fyne.Size) {
	p.anchor = place.Rect{Min: at, Size: size}
	p.open = true
	p.Refresh()
}

// Close hides the content.
func (p *Popover) Close() {
	if !p.open {
		return
	}
	p.open = false
	p.Refresh()
}

// IsOpen reports whether the popover is open, even while its rectangle is out of bounds.
func (p *Popover) IsOpen() bool { return p.open }

// CreateRenderer implements fyne.Widget.
func (p *Popover) CreateRenderer() fyne.WidgetRenderer {
	r := &popoverRenderer{popover: p}
	r.Layout(p.Size())
	return r
}

type popoverRenderer struct {
	popover *Popover
	visible bool // the anchor is within the bounds
}

func (r *popoverRenderer) Destroy() {}

func (r *popoverRenderer) MinSize() fyne.Size { return fyne.Size{} }

func (r *popoverRenderer) Objects() []fyne.CanvasObject {
	if !r.popover.open || !r.visible {
		return nil
	}
	return []fyne.CanvasObject{r.popover.content}
}

func (r *popoverRenderer) Layout(size fyne.Size) {
	p := r.popover
	if p.Fit != nil {
		p.Fit(place.Width(size))
	}
	least := p.content.MinSize()
	var at fyne.Position
	at, r.visible = place.Near(p.anchor, least, size)
	p.content.Resize(least)
	p.content.Move(at)
}

func (r *popoverRenderer) Refresh() {
	r.Layout(r.popover.Size())
	r.popover.content.Refresh()
	canvas.Refresh(r.popover)
}
