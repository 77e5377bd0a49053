package findbar

import "fyne.io/fyne/v2"

// Measures in px.
const (
	width  = 460 // at most
	margin = 16
	top    = 8
)

// corner puts the bar at the top right, as wide as it likes to be or there is room for.
type corner struct{}

func (corner) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (corner) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	bar := objects[0]
	width := max(0, min(width, size.Width-2*margin))
	bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
	bar.Resize(fyne.NewSize(width, bar.MinSize().Height)) // what wraps has its height now
	bar.Move(fyne.NewPos(size.Width-margin-width, top))
}
