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
// [markdown.Headings] does. Where a note has two headings of one text, links lead to
// the first. The error for a text that makes no heading is a problem.
func (s *Store) RenameHeading(ctx context.Context, id notes.NoteID, index int, to string, progress Progress) (notes.Edit, error) {
	ref := notes.Ref{Kind: notes.KindNote, ID: string(id)}
	return s.edit(ctx, progress, func(tx *sql.Tx) (edit notes.Edit, err error) {
		r, err := present(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		n := r.(notes.Note)
		headings := markdown.Headings(n.Body)
		body, heading, ok := markdown.RenameHeading(n.Body, index, to)
		if !ok {
			return edit, &notes.Problem{What: fmt.Sprintf("“%s” cannot be a heading", to), Remedy: "Write it as words on one line."}
		}
		if body == n.Body {
			return edit, nil
		}
		n.Body, n.Modified = body, s.now().UTC()
		ops := []notes.Op{notes.Put(n)}
		if first(headings, headings[index].Text) == index {
			h := headingRenaming{ctx, tx, ref, link.Normalize(headings[index].Text), heading}
			if ops, err = h.ops(n); err != nil {
				return edit, err
			}
		}
		return notes.NewEdit("rename heading", s.now(), ops...), nil
	})
}

// first returns the index of the first heading of that text.
func first(headings []markdown.Heading, text string) int {
	for i, h := range headings {
		if link.Normalize(h.Text) == link.Normalize(text) {
			return i
		}
	}
	return -1
}

// headingRenaming changes the links to a heading.
type headingRenaming struct {
	ctx      context.Context
	tx       *sql.Tx
	ref      notes.Ref // of the note
	from, to string    // normalised, and as it is read
}

// ops returns the operations that set the note, whose heading is renamed
// already, and all that link to it.
func (h headingRenaming) ops(n notes.Note) ([]notes.Op, error) {
	rows, err := h.tx.QueryContext(h.ctx, ownNames, h.ref.Kind, h.ref.ID)
	if err != nil {
		return nil, err
	}
	names, err := collect(rows, func(name *string) []any { return []any{name} })
	if err != nil {
		return nil, err
	}
	leading := make(map[string]bool)
	for _, name := range names {
		leading[name] = true
	}
	rewrite := func(in notes.Ref, text string) string {
		return markdown.RewriteLinks(text, func(l link.Link) link.Link {
			name := link.Normalize(l.Target.Name)
			if link.Normalize(l.Target.Heading) == h.from && (leading[name] || name == "" && in == h.ref) {
				l.Target.Heading = h.to
			}
			return l
		})
	}
	n.Body = rewrite(h.ref, n.Body)
	linking, err := linkingRecords(h.ctx, h.tx, "heading = ?", h.from)
	if err != nil {
		return nil, err
	}
	linking = slices.DeleteFunc(linking, func(ref notes.Ref) bool { return ref == h.ref })
	ops, err := rewriteTexts(h.ctx, h.tx, linking, rewrite)
	return append([]notes.Op{notes.Put(n)}, ops...), err
}
