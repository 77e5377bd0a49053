package field

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Prose is an Entry that keeps its place where words wrap. Fyne's own has no place after
// a space that does not fit into its line, and puts what is typed next before the space,
// or even into the next paragraph.
type Prose struct {
	widget.Entry

	place int    // the code point before which the last key left the cursor; 0 if the cursor tells
	typed string // the text as that key left it
}

// nowhere is a row that does not exist: in it columns count from the start of the text.
const nowhere = math.MaxInt

// TypedRune types where the last key left off.
func (p *Prose) TypedRune(r rune) {
	p.erase()
	at := p.toPlace()
	p.Entry.TypedRune(r)
	p.leaveAt(at + 1)
}

// TypedKey breaks the line or deletes backwards where the last key left off; for any other
// key the cursor is where it stands.
func (p *Prose) TypedKey(key *fyne.KeyEvent) {
	switch {
	case p.MultiLine && (key.Name == fyne.KeyReturn || key.Name == fyne.KeyEnter):
		p.TypedRune('\n')
	case key.Name == fyne.KeyBackspace && !p.erase():
		at := p.toPlace()
		p.Entry.TypedKey(key)
		p.leaveAt(at - 1)
	case key.Name != fyne.KeyBackspace:
		p.leaveAt(0)
		p.Entry.TypedKey(key)
	}
}

// TypedShortcut pastes where the last key left off.
func (p *Prose) TypedShortcut(s fyne.Shortcut) {
	row, column, place := p.CursorRow, p.CursorColumn, p.place
	if _, paste := s.(*fyne.ShortcutPaste); paste {
		p.toPlace()
	}
	p.leaveAt(0)
	p.Entry.TypedShortcut(s)
	if p.CursorRow == nowhere { // there was nothing to paste
		p.CursorRow, p.CursorColumn = row, column
		p.leaveAt(place)
	}
}

// MouseDown puts the cursor where the pointer is.
func (p *Prose) MouseDown(e *desktop.MouseEvent) {
	p.leaveAt(0)
	p.Entry.MouseDown(e)
}

// erase deletes what is selected and says whether that was anything.
func (p *Prose) erase() bool {
	if p.SelectedText() == "" {
		return false
	}
	p.leaveAt(0)
	p.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	return true
}

// toPlace puts the cursor back where the last key left it, unless it was moved or the
// text is another one since, and returns the code point that it stands before.
func (p *Prose) toPlace() int {
	if p.place > 0 && p.typed == p.Text && p.SelectedText() == "" {
		p.CursorRow, p.CursorColumn = nowhere, p.place
	}
	return p.CursorTextOffset()
}

// leaveAt says where the cursor is to be for the next key; with 0 it is where it stands.
func (p *Prose) leaveAt(place int) {
	p.place, p.typed = max(place, 0), p.Text
}
