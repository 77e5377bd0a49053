// Package place computes the position of a floating object beside its anchor, within
// bounds. It is pure geometry, in px, and safe for any goroutine.
package place

import "fyne.io/fyne/v2"

const (
	gap    = 8 // px between a floating object and its anchor
	margin = 6 // px between a floating object and the bounds
)

// Rect is a rectangle in px.
type Rect struct {
	Min  fyne.Position
	Size fyne.Size
}

// Near returns the position of a floating object of the given size: under the anchor and
// aligned with its left edge, above it if the space below is too small, and shifted to
// lie within the bounds from (0, 0). If it fits neither below nor above, it is at the
// lower edge of the bounds, over the anchor. Visible is false if the anchor is outside
// the bounds, like a passage scrolled out of the viewport.
func Near(anchor Rect, size, bounds fyne.Size) (at fyne.Position, visible bool) {
	bottom := anchor.Min.Y + anchor.Size.Height
	if bottom < 0 || anchor.Min.Y > bounds.Height {
		return fyne.Position{}, false
	}
	y := bottom + gap
	if y+size.Height+margin > bounds.Height {
		y = anchor.Min.Y - gap - size.Height
		if y < margin {
			y = bounds.Height - size.Height - margin
		}
	}
	return fyne.NewPos(clamp(anchor.Min.X, bounds.Width-size.Width), max(y, margin)), true
}

// Room returns the greatest height of an object that [Near] puts below or above an anchor
// without covering it.
func Room(anchor Rect, bounds fyne.Size) float32 {
	above, below := anchor.Min.Y, bounds.Height-anchor.Min.Y-anchor.Size.Height
	return max(0, max(above, below)-gap-margin)
}

// Width returns the greatest width of an object within bounds.
func Width(bounds fyne.Size) float32 { return max(0, bounds.Width-2*margin) }

// clamp returns x, limited to the range from margin to farthest less margin. The lower
// limit takes precedence if the object is wider than the bounds.
func clamp(x, farthest float32) float32 {
	return max(min(x, farthest-margin), margin)
}
