package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/importer"
)

// readFile reads a file that is to be imported. It never reads more than an
// import may have, and never from what has no end, such as a device.
func readFile(path string) ([]byte, error) {
	file, err := openFile(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err == nil {
		err = importer.CheckSize(path, info.Size())
	}
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(file, importer.MaxSize+1)) // it may grow meanwhile
	if err != nil {
		return nil, fileProblem("Could not import "+path, err)
	}
	return data, nil
}

// openFile opens a file that is to be imported, which is no folder, pipe or
// device.
func openFile(path string) (*os.File, error) {
	what := "Could not import " + path
	// Before it is opened, as to open a pipe is to wait for who writes to it.
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, fileProblem(what, err)
	case info.IsDir():
		return nil, &notes.Problem{
			What: what, Why: "it is a folder", Remedy: "Choose the files in it, for example " + filepath.Join(path, "*.md") + ".",
		}
	case !info.Mode().IsRegular():
		return nil, &notes.Problem{
			What: what, Why: "it is a device or a pipe and not a file", Remedy: "Save what it holds in a file, and import that.",
		}
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, fileProblem(what, err)
	}
	return file, nil
}

// filesIn returns the files in a folder whose paths in it match a pattern of
// [fs.Glob]; none if the folder cannot be read.
func filesIn(folder, pattern string) []string {
	files, _ := fs.Glob(os.DirFS(folder), pattern) // the pattern is part of the program
	for i, file := range files {
		files[i] = filepath.Join(folder, filepath.FromSlash(file))
	}
	return files
}

// maxInput is how much is read of the standard input, in bytes.
const maxInput = importer.MaxSize

// textOrStdin returns the text that a flag was given, or for "-" what the
// standard input has.
func (p *program) textOrStdin(ctx context.Context, text string) (string, error) {
	if text == "-" {
		return p.readStdin(ctx)
	}
	return text, nil
}

// errNotText says that something is not text.
var errNotText = errors.New("it is not text in UTF-8")

// readStdin reads a text from the standard input, or stops waiting
// for it when the context is cancelled.
func (p *program) readStdin(ctx context.Context) (string, error) {
	type input struct {
		data []byte
		err  error
	}
	read := make(chan input, 1)
	go func() {
		data, err := io.ReadAll(io.LimitReader(p.stdin, maxInput+1))
		read <- input{data, err}
	}()
	const what = "Could not read the standard input"
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case in := <-read:
		switch {
		case in.err != nil:
			return "", fileProblem(what, in.err)
		case len(in.data) > maxInput:
			return "", &notes.Problem{What: what, Why: fmt.Sprintf("it is longer than %d MB", maxInput>>20)}
		case !utf8.Valid(in.data):
			return "", &notes.Problem{What: what, Why: errNotText.Error(), Cause: errNotText}
		case bytes.IndexByte(in.data, 0) >= 0:
			return "", &notes.Problem{What: what, Why: "it is not text: there is a byte 0 in it"}
		}
		return string(in.data), nil
	}
}

// writeFile writes a file such that it is there whole or, if there is an
// error, as it was before. What is not a file, such as a device, is written to.
func writeFile(path string, data []byte) error {
	what := "Could not write " + path
	mode := fs.FileMode(0o666) // less what the user's umask says
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if err := checkFolder(what, path); err != nil {
			return err
		}
		err = replaceFile(path, data, mode)
	case err != nil: // it is told below
	case info.IsDir():
		return &notes.Problem{What: what, Why: "it is a folder", Remedy: "Name a file in it."}
	case !info.Mode().IsRegular():
		err = os.WriteFile(path, data, mode)
	default:
		var target string
		if target, err = filepath.EvalSymlinks(path); err == nil { // a link stays one
			err = replaceFile(target, data, info.Mode().Perm())
		}
	}
	if err != nil {
		return fileProblem(what, err)
	}
	return nil
}

// checkFolder says that there is no folder for a file to be written into, or
// returns nil.
func checkFolder(what, path string) error {
	folder := filepath.Dir(path)
	_, err := os.Stat(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return &notes.Problem{What: what, Why: "there is no folder " + folder, Remedy: "Make it first, or choose another place.", Cause: err}
	}
	return nil
}

// replaceFile writes a file under another name, and gives it its own when it is
// complete and on the disk.
func replaceFile(path string, data []byte, mode fs.FileMode) (err error) {
	unfinished := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+rand.Text()+".part")
	file, err := os.OpenFile(unfinished, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.Remove(unfinished)
		}
	}()
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(unfinished, path)
}

// fileProblem says what could not be done with a file, why, and what helps.
func fileProblem(what string, err error) error {
	remedy := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		remedy = "Check the spelling of its name."
	case errors.Is(err, fs.ErrPermission):
		remedy = "Change its permissions, or those of its folder, and try again."
	case errors.Is(err, syscall.ENOSPC):
		remedy = "Free some space and try again."
	}
	return &notes.Problem{What: what, Why: reason(err), Remedy: remedy, Cause: err}
}

// reason says in plain words why a file could not be used.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "permission is denied"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
