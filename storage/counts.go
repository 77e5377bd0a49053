package storage

import (
	"context"
	"database/sql"
)

// Counts is how many records a notebook holds, without those in the trash.
type Counts struct {
	Articles, Highlights, Notes, Tags int
}

func counts(ctx context.Context, tx *sql.Tx) (c Counts, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM articles WHERE trashed IS NULL),
			(SELECT count(*) FROM highlights h JOIN articles a ON a.id = h.article WHERE h.trashed IS NULL AND a.trashed IS NULL),
			(SELECT count(*) FROM notes WHERE trashed IS NULL),
			(SELECT count(DISTINCT name) FROM tags)`).Scan(&c.Articles, &c.Highlights, &c.Notes, &c.Tags)
	return c, err
}
