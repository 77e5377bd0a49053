// Package split divides the space of a window among objects side by side.
//
// Everything must be used on Fyne's goroutine.
package split

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"collate/app/widget/flow"
)

const (
	lineWidth = 1 // px of a divider
	grabWidth = 9 // px of the area that can be grabbed

	lineOffset = (grabWidth - lineWidth) / 2 // px
)

// Line arranges objects as columns or rows. The user drags the dividers between them, and
// double clicks one to make all parts equal.
type Line struct {
	widget.BaseWidget

	OnChanged func() // called when the user has changed the weights; may be nil

	axis     axis
	least    float32 // px
	parts    []fyne.CanvasObject
	weights  []float64 // by part, their sum is 1
	dividers []*divider
}

var _ fyne.Widget = (*Line)(nil)

// NewColumns returns equally wide columns. None becomes narrower than least px while
// there is enough space.
func NewColumns(least float32, columns ...fyne.CanvasObject) *Line {
	return newLine(horizontal, least, columns)
}

// NewRows returns equally high rows. None becomes lower than least px while there is
// enough space.
func NewRows(least float32, rows ...fyne.CanvasObject) *Line {
	return newLine(vertical, least, rows)
}

func newLine(a axis, least float32, parts []fyne.CanvasObject) *Line {
	l := &Line{axis: a, least: least}
	l.ExtendBaseWidget(l)
	l.SetParts(parts...)
	return l
}

// Parts returns the parts, from left to right or from top to bottom.
func (l *Line) Parts() []fyne.CanvasObject { return slices.Clone(l.parts) }

// SetParts replaces the parts. Remaining parts keep their weights relative to each other;
// a new part gets the mean of these.
func (l *Line) SetParts(parts ...fyne.CanvasObject) {
	weights := make([]float64, len(parts))
	var sum, kept float64
	for i, o := range parts {
		if old := slices.Index(l.parts, o); old >= 0 {
			weights[i] = l.weights[old]
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
	l.parts = slices.Clone(parts)
	l.weights = normalized(weights)
	l.dividers = nil
	for i := 1; i < len(parts); i++ {
		l.dividers = append(l.dividers, newDivider(l.axis, func(at float32) { l.drag(i-1, at) }, l.changed, l.equalize))
	}
	l.Refresh()
	for _, part := range parts {
		flow.Revive(part)
	}
}

// Weights returns the share of the length of each part; their sum is 1.
func (l *Line) Weights() []float64 { return slices.Clone(l.weights) }

// SetWeights sets the shares of the parts, without a call of OnChanged. The weights need
// not sum to 1. It ignores them unless there is a positive one for each part.
func (l *Line) SetWeights(weights []float64) {
	if len(weights) != len(l.parts) {
		return
	}
	for _, w := range weights {
		if !(w > 0) || math.IsInf(w, 0) {
			return
		}
	}
	l.weights = normalized(weights)
	l.Refresh()
}

func (l *Line) equalize() {
	for i := range l.weights {
		l.weights[i] = 1 / float64(len(l.weights))
	}
	l.Refresh()
	l.changed()
}

func (l *Line) changed() {
	if l.OnChanged != nil {
		l.OnChanged()
	}
}

// drag moves the divider after part i to a distance from the start of the line, clamped
// by the least lengths of the parts on both sides.
func (l *Line) drag(i int, at float32) {
	lengths := l.lengths()
	start := sum(lengths[:i]) + float32(i)*lineWidth
	both := lengths[i] + lengths[i+1]
	least := min(l.least, both/2)
	lengths[i] = max(least, min(at-start, both-least))
	lengths[i+1] = both - lengths[i]
	for j, length := range lengths {
		l.weights[j] = float64(length)
	}
	l.weights = normalized(l.weights)
	l.Refresh()
}

// lengths returns the length of each part in whole px. A part whose weight gives less
// than the least length gets that length, at the cost of the others.
func (l *Line) lengths() []float32 {
	n := len(l.parts)
	space := max(0, l.axis.length(l.Size())-float32(n-1)*lineWidth)
	least := min(l.least, space/float32(n))
	return share(space, least, l.weights)
}

// share divides space in proportion to weights, no part smaller than least. The space
// must be at least len(weights) times least.
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

// wholePixels rounds the ends of the parts to whole px, so that text in them stays sharp.
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
func (l *Line) CreateRenderer() fyne.WidgetRenderer { return &lineRenderer{l} }

type lineRenderer struct{ line *Line }

func (r *lineRenderer) Destroy() {}

// Objects puts the dividers last: they overlap the parts beside them.
func (r *lineRenderer) Objects() []fyne.CanvasObject {
	objects := slices.Clone(r.line.parts)
	for _, d := range r.line.dividers {
		objects = append(objects, d)
	}
	return objects
}

func (r *lineRenderer) MinSize() fyne.Size {
	a := r.line.axis
	var along, across float32
	for i, o := range r.line.parts {
		least := o.MinSize()
		if i > 0 {
			along += lineWidth
		}
		along += a.length(least)
		across = max(across, a.breadth(least))
	}
	return a.size(along, across)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	if len(r.line.parts) == 0 {
		return
	}
	a := r.line.axis
	across := a.breadth(size)
	var at float32
	for i, length := range r.line.lengths() {
		o := r.line.parts[i]
		o.Move(a.at(at))
		o.Resize(a.size(length, across))
		at += length
		if i < len(r.line.dividers) {
			d := r.line.dividers[i]
			d.Move(a.at(at - lineOffset))
			d.Resize(a.size(grabWidth, across))
			at += lineWidth
		}
	}
}

func (r *lineRenderer) Refresh() {
	r.Layout(r.line.Size())
	for _, d := range r.line.dividers {
		d.Refresh()
	}
	canvas.Refresh(r.line)
}
