package storage

import (
	"context"
	"database/sql"
	"slices"

	"collate/notes"
)

// Subjects returns what each of the entries of the history is about, as the
// entry left it, or found it where it removed it: the record that its edit named, see
// [notes.Edit], or the only one that it changed, beside the texts of articles. It is
// the zero Subject where there are several, or it is gone for good.
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

// subjectOf returns what an entry is about.
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
	case of < 0 || ops[of].ref.Kind == notes.KindTag: // what carries a tag that was renamed
		return notes.Subject{}, nil
	}
	first := ops[of]
	title, exists, err := loggedTitle(ctx, tx, first.ref, "seq = ? AND n = ?", first.seq, first.n)
	if err == nil && !exists {
		title, _, err = loggedTitle(ctx, tx, first.ref, "(seq, n) < (?, ?) AND undone IS NULL", first.seq, first.n)
	}
	return notes.Subject{Ref: first.ref, Title: title}, err
}
