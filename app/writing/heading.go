package writing

import (
	"collate/app/widget/editor"
	"collate/notes/link"
)

// headings detects that the user has renamed a heading of the body.
type headings struct {
	known   []editor.Heading // before the changes since
	changed bool             // the text has changed since
	line    int              // start of the changed line, in bytes
}

// learnHeadings stores the current headings as unchanged.
func (w *Writer) learnHeadings() { w.headings = headings{known: w.body.Outline()} }

// typedInLine records the line of a change. If another line was changed before, it is
// left.
func (w *Writer) typedInLine() {
	line, _ := w.body.LineAt(w.body.Caret())
	if w.headings.changed && line != w.headings.line {
		w.leaveLine()
	}
	w.headings.changed, w.headings.line = true, line
}

// caretMoved leaves the changed line when the caret has left it.
func (w *Writer) caretMoved() {
	if !w.headings.changed {
		return
	}
	if line, _ := w.body.LineAt(w.body.Caret()); line != w.headings.line {
		w.leaveLine()
	}
}

// leaveLine hands on the typed text, and calls OnHeading for the headings that were
// renamed by it.
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

// renaming is the old and the new text of a heading.
type renaming struct{ from, to string }

// renamed returns the renamed headings to which links by the old text led. If headings
// were moved, added or removed, the pairs are ambiguous, and it returns nil.
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
		if h.Title != now[i].Title && !linked[from] { // links lead to the first heading with a text
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
