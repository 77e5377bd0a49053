package storage

import (
	"context"
	"errors"

	"github.com/gofrs/flock"

	"collate/notes"
)

// errLocked is matched by the problem that a notebook is open in another window.
var errLocked = errors.New("the notebook is open in another window")

// windowLock is held while a window has the notebook open. It is an operating
// system lock on a file beside the notebook, released when the process ends in
// whatever way; the empty file stays.
type windowLock struct{ file *flock.Flock }

// lockWindow takes the lock, or returns a problem that matches errLocked.
func lockWindow(ctx context.Context, path string) (*windowLock, error) {
	file := flock.New(path + ".lock")
	locked, err := file.TryLock()
	if err != nil {
		return nil, openProblem(ctx, path, err)
	}
	if !locked {
		return nil, &notes.Problem{
			What:   "Could not open the notebook " + path,
			Why:    "it is open in another window",
			Remedy: "Use that window, or close it first.",
			Cause:  errLocked,
		}
	}
	return &windowLock{file}, nil
}

func (l *windowLock) release() error { return l.file.Unlock() }
