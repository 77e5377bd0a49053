package storage

import "context"

// A commit is on the disk when SQLite has written it to its log, a file beside
// the notebook's. From there the pages go into the notebook's file: a checkpoint.
// SQLite would make one as a part of the commit that makes the log long, and whoever
// saves would wait for it. Here it follows when the commit is acknowledged. What is
// saved next does wait for it, so that the log stays short.

// longLog is how many pages of 4 KB of the log are worth a checkpoint, as in
// SQLite.
const longLog = 1000

// leaveCheckpoints has SQLite leave the checkpoints to checkpoint.
func (s *Store) leaveCheckpoints(ctx context.Context) error {
	_, err := s.writer.ExecContext(ctx, "PRAGMA wal_autocheckpoint = 0")
	return err
}

// checkpoint makes a checkpoint if the log is long. What cannot be done now, as
// another program reads what is old or the disk is full, is left to the next one.
func (s *Store) checkpoint() {
	var busy, pages, done int
	if err := s.writer.QueryRow("PRAGMA wal_checkpoint(NOOP)").Scan(&busy, &pages, &done); err == nil && pages-done >= longLog {
		_, _ = s.writer.Exec("PRAGMA wal_checkpoint(PASSIVE)")
	}
}
