package storage

import "context"

// A commit is durable when SQLite has written it to the write-ahead log, a file
// beside the notebook. A checkpoint copies the pages from the log to the notebook.
// SQLite would run a checkpoint within the commit that exceeds a limit, and the
// caller would wait for it. Here the checkpoint runs after the commit has returned.
// The next write waits for the checkpoint, so the log stays short.

// longLog is the length of the log, in pages of 4 KB, that triggers a checkpoint;
// the same as SQLite's default.
const longLog = 1000

// leaveCheckpoints turns off SQLite's automatic checkpoints; see checkpoint.
func (s *Store) leaveCheckpoints(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, "PRAGMA wal_autocheckpoint = 0")
	return err
}

// checkpoint runs a checkpoint if the log is long. Pages that cannot be copied now,
// because another program reads an older state or the disk is full, are left to the
// next one.
func (s *Store) checkpoint() {
	var busy, pages, done int
	if err := s.writer.QueryRow("PRAGMA wal_checkpoint(NOOP)").Scan(&busy, &pages, &done); err == nil && pages-done >= longLog {
		_, _ = s.writer.Exec("PRAGMA wal_checkpoint(PASSIVE)")
	}
}
