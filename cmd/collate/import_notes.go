package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"collate/notes"
	"collate/notes/importer"
	"collate/storage"
)

const (
	// notesAtOnce is how many notes are made durable together.
	notesAtOnce = 1000

	// notesInStep is how many are one step of the history. To make that again after it
	// was undone takes some 700 MB of memory.
	notesInStep = 100 * notesAtOnce

	// longestLine is the most that a line of a file may have, in bytes.
	longestLine = importer.MaxSize
)

// isNotes says whether a file has a note in each line.
func isNotes(path string) bool { return strings.EqualFold(filepath.Ext(path), ".jsonl") }

// lineFailure is a line of a file that could not be imported.
type lineFailure struct {
	Line  int    `json:"line"` // from 1
	Error string `json:"error"`
}

// noteImport brings the lines of one file into the notebook.
type noteImport struct {
	path     string
	store    *storage.Store
	program  *program
	progress *progress

	edit     notes.Edit // the import, with what is read and not yet applied
	added    int
	lines    int // that are done
	failures []lineFailure
}

// importNotes makes a note of each line of a file. Lines that cannot be read are
// told, and the others imported. The error is what ended it before the end; what
// was added by then stays.
func (p *program) importNotes(ctx context.Context, store *storage.Store, path string, progress *progress) (*noteImport, error) {
	i := &noteImport{path: path, store: store, program: p, progress: progress, edit: notes.NewEdit("import of "+filepath.Base(path), p.now())}
	file, err := openFile(path)
	if err != nil {
		return i, err
	}
	defer file.Close()
	if err := i.read(ctx, bufio.NewReaderSize(file, 1<<16)); err != nil {
		return i, err
	}
	if i.added >= notesAtOnce {
		return i, store.Optimize(ctx)
	}
	return i, nil
}

// read reads all lines.
func (i *noteImport) read(ctx context.Context, r *bufio.Reader) error {
	for number := 1; ; number++ {
		line, err := readLine(r)
		end := errors.Is(err, io.EOF)
		switch {
		case errors.Is(err, errLongLine):
			i.fail(number, err)
		case err != nil && !end:
			return fileProblem("Could not import "+i.path, err)
		case len(bytes.TrimSpace(line)) > 0:
			i.take(number, line)
		}
		if len(i.edit.Ops) == notesAtOnce || end {
			if err := i.apply(ctx); err != nil {
				return err
			}
			i.lines = number
		}
		if end {
			return nil
		}
	}
}

// take reads the note of a line.
func (i *noteImport) take(number int, line []byte) {
	read, err := importer.ReadNote(line)
	if err != nil {
		i.fail(number, err)
		return
	}
	now := i.program.now().UTC()
	i.edit.Ops = append(i.edit.Ops, notes.Put(notes.Note{
		ID: notes.NewID[notes.NoteID](), Title: read.Title, Body: read.Body, Tags: read.Tags, Created: now, Modified: now,
	}))
}

// fail tells of a line that could not be imported.
func (i *noteImport) fail(number int, err error) {
	problem := &notes.Problem{What: fmt.Sprintf("Could not import line %d of %s", number, i.path), Why: err.Error()}
	i.progress.clear()
	i.program.tell(problem)
	i.failures = append(i.failures, lineFailure{number, problem.Error()})
}

// apply makes the notes that were read durable, as a part of the edit that is the
// import.
func (i *noteImport) apply(ctx context.Context) error {
	if len(i.edit.Ops) == 0 {
		return ctx.Err()
	}
	if err := i.store.Apply(ctx, i.edit); err != nil {
		return err
	}
	i.added += len(i.edit.Ops)
	i.edit.Ops = nil
	if i.added%notesInStep == 0 {
		i.edit.ID = notes.NewID[notes.EditID]()
	}
	i.progress.notes(i.path, i.added)
	return nil
}

// data is what is printed of the file.
func (i *noteImport) data() importedData {
	data := importData{Path: i.path, Title: count(i.added, "note"), Status: "added", Notes: i.added, Failures: i.failures}
	if i.added == 0 {
		data.Status = "unchanged"
	}
	return importedData{importData: data, lines: i.lines}
}

// errLongLine says that a line is too long to be read.
var errLongLine = fmt.Errorf("it is longer than %d MB", longestLine>>20)

// readLine returns the next line with its end, io.EOF with the last one, or
// errLongLine for one that it passes over.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if len(line)+len(part) > longestLine {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = r.ReadSlice('\n')
			}
			if err == nil || errors.Is(err, io.EOF) {
				err = errLongLine
			}
			return nil, err
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}
