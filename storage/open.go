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

// Store is an open notebook. It is safe for concurrent use.
type Store struct {
	path   string
	now    func() time.Time
	writer *sql.DB // one connection
	reader *sql.DB
	lock   *windowLock // nil unless opened for a window

	checkpoints sync.WaitGroup // running checkpoints

	opened int64 // newest entry of the history when the Store was opened

	vocabulary vocabulary

	watched int64 // foreignChanges at the last check by Watch

	mu          sync.Mutex
	subscribers map[int]func(notes.Change)
	nextID      int
}

// Options are the options of Open. The zero value is valid.
type Options struct {
	// Now is the clock; time.Now if nil.
	Now func() time.Time

	// Seed returns the first edits of a new notebook. They are applied in the
	// transaction that creates it, so no notebook exists without them. Nil
	// means an empty notebook.
	Seed func() ([]notes.Edit, error)

	// Window declares that the notebook is opened for a window, of which there
	// can be only one at a time. Other programs may use the notebook at the
	// same time.
	Window bool
}

// readers is how many connections read at the same time: one for each pane of a
// window and one for search.
const readers = 5

// Open opens the notebook in a file; if the file does not exist, Open creates
// it and its folders. A notebook of an older version is upgraded, after a copy
// of it has been written beside it.
//
// If the file cannot be opened, because it is a folder, damaged, not a
// notebook, made by a newer version, not writable or open in another window, it
// is left unchanged and the error is a [*notes.Problem].
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
		path = real // so that the lock file is beside the file itself, like SQLite's files
	}
	s := &Store{path: path, now: o.Now, subscribers: make(map[int]func(notes.Change))}
	if s.now == nil {
		s.now = time.Now
	}
	if err := s.open(ctx, o); err != nil {
		s.Close() // the error of Close would add nothing to err
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
// hold any character, with the settings of every connection. Deleted data is
// overwritten with zeros in the file.
func dataSource(path, params string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // a Windows drive
		path = "/" + path
	}
	file := url.URL{Scheme: "file", Path: path}
	return fmt.Sprintf("%s?_synchronous=FULL&_secure_delete=on&_foreign_keys=on&_busy_timeout=%d&_stmt_cache_size=64&%s",
		file.String(), busyTimeout.Milliseconds(), params)
}

// busyTimeout is how long a connection waits for another program's write:
// longer than any edit but a large import takes.
const busyTimeout = 10 * time.Second

// Path returns the absolute path of the notebook's file.
func (s *Store) Path() string { return s.path }

// Close closes the notebook, after running reads and writes have ended. The
// Store must not be used afterwards.
func (s *Store) Close() error {
	s.checkpoints.Wait()
	var errs []error
	for _, db := range []*sql.DB{s.reader, s.writer} { // the last connection to close removes SQLite's log
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	if s.lock != nil {
		errs = append(errs, s.lock.release())
	}
	return errors.Join(errs...)
}

// view runs f in a read transaction, which sees one state throughout.
func (s *Store) view(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.reader.BeginTx(ctx, nil)
	if err != nil {
		return readProblem(ctx, s.path, err)
	}
	defer tx.Rollback() // nothing was written
	return readProblem(ctx, s.path, f(tx))
}

// update runs f in a write transaction, and commits it if f returns nil.
func (s *Store) update(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		tx.Rollback() // SQLite or the context may have rolled back already; err is the cause
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.checkpoints.Go(s.checkpoint)
	return nil
}
