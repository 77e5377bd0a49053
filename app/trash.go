package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"collate/app/theme"
	"collate/app/widget/control"
	"collate/app/widget/label"
	"collate/app/widget/overlay"
	"collate/notes"
)

// trashDays is how many days items stay in the trash.
const trashDays = 90

// emptyOldTrash removes the items that have been in the trash for trashDays, in
// the background.
func (w *window) emptyOldTrash() {
	until := w.now().AddDate(0, 0, -trashDays)
	go func() {
		if _, err := w.notebook.EmptyTrash(context.Background(), until); err != nil {
			fyne.Do(func() { w.reportError(err) })
		}
	}()
}

func (w *window) deleteArticle(id notes.ArticleID) {
	w.margin.Flush()
	w.changes.Discard(notes.Ref{Kind: notes.KindArticle, ID: string(id)})
	w.offerUndo("The article is in the trash, with its highlights.")
}

// showTrash lists the items in the trash, to restore them or to empty it.
func (w *window) showTrash() {
	go show(w.ctx, w, func() ([]notes.Trashed, error) {
		if err := w.history.Wait(); err != nil { // includes what was deleted just now
			return nil, err
		}
		return w.notebook.Trash(w.ctx)
	}, w.openTrash)
}

func (w *window) openTrash(items []notes.Trashed) {
	about := widget.NewLabel(fmt.Sprintf("What is deleted stays here for %d days.", trashDays))
	if len(items) == 0 {
		about.SetText("The trash is empty. " + about.Text)
	}
	rows := widget.NewList(func() int { return len(items) }, func() fyne.CanvasObject { return newTrashRow() }, nil)
	rows.UpdateItem = func(i widget.ListItemID, row fyne.CanvasObject) {
		item := items[i]
		row.(*trashRow).show(item, func() {
			w.changes.Restore(item.Ref)
			items = slices.DeleteFunc(items, func(other notes.Trashed) bool { return other.Ref == item.Ref })
			rows.Refresh()
		})
	}
	d := dialog.NewCustomWithoutButtons("Trash", container.NewBorder(about, nil, nil, nil, rows), w.win)
	empty := newDialogButton("Empty the trash…", func() {
		d.Dismiss()
		w.askToEmptyTrash(len(items))
	}, d.Dismiss)
	if len(items) == 0 {
		empty.Disable()
	}
	d.SetButtons([]fyne.CanvasObject{empty, newDialogButton("Close", d.Dismiss, d.Dismiss)})
	size := w.win.Canvas().Size()
	w.ask(d, min(size.Width-80, 720), min(size.Height-80, 560))
}

// trashRow shows an item in the trash with a button to restore it.
type trashRow struct {
	widget.BaseWidget
	title, about *label.Label
	restore      *control.Button
}

func newTrashRow() *trashRow {
	r := &trashRow{
		title:   label.New("", label.Style{Lines: 1}),
		about:   label.New("", label.Style{Lines: 1, Color: theme.ColorQuiet, Size: 12}),
		restore: control.NewButton("Put back", nil),
	}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *trashRow) CreateRenderer() fyne.WidgetRenderer {
	lines := container.New(layout.NewCustomPaddedVBoxLayout(0), r.title, r.about)
	row := container.NewBorder(nil, nil, nil, container.NewCenter(r.restore), lines)
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(6, 6, 8, 8), row))
}

func (r *trashRow) show(item notes.Trashed, restore func()) {
	r.title.SetText(trashTitle(item))
	r.about.SetText(trashAbout(item))
	r.restore.OnTapped = restore
}

// trashTitle returns the title of an item on one line.
func trashTitle(item notes.Trashed) string {
	title := strings.Join(strings.Fields(item.Title), " ")
	switch {
	case item.Ref.Kind == notes.KindHighlight:
		return "“" + title + "”"
	case title == "":
		return "Untitled"
	}
	return title
}

// trashAbout returns the kind of an item and when it was deleted.
func trashAbout(item notes.Trashed) string {
	kind := map[notes.Kind]string{
		notes.KindArticle:   "Article",
		notes.KindHighlight: "Highlight in " + item.From,
		notes.KindNote:      "Note",
	}[item.Ref.Kind]
	return kind + " · deleted on " + item.Time.Local().Format("2 January 2006")
}

// askToEmptyTrash asks for confirmation and empties the trash.
func (w *window) askToEmptyTrash(items int) {
	message := widget.NewLabel("This is for good: no undo brings back what was in it, and its earlier versions go too.")
	message.Wrapping = fyne.TextWrapWord
	title := "Remove " + count(items, "item") + "?"
	ask := dialog.NewCustomConfirm(title, "Remove for good", "Cancel", message, func(yes bool) {
		if yes {
			until := w.now()
			go show(w.ctx, w, func() (int, error) {
				if err := w.history.Wait(); err != nil { // keeps what was restored just now
					return 0, err
				}
				return w.notebook.EmptyTrash(context.Background(), until)
			}, func(removed int) {
				w.notices.Tell(overlay.Notice{Message: "Removed " + count(removed, "item") + " for good."})
			})
		}
	}, w.win)
	w.ask(ask, 460, 180)
}
