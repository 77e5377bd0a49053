package storage

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
)

// RenameHeading gives a heading of a note another text, in Markdown, and all
// links to it with that, and returns the edit. Index counts the headings as
// [markdown.Headings] does, and from is what that one is read as. Where a note has two
// headings of one text, links lead to the first. The error for a text that makes no
// heading, and for a note that has another heading there meanwhile, is a problem.
func (s *Store) RenameHeading(ctx context.Context, id notes.NoteID, index int, from, to string, progress notes.Progress) (notes.Edit, error) {
	ref := notes.Note{ID: id}.Ref()
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		r, err := present(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		n := r.(notes.Note)
		headings := markdown.Headings(n.Body)
		if index >= len(headings) || headings[index].Text != from {
			return edit, &notes.Problem{
				What: fmt.Sprintf("Could not rename the heading “%s”", from), Why: "the note was changed meanwhile", Remedy: "Go to the heading and try again.",
			}
		}
		body, heading, ok := markdown.RenameHeading(n.Body, index, to)
		if !ok {
			return edit, &notes.Problem{What: fmt.Sprintf("“%s” cannot be a heading", to), Remedy: "Write it as words on one line."}
		}
		if body == n.Body {
			return edit, nil
		}
		n.Body, n.Modified = body, s.now().UTC()
		var others []notes.Op
		if first(headings, from) == index {
			h, err := newHeadingLinks(ctx, tx, ref, from, heading)
			if err != nil {
				return edit, err
			}
			n.Body = h.rewriteText(ref, n.Body)
			linking := slices.DeleteFunc(h.linking, func(in notes.Ref) bool { return in == ref })
			if others, err = rewriteTexts(ctx, tx, linking, h.rewriteText); err != nil {
				return edit, err
			}
		}
		edit = notes.NewEdit("rename heading", s.now(), append([]notes.Op{notes.Put(n)}, others...)...)
		edit.About = ref
		return edit, nil
	})
}

// RelinkHeading has the links to a heading of a note name another one, both as they
// are read, and returns the edit: for a heading that was written anew in the text.
// Without such links there is no edit, and the zero one is returned. The error for a
// note that is not there matches [notes.ErrNotFound].
func (s *Store) RelinkHeading(ctx context.Context, id notes.NoteID, from, to string, progress notes.Progress) (notes.Edit, error) {
	ref := notes.Note{ID: id}.Ref()
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		if _, err := present(ctx, tx, ref); err != nil {
			return edit, err
		}
		h, err := newHeadingLinks(ctx, tx, ref, from, to)
		if err != nil {
			return edit, err
		}
		ops, err := rewriteTexts(ctx, tx, h.linking, h.rewriteText)
		if err != nil || len(ops) == 0 {
			return edit, err
		}
		return notes.NewEdit("links to heading", s.now(), ops...), nil
	})
}

// toHeading is a condition on the table "links" for those to the heading ?3,
// normalised, of the record of kind ?1 and id ?2.
const toHeading = "heading = ?3 AND (name IN (" + ownNames + ") OR name = '' AND kind = ?1 AND record = ?2)"

// first returns the index of the first heading of that text.
func first(headings []markdown.Heading, text string) int {
	return slices.IndexFunc(headings, func(h markdown.Heading) bool { return link.Normalize(h.Text) == link.Normalize(text) })
}

// headingLinks changes the links to a heading.
type headingLinks struct {
	of       notes.Ref // the note
	from, to string    // normalised, and as it is read
	leading  []string  // the normalised names that lead to the note
	linking  []notes.Ref
}

// newHeadingLinks reads what has links to a heading, the note itself too.
func newHeadingLinks(ctx context.Context, tx *sql.Tx, of notes.Ref, from, to string) (h headingLinks, err error) {
	h = headingLinks{of: of, from: link.Normalize(from), to: to}
	rows, err := tx.QueryContext(ctx, ownNames, of.Kind, of.ID)
	if err != nil {
		return h, err
	}
	if h.leading, err = collect(rows, func(name *string) []any { return []any{name} }); err != nil {
		return h, err
	}
	h.linking, err = linkingRecords(ctx, tx, toHeading, of.Kind, of.ID, h.from)
	return h, err
}

// rewriteText returns what becomes of the text of a record.
func (h headingLinks) rewriteText(in notes.Ref, text string) string {
	return markdown.RewriteLinks(text, func(l link.Link) link.Link {
		name := link.Normalize(l.Target.Name)
		if link.Normalize(l.Target.Heading) == h.from && (slices.Contains(h.leading, name) || name == "" && in == h.of) {
			l.Target.Heading = h.to
		}
		return l
	})
}
