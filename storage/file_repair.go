package storage

import (
	"context"
	"database/sql"

	"collate/notes"
)

// Repair derives all derived data from the records again: tags, names, links and the
// search index. The records stay unchanged. It commits everything in one transaction;
// if the context is cancelled, nothing has changed. Progress receives the number of
// records that are done.
func (s *Store) Repair(ctx context.Context, progress notes.Progress) error {
	err := s.update(ctx, func(tx *sql.Tx) error {
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

// isDerived is a condition on sqlite_schema for the tables of derived data and their
// indexes.
const isDerived = `tbl_name IN
	('tags', 'names', 'links', 'link_places', 'article_facts', 'indexed', 'search', 'search_words', 'search_rows', 'search_vocabulary')`

// largeIndex sets how many bytes the search index gathers in memory before it writes
// to the file. The setting is stored in the index and holds for all programs.
const largeIndex = "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)"

// clearDerived drops and creates all tables of derived data, even if they are
// damaged.
func clearDerived(ctx context.Context, tx *sql.Tx) error {
	next := nextRow(ctx, tx)
	made, err := schemaOf(ctx, tx, isDerived)
	if err != nil {
		return err
	}
	for _, o := range made {
		if o.kind != "table" {
			continue
		}
		if _, err := tx.ExecContext(ctx, "DROP TABLE "+o.name); err != nil {
			if err := dropDamaged(ctx, tx, o.name); err != nil {
				return err
			}
		}
	}
	wanted, err := wantedSchema(ctx, isDerived)
	if err != nil {
		return err
	}
	for _, o := range wanted {
		if _, err := tx.ExecContext(ctx, o.sql); err != nil {
			return err
		}
	}
	if _, err := tx.ExecContext(ctx, largeIndex); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO search_rows (next, rewritten) VALUES (?, ?)", next.next, next.rewritten)
	return err
}

// nextRow returns a number for the next row of the search index that no row has had,
// as far as a possibly damaged index allows, and the count of rewrites increased by
// one, so that other programs read their vocabulary again.
func nextRow(ctx context.Context, tx *sql.Tx) vocabularyState {
	state := vocabularyState{next: 1}
	for query, field := range map[string]*int64{
		"SELECT max(rewritten) FROM search_rows":                 &state.rewritten,
		"SELECT max(next) FROM search_rows":                      &state.next,
		"SELECT max(last) + 1 FROM indexed":                      &state.next,
		"SELECT max(next) FROM search_vocabulary WHERE next > 0": &state.next,
	} {
		var found int64
		if err := tx.QueryRowContext(ctx, query).Scan(&found); err == nil { // an error means damaged or NULL
			*field = max(*field, found)
		}
	}
	state.rewritten++
	return state
}

// dropDamaged drops a virtual table that SQLite cannot open, with its shadow tables.
func dropDamaged(ctx context.Context, tx *sql.Tx, name string) error {
	_, err := tx.ExecContext(ctx, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '"+name+"'; PRAGMA writable_schema = RESET")
	if err != nil {
		return err
	}
	for _, part := range []string{"data", "idx", "content", "docsize", "config"} {
		if _, err := tx.ExecContext(ctx, "DROP TABLE IF EXISTS "+name+"_"+part); err != nil {
			return err
		}
	}
	return nil
}

// schemaObject is a table or an index.
type schemaObject struct{ kind, name, sql string }

// schemaOf returns the tables and indexes for which a condition on sqlite_schema
// holds, in the order of their creation, without SQLite's internal ones.
func schemaOf(ctx context.Context, tx *sql.Tx, condition string) ([]schemaObject, error) {
	rows, err := tx.QueryContext(ctx, "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND "+condition+" ORDER BY rowid")
	if err != nil {
		return nil, err
	}
	return collect(rows, func(o *schemaObject) []any { return []any{&o.kind, &o.name, &o.sql} })
}

// wantedSchema returns what schemaOf returns for a new notebook.
func wantedSchema(ctx context.Context, condition string) (objects []schemaObject, err error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback() // the database ends with the connection
	for i, script := range migrations() {
		if err := runScript(ctx, tx, script, i+1); err != nil {
			return nil, err
		}
	}
	return schemaOf(ctx, tx, condition)
}

// Optimize rewrites the search index in the form that is fastest to search, which
// pays off after many additions. It changes nothing else.
func (s *Store) Optimize(ctx context.Context) error {
	err := s.update(ctx, func(tx *sql.Tx) error { return optimize(ctx, tx) })
	return problem(ctx, "Could not tidy up the search index of "+s.path, s.path, err)
}

// optimize merges the search index, which drops the text of deleted rows, and stores
// its words.
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
