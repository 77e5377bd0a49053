package split

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// axis is the direction in which parts are arranged.
type axis bool

const (
	horizontal axis = false // columns, from left to right
	vertical   axis = true  // rows, from top to bottom
)

// length returns the extent along the axis.
func (a axis) length(s fyne.Size) float32 {
	if a == vertical {
		return s.Height
	}
	return s.Width
}

// breadth returns the extent across the axis.
func (a axis) breadth(s fyne.Size) float32 { return (!a).length(s) }

// size returns the size with the given extents along and across the axis.
func (a axis) size(along, across float32) fyne.Size {
	if a == vertical {
		return fyne.NewSize(across, along)
	}
	return fyne.NewSize(along, across)
}

// at returns the position at a distance along the axis.
func (a axis) at(along float32) fyne.Position {
	s := a.size(along, 0)
	return fyne.NewPos(s.Width, s.Height)
}

// along returns the coordinate of a position along the axis.
func (a axis) along(p fyne.Position) float32 { return a.length(fyne.NewSize(p.X, p.Y)) }

// cursor returns the pointer's shape over a divider that is dragged along the
// axis.
func (a axis) cursor() desktop.Cursor {
	if a == vertical {
		return desktop.VResizeCursor
	}
	return desktop.HResizeCursor
}
