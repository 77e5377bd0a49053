package writing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/flow"
	"collate/app/widget/label"
	"collate/app/widget/panel"
)

// deletedBar is shown above a note that was deleted while it was open, and
// offers to restore it.
type deletedBar struct{ bar *fyne.Container }

func newDeletedBar(w *Writer) *deletedBar {
	message := label.New("This note was deleted. It stands here still: write on or put it back, and it is in the notebook again.", label.Style{Lines: label.Unlimited})
	back := control.NewButton("Put it back", func() {
		w.OnPutBack(w.Note())
		w.focus()
	})
	back.SetColor(theme.ColorAccent)
	button := container.NewCenter(back)
	row := container.New(flow.Dock(nil, nil, nil, button), button, message)
	bar := container.NewStack(panel.NewFill(theme.ColorSoft, fyne.Size{}), container.New(layout.NewCustomPaddedLayout(6, 6, 18, 12), row))
	bar.Hide()
	return &deletedBar{bar}
}

func (d *deletedBar) hide()       { d.bar.Hide() }
func (d *deletedBar) shown() bool { return d.bar.Visible() }

// SetDeleted shows that the note was deleted. It returns false, and shows
// nothing, if the note has no text or is only being read.
func (w *Writer) SetDeleted() bool {
	if w.view == Read && !w.draft.typing || w.title.Len()+w.body.Len() == 0 {
		return false
	}
	w.deleted.bar.Show()
	w.content.Refresh()
	if w.body.Text() != w.note.Body {
		w.save.Call()
	}
	return true
}
