package app

import (
	"context"
	"errors"
	"fmt"

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
		_, links, err := w.changes.relinked(ctx, id, from, to)
		if errors.Is(err, notes.ErrNotFound) { // the note is not durable yet
			return 0, nil
		}
		return links, err
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
		ops, _, err := c.relinked(ctx, id, from, to)
		if err != nil || len(ops) == 0 {
			return notes.Edit{}, err
		}
		return notes.NewEdit("links to heading", c.now(), ops...), nil
	})
}

// relinked returns what changes where links to the heading of a note by its words from
// lead to the one of the words to, and how many links those are.
func (c *changes) relinked(ctx context.Context, id notes.NoteID, from, to string) (ops []notes.Op, links int, err error) {
	of := notes.Note{ID: id}.Ref()
	backlinks, _, err := c.notebook.Backlinks(ctx, of, -1)
	if err != nil {
		return nil, 0, err
	}
	places := []notes.Ref{of}
	for _, b := range backlinks { // those of one text follow each other
		if b.From != places[len(places)-1] {
			places = append(places, b.From)
		}
	}
	for _, ref := range places {
		r, err := c.record(ctx, ref)
		if err != nil {
			return nil, 0, err
		}
		changed, n, err := c.relinkedIn(ctx, r, of, from, to)
		if err != nil {
			return nil, 0, err
		}
		if n > 0 {
			ops, links = append(ops, notes.Put(changed)), links+n
		}
	}
	return ops, links, nil
}

// relinkedIn returns a note or highlight with its links to the heading of a note changed,
// and how many those are.
func (c *changes) relinkedIn(ctx context.Context, r notes.Record, of notes.Ref, from, to string) (changed notes.Record, links int, err error) {
	rewrite := func(l link.Link) link.Link {
		if link.Normalize(l.Target.Heading) != link.Normalize(from) {
			return l
		}
		leads := r.Ref()
		if l.Target.Name != "" {
			var resolveErr error
			if leads, resolveErr = c.notebook.ResolveLink(ctx, link.Target{Name: l.Target.Name}); resolveErr != nil && !errors.Is(resolveErr, notes.ErrNotFound) {
				err = resolveErr
			}
		}
		if leads == of {
			l.Target.Heading = to
			links++
		}
		return l
	}
	switch r := r.(type) {
	case notes.Note:
		r.Body, r.Modified = markdown.RewriteLinks(r.Body, rewrite), c.now().UTC()
		return r, links, err
	case notes.Highlight:
		r.Comment, r.Modified = markdown.RewriteLinks(r.Comment, rewrite), c.now().UTC()
		return r, links, err
	}
	return r, 0, nil
}
