// Package flow lays out what has its height only once it knows its width: wrapped
// text, cards, tags.
package flow

import "fyne.io/fyne/v2"

// Column returns a layout that puts objects under each other at the full width, gap px
// apart. It gives an object its width before it asks for the height, so that text
// wraps to the right one at once.
func Column(gap float32) fyne.Layout { return column(gap) }

// Wrap returns a layout that puts objects next to each other, each at its least size,
// and goes on under them where the width ends. The gaps between them are in px.
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
	w.place(objects, func(o fyne.CanvasObject, at fyne.Position) {
		o.Resize(o.MinSize())
		o.Move(at)
	})
}

func (w *wrap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return w.place(objects, func(fyne.CanvasObject, fyne.Position) {})
}

// place calls put with the position of each visible object, and returns the width of
// the widest and the height of all rows.
func (w *wrap) place(objects []fyne.CanvasObject, put func(fyne.CanvasObject, fyne.Position)) fyne.Size {
	var x, y, rowHeight, widest float32
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		least := o.MinSize()
		if x > 0 && x+least.Width > w.width {
			x, y, rowHeight = 0, y+rowHeight+w.gapY, 0
		}
		put(o, fyne.NewPos(x, y))
		x += least.Width + w.gapX
		rowHeight = max(rowHeight, least.Height)
		widest = max(widest, least.Width)
	}
	return fyne.NewSize(widest, y+rowHeight)
}
