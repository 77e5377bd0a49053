package reading

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/panel"
	"collate/notes"
)

// bar is the toolbar for a selection or the chosen highlight.
type bar struct {
	reader  *Reader
	surface *panel.Surface
	colors  *control.Swatches
	remove  *control.Button
	fit     *flow.Fit
}

func newBar(r *Reader, copyKeys string) *bar {
	b := &bar{reader: r}
	b.colors = control.NewSwatches(nil, func(i int) {
		r.focusText()
		r.Highlight(notes.Color(i))
	})
	comment := control.NewButton("Comment", r.Comment)
	comment.SetKey("N")
	quoted := control.NewButton("Quote", func() {
		r.focusText()
		r.Quote()
	})
	quoted.Hint = "Quote into the note that was written last (Q)"
	copied := control.NewIconButton(fynetheme.ContentCopyIcon(), "Copy with citation ("+copyKeys+")", func() {
		r.focusText()
		r.Copy()
	})
	b.remove = control.NewButton("Delete", func() {
		r.focusText()
		r.Delete()
	})
	b.fit = &flow.Fit{GapX: 6, GapY: 2}
	b.surface = panel.NewSurface(container.New(b.fit,
		b.colors, rule(), comment, quoted, copied, b.remove,
	), panel.Bar())
	return b
}

// limit makes the bar wrap in a pane that is too narrow for it.
func (b *bar) limit(width float32) { b.fit.Limit = b.surface.ContentWidth(width) }

// update shows the state of the selection or the chosen highlight.
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

// rule returns a thin line between groups of controls.
func rule() fyne.CanvasObject {
	return panel.NewFill(theme.ColorLine, fyne.NewSize(1, 14))
}
