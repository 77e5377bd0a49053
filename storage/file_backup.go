package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/mattn/go-sqlite3"

	"collate/notes"
)

// BackupOptions are the options of Backup. The zero value is valid.
type BackupOptions struct {
	Overwrite bool           // replace an existing file
	Progress  notes.Progress // receives the number of copied pages of the file
}

// Backup writes a snapshot of the whole notebook into one file that can be
// opened as a notebook. The notebook may be in use, also by other programs. The
// file appears at path only when it is complete, verified and synced to the
// disk.
func (s *Store) Backup(ctx context.Context, path string, o BackupOptions) error {
	path, err := filepath.Abs(path)
	if err == nil {
		err = s.backup(ctx, path, o)
	}
	return problem(ctx, "Could not write the backup "+path, path, err)
}

func (s *Store) backup(ctx context.Context, path string, o BackupOptions) error {
	if err := s.checkTarget(path, o.Overwrite); err != nil {
		return err
	}
	unfinished, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(unfinished.Name()) // fails without harm after the rename
	if err := unfinished.Close(); err != nil {
		return err
	}
	if err := copyToFile(ctx, unfinished.Name(), s.reader, o.Progress); err != nil {
		return err
	}
	if err := verify(ctx, unfinished.Name()); err != nil {
		return err
	}
	if err := os.Rename(unfinished.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// checkTarget returns a problem if a backup cannot be written to path.
func (s *Store) checkTarget(path string, overwrite bool) error {
	refuse := func(why, remedy string) error {
		return &notes.Problem{What: "Could not write the backup " + path, Why: why, Remedy: remedy}
	}
	info, err := os.Stat(path)
	own, ownErr := os.Stat(s.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return refuse("it is a folder", "Name a file in it.")
	case ownErr == nil && os.SameFile(info, own):
		return refuse("it is the notebook itself", "Choose another name.")
	case !overwrite:
		return refuse("there is a file of that name already", "Choose another name, or remove that file first.")
	}
	return nil
}

// copyToFile writes a copy of a database to a file and syncs it.
func copyToFile(ctx context.Context, path string, from *sql.DB, progress notes.Progress) error {
	to, err := connect(path, 1, "_journal_mode=OFF") // a copy that fails is thrown away
	if err != nil {
		return err
	}
	return errors.Join(copyDatabase(ctx, to, from, progress), to.Close())
}

// pagesAtOnce is how many pages are copied between two checks of the context: 4
// MB.
const pagesAtOnce = 1024

// copyDatabase replaces the contents of one database by a snapshot of another,
// in one transaction.
func copyDatabase(ctx context.Context, to, from *sql.DB, progress notes.Progress) error {
	source, err := from.Conn(ctx)
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := to.Conn(ctx)
	if err != nil {
		return err
	}
	defer target.Close()
	// The open transaction pins the snapshot: otherwise SQLite would restart
	// the copy whenever the source is written.
	tx, err := source.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, "SELECT count(*) FROM sqlite_schema"); err != nil {
		return err
	}
	return source.Raw(func(from any) error {
		return target.Raw(func(to any) error {
			return copyPages(ctx, to.(*sqlite3.SQLiteConn), from.(*sqlite3.SQLiteConn), progress)
		})
	})
}

func copyPages(ctx context.Context, to, from *sqlite3.SQLiteConn, progress notes.Progress) (err error) {
	b, err := to.Backup("main", from, "main")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, b.Finish()) }()
	for last := 0; ; last = b.Remaining() {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		done, err := b.Step(pagesAtOnce)
		if err != nil {
			return err
		}
		progress.Tell(b.PageCount()-b.Remaining(), b.PageCount())
		if done {
			return nil
		}
		if b.Remaining() == last { // another program held the lock for the whole busy timeout
			return sqlite3.Error{Code: sqlite3.ErrBusy}
		}
	}
}

// verify returns an error if a file that is not in use is not a sound notebook.
func verify(ctx context.Context, path string) error {
	db, err := connectIdle(path)
	if err != nil {
		return err
	}
	defer db.Close()
	var result string
	if err := db.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&result); err != nil {
		return err
	}
	if result != "ok" {
		return fmt.Errorf("%w: %s", errDamaged, result)
	}
	return nil
}

// connectIdle opens a file that is not in use for reading, without creating
// other files beside it.
func connectIdle(path string) (*sql.DB, error) {
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		return connect(path, 1, "mode=ro")
	}
	return connect(path, 1, "mode=ro&immutable=1")
}

// syncFolder makes renames in a folder durable, on systems that support it.
func syncFolder(path string) error {
	folder, err := os.Open(path)
	if err != nil {
		return err
	}
	defer folder.Close()
	if err := folder.Sync(); err != nil && !errors.Is(err, errors.ErrUnsupported) && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// Restore replaces the contents of the notebook at path by a backup, which is
// verified first. The previous contents are kept in a file beside the notebook,
// whose path is returned; "" if there was no notebook. A sound notebook is
// overwritten in one transaction; a damaged one is renamed and a new one
// created. Of the options only Now is used.
//
// It returns a problem while a window has the notebook open.
func Restore(ctx context.Context, backup, path string, o Options) (kept string, err error) {
	what := "Could not restore the backup " + backup
	if err := checkBackup(ctx, what, backup, path); err != nil {
		return "", problem(ctx, what, backup, err)
	}
	source, err := connectIdle(backup)
	if err != nil {
		return "", problem(ctx, what, backup, err)
	}
	defer source.Close()
	s, kept, err := openToReplace(ctx, path, Options{Now: o.Now, Window: true})
	if err != nil {
		return "", problem(ctx, what, path, err)
	}
	defer s.Close()
	return kept, problem(ctx, what, path, copyDatabase(ctx, s.writer, source, nil))
}

// checkBackup returns an error if a file cannot be restored.
func checkBackup(ctx context.Context, what, backup, path string) error {
	info, err := os.Stat(backup)
	if err != nil {
		return err
	}
	if own, err := os.Stat(path); err == nil && os.SameFile(info, own) {
		return &notes.Problem{What: what, Why: "it is the notebook itself", Remedy: "Name the file of a backup."}
	}
	version, err := inspect(ctx, backup)
	if err != nil {
		return err
	}
	if version == 0 {
		return &notes.Problem{What: what, Why: "the file is empty", Remedy: "Name the file of a backup."}
	}
	return verify(ctx, backup)
}

// openToReplace opens a notebook after copying its contents to another file,
// whose path it returns; "" if there was no notebook.
func openToReplace(ctx context.Context, path string, o Options) (s *Store, kept string, err error) {
	now := time.Now
	if o.Now != nil {
		now = o.Now
	}
	info, err := os.Stat(path)
	existed := err == nil && info.Size() > 0
	if existed {
		kept = path + ".before-restore-" + now().UTC().Format("20060102-150405.000")
	}
	s, err = Open(ctx, path, o)
	if existed && err == nil {
		if err = s.Backup(ctx, kept, BackupOptions{}); err != nil {
			s.Close()
		}
	}
	if existed && isDamaged(err) {
		if err := moveAside(path, kept); err != nil {
			return nil, "", err
		}
		s, err = Open(ctx, path, o)
	}
	return s, kept, err
}

// moveAside renames the files of a notebook.
func moveAside(path, other string) error {
	for _, suffix := range []string{"", "-wal", "-shm"} {
		if err := os.Rename(path+suffix, other+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
