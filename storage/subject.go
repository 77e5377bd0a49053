package storage

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"collate/notes"
)

// What the edits are called that give tags another name. They are about the tags,
// and not about what carries them.
const (
	renameTags = "rename #"
	mergeTags  = "merge #"
)

// Subjects returns what each of the entries of the history is about, as the
// entry left it, or found it where it removed it: the only record that it
// changed, beside the texts of articles, or the one that its name speaks of (a
// "rename note" changes links in others too). It is the zero Subject where
// there are several, or it is gone for good.
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
	if strings.HasPrefix(e.Name, renameTags) || strings.HasPrefix(e.Name, mergeTags) {
		return notes.Subject{}, nil
	}
	ops, err := loggedOps(ctx, tx, "seq = ? AND kind <> ?", e.Seq, notes.KindRevision)
	if err != nil || len(ops) == 0 {
		return notes.Subject{}, err
	}
	first := ops[0]
	several := slices.ContainsFunc(ops, func(o loggedOp) bool { return o.ref != first.ref })
	named := first.n == 0 && strings.HasSuffix(e.Name, " "+string(first.ref.Kind)) // what an edit is about comes first in it
	if several && !named {
		return notes.Subject{}, nil
	}
	title, exists, err := loggedTitle(ctx, tx, first.ref, "seq = ? AND n = ?", first.seq, first.n)
	if err == nil && !exists {
		title, _, err = loggedTitle(ctx, tx, first.ref, "(seq, n) < (?, ?) AND undone IS NULL", first.seq, first.n)
	}
	return notes.Subject{Ref: first.ref, Title: title}, err
}
