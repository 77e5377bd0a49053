package findbar

import "fyne.io/fyne/v2"

// Measures in px.
const (
	width  = 460 // at most
	margin = 16  // beside the bar
	gap    = 8   // above the bar
)

// above puts the bar, which comes first, over the right end of what it searches, as wide
// as it likes to be or there is room for. While it is hidden it takes no space.
type above struct{}

func (above) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (above) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar, text := objects[0], objects[1]
	y := float32(0)
	if bar.Visible() {
		width := max(0, min(width, size.Width-2*margin))
		bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
		bar.Resize(fyne.NewSize(width, bar.MinSize().Height)) // what wraps has its height now
		bar.Move(fyne.NewPos(size.Width-margin-width, gap))
		y = gap + bar.Size().Height
	}
	text.Move(fyne.NewPos(0, y))
	text.Resize(fyne.NewSize(size.Width, max(0, size.Height-y)))
}
