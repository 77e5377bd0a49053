package storage

import (
	"context"
	"database/sql"

	"collate/notes"
)

// Repair makes all that is derived from the records anew: tags, names, links
// and the search index. The records themselves stay what they are. It is done
// as a whole or not at all, as where the context is cancelled, and tells progress how
// many of the records are done.
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

// isDerived is true of the tables, by the name of tbl_name, that hold what is
// derived from the records.
const isDerived = `tbl_name IN
	('tags', 'names', 'links', 'link_places', 'article_facts', 'indexed', 'search', 'search_words', 'search_rows', 'search_vocabulary')`

// largeIndex has the search index gather so many bytes in memory before it writes to the
// file. It keeps that to itself, for all programs.
const largeIndex = "INSERT INTO search (search, rank) VALUES ('hashsize', 16777216)"

// clearDerived makes all tables of what is derived anew, empty, whatever has
// become of them.
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

// nextRow returns a number for the next row of the search index that no row had
// yet, as far as can be told of one that may be damaged, and how often rows were
// written anew, this time included: by that, other programs know what is new.
func nextRow(ctx context.Context, tx *sql.Tx) vocabularyState {
	state := vocabularyState{next: 1}
	for query, field := range map[string]*int64{
		"SELECT max(rewritten) FROM search_rows":                 &state.rewritten,
		"SELECT max(next) FROM search_rows":                      &state.next,
		"SELECT max(last) + 1 FROM indexed":                      &state.next,
		"SELECT max(next) FROM search_vocabulary WHERE next > 0": &state.next,
	} {
		var found int64
		if err := tx.QueryRowContext(ctx, query).Scan(&found); err == nil { // without an error there was one
			*field = max(*field, found)
		}
	}
	state.rewritten++
	return state
}

// dropDamaged drops a virtual table that SQLite cannot open any more, with the
// tables that it consists of.
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

// schemaOf returns the tables for which a condition is true and their indexes,
// in the order that they were made in, without what SQLite made by itself.
func schemaOf(ctx context.Context, tx *sql.Tx, condition string) ([]schemaObject, error) {
	rows, err := tx.QueryContext(ctx, "SELECT type, name, sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND "+condition+" ORDER BY rowid")
	if err != nil {
		return nil, err
	}
	return collect(rows, func(o *schemaObject) []any { return []any{&o.kind, &o.name, &o.sql} })
}

// wantedSchema returns the same of a new notebook.
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
	defer tx.Rollback() // with the connection goes all that it made
	for i, script := range migrations() {
		if err := runScript(ctx, tx, script, i+1); err != nil {
			return nil, err
		}
	}
	return schemaOf(ctx, tx, condition)
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
