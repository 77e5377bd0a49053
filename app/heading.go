package app

import (
	"collate/app/writing"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// openAt shows an article or a note in another pane, at the first heading with
// that text; where it was left if heading is "".
func (w *window) openAt(ref notes.Ref, heading string) {
	w.trail.leave(w.here())
	w.desk.open(w.paneFor(ref, true), ref, -1, func(p *pane) {
		w.desk.focusOn(p)
		if heading != "" {
			p.goToHeading(heading)
		}
		p.focus()
	})
}

// goToHeading scrolls to the first heading with that text.
func (p *pane) goToHeading(heading string) {
	if p.shown.Kind == notes.KindNote {
		p.writer.GoToHeading(heading)
		return
	}
	doc := p.revision.Document
	for _, h := range doc.Headings() {
		if link.Normalize(doc.Slice(h.Start, h.End)) == link.Normalize(heading) {
			p.reader.GoTo(h.Start)
			return
		}
	}
}

// followFrom follows a link in the note of a pane, including links to headings of
// the same note and the checkboxes of tasks.
func (w *window) followFrom(p *pane, target string) {
	if task, ok := markdown.TaskTarget(target); ok {
		p.writer.Flush()
		w.changes.ToggleTask(notes.NoteID(p.shown.ID), task)
		return
	}
	if l, ok := link.Parse(target); ok && l.Target.Name == "" && l.Target.Heading != "" {
		p.goToHeading(l.Target.Heading)
		return
	}
	w.follow(target)
}

// renameHeading asks for a new text of the heading above the caret. Links to it
// are changed too.
func (w *window) renameHeading(wr *writing.Writer) {
	wr.Flush()
	n, caret := wr.Note(), wr.Caret()
	headings := markdown.Headings(n.Body)
	index := len(headings) - 1
	for index >= 0 && headings[index].Start > caret {
		index--
	}
	if index < 0 {
		return
	}
	h := headings[index]
	text := markdown.Slice(n.Body, h.Start, h.End)
	w.prompt("Heading", "Links to it are changed too.", text, func(to string) {
		w.rename(to, text, func() { w.changes.RenameHeading(n.ID, index, h.Text, to) })
	})
}
