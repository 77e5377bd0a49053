package main

import (
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
	refuse := func(why, remedy string, cause error) error {
		return &notes.Problem{What: "Could not import " + path, Why: why, Remedy: remedy, Cause: cause}
	}
	// Before it is opened, as to open a pipe is to wait for who writes to it.
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, refuse(reason(err), fileRemedy(err), err)
	case info.IsDir():
		return nil, refuse("it is a folder", "Name the files in it, for example: collate import "+filepath.Join(path, "*.md"), nil)
	case !info.Mode().IsRegular():
		return nil, refuse("it is a device or a pipe and not a file", "Save what it holds in a file, and import that.", nil)
	}
	if err := importer.CheckSize(path, info.Size()); err != nil {
		return nil, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, refuse(reason(err), fileRemedy(err), err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, importer.MaxSize+1)) // it may grow meanwhile
	if err != nil {
		return nil, refuse(reason(err), "", err)
	}
	return data, nil
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
	refuse := func(why string, cause error) error {
		return &notes.Problem{What: "Could not read the standard input", Why: why, Cause: cause}
	}
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case in := <-read:
		switch {
		case in.err != nil:
			return "", refuse(reason(in.err), in.err)
		case len(in.data) > maxInput:
			return "", refuse(fmt.Sprintf("it is longer than %d MB", maxInput>>20), nil)
		case !utf8.Valid(in.data):
			return "", refuse("it is not text in UTF-8", nil)
		}
		return string(in.data), nil
	}
}

// writeFile writes a file such that it is there whole or, if there is an
// error, as it was before. What is not a file, such as a device, is written to.
func writeFile(path string, data []byte) error {
	refuse := func(why, remedy string, cause error) error {
		return &notes.Problem{What: "Could not write " + path, Why: why, Remedy: remedy, Cause: cause}
	}
	mode := fs.FileMode(0o666) // less what the user's umask says
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		folder := filepath.Dir(path)
		if _, err := os.Stat(folder); err != nil {
			return refuse(fmt.Sprintf("there is no folder %s", folder), "Make it first, or choose another place.", err)
		}
	case err != nil:
		return refuse(reason(err), fileRemedy(err), err)
	case info.IsDir():
		return refuse("it is a folder", "Name a file in it.", nil)
	case !info.Mode().IsRegular():
		err := os.WriteFile(path, data, mode)
		if err != nil {
			return refuse(reason(err), fileRemedy(err), err)
		}
		return nil
	default:
		mode = info.Mode().Perm()
		if path, err = filepath.EvalSymlinks(path); err != nil { // the link stays
			return refuse(reason(err), fileRemedy(err), err)
		}
	}
	if err := replaceFile(path, data, mode); err != nil {
		return refuse(reason(err), fileRemedy(err), err)
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

// reason says in plain words why a file could not be used.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "there is no such file"
	case errors.Is(err, fs.ErrPermission):
		return "you are not allowed to"
	case errors.Is(err, syscall.ENOSPC):
		return "the disk is full"
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

// fileRemedy says what to do about it, or "".
func fileRemedy(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "Check the spelling of its name."
	case errors.Is(err, fs.ErrPermission):
		return "Change its permissions, or those of its folder, and try again."
	case errors.Is(err, syscall.ENOSPC):
		return "Free some space and try again."
	}
	return ""
}
