package intake

import (
	"context"
	"path/filepath"
	"time"

	"collate/notes"
	"collate/notes/cite/csl"
	"collate/notes/importer"
)

// File is the content of a file to import: an article, or citation data.
type File struct {
	// Unread is the error for the part of the citation data that cannot be read; the rest
	// is imported. It is nil if everything can be read.
	Unread error

	name       string
	references bool
	items      []csl.Item
	article    importer.Result
}

// Read reads a file by [importer.References] or [importer.Import]. It needs no notebook,
// and may take long.
func Read(path string, data []byte) (f File, err error) {
	f.name, f.references = filepath.Base(path), importer.HasReferences(path)
	if f.references {
		f.items, f.Unread = importer.References(path, data)
	} else {
		f.article, err = importer.Import(path, data)
	}
	return f, err
}

// Bring returns the outcomes of importing the file, and the one edit that imports it: see
// [Add] and [AddReferences]. The edit has no operations if nothing is new.
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
