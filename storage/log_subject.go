package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
)

// Subjects returns, for each of the entries, the record that the entry is about, as
// the entry left it or, if it removed it, found it: the record in About of the edit,
// see [notes.Edit], or the only changed record, not counting revisions. The Subject
// is zero if there are several such records, or the record was removed for good.
func (s *Store) Subjects(ctx context.Context, entries []notes.Entry) (subjects []notes.Subject, err error) {
	subjects = make([]notes.Subject, len(entries))
	err = s.view(ctx, func(tx *sql.Tx) error {
		for i, e := range entries {
			if subjects[i], err = subjectOf(ctx, tx, e); err != nil {
				return err
			}
		}
		return nil
	})
	return subjects, err
}

// subjectOf returns the subject of an entry.
func subjectOf(ctx context.Context, tx *sql.Tx, e notes.Entry) (notes.Subject, error) {
	var about string
	if err := tx.QueryRowContext(ctx, "SELECT about FROM log WHERE seq = ?", e.Seq).Scan(&about); err != nil {
		return notes.Subject{}, err
	}
	ops, err := loggedOps(ctx, tx, "seq = ? AND kind <> ?", e.Seq, notes.KindRevision)
	if err != nil || len(ops) == 0 {
		return notes.Subject{}, err
	}
	of := slices.IndexFunc(ops, func(o loggedOp) bool { return o.ref.ID == about })
	several := slices.ContainsFunc(ops, func(o loggedOp) bool { return o.ref != ops[0].ref })
	switch {
	case about == "" && !several:
		of = 0
	case of < 0 || ops[of].ref.Kind == notes.KindTag: // several records, or a renamed tag
		return notes.Subject{}, nil
	}
	first := ops[of]
	title, exists, err := loggedTitle(ctx, tx, first.ref, "seq = ? AND n = ?", first.seq, first.n)
	if err == nil && !exists {
		title, _, err = loggedTitle(ctx, tx, first.ref, "(seq, n) < (?, ?) AND undone IS NULL", first.seq, first.n)
	}
	return notes.Subject{Ref: first.ref, Title: title}, err
}
