package feed

import "fyne.io/fyne/v2"

// Options configure the items.
type Options struct {
	Gap    float32                               // px between items
	Pad    float32                               // px around all of them
	Kind   func(key string) string               // returns the kind of an item; items of one kind share objects; nil if all are of the kind ""
	Create func(kind string) fyne.CanvasObject   // makes an object for any item of a kind
	Bind   func(key string, o fyne.CanvasObject) // makes an object show an item
	Pinned func(o fyne.CanvasObject) bool        // whether an object keeps its item outside the viewport, for example while the user types in it; may be nil
	// Shorten makes an object show its item in one line, or in full again. A Beside calls
	// it if there is not enough space for all items in full. May be nil.
	Shorten func(o fyne.CanvasObject, short bool)
	// Focus returns the part of an object that takes the focus, nil for none. If Focus is
	// nil, it is the object itself.
	Focus func(o fyne.CanvasObject) fyne.Focusable
}

// pool holds the objects bound to items, and spare objects.
type pool struct {
	Options
	bound map[string]fyne.CanvasObject
	spare map[string][]fyne.CanvasObject // by kind
}

func newPool(o Options) pool {
	if o.Kind == nil {
		o.Kind = func(string) string { return "" }
	}
	if o.Pinned == nil {
		o.Pinned = func(fyne.CanvasObject) bool { return false }
	}
	if o.Shorten == nil {
		o.Shorten = func(fyne.CanvasObject, bool) {}
	}
	if o.Focus == nil {
		o.Focus = func(o fyne.CanvasObject) fyne.Focusable {
			focusable, _ := o.(fyne.Focusable)
			return focusable
		}
	}
	return pool{Options: o, bound: map[string]fyne.CanvasObject{}, spare: map[string][]fyne.CanvasObject{}}
}

// object returns the object bound to an item, after binding one if there is none.
func (p *pool) object(key string) fyne.CanvasObject {
	if o := p.bound[key]; o != nil {
		return o
	}
	kind := p.Kind(key)
	var o fyne.CanvasObject
	if n := len(p.spare[kind]); n > 0 {
		o, p.spare[kind] = p.spare[kind][n-1], p.spare[kind][:n-1]
	} else {
		o = p.Create(kind)
	}
	p.Bind(key, o)
	p.bound[key] = o
	return o
}

// height returns the height of an item at a width.
func (p *pool) height(key string, width float32) float32 {
	o := p.object(key)
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

// free hides the object bound to an item and makes it spare, unless it is pinned.
func (p *pool) free(key string) {
	o := p.bound[key]
	o.Hide()
	if !p.Pinned(o) {
		delete(p.bound, key)
		p.spare[p.Kind(key)] = append(p.spare[p.Kind(key)], o)
	}
}

// freeAllBut frees the objects of all items that are not in seen.
func (p *pool) freeAllBut(seen map[string]bool) {
	for key := range p.bound {
		if !seen[key] {
			p.free(key)
		}
	}
}
