package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"collate/assets"
	"collate/notes"
	"collate/notes/importer"
	"collate/notes/intake"
	"collate/storage"
)

// notebookFile returns the absolute path of the notebook: of the one that the
// flag names, else the one that the environment names, else the user's own.
func notebookFile(flag *string) (string, error) {
	path := os.Getenv("COLLATE_NOTEBOOK")
	switch {
	case flag != nil:
		path = *flag
		// As from a variable of a script that is not set. The user's own
		// notebook is not what was meant then.
		if path == "" || strings.HasPrefix(path, "--") {
			return "", usageError{&notes.Problem{What: "--notebook names no file", Remedy: "Write for example: --notebook notes.db"}}
		}
	case path == "":
		return ownNotebook()
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", fileProblem("Could not open the notebook "+path, err)
	}
	return absolute, nil
}

// ownNotebook returns the file of the user's own notebook.
func ownNotebook() (string, error) {
	home, err := os.UserHomeDir()
	folder := dataFolder(runtime.GOOS, os.Getenv, home)
	if folder == "" {
		return "", &notes.Problem{
			What: "Could not tell where your notebook is", Why: reason(err),
			Remedy: "Name it: --notebook FILE.", Cause: err,
		}
	}
	return filepath.Join(folder, "collate", "notebook.db"), nil
}

// dictionaries returns the folders in which the user may keep hyphenation
// dictionaries.
func dictionaries() []string {
	home, _ := os.UserHomeDir() // without one there may still be a data folder
	folder := dataFolder(runtime.GOOS, os.Getenv, home)
	if folder == "" {
		return nil
	}
	return []string{filepath.Join(folder, "collate", "hyphenation")}
}

// dataFolder returns the folder that an operating system has for what programs
// keep for a user, or "" if that can not be told.
func dataFolder(system string, getenv func(string) string, home string) string {
	below := func(parts ...string) string {
		if home == "" {
			return ""
		}
		return filepath.Join(append([]string{home}, parts...)...)
	}
	switch system {
	case "windows":
		return cmp.Or(getenv("LocalAppData"), below("AppData", "Local"))
	case "darwin":
		return below("Library", "Application Support")
	}
	// A relative path is to be ignored, says the XDG Base Directory Specification.
	if folder := getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder
	}
	return below(".local", "share")
}

// open opens the notebook, and makes it if there is none; the folder that it is to
// stand in, too, but only the user's own place with all folders above.
func (p *program) open(ctx context.Context, o storage.Options) (*storage.Store, error) {
	if own, _ := ownNotebook(); p.notebook != own {
		if err := checkFolder("Could not make the notebook "+p.notebook, filepath.Dir(p.notebook)); err != nil {
			return nil, err
		}
	}
	return storage.Open(ctx, p.notebook, o)
}

func (p *program) options() storage.Options {
	return storage.Options{Now: p.now, Seed: p.bundledArticles}
}

// bundledArticles returns the edits that a new notebook begins with.
func (p *program) bundledArticles() ([]notes.Edit, error) {
	files := assets.Articles()
	names, err := fs.Glob(files, "*.md")
	if err != nil {
		return nil, err
	}
	var edits []notes.Edit
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		imported, err := importer.Import(name, data)
		if err != nil {
			return nil, err
		}
		edits = append(edits, intake.New(imported, imported.Key, p.now()).Edit)
	}
	return edits, nil
}

// withNotebook calls f with the open notebook, which is made if there is none. A
// person is told that of one that --notebook names, as its name may be mistyped.
func (p *program) withNotebook(ctx context.Context, f func(*storage.Store) error) error {
	_, missing := os.Stat(p.notebook)
	store, err := p.open(ctx, p.options())
	if err != nil {
		return err
	}
	if p.named && isTerminal(p.stderr) && errors.Is(missing, fs.ErrNotExist) {
		fmt.Fprintf(p.stderr, "There was no notebook %s: a new one was made.\n", p.notebook)
	}
	return errors.Join(f(store), store.Close())
}
