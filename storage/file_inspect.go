package storage

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"collate/notes"
)

// applicationID marks a SQLite file as a notebook: "Coll".
const applicationID = 0x436F6C6C

// inspect returns the version of the schema of a file, without changing the
// file: 0 if it does not exist or is empty. If the file is not a notebook that
// this program can use, the error is a problem that says why.
func inspect(ctx context.Context, path string) (version int, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case err != nil:
		return 0, openProblem(ctx, path, err)
	case info.IsDir():
		return 0, unusable(path, "it is a folder", "Name a file in it, for example "+path+string(os.PathSeparator)+"notebook.db.")
	case !info.Mode().IsRegular():
		return 0, unusable(path, "it is not a file", "Choose another notebook.")
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0) // opened for writing only to check the permission
	if err != nil {
		return 0, openProblem(ctx, path, err)
	}
	defer file.Close()
	if info.Size() == 0 {
		return 0, nil
	}
	h, err := readHeader(file)
	if err != nil {
		return 0, openProblem(ctx, path, err)
	}
	if err := h.check(path); err != nil {
		return 0, openProblem(ctx, path, err)
	}
	version = h.version()
	if wal, err := os.Stat(path + "-wal"); err == nil && wal.Size() > 0 {
		if version, err = versionInLog(ctx, path); err != nil {
			return 0, openProblem(ctx, path, err)
		}
	} else if h.length() > info.Size() {
		return 0, openProblem(ctx, path, errDamaged)
	}
	if version > len(migrations()) {
		return 0, newerVersion(path)
	}
	return version, nil
}

func newerVersion(path string) error {
	return unusable(path, "a newer version of Collate made it", "Install that version or a later one to open it. The notebook was left as it is.")
}

// versionInLog returns the schema version including what a killed program left
// in SQLite's write-ahead log.
func versionInLog(ctx context.Context, path string) (version int, err error) {
	db, err := connect(path, 1, "mode=ro")
	if err != nil {
		return 0, err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}

// header is the first 100 bytes of a SQLite file, or fewer if the file is
// shorter. The offsets below are those of the fields used here; see section 1.3
// of https://www.sqlite.org/fileformat.html.
type header []byte

const (
	headerPageSize      = 16 // two bytes, all others have four
	headerChanges       = 24
	headerPages         = 28
	headerSchemaChanges = 40
	headerUserVersion   = 60
	headerApplication   = 68
	headerPagesValid    = 92 // headerPages is valid if this equals headerChanges
	headerLength        = 100
)

func readHeader(file io.Reader) (header, error) {
	h := make(header, headerLength)
	n, err := io.ReadFull(file, h)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return h[:n], err
}

func (h header) number(offset int) int64 { return int64(binary.BigEndian.Uint32(h[offset:])) }

// check returns an error if the file is not a notebook.
func (h header) check(path string) error {
	magic := []byte("SQLite format 3\x00")
	switch {
	case !bytes.HasPrefix(h, magic[:min(len(magic), len(h))]):
		return unusable(path, "it is a file of another kind", "Choose another notebook. Texts are read into a notebook with: collate import FILE.")
	case len(h) < headerLength:
		return errDamaged
	}
	// A program that was killed while it created a notebook leaves a file
	// without application id and without tables.
	unfinished := h.number(headerApplication) == 0 && h.number(headerSchemaChanges) == 0
	if h.number(headerApplication) != applicationID && !unfinished {
		return unusable(path, "it is a SQLite file of another program", "Choose another notebook.")
	}
	return nil
}

func (h header) version() int { return int(h.number(headerUserVersion)) }

// length returns the minimum size of the file in bytes, or 0 if the header does
// not say.
func (h header) length() int64 {
	if h.number(headerChanges) != h.number(headerPagesValid) {
		return 0
	}
	pageSize := int64(binary.BigEndian.Uint16(h[headerPageSize:]))
	if pageSize == 1 { // stands for 65536, which two bytes cannot hold
		pageSize = 1 << 16
	}
	return h.number(headerPages) * pageSize
}

func unusable(path, why, remedy string) error {
	return &notes.Problem{What: fmt.Sprintf("Could not open the notebook %s", path), Why: why, Remedy: remedy}
}
