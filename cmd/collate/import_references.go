package main

import (
	"context"
	"path/filepath"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/importer"
	"collate/notes/intake"
	"collate/storage"
)

// importReferences brings a file of citation data into the notebook, in one
// edit. The error names what of the file could not be read; the rest is brought
// in.
func (p *program) importReferences(ctx context.Context, store *storage.Store, path string) ([]intake.Outcome, error) {
	data, err := readFile(path)
	if err != nil {
		return nil, err
	}
	items, problems, err := importer.References(path, data)
	if err != nil {
		return nil, named(path, err)
	}
	outcomes, edit, err := intake.AddReferences(ctx, store, items, filepath.Base(path), p.now())
	if err != nil {
		return nil, err
	}
	if len(edit.Ops) > 0 {
		if err := store.Apply(ctx, edit); err != nil {
			return nil, err
		}
	}
	return outcomes, unreadable(path, problems)
}

// unreadable tells of the problems of a file, or is nil where there are none.
func unreadable(path string, problems []cite.Problem) error {
	if len(problems) == 0 {
		return nil
	}
	reasons := make([]string, len(problems))
	for i, problem := range problems {
		reasons[i] = problem.String()
	}
	return &notes.Problem{
		What: "Could not import all of " + path, Why: strings.Join(reasons, "; "),
		Remedy: "Correct that, and import it again: what is in the notebook already is left as it is.",
	}
}
