package feed

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Beside shows each item beside an anchor at a given y, such as comments beside
// their passages. Items that would overlap are moved apart; the chosen one
// stays exactly at its anchor.
//
//	passage a ── ┌────────┐            ┌────────┐ ── passage a
//	passage b ── │ item a │            │ item a │
//	             └────────┘            └────────┘
//	             ┌────────┐  b chosen: ┌────────┐ ── passage b
//	             │ item b │            │ item b │
//
// Everything must be used on Fyne's goroutine.
type Beside struct {
	widget.BaseWidget
	pool
	items    []Item
	chosen   string
	renderer *besideRenderer // nil before it is shown
}

var _ fyne.Widget = (*Beside)(nil)

// Item is an item of a Beside.
type Item struct {
	Key string
	Y   float32 // of the anchor, px from the top; may be outside the viewport
}

// NewBeside returns a Beside without items.
func NewBeside(o Options) *Beside {
	b := &Beside{pool: newPool(o)}
	b.ExtendBaseWidget(b)
	return b
}

// SetItems replaces the items, which must be ordered by Y. Only items in and
// near the viewport should be given.
func (b *Beside) SetItems(items []Item) {
	b.items = slices.Clone(items)
	b.moved()
}

// SetChosen puts an item exactly at its anchor; "" chooses none.
func (b *Beside) SetChosen(key string) {
	b.chosen = key
	b.Rebind()
}

// Rebind binds all items again, after their data have changed.
func (b *Beside) Rebind() {
	for key, o := range b.bound {
		if b.index(key) >= 0 {
			b.Bind(key, o)
		}
	}
	b.moved()
}

// Remeasure lays the items out again, after the height of one has changed.
func (b *Beside) Remeasure() { b.moved() }

// Object returns the object that is bound to an item, nil if there is none.
func (b *Beside) Object(key string) fyne.CanvasObject { return b.bound[key] }

func (b *Beside) index(key string) int {
	return slices.IndexFunc(b.items, func(i Item) bool { return i.Key == key })
}

func (b *Beside) moved() {
	if b.renderer != nil {
		b.renderer.Layout(b.Size())
		canvas.Refresh(b)
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Beside) CreateRenderer() fyne.WidgetRenderer {
	b.renderer = &besideRenderer{beside: b}
	return b.renderer
}

type besideRenderer struct {
	beside  *Beside
	objects []fyne.CanvasObject
}

func (r *besideRenderer) Destroy()                     {}
func (r *besideRenderer) MinSize() fyne.Size           { return fyne.NewSize(60, 40) }
func (r *besideRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *besideRenderer) Layout(size fyne.Size) {
	b := r.beside
	width := size.Width - 2*b.Pad
	if width <= 0 {
		return
	}
	wanted := make([]float32, len(b.items))
	for i, item := range b.items {
		wanted[i] = item.Y
	}
	heights := b.heights(width, size.Height)
	seen := map[string]bool{}
	r.objects = r.objects[:0]
	for i, y := range apart(wanted, heights, b.Gap, max(b.index(b.chosen), 0)) {
		o := b.object(b.items[i].Key)
		o.Move(fyne.NewPos(b.Pad, y))
		o.Resize(fyne.NewSize(width, heights[i]))
		o.Show()
		seen[b.items[i].Key] = true
		r.objects = append(r.objects, o)
	}
	b.freeAllBut(seen)
}

// heights returns the heights of the items at a width: in full if all of them
// fit in room, else in one line except for the chosen one and the pinned ones.
func (b *Beside) heights(width, room float32) []float32 {
	heights := make([]float32, len(b.items))
	measure := func(short bool) (all float32) {
		for i, item := range b.items {
			o := b.object(item.Key)
			b.Shorten(o, short && item.Key != b.chosen && !b.Pinned(o))
			heights[i] = b.height(item.Key, width)
			all += heights[i] + b.Gap
		}
		return all
	}
	if measure(false) > room {
		measure(true)
	}
	return heights
}

func (r *besideRenderer) Refresh() {
	r.Layout(r.beside.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.beside)
}

// apart returns the positions of items with wanted positions, in order, so that
// there is a gap between them. The fixed item keeps its wanted position; those
// before it move up, those after it down.
func apart(wanted, heights []float32, gap float32, fixed int) []float32 {
	out := slices.Clone(wanted)
	for i := fixed + 1; i < len(out); i++ {
		out[i] = max(out[i], out[i-1]+heights[i-1]+gap)
	}
	for i := fixed - 1; i >= 0; i-- {
		out[i] = min(out[i], out[i+1]-gap-heights[i])
	}
	return out
}
