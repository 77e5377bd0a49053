package split

import (
	"collate/app/theme"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// divider is a line between two columns, with room around it to grab it.
type divider struct {
	widget.BaseWidget
	onDrag   func(x float32) // px from the left of the columns to where the line should be
	onEnd    func()
	onDouble func()

	hovered, dragged bool
	grabbed          float32 // px from its left to where the pointer took hold of it
}

var (
	_ fyne.Draggable      = (*divider)(nil)
	_ fyne.DoubleTappable = (*divider)(nil)
	_ desktop.Hoverable   = (*divider)(nil)
	_ desktop.Cursorable  = (*divider)(nil)
)

func newDivider(onDrag func(x float32), onEnd, onDouble func()) *divider {
	d := &divider{onDrag: onDrag, onEnd: onEnd, onDouble: onDouble}
	d.ExtendBaseWidget(d)
	return d
}

func (d *divider) Cursor() desktop.Cursor { return desktop.HResizeCursor }

func (d *divider) Dragged(e *fyne.DragEvent) {
	if !d.dragged {
		d.dragged = true
		d.grabbed = e.Position.X - e.Dragged.DX
	}
	d.onDrag(d.Position().X + lineOffset + e.Position.X - d.grabbed)
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

func (r *dividerRenderer) MinSize() fyne.Size { return fyne.NewSize(grabWidth, 0) }

func (r *dividerRenderer) Layout(size fyne.Size) {
	r.line.Move(fyne.NewPos(lineOffset, 0))
	r.line.Resize(fyne.NewSize(lineWidth, size.Height))
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
