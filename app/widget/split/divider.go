package split

import (
	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// divider is a line between two parts, with a wider area for grabbing it.
type divider struct {
	widget.BaseWidget
	axis     axis             // direction of dragging
	onDrag   func(at float32) // called with the wanted position of the line, px from the start of the parts
	onEnd    func()
	onDouble func()

	hovered, dragged bool
	grabbed          float32 // px from its start to the pointer at the press
}

var (
	_ fyne.Draggable      = (*divider)(nil)
	_ fyne.DoubleTappable = (*divider)(nil)
	_ desktop.Hoverable   = (*divider)(nil)
	_ desktop.Cursorable  = (*divider)(nil)
)

func newDivider(a axis, onDrag func(at float32), onEnd, onDouble func()) *divider {
	d := &divider{axis: a, onDrag: onDrag, onEnd: onEnd, onDouble: onDouble}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) Cursor() desktop.Cursor { return d.axis.cursor() }

func (d *divider) Dragged(e *fyne.DragEvent) {
	if !d.dragged {
		d.dragged = true
		d.grabbed = d.axis.along(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
	d.onDrag(d.axis.along(d.Position()) + lineOffset + d.axis.along(e.Position) - d.grabbed)
}

func (d *divider) DragEnd() {
	d.dragged = false
	d.Refresh()
	d.onEnd()
}

func (d *divider) DoubleTapped(*fyne.PointEvent) { d.onDouble() }

func (d *divider) MouseIn(*desktop.MouseEvent)    { d.hover(true) }
func (d *divider) MouseMoved(*desktop.MouseEvent) {}
func (d *divider) MouseOut()                      { d.hover(false) }

func (d *divider) hover(on bool) {
	d.hovered = on
	d.Refresh()
}

func (d *divider) CreateRenderer() fyne.WidgetRenderer {
	r := &dividerRenderer{divider: d, line: &canvas.Rectangle{}}
	r.Refresh()
	return r
}

type dividerRenderer struct {
	divider *divider
	line    *canvas.Rectangle
}

func (r *dividerRenderer) Destroy() {}

func (r *dividerRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.line} }

func (r *dividerRenderer) MinSize() fyne.Size { return r.divider.axis.size(grabWidth, 0) }

func (r *dividerRenderer) Layout(size fyne.Size) {
	a := r.divider.axis
	r.line.Move(a.at(lineOffset))
	r.line.Resize(a.size(lineWidth, a.breadth(size)))
}

func (r *dividerRenderer) Refresh() {
	colors := theme.For(r.divider)
	r.line.FillColor = colors.Line
	if r.divider.hovered || r.divider.dragged {
		r.line.FillColor = colors.Accent
	}
	r.line.Refresh()
	canvas.Refresh(r.divider)
}
