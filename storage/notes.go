package storage

import (
	"cmp"
	"context"
	"database/sql"

	"collate/notes"
	"collate/notes/markdown"
)

const noteColumns = "id, title, tags, created, modified, trashed"

// noteFields returns the fields of a note in the order of noteColumns, to scan
// or to store.
func noteFields(n *notes.Note) []any {
	return []any{
		&n.ID, &n.Title, tagsColumn{&n.Tags},
		timeColumn{&n.Created}, timeColumn{&n.Modified}, trashedColumn{timeColumn{&n.Trashed}},
	}
}

// wholeNoteFields returns noteFields and the body.
func wholeNoteFields(n *notes.Note) []any { return append(noteFields(n), &n.Body) }

// Notes returns all notes that are not in the trash, without their bodies,
// sorted by title without regard to case and accents.
func (s *Store) Notes(ctx context.Context) (list []notes.NoteSummary, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT `+noteColumns+`, words, (
				SELECT count(*) FROM names n JOIN links ON links.name = n.name
				WHERE n.kind = ?1 AND n.record = notes.id AND NOT (links.kind = ?1 AND links.record = notes.id) AND `+itLeads+`)
			FROM notes WHERE trashed IS NULL`, notes.KindNote)
		if err != nil {
			return err
		}
		list, err = collect(rows, func(n *notes.NoteSummary) []any {
			return append(noteFields(&n.Note), &n.Words, &n.Links)
		})
		return err
	})
	sortByTitle(list, func(n notes.NoteSummary) string { return n.Title },
		func(a, b notes.NoteSummary) int { return cmp.Compare(a.ID, b.ID) })
	return list, err
}

// Note returns a note with its body. The error matches [notes.ErrNotFound] if
// there is none, and [notes.ErrInTrash] if it is in the trash.
func (s *Store) Note(ctx context.Context, id notes.NoteID) (n notes.Note, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		n, err = noteRecord(ctx, tx, id)
		if err == nil && !n.Trashed.IsZero() {
			return isInTrash(n, takeItOut)
		}
		return found(err, notes.Ref{Kind: notes.KindNote, ID: string(id)})
	})
	return n, err
}

// noteRecord returns a note, in the trash or not, or sql.ErrNoRows.
func noteRecord(ctx context.Context, tx *sql.Tx, id notes.NoteID) (n notes.Note, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+noteColumns+", body FROM notes WHERE id = ?", id).
		Scan(wholeNoteFields(&n)...)
	return n, err
}

// putNote inserts a note with its word count, or updates it if exists.
func putNote(ctx context.Context, tx *sql.Tx, n notes.Note, words int, exists bool) error {
	fields := append(noteFields(&n), n.Body, words)
	return put(ctx, tx, "notes", noteColumns+", body, words", fields, exists)
}

// countWords counts the words of all notes and stores the counts.
func countWords(ctx context.Context, tx *sql.Tx) error {
	rows, err := tx.QueryContext(ctx, "SELECT id FROM notes")
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
		if _, err := tx.ExecContext(ctx, "UPDATE notes SET words = ? WHERE id = ?", markdown.Words(n.Body), id); err != nil {
			return err
		}
	}
	return nil
}
