package storage

import (
	"context"
	"database/sql"

	"collate/notes"
	"collate/notes/markdown"
)

// citationKey returns the key of an article, or "" for other records.
func citationKey(r notes.Record) string {
	a, _ := r.(notes.Article)
	return a.Key
}

// citing adds to refs the notes, in the trash or not, that may cite an article
// by its old key was, and extends rewrite to replace that key by is in
// citations.
func citing(ctx context.Context, tx *sql.Tx, was, is string, refs []notes.Ref, rewrite func(notes.Ref, string) string) ([]notes.Ref, func(notes.Ref, string) string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT ?1, id FROM notes WHERE instr(body, '@') AND instr(lower(body), lower(?2))", notes.KindNote, was)
	if err != nil {
		return nil, nil, err
	}
	found, err := collect(rows, func(ref *notes.Ref) []any { return []any{&ref.Kind, &ref.ID} })
	known := make(map[notes.Ref]bool, len(refs))
	for _, ref := range refs {
		known[ref] = true
	}
	for _, ref := range found {
		if !known[ref] {
			refs = append(refs, ref)
		}
	}
	return refs, func(ref notes.Ref, text string) string {
		return markdown.RenameCitations(rewrite(ref, text), was, is)
	}, err
}
