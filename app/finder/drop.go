package finder

import "fyne.io/fyne/v2"

// Measures of the list in px.
const (
	dropWidth    = 640
	dropMost     = 9  // rows at once
	dropTop      = 4  // under the field
	dropBottom   = 10 // over the foot of the window
	previewWidth = 430
	previewLeast = 380 // height of the list and the text beside it
	footHeight   = 30
)

// drop lays the list out under the field, over a backdrop.
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
	if f.previews(size.Width) {
		width += previewWidth
		height = max(height, previewLeast)
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

// previews says whether the text of what is chosen stands beside the list, in a
// window of that width.
func (f *Finder) previews(width float32) bool {
	return f.preview.Visible() && width >= dropWidth+previewWidth
}

// body lays out the list, the text beside it where there is room, and the
// message under both.
type body struct{ finder *Finder }

func (b *body) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 0) }

func (b *body) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	list, text, foot := objects[0], objects[1], objects[2]
	height := size.Height
	if foot.Visible() {
		height = max(0, height-footHeight)
		foot.Move(fyne.NewPos(rowPad, height))
		foot.Resize(fyne.NewSize(max(0, size.Width-2*rowPad), footHeight))
	}
	width := size.Width
	if b.finder.preview.Visible() && size.Width > dropWidth {
		width -= previewWidth
		text.Move(fyne.NewPos(width, 0))
		text.Resize(fyne.NewSize(previewWidth, height))
	} else {
		text.Resize(fyne.Size{})
	}
	list.Move(fyne.Position{})
	list.Resize(fyne.NewSize(width, height))
}
