// Package split shares out the width of a window among what stands side by side.
//
// Everything belongs to Fyne's goroutine.
package split

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

const (
	lineWidth = 1 // px of a divider
	grabWidth = 9 // px around it that can be grabbed

	lineOffset = (grabWidth - lineWidth) / 2 // px
)

// Columns shows objects side by side. The user drags the dividers between them, and
// double clicks one to make all columns equally wide.
type Columns struct {
	widget.BaseWidget

	OnChanged func() // the user has changed the weights; may be nil

	minWidth float32
	columns  []fyne.CanvasObject
	weights  []float64 // one a column, their sum is 1
	dividers []*divider
}

var _ fyne.Widget = (*Columns)(nil)

// NewColumns returns equally wide columns. None becomes narrower than minWidth px while
// the whole has the space for it.
func NewColumns(minWidth float32, columns ...fyne.CanvasObject) *Columns {
	c := &Columns{minWidth: minWidth}
	c.ExtendBaseWidget(c)
	c.SetColumns(columns...)
	return c
}

// Columns returns what stands side by side, from left to right.
func (c *Columns) Columns() []fyne.CanvasObject { return slices.Clone(c.columns) }

// SetColumns replaces the columns. Those that stay keep their weights relative to each
// other; a new one gets the mean of theirs.
func (c *Columns) SetColumns(columns ...fyne.CanvasObject) {
	weights := make([]float64, len(columns))
	var sum, kept float64
	for i, o := range columns {
		if old := slices.Index(c.columns, o); old >= 0 {
			weights[i] = c.weights[old]
			sum += weights[i]
			kept++
		}
	}
	for i := range weights {
		switch {
		case kept == 0:
			weights[i] = 1
		case weights[i] == 0:
			weights[i] = sum / kept
		}
	}
	c.columns = slices.Clone(columns)
	c.weights = normalized(weights)
	c.dividers = nil
	for i := 1; i < len(columns); i++ {
		c.dividers = append(c.dividers, newDivider(func(x float32) { c.drag(i-1, x) }, c.changed, c.equalize))
	}
	c.Refresh()
}

// Weights returns the share of the width that each column has, with a sum of 1.
func (c *Columns) Weights() []float64 { return slices.Clone(c.weights) }

// SetWeights shares out the width, without a call of OnChanged. Any positive numbers
// will do; it ignores weights that are not one for each column, or not positive.
func (c *Columns) SetWeights(weights []float64) {
	if len(weights) != len(c.columns) {
		return
	}
	for _, w := range weights {
		if !(w > 0) || math.IsInf(w, 0) {
			return
		}
	}
	c.weights = normalized(weights)
	c.Refresh()
}

func (c *Columns) equalize() {
	for i := range c.weights {
		c.weights[i] = 1 / float64(len(c.weights))
	}
	c.Refresh()
	c.changed()
}

func (c *Columns) changed() {
	if c.OnChanged != nil {
		c.OnChanged()
	}
}

// drag moves the divider after a column to a distance from the left, as far as the
// columns on both sides of it allow.
func (c *Columns) drag(i int, x float32) {
	widths := c.widths()
	left := sum(widths[:i]) + float32(i)*lineWidth
	both := widths[i] + widths[i+1]
	least := min(c.minWidth, both/2)
	widths[i] = max(least, min(x-left, both-least))
	widths[i+1] = both - widths[i]
	for j, w := range widths {
		c.weights[j] = float64(w)
	}
	c.weights = normalized(c.weights)
	c.Refresh()
}

// widths returns the width of each column in whole px. Columns whose weight gives them
// less than the least width get that, at the cost of the others.
func (c *Columns) widths() []float32 {
	n := len(c.columns)
	space := max(0, c.Size().Width-float32(n-1)*lineWidth)
	least := min(c.minWidth, space/float32(n))
	return share(space, least, c.weights)
}

// share divides a space in proportion to weights, no part smaller than least. The space
// must do for that many of the least.
func share(space, least float32, weights []float64) []float32 {
	parts := make([]float32, len(weights))
	fixed := make([]bool, len(weights))
	for {
		rest, sum := float64(space), 0.0
		for i, w := range weights {
			if fixed[i] {
				rest -= float64(least)
			} else {
				sum += w
			}
		}
		again := false
		for i, w := range weights {
			if fixed[i] {
				parts[i] = least
				continue
			}
			parts[i] = float32(rest * w / sum)
			if parts[i] < least {
				fixed[i], again = true, true
			}
		}
		if !again {
			break
		}
	}
	return wholePixels(parts)
}

// wholePixels rounds the places where the parts end, so that text in them stays sharp.
func wholePixels(parts []float32) []float32 {
	var end, rounded float64
	for i, p := range parts {
		end += float64(p)
		next := math.Round(end)
		parts[i] = float32(next - rounded)
		rounded = next
	}
	return parts
}

func normalized(weights []float64) []float64 {
	var total float64
	for _, w := range weights {
		total += w
	}
	out := make([]float64, len(weights))
	for i, w := range weights {
		out[i] = w / total
	}
	return out
}

func sum(widths []float32) float32 {
	var total float32
	for _, w := range widths {
		total += w
	}
	return total
}

// CreateRenderer implements fyne.Widget.
func (c *Columns) CreateRenderer() fyne.WidgetRenderer { return &columnsRenderer{c} }

type columnsRenderer struct{ columns *Columns }

func (r *columnsRenderer) Destroy() {}

// Objects puts the dividers last: they reach over the columns beside them.
func (r *columnsRenderer) Objects() []fyne.CanvasObject {
	objects := slices.Clone(r.columns.columns)
	for _, d := range r.columns.dividers {
		objects = append(objects, d)
	}
	return objects
}

func (r *columnsRenderer) MinSize() fyne.Size {
	var size fyne.Size
	for i, o := range r.columns.columns {
		least := o.MinSize()
		if i > 0 {
			size.Width += lineWidth
		}
		size = fyne.NewSize(size.Width+least.Width, max(size.Height, least.Height))
	}
	return size
}

func (r *columnsRenderer) Layout(size fyne.Size) {
	if len(r.columns.columns) == 0 {
		return
	}
	var x float32
	for i, width := range r.columns.widths() {
		o := r.columns.columns[i]
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(width, size.Height))
		x += width
		if i < len(r.columns.dividers) {
			d := r.columns.dividers[i]
			d.Move(fyne.NewPos(x-lineOffset, 0))
			d.Resize(fyne.NewSize(grabWidth, size.Height))
			x += lineWidth
		}
	}
}

func (r *columnsRenderer) Refresh() {
	r.Layout(r.columns.Size())
	for _, d := range r.columns.dividers {
		d.Refresh()
	}
	canvas.Refresh(r.columns)
}
