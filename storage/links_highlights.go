package storage

import (
	"context"
	"database/sql"

	"collate/notes"
)

// HighlightLinks returns, for the highlights of an article, or of all articles
// for "", how many notes and other comments link to each. Highlights without
// links are left out.
func (s *Store) HighlightLinks(ctx context.Context, article notes.ArticleID) (counts map[notes.HighlightID]int, err error) {
	of := "article = ?1"
	if article == "" {
		of = "?1 = ''"
	}
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			WITH on_article AS (SELECT id FROM highlights WHERE `+of+`)
			SELECT id, count(*) FROM (
				SELECT highlight AS id, kind, record FROM links WHERE highlight <> '' AND highlight IN on_article
				UNION
				SELECT name, kind, record FROM links WHERE name IN on_article)
			WHERE NOT (kind = ?2 AND record = id)
			GROUP BY id`, article, notes.KindHighlight)
		if err != nil {
			return err
		}
		type row struct {
			id    notes.HighlightID
			count int
		}
		found, err := collect(rows, func(r *row) []any { return []any{&r.id, &r.count} })
		counts = make(map[notes.HighlightID]int, len(found))
		for _, r := range found {
			counts[r.id] = r.count
		}
		return err
	})
	return counts, err
}
