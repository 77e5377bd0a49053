package storage

import (
	"context"
	"database/sql"
	"errors"
)

// Setting returns the value that SetSetting stored for a key, and whether there
// is one; nil, false and no error if there is none.
func (s *Store) Setting(ctx context.Context, key string) (value []byte, exists bool, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE key = ?", key).Scan(&value)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		exists = err == nil
		return err
	})
	return value, exists, err
}

// SetSetting stores a value for the program itself: a layout, a preference, a
// reading position. Settings are not logged, not published to subscribers and
// not undone. A nil value is stored as an empty one.
func (s *Store) SetSetting(ctx context.Context, key string, value []byte) error {
	if value == nil {
		value = []byte{}
	}
	err := s.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)", key, value)
		return err
	})
	return saveProblem(ctx, "setting "+key, s.path, err)
}
