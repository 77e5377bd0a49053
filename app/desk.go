package app

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"collate/app/widget/textview"
	"collate/app/writing"
	"collate/notes"
)

// maxPanes is the maximum number of panes.
const maxPanes = 4

// desk is the open panes, one to four, one of which has the focus. Closed panes are
// kept with their contents, to be reopened.
type desk struct {
	ctx      context.Context // of all reads
	notebook Notebook
	table    *table
	newPane  func(*desk, *pane) // fills in a pane and binds its callbacks

	// onFocus is called when another pane is focused, or the focused pane shows
	// something else.
	onFocus func()
	// onChanged is called when something was opened, closed or moved.
	onChanged func()
	// onError is called if something cannot be opened.
	onError func(error)
	// onTrashed is called if something cannot be opened because it is in the trash;
	// open opens it after it was restored.
	onTrashed func(ref notes.Ref, why error, open func())
	// left returns the code point where an article was left, and noteLeft the place
	// where a note was.
	left     func(notes.RevisionID) int
	noteLeft func(notes.NoteID) writing.Place
	// view returns the user's view of notes.
	view   func() writing.View
	thrift *thrift

	panes     []*pane // the open ones, then the closed ones
	count     int
	arranged  arrangement
	focused   int
	following bool // follow is scrolling the other panes

	travels int  // number of undo and redo steps in progress
	missed  bool // reload has read something meanwhile and not shown it
}

// shown returns the open panes, from left to right.
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

// arrange arranges the panes in columns, rows or a grid.
func (d *desk) arrange(a arrangement) {
	d.arranged = a
	var frames []fyne.CanvasObject
	for _, p := range d.shown() {
		frames = append(frames, p.frame)
	}
	d.table.set(frames, a.rows(d.count))
	d.onChanged()
}

// swap swaps the focused pane with the next one. The pane keeps the focus.
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

// setFocus makes pane i the focused one.
func (d *desk) setFocus(i int) {
	d.focused = i
	for j, p := range d.panes {
		p.frame.SetFocused(j == i && d.count > 1)
	}
	d.onFocus()
}

// under returns the index of the open pane at a position on the canvas, -1 if there is
// none.
func (d *desk) under(at fyne.Position) int {
	return slices.IndexFunc(d.shown(), func(p *pane) bool {
		in := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(p.frame))
		size := p.frame.Size()
		return in.X >= 0 && in.Y >= 0 && in.X < size.Width && in.Y < size.Height
	})
}

// showing returns the index of the first open pane that shows a record or is loading
// it; -1 if there is none.
func (d *desk) showing(ref notes.Ref) int {
	return slices.IndexFunc(d.shown(), func(p *pane) bool {
		if p.opening != nil {
			return p.opening.Ref == ref
		}
		return p.shown == ref
	})
}

// focusOn makes an open pane the focused one.
func (d *desk) focusOn(p *pane) {
	if i := slices.Index(d.shown(), p); i >= 0 && i != d.focused {
		d.setFocus(i)
	}
}

// step moves the focus by a number of panes, cyclically.
func (d *desk) step(by int) {
	d.setFocus((d.focused + by + d.count) % d.count)
	d.current().focus()
}

// other returns the index of another pane than the focused one: an empty one if there
// is one, otherwise the next. It opens a second pane if there is only one.
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

// leave empties the panes that show a record.
func (d *desk) leave(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown == ref {
			p.showNothing()
		}
	}
}

// add shows a new highlight in all panes with its text, before it is read from the
// notebook.
func (d *desk) add(h notes.Highlight) {
	for _, p := range d.panes {
		if p.revision.ID == h.Revision {
			p.add(h)
		}
	}
	d.onFocus()
}

// forget drops the highlights of add that have not been read from the notebook yet.
func (d *desk) forget() {
	for _, p := range d.panes {
		p.added = nil
	}
}

// flush hands on what was typed into notes.
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
