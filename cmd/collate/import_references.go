package main

import (
	"context"
	"path/filepath"

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
	items, unread := importer.References(path, data)
	outcomes, edit, err := intake.AddReferences(ctx, store, items, filepath.Base(path), p.now())
	if err != nil {
		return nil, err
	}
	if len(edit.Ops) > 0 {
		if err := store.Apply(ctx, edit); err != nil {
			return nil, err
		}
	}
	return outcomes, named(path, unread)
}
