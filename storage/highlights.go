package storage

import (
	"context"
	"database/sql"

	"collate/notes"
)

const highlightColumns = `id, article, revision, start, "end", exact, prefix, suffix, ` +
	"status, color, underline, comment, tags, created, modified, trashed"

// highlightFields returns the fields of a highlight in the order of
// highlightColumns, to scan or to store.
func highlightFields(h *notes.Highlight) []any {
	return []any{
		&h.ID, &h.Article, &h.Revision, &h.Anchor.Start, &h.Anchor.End, &h.Anchor.Exact, &h.Anchor.Prefix, &h.Anchor.Suffix,
		&h.Status, colorColumn{&h.Color}, &h.Underline, &h.Comment, tagsColumn{&h.Tags},
		timeColumn{&h.Created}, timeColumn{&h.Modified}, trashedColumn{timeColumn{&h.Trashed}},
	}
}

// Highlights returns the highlights of an article in reading order: by start,
// then end, then creation. For the article "" it returns those of all articles,
// grouped by article. Highlights in the trash, or on an article there, are left
// out.
func (s *Store) Highlights(ctx context.Context, article notes.ArticleID) (highlights []notes.Highlight, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT `+highlightColumns+` FROM highlights
			WHERE (?1 = '' OR article = ?1) AND trashed IS NULL AND article IN (SELECT id FROM articles WHERE trashed IS NULL)
			ORDER BY article, start, "end", created, id`, article)
		if err != nil {
			return err
		}
		highlights, err = collect(rows, highlightFields)
		return err
	})
	return highlights, err
}

// Highlight returns a highlight. The error matches [notes.ErrNotFound] if there
// is none, and [notes.ErrInTrash] if it or its article is in the trash.
func (s *Store) Highlight(ctx context.Context, id notes.HighlightID) (h notes.Highlight, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		if h, err = highlightRecord(ctx, tx, id); err != nil {
			return found(err, notes.Ref{Kind: notes.KindHighlight, ID: string(id)})
		}
		a, err := articleRecord(ctx, tx, h.Article)
		if err == nil && !(h.Trashed.IsZero() && a.Trashed.IsZero()) {
			return isInTrash(h, takeItOut)
		}
		return err
	})
	return h, err
}

// highlightsOf returns the highlights of an article that are not themselves in
// the trash, in reading order; the article may be there.
func highlightsOf(ctx context.Context, tx *sql.Tx, article notes.ArticleID) ([]notes.Highlight, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+highlightColumns+` FROM highlights
		WHERE article = ? AND trashed IS NULL ORDER BY start, "end", created, id`, article)
	if err != nil {
		return nil, err
	}
	return collect(rows, highlightFields)
}

// highlightRecord returns a highlight, in the trash or not, or sql.ErrNoRows.
func highlightRecord(ctx context.Context, tx *sql.Tx, id notes.HighlightID) (h notes.Highlight, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+highlightColumns+" FROM highlights WHERE id = ?", id).Scan(highlightFields(&h)...)
	return h, err
}
