package app

import (
	"fmt"

	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// relinkHeading changes the links to a heading that the user has renamed in the text,
// and reports it.
func (w *window) relinkHeading(id notes.NoteID, from, to string) {
	from, to = headingAsRead(from), headingAsRead(to)
	if from == "" || to == "" || link.Normalize(from) == link.Normalize(to) {
		return
	}
	w.changes.RelinkHeading(id, from, to)
	w.whenMade(func(made notes.Entry) {
		message := fmt.Sprintf("The heading “%s” is “%s” now. The links to it in %s were changed with it.",
			ellipsis(from, longestTitle), ellipsis(to, longestTitle), count(made.Records, "text"))
		w.offerTakingBack(overlay.Notice{Message: message, News: true}, made.ID)
	})
}

// headingAsRead returns the rendered text of a heading.
func headingAsRead(markup string) string {
	for _, h := range markdown.Headings("# " + markup) {
		return h.Text
	}
	return ""
}
