package flow

import "fyne.io/fyne/v2"

// Dock returns a layout that puts four objects along the edges of a space and all others
// into the rest: top and bottom over the whole width, left and right between them. Unlike
// Fyne's border layout it has no gaps. Each edge may be nil; a hidden one takes no space.
func Dock(top, bottom, left, right fyne.CanvasObject) fyne.Layout {
	return &dock{top: top, bottom: bottom, left: left, right: right}
}

type dock struct {
	top, bottom, left, right fyne.CanvasObject
}

func (d *dock) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	at := fyne.Position{}
	if edge := d.top; shown(edge) {
		height := edge.MinSize().Height
		put(edge, at, fyne.NewSize(size.Width, height))
		at.Y, size.Height = at.Y+height, size.Height-height
	}
	if edge := d.bottom; shown(edge) {
		height := edge.MinSize().Height
		size.Height -= height
		put(edge, at.AddXY(0, size.Height), fyne.NewSize(size.Width, height))
	}
	if edge := d.left; shown(edge) {
		width := edge.MinSize().Width
		put(edge, at, fyne.NewSize(width, size.Height))
		at.X, size.Width = at.X+width, size.Width-width
	}
	if edge := d.right; shown(edge) {
		width := edge.MinSize().Width
		size.Width -= width
		put(edge, at.AddXY(size.Width, 0), fyne.NewSize(width, size.Height))
	}
	for _, o := range objects {
		if !d.isEdge(o) {
			put(o, at, size)
		}
	}
}

func (d *dock) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var inner fyne.Size
	for _, o := range objects {
		if !d.isEdge(o) && o.Visible() {
			inner = inner.Max(o.MinSize())
		}
	}
	for _, edge := range []fyne.CanvasObject{d.left, d.right} {
		if shown(edge) {
			least := edge.MinSize()
			inner = fyne.NewSize(inner.Width+least.Width, max(inner.Height, least.Height))
		}
	}
	for _, edge := range []fyne.CanvasObject{d.top, d.bottom} {
		if shown(edge) {
			least := edge.MinSize()
			inner = fyne.NewSize(max(inner.Width, least.Width), inner.Height+least.Height)
		}
	}
	return inner
}

func (d *dock) isEdge(o fyne.CanvasObject) bool {
	return o == d.top || o == d.bottom || o == d.left || o == d.right
}

func shown(o fyne.CanvasObject) bool { return o != nil && o.Visible() }
