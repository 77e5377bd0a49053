package storage

import (
	"context"
	"database/sql"
	"fmt"

	"collate/notes"
	"collate/notes/embed"
	"collate/notes/link"
	"collate/notes/markdown"
	"collate/notes/quote"
)

var _ embed.Source = (*Store)(nil)

// Embedded returns the content that a link embeds: the passage of a highlight,
// a note, an article, or a section of either. If the target or its heading does
// not exist, the error matches [notes.ErrNotFound]; if the target is in the
// trash, also [notes.ErrInTrash].
func (s *Store) Embedded(ctx context.Context, target link.Target) (c embed.Content, err error) {
	ref, err := s.ResolveLink(ctx, target)
	if err != nil {
		return embed.Content{}, err
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err := present(ctx, tx, ref)
		if err != nil {
			return err
		}
		if c.Link.Target, err = targetOf(ctx, tx, r); err != nil {
			return err
		}
		c.Ref = ref
		if ref.Kind != notes.KindHighlight {
			c.Heading, c.Link.Target.Heading = target.Heading, target.Heading
		}
		if c.Title, err = newTitles(ctx, tx).of(ref); err != nil {
			return err
		}
		found := true
		switch r := r.(type) {
		case notes.Highlight:
			c.Markdown = quote.Text(r.Anchor.Exact)
		case notes.Note:
			if c.Markdown = r.Body; c.Heading != "" {
				c.Markdown, found = markdown.Section(r.Body, c.Heading)
			}
		case notes.Article:
			revision, err := revisionRecord(ctx, tx, r.Revision)
			if err != nil {
				return err
			}
			c.Markdown, found = quote.Section(revision.Document, c.Heading)
		}
		if !found {
			return &notes.Problem{What: fmt.Sprintf("There is no heading “%s” in “%s”", c.Heading, c.Title), Cause: notes.ErrNotFound}
		}
		if c.Heading != "" {
			c.Title += " › " + c.Heading
		}
		return nil
	})
	return c, err
}
