package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// open shows an article or a note in a pane. A note, and where place is negative an
// article, is opened where it was left. then is called when it is shown, and
// may be nil.
func (d *desk) open(i int, ref notes.Ref, place int, then func(*pane)) {
	d.reopen(i, opened{Ref: ref, Place: place, View: d.view(), At: d.noteLeft(notes.NoteID(ref.ID))}, then)
}

// loading is something that is being read for a pane.
type loading struct {
	pane  *pane
	count int // of what was asked for in the pane: only the last of it is shown
	what  opened
	then  func(*pane) // called when it is shown; may be nil
}

// reopen does what open does, for something as it stood in a pane.
func (d *desk) reopen(i int, o opened, then func(*pane)) {
	p := d.panes[i]
	p.writer.Flush()
	p.loads++
	p.opening = &o
	l := loading{p, p.loads, o, then}
	switch o.Ref.Kind {
	case notes.KindArticle:
		d.thrift.begin()
		go d.openArticle(l, d.opened(o.Ref))
	case notes.KindNote:
		go d.openNote(l)
	default:
		p.opening = nil
		p.showNothing()
	}
	d.onChanged()
}

// openArticle reads an article and shows it. have is what some pane shows of it
// already, or nil. It is not for the UI thread.
func (d *desk) openArticle(l loading, have *loaded) {
	defer d.thrift.end()
	ref, place := l.what.Ref, l.what.Place
	a, err := loadArticle(d.ctx, d.notebook, notes.ArticleID(ref.ID), have)
	d.finish(l, err, func() {
		if place < 0 {
			place = d.left(a.revision.ID)
		}
		if other := d.opened(ref); other != nil && slices.EqualFunc(other.highlights, a.highlights, sameState) {
			a.highlights = other.highlights // however many, they are kept once
		}
		l.pane.showArticle(a, place)
	})
}

// openNote reads a note and shows it. It is not for the UI thread.
func (d *desk) openNote(l loading) {
	n, err := d.notebook.Note(d.ctx, notes.NoteID(l.what.Ref.ID))
	d.finish(l, err, func() { l.pane.showNote(n, l.what.View, l.what.At) })
}

// finish shows what was read for a pane, unless something else was asked for since, or
// reports why it could not be read. It may be called on any goroutine.
func (d *desk) finish(l loading, err error, show func()) {
	fyne.Do(func() {
		last := l.count == l.pane.loads
		if last {
			l.pane.opening = nil
		}
		switch {
		case errors.Is(err, notes.ErrInTrash):
			d.onTrashed(l.what.Ref, err, func() { d.reopen(slices.Index(d.panes, l.pane), l.what, l.then) })
			return
		case err != nil:
			d.onError(missing(err))
			return
		case !last:
			return
		}
		show()
		if l.pane == d.current() {
			d.onFocus()
		}
		d.onChanged()
		if l.then != nil {
			l.then(l.pane)
		}
	})
}

// missing says of what is not found that it is not there any more.
func missing(err error) error {
	if !errors.Is(err, notes.ErrNotFound) {
		return err
	}
	return &notes.Problem{What: "What was to be opened is not in the notebook any more", Why: "it was removed for good, or what had made it was undone", Cause: err}
}

// openNew shows a note that is not durable yet in a pane, and gives it the
// keyboard at once: what is typed next belongs to it. To be told when it is
// durable, see [desk.stored].
func (d *desk) openNew(i int, n notes.Note) {
	p := d.panes[i]
	p.writer.Flush()
	d.onChanged() // where the pane is left
	p.loads++
	p.showNote(n, d.view(), d.noteLeft(n.ID))
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

// opened returns an article that some pane shows already, nil if none does.
func (d *desk) opened(ref notes.Ref) *loaded {
	for _, p := range d.panes {
		if p.shown == ref {
			return p.loaded()
		}
	}
	return nil
}

// sameState says whether two readings of highlights found the same.
func sameState(a, b notes.Highlight) bool {
	return a.ID == b.ID && a.Revision == b.Revision && a.Status == b.Status && a.Modified.Equal(b.Modified)
}
