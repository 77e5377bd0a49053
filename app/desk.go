package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
)

// maxPanes is how many panes can stand side by side.
const maxPanes = 4

// desk is what lies open: one to four panes, one of which has the focus. Panes
// that were closed keep what they showed, to have it again.
type desk struct {
	ctx      context.Context // of what is read
	notebook Notebook
	table    *table
	newPane  func(*desk, *pane) // fills in a pane and binds its callbacks

	// onFocus is called when another pane, or another thing in the focused
	// pane, has the focus.
	onFocus func()
	// onChanged is called when something was opened, closed or moved.
	onChanged func()
	// onError is called for what could not be opened.
	onError func(error)
	// onTrashed is called for what could not be opened because it is in the trash, with
	// what opens it once it is out of there.
	onTrashed func(ref notes.Ref, why error, open func())
	// left returns where a text was left, a code point, and noteLeft where a note was.
	left     func(notes.RevisionID) int
	noteLeft func(notes.NoteID) writing.Place
	// view returns how the user wants to see notes.
	view   func() writing.View
	thrift *thrift

	panes     []*pane // those that are open, and then those that were
	count     int
	arranged  arrangement
	focused   int
	following bool // panes are being scrolled after another one

	travels int  // steps of the history that are on their way
	missed  bool // something was read meanwhile, and not shown
}

// shown returns the panes that are open, from left to right.
func (d *desk) shown() []*pane { return d.panes[:d.count] }

// current returns the focused pane.
func (d *desk) current() *pane { return d.panes[d.focused] }

// setCount opens or closes panes at the end.
func (d *desk) setCount(n int) {
	for len(d.panes) < n {
		p := &pane{}
		d.newPane(d, p)
		d.panes = append(d.panes, p)
	}
	if n == d.count {
		return
	}
	d.count = n
	d.arrange(d.arranged)
	if d.focused >= n {
		d.setFocus(n - 1)
		d.current().focus()
	} else {
		d.setFocus(d.focused)
	}
}

// arrange puts the panes into columns, rows or a grid.
func (d *desk) arrange(a arrangement) {
	d.arranged = a
	var frames []fyne.CanvasObject
	for _, p := range d.shown() {
		frames = append(frames, p.frame)
	}
	d.table.set(frames, a.rows(d.count))
	d.onChanged()
}

// swap lets the focused pane and the next one change places. The focus goes
// with the pane.
func (d *desk) swap() {
	i, j := d.focused, (d.focused+1)%d.count
	d.panes[i], d.panes[j] = d.panes[j], d.panes[i]
	d.arrange(d.arranged)
	d.setFocus(j)
}

// closePane closes the focused pane, unless it is the only one.
func (d *desk) closePane() {
	if d.count == 1 {
		return
	}
	i := d.focused
	closed := d.panes[i]
	closed.writer.Flush()
	d.panes = append(slices.Delete(d.panes, i, i+1), closed)
	d.count--
	d.arrange(d.arranged)
	d.setFocus(min(i, d.count-1))
	d.current().focus()
}

// setFocus makes a pane the focused one.
func (d *desk) setFocus(i int) {
	d.focused = i
	for j, p := range d.panes {
		p.frame.SetFocused(j == i && d.count > 1)
	}
	d.onFocus()
}

// under returns the index of the pane at a position on the canvas, -1 if there
// is none.
func (d *desk) under(at fyne.Position) int {
	return slices.IndexFunc(d.shown(), func(p *pane) bool {
		in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p.frame))
		size := p.frame.Size()
		return in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height
	})
}

// showing returns the index of the first pane that shows something, or will in
// a moment; -1 if none does.
func (d *desk) showing(ref notes.Ref) int {
	return slices.IndexFunc(d.shown(), func(p *pane) bool {
		if p.opening != nil {
			return p.opening.Ref == ref
		}
		return p.shown == ref
	})
}

// focusOn makes an open pane the focused one, if it is not.
func (d *desk) focusOn(p *pane) {
	if i := slices.Index(d.shown(), p); i >= 0 && i != d.focused {
		d.setFocus(i)
	}
}

// step moves the focus by so many panes, round and round.
func (d *desk) step(by int) {
	d.setFocus((d.focused + by + d.count) % d.count)
	d.current().focus()
}

// other returns another pane than the focused one: an empty one if there is
// one, else the next. It opens one if there is no other.
func (d *desk) other() int {
	if d.count == 1 {
		d.setCount(2)
	}
	for i, p := range d.shown() {
		if i != d.focused && p.opened().Ref.Kind == "" {
			return i
		}
	}
	return (d.focused + 1) % d.count
}

// leave empties the panes that show something.
func (d *desk) leave(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown == ref {
			p.showNothing()
		}
	}
}

// add shows a highlight that the user has made in all panes with its text.
func (d *desk) add(h notes.Highlight) {
	for _, p := range d.panes {
		if p.revision.ID == h.Revision {
			p.add(h)
		}
	}
	d.onFocus()
}

// forget lets go of what was added and is not read back yet: the notebook
// knows best from now on.
func (d *desk) forget() {
	for _, p := range d.panes {
		p.added = nil
	}
}

// flush hands on at once what was typed into notes.
func (d *desk) flush() {
	for _, p := range d.panes {
		p.writer.Flush()
	}
}

func (d *desk) setLook(look textview.Look) {
	for _, p := range d.panes {
		p.setLook(look)
	}
}
