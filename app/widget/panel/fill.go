package panel

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Fill is a plain area in a colour of the theme: the background of a bar, a line between
// two parts of the window. It ignores the pointer.
type Fill struct {
	widget.BaseWidget
	color fyne.ThemeColorName
	least fyne.Size
}

var _ fyne.Widget = (*Fill)(nil)

// NewFill returns an area with a minimum size in px, which may be zero.
func NewFill(color fyne.ThemeColorName, least fyne.Size) *Fill {
	f := &Fill{color: color, least: least}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	r := &fillRenderer{fill: f}
	r.Refresh()
	return r
}

type fillRenderer struct {
	fill *Fill
	rect canvas.Rectangle
}

func (r *fillRenderer) Destroy() {}

func (r *fillRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{&r.rect} }

func (r *fillRenderer) MinSize() fyne.Size { return r.fill.least }

func (r *fillRenderer) Layout(size fyne.Size) { r.rect.Resize(size) }

func (r *fillRenderer) Refresh() {
	r.rect.FillColor = fynetheme.ColorForWidget(r.fill.color, r.fill)
	canvas.Refresh(r.fill)
}
