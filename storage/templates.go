package storage

import (
	"context"
	"database/sql"
	"strings"

	"collate/notes"
	"collate/notes/template"
)

// Templates returns the user's templates for notes, sorted by title: the notes
// with the tag [template.Tag].
func (s *Store) Templates(ctx context.Context) (templates []template.Template, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT record FROM tags WHERE kind = ? AND name = ?", notes.KindNote, template.Tag)
		if err != nil {
			return err
		}
		ids, err := collect(rows, func(id *notes.NoteID) []any { return []any{id} })
		if err != nil {
			return err
		}
		for _, id := range ids {
			n, err := noteRecord(ctx, tx, id)
			if err != nil {
				return err
			}
			templates = append(templates, template.Of(n))
		}
		return nil
	})
	sortByTitle(templates, func(t template.Template) string { return t.Name }, func(a, b template.Template) int { return strings.Compare(a.Body, b.Body) })
	return templates, err
}
