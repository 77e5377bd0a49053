package app

import (
	"context"
	"fmt"

	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// offerRelinking offers to change the links to a heading of a note that was given another
// text, if there are any.
func (w *window) offerRelinking(id notes.NoteID, from, to string) {
	from, to = headingAsRead(from), headingAsRead(to)
	if from == "" || to == "" || link.Normalize(from) == link.Normalize(to) {
		return
	}
	ctx := context.Background()
	go show(ctx, w, func() (int, error) { return w.notebook.HeadingLinks(ctx, id, from) }, func(links int) {
		if links == 0 {
			return
		}
		still := "still name"
		if links == 1 {
			still += "s"
		}
		message := fmt.Sprintf("The heading “%s” is “%s” now. %s %s the old one.", from, to, count(links, "link"), still)
		w.notices.Tell(overlay.Notice{Message: message, Action: "Change the links to it", OnAction: func() {
			w.flush()
			w.changes.RelinkHeading(id, from, to)
		}})
	})
}

// headingAsRead returns the words of a heading without markup.
func headingAsRead(markup string) string {
	for _, h := range markdown.Headings("# " + markup) {
		return h.Text
	}
	return ""
}
