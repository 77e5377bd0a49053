package app

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// open shows an article or a note in pane i. A note, and an article with a negative
// place, is shown where it was left. then is called after it is shown; may be nil.
func (d *desk) open(i int, ref notes.Ref, place int, then func(*pane)) {
	d.reopen(i, opened{Ref: ref, Place: place, View: d.view(), At: d.noteLeft(notes.NoteID(ref.ID))}, then)
}

// loading is a request to show something in a pane.
type loading struct {
	pane  *pane
	count int // value of pane.loads: only the last request is shown
	what  opened
	then  func(*pane) // called after it is shown; may be nil
}

// reopen is open for something with a remembered place and view.
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

// openArticle reads an article and shows it. have is the article if a pane shows it
// already, or nil. It must be called off the UI thread.
func (d *desk) openArticle(l loading, have *loaded) {
	defer d.thrift.end()
	ref, place := l.what.Ref, l.what.Place
	a, err := loadArticle(d.ctx, d.notebook, notes.ArticleID(ref.ID), have)
	d.finish(l, err, func() {
		if place < 0 {
			place = d.left(a.revision.ID)
		}
		if other := d.opened(ref); other != nil && slices.EqualFunc(other.highlights, a.highlights, sameState) {
			a.highlights = other.highlights // panes share the slice
		}
		l.pane.showArticle(a, place)
	})
}

// openNote reads a note and shows it. It must be called off the UI thread.
func (d *desk) openNote(l loading) {
	n, err := d.notebook.Note(d.ctx, notes.NoteID(l.what.Ref.ID))
	d.finish(l, err, func() { l.pane.showNote(n, l.what.View, l.what.At) })
}

// finish shows what was read for a pane, unless there is a later request, or reports
// the error. It may be called on any goroutine.
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

// missing explains an error that matches ErrNotFound, and returns other errors as they
// are.
func missing(err error) error {
	if !errors.Is(err, notes.ErrNotFound) {
		return err
	}
	return &notes.Problem{What: "What was to be opened is not in the notebook any more", Why: "it was removed for good, or what had made it was undone", Cause: err}
}

// openNew shows a note that is not stored yet in pane i, and focuses it at once, so
// that text typed next goes to it. The caller must call [desk.stored] when the note is
// stored.
func (d *desk) openNew(i int, n notes.Note) {
	p := d.panes[i]
	p.writer.Flush()
	d.onChanged() // saves where the pane is left
	p.loads++
	p.showNote(n, d.view(), d.noteLeft(n.ID))
	p.opening = &opened{Ref: n.Ref(), View: p.writer.View()} // the notebook does not have the note yet
	d.setFocus(i)
	p.focus()
	d.onChanged()
}

// stored records that a new note is stored.
func (d *desk) stored(ref notes.Ref) {
	for _, p := range d.panes {
		if p.shown == ref && p.opening != nil && p.opening.Ref == ref {
			p.opening = nil
		}
	}
}

// opened returns an article that a pane shows already, or nil.
func (d *desk) opened(ref notes.Ref) *loaded {
	for _, p := range d.panes {
		if p.shown == ref {
			return p.loaded()
		}
	}
	return nil
}

// sameState says whether two values of a highlight are the same version.
func sameState(a, b notes.Highlight) bool {
	return a.ID == b.ID && a.Revision == b.Revision && a.Status == b.Status && a.Modified.Equal(b.Modified)
}
