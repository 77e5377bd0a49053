package storage

import (
	"context"
	"time"

	"collate/notes"
)

// Watch tells the subscribers whenever another program has changed the
// notebook, with a [notes.Change] that names nothing. It looks at every
// interval, which takes microseconds, and returns the context's error when that
// is cancelled, or what kept it from looking. The first call counts from the
// opening of the notebook, and a later one from the end of the one before; they
// are not to overlap.
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

// foreignChanges returns a number that changes when anyone but this Store has
// changed the file: PRAGMA data_version leaves out what its own connection
// did, and all that this Store writes goes through the writer.
func (s *Store) foreignChanges(ctx context.Context) (n int64, err error) {
	err = s.writer.QueryRowContext(ctx, "PRAGMA data_version").Scan(&n)
	return n, err
}
