package storage

import (
	"context"
	"time"

	"collate/notes"
)

// Watch calls the subscribers with a zero [notes.Change] whenever another
// program has changed the notebook. It checks at every interval, which takes
// microseconds. It returns the error of ctx when ctx is cancelled, or a problem
// if it cannot read. The first call reports changes since the notebook was
// opened, a later call those since the previous call ended. Calls must not
// overlap.
func (s *Store) Watch(ctx context.Context, interval time.Duration) error {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		n, err := s.foreignChanges(ctx)
		if err != nil {
			return readProblem(ctx, s.path, err)
		}
		if n != s.watched {
			s.watched = n
			s.publish(notes.Change{})
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-tick.C:
		}
	}
}

// foreignChanges returns a number that changes when another program changes the
// file: PRAGMA data_version ignores changes by its own connection, and this
// Store writes through one connection only.
func (s *Store) foreignChanges(ctx context.Context) (n int64, err error) {
	err = s.writer.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
	return n, err
}
