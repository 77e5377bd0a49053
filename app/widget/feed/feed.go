// Package feed shows a long column of items of different heights, of which only
// the visible ones exist as objects.
//
//	first ──►┌──────────┐ ┐ into: px of the first item above the viewport
//	┌────────┤  item 7  ├ ┘
//	│ view   └──────────┘
//	│        ┌──────────┐
//	│        │  item 8  │
//	└────────┤          ├───
//	         └──────────┘
//
// The scroll position is the first visible item and the distance of the
// viewport from its top, so that no item is measured before it becomes visible.
// Everything must be used on Fyne's goroutine.
package feed

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	fynetheme "fyne.io/fyne/v2/theme"
)

const (
	barWidth = 4  // px
	leastBar = 24 // px
)

// Feed is a scrolling column of items, each identified by a key.
type Feed struct {
	widget.BaseWidget
	pool

	OnScrolled func() // called after the wheel was turned; may be nil

	keys  []string
	first int     // index of the first visible item
	into  float32 // px of it above the viewport, including the gap

	renderer *renderer // nil before the feed is shown
}

var (
	_ fyne.Widget     = (*Feed)(nil)
	_ fyne.Scrollable = (*Feed)(nil)
)

// New returns an empty feed.
func New(o Options) *Feed {
	f := &Feed{pool: newPool(o)}
	f.ExtendBaseWidget(f)
	return f
}

// SetItems replaces the keys, which must be unique, and binds all visible items
// again. A feed at its top stays there; else the first visible item keeps its
// position if it is among the new items.
func (f *Feed) SetItems(keys []string) {
	var top string
	if f.first < len(f.keys) && !f.atTop() {
		top = f.keys[f.first]
	}
	f.keys = keys
	if i := slices.Index(keys, top); i >= 0 {
		f.first = i
	} else {
		f.first, f.into = min(f.first, max(0, len(keys)-1)), 0
	}
	f.Rebind()
}

// Rebind binds all visible items again, after their data have changed.
func (f *Feed) Rebind() {
	for key, o := range f.bound {
		if slices.Contains(f.keys, key) {
			f.Bind(key, o)
		}
	}
	f.moved()
}

// Remeasure lays the items out again, after the height of a visible one has
// changed.
func (f *Feed) Remeasure() { f.moved() }

// ScrollToTop scrolls to the first item.
func (f *Feed) ScrollToTop() {
	f.first, f.into = 0, 0
	f.moved()
}

// Reveal scrolls by the smallest distance that makes an item visible. It does
// nothing for an unknown key.
func (f *Feed) Reveal(key string) {
	i := slices.Index(f.keys, key)
	if i < 0 {
		return
	}
	height := f.heightAt(i)
	switch y, visible := f.position(i); {
	case !visible:
		f.first, f.into = i, 0
		f.scroll(-(f.Size().Height - height) / 3)
	case y < f.Pad:
		f.scroll(y - f.Pad)
	case y+height > f.Size().Height-f.Pad:
		f.scroll(y + height - f.Size().Height + f.Pad)
	}
	f.moved()
}

// Object returns the object that is bound to an item, nil if there is none.
func (f *Feed) Object(key string) fyne.CanvasObject { return f.bound[key] }

// Scrolled implements fyne.Scrollable.
func (f *Feed) Scrolled(e *fyne.ScrollEvent) {
	f.scroll(-e.Scrolled.DY)
	f.moved()
	if f.OnScrolled != nil {
		f.OnScrolled()
	}
}

// atTop reports whether the feed is scrolled to its top.
func (f *Feed) atTop() bool { return f.first == 0 && f.into == 0 }

// boundKeys returns the keys of the items with objects, in their order.
func (f *Feed) boundKeys() []string {
	var keys []string
	for i := f.first; i < len(f.keys) && len(keys) < len(f.bound); i++ {
		if f.bound[f.keys[i]] == nil {
			break
		}
		keys = append(keys, f.keys[i])
	}
	for key := range f.bound { // pinned ones outside the viewport
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// moved redraws the feed at its new scroll position.
func (f *Feed) moved() {
	if f.renderer != nil {
		f.renderer.Layout(f.Size())
		canvas.Refresh(f)
	}
}

// position returns the y of an item in the view, and whether the item is
// visible.
func (f *Feed) position(i int) (y float32, visible bool) {
	if i < f.first {
		return 0, false
	}
	y = f.Pad - f.into
	for j := f.first; j < i; j++ {
		if y > f.Size().Height {
			return 0, false
		}
		y += f.heightAt(j) + f.Gap
	}
	return y, y < f.Size().Height
}

// scroll moves the viewport down by dy px, up if negative, but not past the
// first or the last item.
func (f *Feed) scroll(dy float32) {
	f.into += dy
	for f.into < 0 && f.first > 0 {
		f.first--
		f.into += f.heightAt(f.first) + f.Gap
	}
	f.into = max(f.into, 0)
	for f.first < len(f.keys)-1 && f.into >= f.heightAt(f.first)+f.Gap {
		f.into -= f.heightAt(f.first) + f.Gap
		f.free(f.keys[f.first])
		f.first++
	}
	f.settle()
}

// settle scrolls back if the viewport is past the last item.
func (f *Feed) settle() {
	if len(f.keys) == 0 {
		f.first, f.into = 0, 0
		return
	}
	room := f.Size().Height - 2*f.Pad + f.into
	for i := f.first; i < len(f.keys); i++ {
		room -= f.heightAt(i)
		if room <= 0 {
			return
		}
		room -= f.Gap
	}
	room += f.Gap
	f.into -= room
	for f.into < 0 && f.first > 0 {
		f.first--
		f.into += f.heightAt(f.first) + f.Gap
	}
	f.into = max(f.into, 0)
}

// heightAt returns the height of the i-th item at the width of the feed.
func (f *Feed) heightAt(i int) float32 { return f.height(f.keys[i], f.width()) }

func (f *Feed) width() float32 { return max(0, f.Size().Width-2*f.Pad) }

// place positions the visible items and frees the others.
func (f *Feed) place() {
	f.settle()
	seen := map[string]bool{}
	y := f.Pad - f.into
	for i := f.first; i < len(f.keys) && y < f.Size().Height; i++ {
		height := f.heightAt(i)
		o := f.object(f.keys[i])
		o.Move(fyne.NewPos(f.Pad, y))
		o.Resize(fyne.NewSize(f.width(), height))
		o.Show()
		seen[f.keys[i]] = true
		y += height + f.Gap
	}
	f.freeAllBut(seen)
}

// CreateRenderer implements fyne.Widget.
func (f *Feed) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{feed: f, bar: &canvas.Rectangle{CornerRadius: barWidth / 2}}
	f.renderer = r
	r.Refresh()
	return r
}

type renderer struct {
	feed    *Feed
	bar     *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *renderer) Destroy()                     {}
func (r *renderer) MinSize() fyne.Size           { return fyne.NewSize(60, 40) }
func (r *renderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *renderer) Layout(size fyne.Size) {
	if size.Width <= 0 {
		return
	}
	r.feed.place()
	r.objects = r.objects[:0]
	for _, key := range r.feed.boundKeys() { // the order of the Tab key
		r.objects = append(r.objects, r.feed.bound[key])
	}
	r.objects = append(r.objects, r.bar)
	r.placeBar(size)
}

// placeBar shows which part of the items is visible, counted in items.
func (r *renderer) placeBar(size fyne.Size) {
	f := r.feed
	total, shown := float32(len(f.keys)), float32(len(f.bound))
	if total == 0 || (f.first == 0 && f.into == 0 && shown >= total) {
		r.bar.Hide()
		return
	}
	height := max(leastBar, size.Height*shown/total)
	part := float32(f.first) / max(1, total-shown)
	r.bar.Resize(fyne.NewSize(barWidth, height))
	r.bar.Move(fyne.NewPos(size.Width-barWidth-2, min(1, part)*(size.Height-height)))
	r.bar.Show()
}

func (r *renderer) Refresh() {
	r.bar.FillColor = fynetheme.ColorForWidget(fynetheme.ColorNameScrollBar, r.feed)
	r.Layout(r.feed.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
	canvas.Refresh(r.feed)
}
