package finder

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// backdrop receives the clicks outside of the list.
type backdrop struct {
	widget.BaseWidget
	onTapped func()
}

var _ fyne.Tappable = (*backdrop)(nil)

func newBackdrop(onTapped func()) *backdrop {
	b := &backdrop{onTapped: onTapped}
	b.ExtendBaseWidget(b)
	return b
}

// Tapped implements fyne.Tappable.
func (b *backdrop) Tapped(*fyne.PointEvent) { b.onTapped() }

// CreateRenderer implements fyne.Widget.
func (b *backdrop) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(color.Transparent))
}
