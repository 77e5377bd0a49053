// Package frame draws rounded boxes whose straight sides are sharp.
//
// Fyne blurs each side of a rounded rectangle over one px inside and outside, which blurs
// a border of one px. So only the corners are drawn by a rounded rectangle, and the rest
// by two plain rectangles, which are sharp:
//
//	   ______________
//	 /|              |\
//	|-+--------------+-|
//	| |   down       | |  across
//	|-+--------------+-|
//	 \|______________|/
//
// Everything must be used on Fyne's goroutine.
package frame

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Plate is a rounded rectangle in one colour. It is part of a renderer, which places and
// fills it. The zero value is ready to use.
type Plate struct {
	rounded, down, across canvas.Rectangle
}

// Objects returns the objects of the plate, the lowest first.
func (p *Plate) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{&p.rounded, &p.down, &p.across}
}

// Place moves and resizes the plate, with the radius of its left and of its right
// corners, all in px.
func (p *Plate) Place(at fyne.Position, size fyne.Size, left, right float32) {
	place(&p.rounded, at, size)
	place(&p.down, at.AddXY(left, 0), size.SubtractWidthHeight(left+right, 0))
	radius := max(left, right)
	place(&p.across, at.AddXY(0, radius), size.SubtractWidthHeight(0, 2*radius))

	r := &p.rounded
	r.TopLeftCornerRadius, r.BottomLeftCornerRadius = left, left
	r.TopRightCornerRadius, r.BottomRightCornerRadius = right, right
}

func place(r *canvas.Rectangle, at fyne.Position, size fyne.Size) {
	r.Move(at)
	r.Resize(size.Max(fyne.Size{}))
}

// Fill sets the colour of the plate; nil makes it invisible.
func (p *Plate) Fill(c color.Color) {
	for _, r := range []*canvas.Rectangle{&p.rounded, &p.down, &p.across} {
		r.FillColor = c
		r.Refresh()
	}
}

// Cast sets the shadow of the plate.
func (p *Plate) Cast(s canvas.Shadow) {
	p.rounded.Shadow = s
	p.rounded.Refresh()
}

// Box is a plate with a border of 1 px inside its bounds.
type Box struct {
	border, fill Plate
}

// Objects returns the objects of the box, the lowest first.
func (b *Box) Objects() []fyne.CanvasObject {
	return append(b.border.Objects(), b.fill.Objects()...)
}

// Place moves and resizes the box, with the radius of its corners, all in px.
func (b *Box) Place(at fyne.Position, size fyne.Size, radius float32) {
	b.border.Place(at, size, radius, radius)
	b.fill.Place(at.AddXY(1, 1), size.SubtractWidthHeight(2, 2), radius-1, radius-1)
}

// Paint sets the colours of the background and of the border.
func (b *Box) Paint(fill, border color.Color) {
	b.fill.Fill(fill)
	b.border.Fill(border)
}

// Cast sets the shadow of the box.
func (b *Box) Cast(s canvas.Shadow) { b.border.Cast(s) }

// Ring makes a rectangle the focus ring of a control. Its fill is almost but not fully
// transparent, because Fyne would blend the blurred side of the outline with black
// otherwise.
func Ring(r *canvas.Rectangle, c color.NRGBA) {
	ground := c
	ground.A = 1
	r.FillColor, r.StrokeColor, r.StrokeWidth = ground, c, 1
}
