package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"

	"collate/app/widget/control"
	"collate/app/widget/panel"
	"collate/notes"
)

// bar is what can be done with a selection or with the chosen highlight.
type bar struct {
	reader  *Reader
	surface *panel.Surface
	colors  *control.Swatches
	remove  *control.Button
}

func newBar(r *Reader) *bar {
	b := &bar{reader: r}
	var names []string
	for _, c := range notes.Colors() {
		names = append(names, c.String())
	}
	b.colors = control.NewSwatches(names, func(i int) { r.Highlight(notes.Color(i)) })
	comment := control.NewButton("Comment", r.Comment)
	comment.SetKey("N")
	b.remove = control.NewButton("Delete", r.Delete)
	b.surface = panel.NewSurface(container.New(layout.NewCustomPaddedHBoxLayout(3),
		container.NewPadded(b.colors), rule(), comment, rule(),
		control.NewButton("Copy with citation", r.Copy), b.remove,
	), panel.Bar())
	return b
}

// update shows what the bar is about now.
func (b *bar) update() {
	start, end := b.reader.view.Selection()
	h, chosen := b.reader.highlight(b.reader.chosen)
	if chosen && start == end {
		b.colors.SetChosen(int(h.Color))
		b.remove.Show()
	} else {
		b.colors.SetChosen(-1)
		b.remove.Hide()
	}
	b.surface.Refresh()
}

// rule is a thin line between groups of controls.
func rule() fyne.CanvasObject {
	line := canvas.NewRectangle(fynetheme.Color(fynetheme.ColorNameSeparator))
	line.SetMinSize(fyne.NewSize(1, 14))
	return container.NewCenter(line)
}
