package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"collate/notes"
)

// openProblem is the problem that the notebook could not be opened.
func openProblem(ctx context.Context, path string, err error) error {
	return problem(ctx, "Could not open the notebook "+path, path, err)
}

// readProblem is the problem that the notebook could not be read.
func readProblem(ctx context.Context, path string, err error) error {
	return problem(ctx, "Could not read the notebook "+path, path, err)
}

// saveProblem is the problem that the edit or setting name could not be saved.
func saveProblem(ctx context.Context, name, path string, err error) error {
	what := "the change"
	if name != "" {
		what = "“" + name + "”"
	}
	return problem(ctx, fmt.Sprintf("Could not save %s in %s", what, path), path, err)
}

// problem turns an error into a [*notes.Problem] for the user; what names the
// file. It returns nil, a Problem, and the error of a cancelled context as they
// are.
func problem(ctx context.Context, what, path string, err error) error {
	var p *notes.Problem
	switch {
	case err == nil || errors.As(err, &p):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	why, remedy := explain(path, err)
	return &notes.Problem{What: what, Why: why, Remedy: remedy, Cause: err}
}

// explain returns why a file could not be used, and a remedy, or "".
func explain(path string, err error) (why, remedy string) {
	var e sqlite3.Error
	errors.As(err, &e)
	is := func(codes ...sqlite3.ErrNo) bool {
		for _, code := range codes {
			if e.Code == code {
				return true
			}
		}
		return false
	}
	cause := errors.Join(err, e.SystemErrno)
	switch {
	case is(sqlite3.ErrFull) || errors.Is(cause, syscall.ENOSPC) || errors.Is(cause, syscall.EDQUOT):
		return "the disk is full",
			"Free some space and try again. Nothing that was saved before is lost."
	case isDamaged(err):
		return "the file is damaged or cut short",
			"Keep a copy of it, and try: collate check --repair. Where that does not help, bring back a backup with: collate restore BACKUP."
	case e.ExtendedCode == sqlite3.ErrReadonlyDbMoved:
		return "the file was moved or deleted while it was open",
			"Put it back in its place and start Collate again."
	case is(sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen, sqlite3.ErrAuth) ||
		errors.Is(cause, fs.ErrPermission) || errors.Is(cause, syscall.EROFS):
		return "the file or its folder does not allow reading and writing",
			fmt.Sprintf("Allow both for %s and for the folder %s, or choose another place.", filepath.Base(path), filepath.Dir(path))
	case is(sqlite3.ErrBusy, sqlite3.ErrLocked):
		return "another program is writing to it",
			"Wait until it has finished and try again."
	case is(sqlite3.ErrIoErr):
		return "the disk reports an error: " + err.Error(),
			"Make sure that it is connected and sound, and try again. Nothing that was saved before is lost."
	case errors.Is(cause, fs.ErrNotExist):
		return "there is no such file or folder",
			"Check how the name is spelt."
	case errors.Is(cause, syscall.ENOTDIR):
		return "a part of its path is a file and not a folder",
			"Choose another place for it."
	case errors.Is(err, errKeyTaken):
		return err.Error(), "Try again. Where that does not help, give that article another key first."
	}
	return err.Error(), ""
}

// errKeyTaken is matched by the problem that two articles would have the same
// citation key.
var errKeyTaken = errors.New("is that of another article")

// errDamaged is matched by the problem that a file is damaged; see isDamaged.
var errDamaged = errors.New("damaged")

// isDamaged says whether an error means that a file is damaged.
func isDamaged(err error) bool {
	var e sqlite3.Error
	return errors.Is(err, errDamaged) || errors.As(err, &e) && (e.Code == sqlite3.ErrCorrupt || e.Code == sqlite3.ErrNotADB)
}
