package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"collate/notes"
)

// Trash returns what is in the trash, what was put there last first. A
// highlight whose article was put there is listed only if it was put there itself: it
// comes back with the article otherwise.
func (s *Store) Trash(ctx context.Context) (list []notes.Trashed, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT ?1, id, coalesce(nullif(item ->> 'title', ''), key), '', trashed AS time FROM articles WHERE trashed IS NOT NULL
			UNION ALL
			SELECT ?2, h.id, h.exact, coalesce(nullif(a.item ->> 'title', ''), a.key), h.trashed
				FROM highlights h JOIN articles a ON a.id = h.article WHERE h.trashed IS NOT NULL
			UNION ALL
			SELECT ?3, id, title, '', trashed FROM notes WHERE trashed IS NOT NULL
			ORDER BY time DESC, id`, notes.KindArticle, notes.KindHighlight, notes.KindNote)
		if err != nil {
			return err
		}
		list, err = collect(rows, func(t *notes.Trashed) []any {
			return []any{&t.Ref.Kind, &t.Ref.ID, &t.Title, &t.From, timeColumn{&t.Time}}
		})
		return err
	})
	return list, err
}

// TrashedArticle returns the article in the trash that has a citation key, in
// whatever case, and the highlights that come back with it, in reading order. The
// error for none matches [notes.ErrNotFound].
func (s *Store) TrashedArticle(ctx context.Context, key string) (a notes.Article, highlights []notes.Highlight, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, "SELECT "+articleColumns+" FROM articles WHERE key = ? AND trashed IS NOT NULL", key).
			Scan(articleFields(&a)...)
		if errors.Is(err, sql.ErrNoRows) {
			return &notes.Problem{What: fmt.Sprintf("There is no article %q in the trash", key), Cause: notes.ErrNotFound}
		}
		if err != nil {
			return err
		}
		highlights, err = highlightsOf(ctx, tx, a.ID)
		return err
	})
	return a, highlights, err
}

// Deletion returns the edit that puts records into the trash, to be applied. The
// error for what is not there, or in the trash already, matches
// [notes.ErrNotFound].
func (s *Store) Deletion(ctx context.Context, refs ...notes.Ref) (e notes.Edit, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		now := s.now()
		var ops []notes.Op
		for _, ref := range refs {
			r, err := visible(ctx, tx, ref)
			if err != nil {
				return err
			}
			if r == nil {
				return found(nil, true, string(ref.Kind), ref.ID)
			}
			trashed, err := notes.Trash(r, now)
			if err != nil {
				return err
			}
			ops = append(ops, notes.Put(trashed))
		}
		e = notes.NewEdit("delete "+called(refs), now, ops...)
		return nil
	})
	return e, err
}

// Restoration returns the edit that takes records out of the trash, to be
// applied; for a highlight, its article too. The error for what is not in the
// trash matches [notes.ErrNotFound].
func (s *Store) Restoration(ctx context.Context, refs ...notes.Ref) (e notes.Edit, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		var ops []notes.Op
		for _, ref := range refs {
			more, err := restore(ctx, tx, ref)
			if err != nil {
				return err
			}
			if more == nil {
				return &notes.Problem{What: fmt.Sprintf("There is no %s %s in the trash", ref.Kind, ref.ID), Cause: notes.ErrNotFound}
			}
			ops = append(ops, more...)
		}
		e = notes.NewEdit("restore "+called(refs), s.now(), ops...)
		return nil
	})
	return e, err
}

// restore returns the operations that make a record visible again; nil if it is
// or does not exist.
func restore(ctx context.Context, tx *sql.Tx, ref notes.Ref) (ops []notes.Op, err error) {
	if r, err := visible(ctx, tx, ref); r != nil || err != nil {
		return nil, err
	}
	r, err := record(ctx, tx, ref)
	if r == nil || err != nil {
		return nil, err
	}
	if h, ok := r.(notes.Highlight); ok {
		if ops, err = restore(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(h.Article)}); err != nil {
			return nil, err
		}
	}
	restored, err := notes.Trash(r, time.Time{})
	if err != nil {
		return nil, err
	}
	return append(ops, notes.Put(restored)), nil
}

// called says what the records of an edit are called together: "note", or "3
// items".
func called(refs []notes.Ref) string {
	if len(refs) == 1 {
		return string(refs[0].Kind)
	}
	return fmt.Sprintf("%d items", len(refs))
}

// EmptyTrash removes for good what was put into the trash at a time or before,
// and returns how many items of [Store.Trash] that were. With an article go its
// texts and highlights.
//
// All values of what is removed go from the history as well, and its entries
// that were of nothing else. So this cannot be undone, and is an entry of the history
// that says so.
func (s *Store) EmptyTrash(ctx context.Context, until time.Time) (items int, err error) {
	const name = "emptying of the trash"
	var refs []notes.Ref
	err = s.update(ctx, func(tx *sql.Tx) error {
		if refs, items, err = discarded(ctx, tx, until); err != nil || items == 0 {
			return err
		}
		ops := make([]notes.Op, len(refs))
		for i, ref := range refs {
			ops[i] = notes.Remove(ref)
		}
		if _, _, err := s.apply(ctx, tx, []notes.Edit{notes.NewEdit(name, s.now(), ops...)}, true, nil); err != nil {
			return err
		}
		if err := forget(ctx, tx); err != nil {
			return err
		}
		return optimize(ctx, tx) // until then, what is gone can be read from the index
	})
	if err != nil {
		return 0, saveProblem(ctx, name, s.path, err)
	}
	if items > 0 {
		s.publish(notes.Change{Refs: refs})
	}
	return items, nil
}

// discarded returns the records that are to go with what was put into the trash
// at a time or before, and how many items that is for the user.
func discarded(ctx context.Context, tx *sql.Tx, until time.Time) (refs []notes.Ref, items int, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT ?2, id, trashed <= ?1 FROM highlights
			WHERE trashed <= ?1 OR article IN (SELECT id FROM articles WHERE trashed <= ?1)
		UNION ALL SELECT ?3, id, 1 FROM articles WHERE trashed <= ?1
		UNION ALL SELECT ?4, id, 0 FROM revisions WHERE article IN (SELECT id FROM articles WHERE trashed <= ?1)
		UNION ALL SELECT ?5, id, 1 FROM notes WHERE trashed <= ?1`,
		timeColumn{&until}, notes.KindHighlight, notes.KindArticle, notes.KindRevision, notes.KindNote)
	if err != nil {
		return nil, 0, err
	}
	type found struct {
		ref  notes.Ref
		item sql.NullBool
	}
	all, err := collect(rows, func(f *found) []any { return []any{&f.ref.Kind, &f.ref.ID, &f.item} })
	for _, f := range all {
		refs = append(refs, f.ref)
		if f.item.Bool {
			items++
		}
	}
	return refs, items, err
}

// forget removes from the history, up to the newest entry, all values of the
// records that this one removed; also of what was once on an article of those and
// is no more, as after an undo.
func forget(ctx context.Context, tx *sql.Tx) error {
	for _, statement := range []string{`
		DELETE FROM log_ops WHERE seq < (SELECT max(seq) FROM log) AND (kind, record) IN
			(SELECT kind, record FROM log_ops WHERE seq = (SELECT max(seq) FROM log))`, `
		DELETE FROM log_ops
		WHERE (kind = 'highlight' AND record NOT IN (SELECT id FROM highlights) OR kind = 'revision' AND record NOT IN (SELECT id FROM revisions))
			AND value ->> 'article' IN (SELECT record FROM log_ops WHERE seq = (SELECT max(seq) FROM log))`, `
		DELETE FROM log WHERE NOT EXISTS (SELECT 1 FROM log_ops WHERE log_ops.seq = log.seq)`,
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}
