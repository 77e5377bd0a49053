package writing

import (
	"collate/app/widget/editor"
	"collate/notes/link"
)

// headings tell when the user has given a heading of the body another text.
type headings struct {
	known   []editor.Heading // before what was typed since
	changed bool             // something was typed since
	line    int              // where the line begins that it was typed in, in bytes
}

// learnHeadings takes the headings as they are before anything is typed.
func (w *Writer) learnHeadings() { w.headings = headings{known: w.body.Outline()} }

// typedInLine notes in which line something was typed. One that was typed in before is
// left then.
func (w *Writer) typedInLine() {
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

// leaveLine hands on what was typed, and tells of the headings that have another text by
// that.
func (w *Writer) leaveLine() {
	if !w.headings.changed {
		return
	}
	before := w.headings.known
	w.learnHeadings()
	given := renamed(before, w.headings.known)
	if len(given) == 0 || w.deleted.shown() {
		return
	}
	w.paused()
	for _, h := range given {
		w.OnHeading(w.note.ID, h.from, h.to)
	}
}

// renaming is what a heading was and is called.
type renaming struct{ from, to string }

// renamed returns the headings with other texts, of those that links by the old one led
// to. Where some were moved, came or went, it is not known which is which, and there are
// none.
func renamed(before, now []editor.Heading) (given []renaming) {
	if len(now) != len(before) {
		return nil
	}
	linked, there := make(map[string]bool), make(map[string]bool)
	for _, h := range now {
		there[link.Normalize(h.Title)] = true
	}
	moved := false
	for i, h := range before {
		from := link.Normalize(h.Title)
		if h.Title != now[i].Title && !linked[from] { // links lead to the first
			given = append(given, renaming{h.Title, now[i].Title})
			moved = moved || there[from]
		}
		linked[from] = true
	}
	if moved && len(given) > 1 {
		return nil
	}
	return given
}
