package finder

import "fyne.io/fyne/v2"

// Sizes of the list in px.
const (
	dropWidth  = 640
	dropMost   = 9  // visible rows
	dropTop    = 4  // below the field
	dropBottom = 10 // above the foot of the window
	sideWidth  = 450
	sideLeast  = 15 * lineHeight // height of the list with something beside it
	footHeight = 30
)

// drop places the list below the field, above a backdrop.
type drop struct{ finder *Finder }

func (d *drop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (d *drop) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f := d.finder
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(f.Field).Subtract(driver.AbsolutePositionForObject(f.Layer))
	width := max(f.Field.Size().Width, dropWidth)
	var height float32
	for _, r := range f.rows[:min(len(f.rows), dropMost)] {
		height += r.height()
	}
	f.beside = f.hasSide(size.Width)
	if f.beside {
		width += sideWidth
	}
	if f.beside || f.explains() {
		height = max(height, sideLeast)
	}
	if f.foot.Visible() {
		height += footHeight
	}
	width = min(width, size.Width)
	height += f.surface.MinSize().Height
	x := at.X + (f.Field.Size().Width-width)/2
	y := at.Y + f.Field.Size().Height + dropTop
	objects[0].Move(fyne.NewPos(0, y-dropTop))
	objects[0].Resize(fyne.NewSize(size.Width, size.Height-y+dropTop))
	objects[1].Move(fyne.NewPos(max(0, min(x, size.Width-width)), y))
	objects[1].Resize(fyne.NewSize(width, min(height, size.Height-y-dropBottom)))
}

// hasSide says whether a preview or the guide is beside the list in a window of
// that width.
func (f *Finder) hasSide(width float32) bool {
	return (f.preview.Visible() || f.guide.Visible()) && !f.explains() && width >= dropWidth+sideWidth
}

// explains says whether the guide replaces the list, because the list is empty.
func (f *Finder) explains() bool { return f.guide.Visible() && len(f.rows) == 0 }

// body lays out the list, the preview or guide beside it or in its place, and
// the message below.
type body struct{ finder *Finder }

func (b *body) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 0) }

func (b *body) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, beside, foot := objects[0], objects[1:3], objects[3]
	height := size.Height
	if foot.Visible() {
		height = max(0, height-footHeight)
		foot.Move(fyne.NewPos(rowPad, height))
		foot.Resize(fyne.NewSize(max(0, size.Width-2*rowPad), footHeight))
	}
	width := size.Width
	switch {
	case b.finder.explains():
		width = 0
	case b.finder.beside:
		width -= sideWidth
	}
	list.Move(fyne.Position{})
	list.Resize(fyne.NewSize(width, height))
	for _, o := range beside {
		o.Move(fyne.NewPos(width, 0))
		o.Resize(fyne.NewSize(size.Width-width, height))
	}
}
