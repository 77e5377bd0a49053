// Package feed shows a long column of items of different heights, of which
// only those in view exist as objects.
//
//	first ──►┌──────────┐ ┐ into: px of the first item above the view
//	┌────────┤  item 7  ├ ┘
//	│ view   └──────────┘
//	│        ┌──────────┐
//	│        │  item 8  │
//	└────────┤          ├───
//	         └──────────┘
//
// The place is the first item in view and how far the view reaches into it, so
// that no item has to be measured before it is seen. Everything belongs to
// Fyne's goroutine.
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

// Feed is a scrolling column of items, each named by a key.
type Feed struct {
	widget.BaseWidget
	pool

	OnScrolled func() // the user has turned the wheel; may be nil

	keys  []string
	first int     // index of the first item in view
	into  float32 // px of it that lie above the view, gap included

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

// SetItems replaces the keys, which must differ from each other, and binds all
// items in view anew. A feed at its top stays there; else the first item in view
// stays where it is if it is among the new ones.
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

// Rebind binds all items in view anew, after what they show has changed.
func (f *Feed) Rebind() {
	for key, o := range f.bound {
		if slices.Contains(f.keys, key) {
			f.Bind(key, o)
		}
	}
	f.moved()
}

// Remeasure lays the items out anew, after the height of one in view has
// changed.
func (f *Feed) Remeasure() { f.moved() }

// ScrollToTop shows the first item.
func (f *Feed) ScrollToTop() {
	f.first, f.into = 0, 0
	f.moved()
}

// Reveal scrolls so that an item is in view, by no more than it takes. It does
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

// Object returns the object that shows an item now, nil if none does.
func (f *Feed) Object(key string) fyne.CanvasObject { return f.bound[key] }

// Scrolled implements fyne.Scrollable.
func (f *Feed) Scrolled(e *fyne.ScrollEvent) {
	f.scroll(-e.Scrolled.DY)
	f.moved()
	if f.OnScrolled != nil {
		f.OnScrolled()
	}
}

// atTop reports whether the first item is in view from its top on.
func (f *Feed) atTop() bool { return f.first == 0 && f.into == 0 }

// boundKeys returns the keys of the items that exist as objects, in their order.
func (f *Feed) boundKeys() []string {
	var keys []string
	for i := f.first; i < len(f.keys) && len(keys) < len(f.bound); i++ {
		if f.bound[f.keys[i]] == nil {
			break
		}
		keys = append(keys, f.keys[i])
	}
	for key := range f.bound { // what is pinned out of view
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// moved draws the feed at its new place.
func (f *Feed) moved() {
	if f.renderer != nil {
		f.renderer.Layout(f.Size())
		canvas.Refresh(f)
	}
}

// position returns the y of an item in the view, if it is there.
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

// scroll moves the view down by dy px, up for a negative one, but never past
// the first item or the last.
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

// settle takes back what was scrolled past the last item.
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

// place puts the items in view where they belong and frees the others.
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
	for _, key := range r.feed.boundKeys() { // Tab leads through them in this order
		r.objects = append(r.objects, r.feed.bound[key])
	}
	r.objects = append(r.objects, r.bar)
	r.placeBar(size)
}

// placeBar shows which part of the items is in view, counted in items.
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
