package storage

import (
	"context"
	"database/sql"

	"collate/notes"
)

// Repair makes all that is derived from the records anew: tags, names, links and
// the search index. The records themselves stay what they are. It is done as a whole or
// not at all, and tells progress how many of the records are done, on the goroutine that called it.
func (s *Store) Repair(ctx context.Context, progress func(done, total int)) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
		ctx := context.WithoutCancel(ctx) // as in Apply
		if err := clearDerived(ctx, tx); err != nil {
			return err
		}
		return deriveAll(ctx, tx, progress)
	})
	if err != nil {
		return problem(ctx, "Could not repair the notebook "+s.path, s.path, err)
	}
	s.vocabulary.forget()
	s.publish(notes.Change{})
	return nil
}

// clearDerived empties all that is derived. The search index is made anew, as a
// damaged one could not be emptied.
func clearDerived(ctx context.Context, tx *sql.Tx) error {
	var search string
	if err := tx.QueryRowContext(ctx, "SELECT sql FROM sqlite_schema WHERE name = 'search'").Scan(&search); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `
		DELETE FROM tags;
		DELETE FROM names;
		DELETE FROM links;
		DELETE FROM link_places;
		DELETE FROM indexed;
		DELETE FROM search_vocabulary;
		DROP TABLE search;
		`+search)
	return err
}

// Optimize writes the search index anew in the form that is quickest to search,
// as is worth it after much was added. It changes nothing else.
func (s *Store) Optimize(ctx context.Context) error {
	err := s.update(ctx, func(tx *sql.Tx) error { return optimize(ctx, tx) })
	return problem(ctx, "Could not tidy up the search index of "+s.path, s.path, err)
}

// optimize writes the search index anew, without what was taken out of it, and
// keeps its words.
func optimize(ctx context.Context, tx *sql.Tx) error {
	if _, err := tx.ExecContext(ctx, "INSERT INTO search (search) VALUES ('optimize')"); err != nil {
		return err
	}
	words, err := indexedWords(ctx, tx)
	if err != nil {
		return err
	}
	return words.keep(ctx, tx)
}
