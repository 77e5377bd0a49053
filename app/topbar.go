package app

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/app/widget/panel"
	"collate/app/widget/press"
)

// Sizes of the line at the head of the window in px.
const (
	topHeight   = 44
	topPad      = 16
	searchWidth = 560
)

// topBar is the line at the head of the window: the name, which opens the menu,
// the search field, the theme, the number of panes, and how they scroll
// together.
type topBar struct {
	bar    *panel.Strip
	panes  *control.Segmented
	follow *control.Segmented
}

func newTopBar(w *window) *topBar {
	t := &topBar{}
	name := newBrand(w.showMenu)
	t.panes = control.NewSegmented([]string{"1", "2", "3", "4"}, func(i int) { w.setPanes(i + 1) })
	t.follow = control.NewSegmented([]string{"Scroll free", "by heading", "in step"}, func(i int) { w.setFollow(following(i)) })
	look := control.NewButton("Aa", w.showLookMenu)
	look.Hint = "Theme and text"
	end := container.New(layout.NewCustomPaddedHBoxLayout(10), look, t.panes, t.follow)
	t.bar = panel.NewStrip(container.New(&topLayout{}, name, w.finder.Field, end), topHeight, panel.Below)
	return t
}

func (t *topBar) setPanes(n int) { t.panes.SetSelected(n - 1) }

func (t *topBar) setFollow(how following) { t.follow.SetSelected(int(how)) }

// topLayout centres the second of three objects and puts the others at the
// ends.
type topLayout struct{}

func (topLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range objects {
		width += o.MinSize().Width
	}
	return fyne.NewSize(width+4*topPad, topHeight)
}

func (topLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	start, middle, end := objects[0], objects[1], objects[2]
	put := func(o fyne.CanvasObject, x, width float32) {
		height := o.MinSize().Height
		o.Resize(fyne.NewSize(width, height))
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
	}
	put(start, topPad, start.MinSize().Width)
	put(end, size.Width-topPad-end.MinSize().Width, end.MinSize().Width)
	side := 2*topPad + max(start.MinSize().Width, end.MinSize().Width)
	width := max(middle.MinSize().Width, min(searchWidth, size.Width-2*side))
	put(middle, (size.Width-width)/2, width)
}

// brand is the name of the program, which opens its menu.
type brand struct {
	press.Target
	name *label.Label
}

func newBrand(onTapped func()) *brand {
	b := &brand{name: label.New("Collate", label.Style{Size: 15, Bold: true, Serif: true})}
	b.Extend(b)
	b.OnTapped, b.Hint = onTapped, "Menu"
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *brand) CreateRenderer() fyne.WidgetRenderer { return &brandRenderer{b} }

type brandRenderer struct{ brand *brand }

func (r *brandRenderer) Destroy()                     {}
func (r *brandRenderer) Layout(size fyne.Size)        { r.brand.name.Resize(size) }
func (r *brandRenderer) MinSize() fyne.Size           { return r.brand.name.MinSize() }
func (r *brandRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.brand.name} }

// Refresh colours the name if it is hovered or focused.
func (r *brandRenderer) Refresh() {
	name := theme.ColorInk
	if r.brand.Hovered() || r.brand.Focused() {
		name = theme.ColorAccent
	}
	r.brand.name.SetColor(name)
	r.brand.name.Refresh()
}
