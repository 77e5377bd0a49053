package app

import (
	"context"
	"errors"
	"slices"
	"time"

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
	// left returns where a text was left, a code point.
	left func(notes.RevisionID) int
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

// open shows an article or a note in a pane. Where place is negative, an
// article is opened where it was left. then is called when it is shown, and
// may be nil.
func (d *desk) open(i int, ref notes.Ref, place int, then func(*pane)) {
	d.reopen(i, opened{Ref: ref, Place: place, View: d.view()}, then)
}

// reopen does what open does, for something as it stood in a pane.
func (d *desk) reopen(i int, o opened, then func(*pane)) {
	p := d.panes[i]
	p.writer.Flush()
	p.loads++
	load := p.loads
	ref, place := o.Ref, o.Place
	p.opening = &o
	done := func(show func()) {
		fyne.Do(func() {
			if load != p.loads {
				return
			}
			p.opening = nil
			show()
			if p == d.current() {
				d.onFocus()
			}
			d.onChanged()
			if then != nil {
				then(p)
			}
		})
	}
	switch ref.Kind {
	case notes.KindArticle:
		have := d.opened(ref)
		d.thrift.begin()
		go func() {
			defer d.thrift.end()
			l, err := loadArticle(context.Background(), d.notebook, notes.ArticleID(ref.ID), have)
			if err != nil {
				d.fail(p, load, err)
				return
			}
			done(func() {
				if place < 0 {
					place = d.left(l.revision.ID)
				}
				if other := d.opened(ref); other != nil && slices.EqualFunc(other.highlights, l.highlights, sameState) {
					l.highlights = other.highlights // however many, they are kept once
				}
				p.showArticle(l, place)
			})
		}()
	case notes.KindNote:
		go func() {
			n, err := d.notebook.Note(context.Background(), notes.NoteID(ref.ID))
			if err != nil {
				d.fail(p, load, err)
				return
			}
			done(func() { p.showNote(n, o.View) })
		}()
	default:
		p.opening = nil
		p.showNothing()
	}
	d.onChanged()
}

// openNew shows a note that is not durable yet in a pane, and gives it the
// keyboard at once: what is typed next belongs to it. To be told when it is
// durable, see [desk.stored].
func (d *desk) openNew(i int, n notes.Note) {
	p := d.panes[i]
	p.writer.Flush()
	p.loads++
	p.showNote(n, d.view())
	p.opening = &opened{Ref: n.Ref(), View: p.writer.View()} // until then the notebook has nothing to show
	d.setFocus(i)
	p.focus()
	d.onChanged()
}

// stored tells that a new note is durable.
func (d *desk) stored(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown == ref && p.opening != nil && p.opening.Ref == ref {
			p.opening = nil
		}
	}
}

// sameState says whether two readings of highlights found the same.
func sameState(a, b notes.Highlight) bool {
	return a.ID == b.ID && a.Revision == b.Revision && a.Status == b.Status && a.Modified.Equal(b.Modified)
}

// leave empties the panes that show something.
func (d *desk) leave(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown == ref {
			p.showNothing()
		}
	}
}

// fail reports what could not be opened. It may be called on any goroutine.
func (d *desk) fail(p *pane, load int, err error) {
	fyne.Do(func() {
		if load == p.loads {
			p.opening = nil
		}
		if errors.Is(err, notes.ErrNotFound) {
			err = &notes.Problem{What: "What was to be opened is not in the notebook any more", Why: "it was removed for good, or what had made it was undone", Cause: err}
		}
		d.onError(err)
	})
}

// opened returns an article that some pane shows already, nil if none does.
func (d *desk) opened(ref notes.Ref) *loaded {
	for _, p := range d.panes {
		if p.shown == ref {
			return p.loaded()
		}
	}
	return nil
}

// reload reads again what the panes show, after a change. Something that is in
// the trash now, or gone, leaves its pane empty.
func (d *desk) reload(ctx context.Context) {
	type want struct {
		pane *pane
		ref  notes.Ref
		load int
		have *loaded

		handed int // see [writing.Writer.Handed]
	}
	var wants []want
	fyne.DoAndWait(func() {
		for _, p := range d.panes {
			if p.opening == nil {
				wants = append(wants, want{p, p.shown, p.loads, p.loaded(), p.writer.Handed()})
			}
		}
	})
	type read struct {
		loaded
		err error
	}
	articles := map[notes.Ref]read{} // panes with the same article share what is read
	for _, w := range wants {
		var show func()
		switch w.ref.Kind {
		case notes.KindArticle:
			r, again := articles[w.ref]
			if !again {
				r.loaded, r.err = loadArticle(ctx, d.notebook, notes.ArticleID(w.ref.ID), w.have)
				articles[w.ref] = r
			}
			show = d.outcome(w.pane, r.err, r.article.Trashed, func() { w.pane.showArticle(r.loaded, w.pane.reader.Place()) })
		case notes.KindNote:
			n, err := d.notebook.Note(ctx, notes.NoteID(w.ref.ID))
			show = d.outcome(w.pane, err, n.Trashed, func() { w.pane.showNote(n, w.pane.writer.View()) })
		default:
			continue
		}
		fyne.Do(func() {
			// What was handed on since makes a change, after which all is read again.
			switch {
			case w.load != w.pane.loads || w.handed != w.pane.writer.Handed():
			case d.travels > 0:
				d.missed = true
			default:
				show()
			}
		})
	}
	fyne.Do(d.onFocus)
}

// outcome says what a pane shows after something was read again.
func (d *desk) outcome(p *pane, err error, trashed time.Time, show func()) func() {
	switch {
	case errors.Is(err, notes.ErrNotFound), err == nil && !trashed.IsZero():
		return p.lose
	case err != nil:
		return func() { d.onError(err) }
	}
	return show
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
