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

// RenameHeading replaces the text of a heading of a note by to, in Markdown, and
// changes all links to it, and returns the edit. Index counts the headings as
// [markdown.Headings] does, and from is the rendered text of the heading. If a note
// has two headings with one text, links lead to the first. If to cannot be a heading,
// or another heading is at index meanwhile, the error is a problem.
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

// RelinkHeading changes the links to the heading from of a note to the heading to,
// both as rendered, and returns the edit: for a heading that was changed by editing
// the text. Without such links the zero Edit is returned. If the note does not exist,
// the error matches [notes.ErrNotFound].
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

// toHeading is a condition on the table "links" for links to the heading ?3,
// normalised, of the record of kind ?1 and id ?2.
const toHeading = "heading = ?3 AND (name IN (" + ownNames + ") OR name = '' AND kind = ?1 AND record = ?2)"

// first returns the index of the first heading with that text.
func first(headings []markdown.Heading, text string) int {
	return slices.IndexFunc(headings, func(h markdown.Heading) bool { return link.Normalize(h.Text) == link.Normalize(text) })
}

// headingLinks rewrites the links to a heading.
type headingLinks struct {
	of       notes.Ref // the note
	from, to string    // normalised, and as rendered
	leading  []string  // the normalised names that lead to the note
	linking  []notes.Ref
}

// newHeadingLinks finds the records with links to a heading, including the note
// itself.
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

// rewriteText returns the text of the record in with rewritten links.
func (h headingLinks) rewriteText(in notes.Ref, text string) string {
	return markdown.RewriteLinks(text, func(l link.Link) link.Link {
		name := link.Normalize(l.Target.Name)
		if link.Normalize(l.Target.Heading) == h.from && (slices.Contains(h.leading, name) || name == "" && in == h.of) {
			l.Target.Heading = h.to
		}
		return l
	})
}
