// Package flow has layouts for objects whose height depends on their width: wrapped text,
// cards, tags.
package flow

import (
	"math"

	"fyne.io/fyne/v2"
)

// Column returns a layout that stacks objects at the full width, gap px apart. It sets
// the width of an object before it asks for the height, so that text wraps to the right
// width at once.
func Column(gap float32) fyne.Layout { return column(gap) }

// Wrap returns a layout that puts objects in rows, each at its minimum size, and begins a
// new row at the end of the width. The gaps are in px.
func Wrap(gapX, gapY float32) fyne.Layout { return &wrap{gapX: gapX, gapY: gapY} }

type column float32

func (c column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, height))
		o.Move(fyne.NewPos(0, y))
		y += height + float32(c)
	}
}

func (c column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if size.Height > 0 {
			size.Height += float32(c)
		}
		least := o.MinSize()
		size = fyne.NewSize(max(size.Width, least.Width), size.Height+least.Height)
	}
	return size
}

type wrap struct {
	gapX, gapY float32
	width      float32 // of the last layout; zero before the first
}

func (w *wrap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w.width = size.Width
	rows(objects, w.gapX, w.gapY, w.width, put)
}

func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(widest(objects), rows(objects, w.gapX, w.gapY, w.width, nil).Height)
}

// Fit is the layout of a bar, such as a floating one: objects in rows, each at its
// minimum size; a row breaks where it would exceed Limit. The bar is as wide as its
// widest row.
type Fit struct {
	GapX, GapY float32 // px between objects, and between rows
	Limit      float32 // px; no limit if zero
}

var _ fyne.Layout = (*Fit)(nil)

// Layout implements fyne.Layout.
func (f *Fit) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	rows(objects, f.GapX, f.GapY, f.limit(), put)
}

// MinSize implements fyne.Layout.
func (f *Fit) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return rows(objects, f.GapX, f.GapY, f.limit(), nil)
}

func (f *Fit) limit() float32 {
	if f.Limit == 0 {
		return math.MaxFloat32
	}
	return f.Limit
}

// rows arranges the visible objects in rows no wider than limit, unless a single object
// is wider, and centres them in the height of their row. It calls place, unless nil, with
// the position and minimum size of each, and returns the total size.
func rows(objects []fyne.CanvasObject, gapX, gapY, limit float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) fyne.Size {
	var all fyne.Size
	var row []fyne.CanvasObject
	var size fyne.Size // of row
	end := func() {
		if len(row) == 0 {
			return
		}
		if all.Height > 0 {
			all.Height += gapY
		}
		if place != nil {
			x := float32(0)
			for _, o := range row {
				least := o.MinSize()
				place(o, fyne.NewPos(x, all.Height+(size.Height-least.Height)/2), least)
				x += least.Width + gapX
			}
		}
		all = fyne.NewSize(max(all.Width, size.Width), all.Height+size.Height)
		row, size = nil, fyne.Size{}
	}
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if len(row) > 0 && size.Width+gapX+least.Width > limit {
			end()
		}
		if len(row) > 0 {
			size.Width += gapX
		}
		row = append(row, o)
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	end()
	return all
}

// widest returns the greatest minimum width of the visible objects.
func widest(objects []fyne.CanvasObject) float32 {
	var width float32
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return width
}

func put(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
	o.Move(at)
	o.Resize(size)
}
