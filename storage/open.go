package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"

	"collate/notes"
)

// Store is an open notebook.
type Store struct {
	path   string
	now    func() time.Time
	writer *sql.DB // one connection
	reader *sql.DB
	lock   *windowLock // nil unless opened for a window

	checkpoints sync.WaitGroup // that are being made

	opened int64 // the newest entry of the history when it was opened

	vocabulary vocabulary

	watched int64 // foreignChanges when Watch last looked

	mu          sync.Mutex
	subscribers map[int]func(notes.Change)
	nextID      int
}

// Options say how a notebook is opened. The zero value will do.
type Options struct {
	// Now is the clock; time.Now if nil.
	Now func() time.Time

	// Seed makes the edits that a new notebook begins with. They are applied
	// in the transaction that creates it, so there is never one without
	// them. Nil for an empty notebook.
	Seed func() ([]notes.Edit, error)

	// Window says that the notebook is opened for a window, of which there can
	// be only one at a time. Any number of programs without a window may use
	// the notebook beside it.
	Window bool
}

// readers is how many connections read at the same time: one for each pane of
// a window and one for the search.
const readers = 5

// Open opens the notebook in a file, and makes it, with the folders that it is
// to stand in, if there is none. A notebook that an older version made is
// brought up to date, after a copy of it was kept beside it.
//
// What cannot be opened, because it is a folder, damaged, no notebook, made by
// a newer version, not writable or open in another window, is left as it
// was; the error is a [*notes.Problem].
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, openProblem(ctx, path, err)
	}
	if _, err := inspect(ctx, path); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, openProblem(ctx, path, err)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // the lock of a window stands beside the file itself, as SQLite's files do
	}
	s := &Store{path: path, now: o.Now, subscribers: make(map[int]func(notes.Change))}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.open(ctx, o); err != nil {
		s.Close() // err says why it could not be opened; there is no more to tell
		return nil, err
	}
	return s, nil
}

func (s *Store) open(ctx context.Context, o Options) (err error) {
	if o.Window {
		if s.lock, err = lockWindow(ctx, s.path); err != nil {
			return err
		}
	}
	if s.writer, err = connect(s.path, 1, "_journal_mode=WAL&_txlock=immediate&_cache_size=-64000"); err != nil {
		return openProblem(ctx, s.path, err)
	}
	if err := s.leaveCheckpoints(ctx); err != nil {
		return openProblem(ctx, s.path, err)
	}
	if s.reader, err = connect(s.path, readers, "mode=ro"); err != nil {
		return openProblem(ctx, s.path, err)
	}
	if err := s.migrate(ctx, migrations(), o.Seed); err != nil {
		return openProblem(ctx, s.path, err)
	}
	if s.watched, err = s.foreignChanges(ctx); err != nil {
		return openProblem(ctx, s.path, err)
	}
	err = s.reader.QueryRowContext(ctx, "SELECT coalesce(max(seq), 0) FROM log").Scan(&s.opened)
	return openProblem(ctx, s.path, err)
}

// connect returns a pool of connections to the file.
func connect(path string, connections int, params string) (*sql.DB, error) {
	db, err := sql.Open("sqlite3", dataSource(path, params))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// dataSource returns the driver's name for a file: a URI, so that the path may
// hold any character, with the settings that every connection needs. What is
// deleted is overwritten in the file, too.
func dataSource(path, params string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a Windows drive
		path = "/" + path
	}
	file := url.URL{Scheme: "file", Path: path}
	return fmt.Sprintf("%s?_synchronous=FULL&_secure_delete=on&_foreign_keys=on&_busy_timeout=%d&_stmt_cache_size=64&%s",
		file.String(), busyTimeout.Milliseconds(), params)
}

// busyTimeout is how long a program waits for another one that writes: longer
// than any edit but a large import takes.
const busyTimeout = 10 * time.Second

// Path returns the absolute path of the notebook's file.
func (s *Store) Path() string { return s.path }

// Close ends all use of the notebook. It waits for what is being read or
// written.
func (s *Store) Close() error {
	s.checkpoints.Wait()
	var errs []error
	for _, db := range []*sql.DB{s.reader, s.writer} { // the last one tidies the log of SQLite up
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// view runs f in a transaction that reads: it sees one state throughout.
func (s *Store) view(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return readProblem(ctx, s.path, err)
	}
	defer tx.Rollback() // it changed nothing: there is nothing to commit or to tell
	return readProblem(ctx, s.path, f(tx))
}

// update runs f in a transaction that writes, and commits it if f returns nil.
func (s *Store) update(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback() // SQLite or the context may have done it; err is what to tell
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.checkpoints.Go(s.checkpoint)
	return nil
}
