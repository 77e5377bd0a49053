package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"collate/app/widget/overlay"
	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// offerRelinking offers to change the links to a heading of a note that was given another
// text, if there are any.
func (w *window) offerRelinking(id notes.NoteID, from, to string) {
	from, to = headingAsRead(from), headingAsRead(to)
	if from == "" || to == "" || link.Normalize(from) == link.Normalize(to) {
		return
	}
	ctx := context.Background()
	go show(ctx, w, func() (int, error) {
		r, err := w.changes.relinking(ctx, id, from, to)
		if errors.Is(err, notes.ErrNotFound) { // the note is not durable yet
			return 0, nil
		}
		return r.links, err
	}, func(links int) {
		if links == 0 {
			return
		}
		still := "still name"
		if links == 1 {
			still += "s"
		}
		message := fmt.Sprintf("The heading “%s” is “%s” now. %s %s the old one.", from, to, count(links, "link"), still)
		w.notices.Tell(overlay.Notice{Message: message, Action: "Change the links to it", OnAction: func() {
			w.flush()
			w.changes.relinkHeading(id, from, to)
		}})
	})
}

// headingAsRead returns the words of a heading without markup.
func headingAsRead(markup string) string {
	for _, h := range markdown.Headings("# " + markup) {
		return h.Text
	}
	return ""
}

// relinkHeading has the links to a heading of a note that is called otherwise now lead to
// it again, in one edit.
func (c *changes) relinkHeading(id notes.NoteID, from, to string) {
	c.make(func(ctx context.Context) (notes.Edit, error) {
		r, err := c.relinking(ctx, id, from, to)
		if err != nil {
			return notes.Edit{}, err
		}
		return durable(c.notebook.Compose(ctx, func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error) {
			var ops []notes.Op
			for _, ref := range r.places {
				before, err := read(ref)
				if errors.Is(err, notes.ErrNotFound) { // it went in the meantime
					continue
				}
				if err != nil {
					return notes.Edit{}, err
				}
				if after, links := r.in(before, c.now().UTC()); links > 0 {
					ops = append(ops, notes.Put(after))
				}
			}
			return notes.NewEdit("links to heading", c.now(), ops...), nil
		}))
	})
}

// relinking has links to the heading of a note by its words from lead to the one of
// the words to.
type relinking struct {
	of       notes.Ref
	from, to string
	places   []notes.Ref     // the note and what links to it
	leads    map[string]bool // whether a link by that name leads to the note
	links    int             // to the heading
}

func (c *changes) relinking(ctx context.Context, id notes.NoteID, from, to string) (r relinking, err error) {
	of := notes.Note{ID: id}.Ref()
	r = relinking{of: of, from: link.Normalize(from), to: to, places: []notes.Ref{of}, leads: make(map[string]bool)}
	backlinks, _, err := c.notebook.Backlinks(ctx, of, -1)
	if err != nil {
		return r, err
	}
	for _, b := range backlinks { // those of one text follow each other
		if b.From != r.places[len(r.places)-1] {
			r.places = append(r.places, b.From)
		}
	}
	for _, ref := range r.places {
		place, err := c.record(ctx, ref)
		if err != nil {
			return r, err
		}
		for _, l := range markdown.Links(writtenIn(place)) {
			name := l.Target.Name
			if _, known := r.leads[name]; known || name == "" || link.Normalize(l.Target.Heading) != r.from {
				continue
			}
			leads, err := c.notebook.ResolveLink(ctx, link.Target{Name: name})
			if err != nil && !errors.Is(err, notes.ErrNotFound) {
				return r, err
			}
			r.leads[name] = leads == of
		}
		_, links := r.in(place, c.now())
		r.links += links
	}
	return r, nil
}

// in returns a note or highlight with its links to the heading changed at a time, and
// how many those are.
func (r relinking) in(place notes.Record, at time.Time) (changed notes.Record, links int) {
	rewrite := func(l link.Link) link.Link {
		leads := r.leads[l.Target.Name] || l.Target.Name == "" && place.Ref() == r.of
		if leads && link.Normalize(l.Target.Heading) == r.from {
			l.Target.Heading = r.to
			links++
		}
		return l
	}
	switch place := place.(type) {
	case notes.Note:
		place.Body, place.Modified = markdown.RewriteLinks(place.Body, rewrite), at
		return place, links
	case notes.Highlight:
		place.Comment, place.Modified = markdown.RewriteLinks(place.Comment, rewrite), at
		return place, links
	}
	return place, 0
}

// writtenIn returns what was written in a note, or as the comment of a highlight.
func writtenIn(r notes.Record) string {
	switch r := r.(type) {
	case notes.Note:
		return r.Body
	case notes.Highlight:
		return r.Comment
	}
	return ""
}
