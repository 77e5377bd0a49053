package intake

import (
	"context"
	"path/filepath"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/importer"
)

// File is what was read of a file that is to be brought into a notebook: an article,
// or citation data.
type File struct {
	// Unread tells what of the citation data cannot be read; the rest is brought in.
	// It is nil where everything can.
	Unread error

	name       string
	references bool
	items      []csl.Item
	article    importer.Result
}

// Read reads a file, as [importer.References] or else [importer.Import] does. It needs
// no notebook, and may take long.
func Read(path string, data []byte) (f File, err error) {
	f.name, f.references = filepath.Base(path), importer.HasReferences(path)
	if f.references {
		f.items, f.Unread = importer.References(path, data)
	} else {
		f.article, err = importer.Import(path, data)
	}
	return f, err
}

// Bring returns what becomes of a file, and the one edit that makes it so: see [Add]
// and [AddReferences]. The edit has no operations if there is nothing new.
func (f File) Bring(ctx context.Context, nb Catalogue, now time.Time) ([]Outcome, notes.Edit, error) {
	if f.references {
		return AddReferences(ctx, nb, f.items, f.name, now)
	}
	outcome, err := Add(ctx, nb, f.article, now)
	if err != nil {
		return nil, notes.Edit{}, err
	}
	return []Outcome{outcome}, outcome.Edit, nil
}
