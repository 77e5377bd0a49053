package findbar

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// leastField is the width in px under which a field has a row of its own.
const leastField = 120

// row puts a field before its buttons, or above them where there is little room. Its height
// follows from the width that it had last.
type row struct{ broken bool }

func newRow(field, buttons fyne.CanvasObject) *fyne.Container {
	return container.New(&row{}, field, buttons)
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	field, buttons := objects[0].MinSize().Height, objects[1].MinSize().Height
	if r.broken {
		return fyne.NewSize(0, field+buttons)
	}
	return fyne.NewSize(0, max(field, buttons))
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	field, buttons := objects[0], objects[1]
	least := buttons.MinSize()
	left := size.Width - least.Width
	r.broken = left < leastField
	if r.broken {
		height := field.MinSize().Height
		field.Resize(fyne.NewSize(size.Width, height))
		buttons.Move(fyne.NewPos(max(0, left), height))
		buttons.Resize(fyne.NewSize(min(least.Width, size.Width), least.Height))
		return
	}
	field.Resize(fyne.NewSize(left, size.Height))
	buttons.Move(fyne.NewPos(left, 0))
	buttons.Resize(fyne.NewSize(least.Width, size.Height))
}
