package findbar

import "fyne.io/fyne/v2"

// Measures in px.
const (
	width  = 460 // at most
	margin = 16  // beside the bar
	gap    = 8   // above and below it
)

// below puts the bar, which comes last, under the right end of what it searches, as wide
// as it likes to be or there is room for. While it is hidden it takes no space.
type below struct{}

func (below) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (below) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	text, bar := objects[0], objects[1]
	room := size
	if bar.Visible() {
		width := max(0, min(width, size.Width-2*margin))
		bar.Resize(fyne.NewSize(width, bar.MinSize().Height))
		bar.Resize(fyne.NewSize(width, bar.MinSize().Height)) // what wraps has its height now
		room.Height = max(0, size.Height-bar.Size().Height-2*gap)
		bar.Move(fyne.NewPos(size.Width-margin-width, room.Height+gap))
	}
	text.Resize(room)
}
