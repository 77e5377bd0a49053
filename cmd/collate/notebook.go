package main

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"collate/assets"
	"collate/notes"
	"collate/notes/importer"
	"collate/notes/intake"
	"collate/storage"
)

// notebookFile returns the file of the notebook: the one that the flag names,
// else the one that the environment names, else the user's own.
func notebookFile(flag *string) (string, error) {
	if flag == nil {
		if named := os.Getenv("COLLATE_NOTEBOOK"); named != "" {
			return named, nil
		}
		return ownNotebook()
	}
	if *flag == "" { // as from a variable of a script that is not set: not meant is the user's own
		return "", usageError{&notes.Problem{What: "--notebook names no file", Remedy: "Write for example: --notebook notes.db"}}
	}
	return *flag, nil
}

// ownNotebook returns the file of the user's own notebook.
func ownNotebook() (string, error) {
	home, homeErr := os.UserHomeDir()
	folder := dataFolder(runtime.GOOS, os.Getenv, home)
	if folder == "" {
		return "", &notes.Problem{
			What: "Could not tell where your notebook is", Why: reason(homeErr),
			Remedy: "Name it: --notebook FILE.", Cause: homeErr,
		}
	}
	return filepath.Join(folder, "collate", "notebook.db"), nil
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

// open opens the notebook, and makes it if there is none.
func (p *program) open(ctx context.Context) (*storage.Store, error) {
	return storage.Open(ctx, p.notebook, p.options())
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

// withNotebook calls f with the open notebook.
func (p *program) withNotebook(ctx context.Context, f func(*storage.Store) error) error {
	store, err := p.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(f(store), store.Close())
}
