package storage

import (
	"context"
	"database/sql"
	"embed"
	"fmt"

	"collate/notes"
)

// The migration scripts, numbered from 1 without a gap; a released one is never
// changed. The version of a notebook is the number of the last script that ran.
//
//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations returns the scripts in the order of their numbers.
func migrations() []string {
	entries, err := migrationFiles.ReadDir("migrations") // sorted by name
	if err != nil {
		panic(err) // embedded, so always there
	}
	scripts := make([]string, len(entries))
	for i, entry := range entries {
		script, err := migrationFiles.ReadFile("migrations/" + entry.Name())
		if err != nil {
			panic(err)
		}
		scripts[i] = string(script)
	}
	return scripts
}

// migrate creates the tables of a new notebook, or upgrades an older one to the
// newest version.
func (s *Store) migrate(ctx context.Context, scripts []string, seed func() ([]notes.Edit, error)) error {
	var version int
	if err := s.writer.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case version == 0:
		return s.create(ctx, scripts, seed)
	case version == len(scripts):
		return nil
	case version > len(scripts):
		return newerVersion(s.path)
	}
	if s.lock == nil { // keeps a window of the older version from writing meanwhile
		lock, err := lockWindow(ctx, s.path)
		if err != nil {
			return err
		}
		defer lock.release()
	}
	if err := s.keepCopy(ctx, version); err != nil {
		return err
	}
	return s.upgrade(ctx, scripts)
}

// create creates the tables and applies the seed edits in one transaction.
func (s *Store) create(ctx context.Context, scripts []string, seed func() ([]notes.Edit, error)) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		if version, err := schemaVersion(ctx, tx); err != nil || version > 0 {
			return err // another program has created it meanwhile
		}
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return err
		}
		for i, script := range scripts {
			if err := runScript(ctx, tx, script, i+1); err != nil {
				return err
			}
		}
		if seed == nil {
			return nil
		}
		edits, err := seed()
		if err != nil {
			return err
		}
		_, _, err = s.apply(ctx, tx, edits, true, nil)
		return err
	})
}

// upgrade runs the scripts from the version of the notebook to the newest and
// derives all derived data again, in one transaction. It does nothing if
// another program has upgraded meanwhile.
func (s *Store) upgrade(ctx context.Context, scripts []string) error {
	return s.update(ctx, func(tx *sql.Tx) error {
		version, err := schemaVersion(ctx, tx)
		if err != nil || version >= len(scripts) {
			return err
		}
		for i := version; i < len(scripts); i++ {
			if err := runScript(ctx, tx, scripts[i], i+1); err != nil {
				return err
			}
		}
		if err := countWords(ctx, tx); err != nil {
			return err
		}
		if err := clearDerived(ctx, tx); err != nil {
			return err
		}
		return deriveAll(ctx, tx, nil)
	})
}

func schemaVersion(ctx context.Context, tx *sql.Tx) (version int, err error) {
	err = tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

func runScript(ctx context.Context, tx *sql.Tx, script string, version int) error {
	_, err := tx.ExecContext(ctx, script+fmt.Sprintf("\nPRAGMA user_version = %d;", version))
	return err
}

// keepCopy writes a copy of the notebook before an upgrade from that version to
// a file beside it.
func (s *Store) keepCopy(ctx context.Context, version int) error {
	return s.backup(ctx, fmt.Sprintf("%s.version-%d", s.path, version), BackupOptions{Overwrite: true})
}
