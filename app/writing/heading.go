package writing

import (
	"slices"

	"collate/app/widget/editor"
	"collate/notes"
)

// headings tell when the user has given a heading of the body another text.
type headings struct {
	of      notes.NoteID
	known   []editor.Heading // before what was typed since
	changed bool             // something was typed since
	line    int              // where the line begins that it was typed in, in bytes
}

// learnHeadings takes the headings as they are before anything is typed.
func (w *Writer) learnHeadings() {
	w.headings = headings{of: w.note.ID, known: w.body.Outline()}
}

// typedInLine notes in which line something was typed. One that was typed in before is
// left then.
func (w *Writer) typedInLine() {
	if w.headings.of != w.note.ID {
		w.learnHeadings()
		return
	}
	line, _ := w.body.LineAt(w.body.Caret())
	if w.headings.changed && line != w.headings.line {
		w.leaveLine()
	}
	w.headings.changed, w.headings.line = true, line
}

// caretMoved tells of the heading that the caret has left.
func (w *Writer) caretMoved() {
	if !w.headings.changed {
		return
	}
	if line, _ := w.body.LineAt(w.body.Caret()); line != w.headings.line {
		w.leaveLine()
	}
}

// leaveLine tells of a heading, if it is the only one that is different from before.
func (w *Writer) leaveLine() {
	if !w.headings.changed || w.headings.of != w.note.ID {
		return
	}
	before := w.headings.known
	w.learnHeadings()
	now := w.headings.known
	if len(now) != len(before) {
		return
	}
	var different []int
	for i := range now {
		if now[i].Title != before[i].Title {
			different = append(different, i)
		}
	}
	if len(different) != 1 {
		return
	}
	from, to := before[different[0]].Title, now[different[0]].Title
	if !slices.ContainsFunc(now, func(h editor.Heading) bool { return h.Title == from }) { // to which links lead still
		w.OnHeading(w.note.ID, from, to)
	}
}
