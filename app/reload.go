package app

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"collate/notes"
)

// sight is what a pane showed when a reload began.
type sight struct {
	pane   *pane
	ref    notes.Ref
	load   int // see [pane.loads]
	handed int // see [writing.Writer.Handed]
	have   *loaded
}

// inSight returns what the panes show, without panes that wait for something.
func (d *desk) inSight() (all []sight) {
	for _, p := range d.panes {
		if p.opening == nil {
			all = append(all, sight{p, p.shown, p.loads, p.writer.Handed(), p.loaded()})
		}
	}
	return all
}

// reload reads again what the panes show, after a change. A pane whose record
// is in the trash or gone is emptied. It must be called off the UI thread.
func (d *desk) reload(ctx context.Context) {
	var all []sight
	fyne.DoAndWait(func() { all = d.inSight() })
	type read struct {
		loaded
		err error
	}
	articles := map[notes.Ref]read{} // panes with the same article share the result
	for _, v := range all {
		var show func()
		switch v.ref.Kind {
		case notes.KindArticle:
			r, again := articles[v.ref]
			if !again {
				r.loaded, r.err = loadArticle(ctx, d.notebook, notes.ArticleID(v.ref.ID), v.have)
				articles[v.ref] = r
			}
			show = d.outcome(v.pane, r.err, r.article.Trashed, func() { v.pane.showArticle(r.loaded, v.pane.reader.Place()) })
		case notes.KindNote:
			n, err := d.notebook.Note(ctx, notes.NoteID(v.ref.ID))
			show = d.outcome(v.pane, err, n.Trashed, func() { v.pane.showNote(n, v.pane.writer.View(), v.pane.writer.Place()) })
		default:
			continue
		}
		fyne.Do(func() {
			// Text handed on since then makes a change, which causes another
			// reload.
			switch {
			case v.load != v.pane.loads || v.handed != v.pane.writer.Handed():
			case d.travels > 0:
				d.missed = true
			default:
				show()
			}
		})
	}
	fyne.Do(d.onFocus)
}

// outcome returns the function that shows the result of a reload in a pane.
func (d *desk) outcome(p *pane, err error, trashed time.Time, show func()) func() {
	switch {
	case errors.Is(err, notes.ErrNotFound), err == nil && !trashed.IsZero():
		return p.lose
	case err != nil:
		return func() { d.onError(err) }
	}
	return show
}
