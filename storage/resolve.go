package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/query"
)

// ResolveArticle returns the article with an id or a citation key, in any case. The
// problem for an unknown one suggests keys with a similar spelling; for an article
// in the trash the error matches [notes.ErrInTrash].
func (s *Store) ResolveArticle(ctx context.Context, keyOrID string) (a notes.Article, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var id notes.ArticleID
		err := tx.QueryRowContext(ctx, "SELECT id FROM articles WHERE (id = ?1 OR key = ?1) AND trashed IS NULL", keyOrID).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			hidden, err := trashedArticle(ctx, tx, keyOrID)
			if !errors.Is(err, sql.ErrNoRows) {
				return cmp.Or(err, isInTrash(hidden, "Take it out with: collate trash restore "+hidden.Key))
			}
			return unknown(ctx, tx, "article", keyOrID, "SELECT key FROM articles WHERE trashed IS NULL", "collate articles")
		}
		if err != nil {
			return err
		}
		a, err = articleRecord(ctx, tx, id)
		return err
	})
	return a, err
}

// ResolveNote returns the note with an id or a title, in any case. If several notes
// have the title in the same case, the error is a problem that lists their ids. If
// only a record in the trash has the name, also an article, the error matches
// [notes.ErrInTrash].
func (s *Store) ResolveNote(ctx context.Context, titleOrID string) (n notes.Note, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT notes.id, notes.title FROM names JOIN notes ON notes.id = names.record WHERE names.name = ?",
			link.Normalize(titleOrID))
		if err != nil {
			return err
		}
		matches, err := collect(rows, func(n *notes.Note) []any { return []any{&n.ID, &n.Title} })
		if err != nil {
			return err
		}
		if len(matches) > 1 {
			exact := func(n notes.Note) bool { return n.Title == titleOrID || string(n.ID) == titleOrID }
			if slices.ContainsFunc(matches, exact) {
				matches = slices.DeleteFunc(matches, func(n notes.Note) bool { return !exact(n) })
			}
		}
		if len(matches) == 0 {
			hidden := hiddenRecords{ctx: ctx, tx: tx}
			ref, err := hidden.of(link.Normalize(titleOrID), "")
			if err != nil {
				return err
			}
			if ref.ID != "" {
				r, err := record(ctx, tx, ref)
				return cmp.Or(err, isInTrash(r, "Take it out with: collate trash restore "+ref.ID))
			}
			return unknown(ctx, tx, "note", titleOrID, "SELECT title FROM notes WHERE trashed IS NULL", "collate note list")
		}
		n, err = theOneNote(ctx, tx, titleOrID, matches)
		return err
	})
	return n, err
}

// theOneNote returns the only one of the notes found, or a problem that lists their
// ids.
func theOneNote(ctx context.Context, tx *sql.Tx, name string, found []notes.Note) (notes.Note, error) {
	if len(found) == 1 {
		return noteRecord(ctx, tx, found[0].ID)
	}
	var ids []string
	for _, n := range found {
		ids = append(ids, string(n.ID))
	}
	return notes.Note{}, &notes.Problem{
		What:   fmt.Sprintf(`There are %d notes of the title “%s”`, len(found), name),
		Remedy: "Name one by its id: " + strings.Join(ids, ", ") + ".",
	}
}

// ResolveTrashedNote returns the note in the trash with an id or a title, in any
// case. If several have the title, the error is a problem that lists their ids; if
// none has, it matches [notes.ErrNotFound].
func (s *Store) ResolveTrashedNote(ctx context.Context, titleOrID string) (n notes.Note, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT id, title FROM notes WHERE trashed IS NOT NULL ORDER BY trashed, id")
		if err != nil {
			return err
		}
		matches, err := collect(rows, func(n *notes.Note) []any { return []any{&n.ID, &n.Title} })
		if err != nil {
			return err
		}
		matches = slices.DeleteFunc(matches, func(n notes.Note) bool {
			return string(n.ID) != titleOrID && link.Normalize(n.Title) != link.Normalize(titleOrID)
		})
		if len(matches) == 0 {
			return &notes.Problem{
				What:   fmt.Sprintf(`There is no note “%s” in the trash`, titleOrID),
				Remedy: "What is there is listed by: collate trash list.", Cause: notes.ErrNotFound,
			}
		}
		n, err = theOneNote(ctx, tx, titleOrID, matches)
		return err
	})
	return n, err
}

// unknown returns the problem that no record has the name, which suggests similar
// ones among the names that the query finds.
func unknown(ctx context.Context, tx *sql.Tx, what, name, queryNames, list string) error {
	rows, err := tx.QueryContext(ctx, queryNames)
	if err != nil {
		return err
	}
	names, err := collect(rows, func(name *string) []any { return []any{name} })
	if err != nil {
		return err
	}
	remedy := "All are listed by: " + list + "."
	if similar := query.Similar(name, names, 3); len(similar) > 0 {
		remedy = "Is it “" + strings.Join(similar, "”, or “") + "”? " + remedy
	}
	return &notes.Problem{What: fmt.Sprintf(`There is no %s “%s” in the notebook`, what, name), Remedy: remedy, Cause: notes.ErrNotFound}
}
