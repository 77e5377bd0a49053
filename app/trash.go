package app

import (
	"context"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// trashDays is how many days something stays in the trash.
const trashDays = 90

// emptyTrash removes for good, in the background, what has been in the trash
// for so long.
func (w *window) emptyTrash() {
	until := w.now().AddDate(0, 0, -trashDays)
	go func() {
		if _, err := w.notebook.EmptyTrash(context.Background(), until); err != nil {
			fyne.Do(func() { w.reportError(err) })
		}
	}()
}

func (w *window) deleteArticle(id notes.ArticleID) {
	w.margin.Flush()
	w.changes.discard(notes.Ref{Kind: notes.KindArticle, ID: string(id)})
	w.offerUndo("The article is in the trash, with its highlights.")
}
