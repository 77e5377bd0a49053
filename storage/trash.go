package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// Trash returns what is in the trash, what was put there last first. A
// highlight whose article was put there is listed only if it was put there itself: it
// comes back with the article otherwise.
func (s *Store) Trash(ctx context.Context) (list []notes.Trashed, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			SELECT ?1, id, '', key, item, trashed AS time FROM articles WHERE trashed IS NOT NULL
			UNION ALL
			SELECT ?2, h.id, h.exact, a.key, a.item, h.trashed
				FROM highlights h JOIN articles a ON a.id = h.article WHERE h.trashed IS NOT NULL
			UNION ALL
			SELECT ?3, id, title, '', '{}', trashed FROM notes WHERE trashed IS NOT NULL
			ORDER BY time DESC, id`, notes.KindArticle, notes.KindHighlight, notes.KindNote)
		if err != nil {
			return err
		}
		type row struct {
			notes.Trashed
			article notes.Article // that it is, or is on
		}
		all, err := collect(rows, func(r *row) []any {
			return []any{&r.Ref.Kind, &r.Ref.ID, &r.Title, &r.article.Key, jsonColumn[csl.Item]{&r.article.Item}, timeColumn{&r.Time}}
		})
		for _, r := range all {
			if title := cite.Name(r.article); r.Ref.Kind == notes.KindArticle {
				r.Title, r.Key = title, r.article.Key
			} else {
				r.From = title
			}
			list = append(list, r.Trashed)
		}
		return err
	})
	return list, err
}

// TrashedArticle returns the article in the trash that has a citation key, in
// whatever case, and the highlights that come back with it, in reading order. The
// error for none matches [notes.ErrNotFound].
func (s *Store) TrashedArticle(ctx context.Context, key string) (a notes.Article, highlights []notes.Highlight, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		a, err = trashedArticle(ctx, tx, key)
		if errors.Is(err, sql.ErrNoRows) {
			return &notes.Problem{What: fmt.Sprintf("There is no article “%s” in the trash", key), Cause: notes.ErrNotFound}
		}
		if err != nil {
			return err
		}
		highlights, err = highlightsOf(ctx, tx, a.ID)
		return err
	})
	return a, highlights, err
}

// trashedArticle returns the article in the trash of a citation key or an id, or
// sql.ErrNoRows.
func trashedArticle(ctx context.Context, tx *sql.Tx, keyOrID string) (a notes.Article, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+articleColumns+" FROM articles WHERE (id = ?1 OR key = ?1) AND trashed IS NOT NULL", keyOrID).
		Scan(articleFields(&a)...)
	return a, err
}

// Delete puts records into the trash and returns the edit. Links to them stay,
// and say what they lead to; where something else has the name that they go by,
// they go by the id. The error for what is not there, or in the trash already, matches
// [notes.ErrNotFound].
func (s *Store) Delete(ctx context.Context, refs ...notes.Ref) (notes.Edit, error) {
	return s.edit(ctx, nil, func(tx *sql.Tx) (edit notes.Edit, err error) {
		now := s.now()
		trashed := make(map[notes.Ref]notes.Record)
		var all []notes.Ref
		for _, ref := range refs {
			if trashed[ref] != nil {
				continue
			}
			all = append(all, ref)
			before, err := visible(ctx, tx, ref)
			if err != nil {
				return edit, err
			}
			if before == nil {
				return edit, found(sql.ErrNoRows, ref)
			}
			if trashed[ref], err = notes.Trash(before, now); err != nil {
				return edit, err
			}
		}
		r := newRelinking(ctx, tx, trashed)
		for _, ref := range all {
			for _, name := range shownNames(trashed[ref]) {
				if err := r.keep(name); err != nil {
					return edit, err
				}
			}
		}
		return r.edit("delete "+called(all), now, all)
	})
}

// Undelete takes records out of the trash and returns the edit; for a
// highlight, its article too. What is linked to by the name of one of them
// stays linked, by its id if that is newer than the one. The error for what is
// not in the trash matches [notes.ErrNotFound].
func (s *Store) Undelete(ctx context.Context, refs ...notes.Ref) (notes.Edit, error) {
	return s.edit(ctx, nil, func(tx *sql.Tx) (edit notes.Edit, err error) {
		restored := make(map[notes.Ref]notes.Record)
		var all []notes.Ref
		for _, ref := range refs {
			more, err := restore(ctx, tx, ref)
			if err != nil {
				return edit, err
			}
			if more == nil {
				return edit, &notes.Problem{What: fmt.Sprintf("There is no %s %s in the trash", ref.Kind, ref.ID), Cause: notes.ErrNotFound}
			}
			for _, after := range more {
				if restored[after.Ref()] == nil {
					all = append(all, after.Ref())
				}
				restored[after.Ref()] = after
			}
		}
		r := newRelinking(ctx, tx, restored)
		for _, ref := range all {
			if err := r.comeBack(ref); err != nil {
				return edit, err
			}
		}
		return r.edit("restore "+called(refs), s.now(), all)
	})
}

// PutBack has a note be there again with the title and text given, and returns
// the edit: one out of the trash, or one that is gone for good as it is given. What
// is linked to by its title stays linked, as for Undelete. One that another program
// has put back already is given the title and text.
func (s *Store) PutBack(ctx context.Context, n notes.Note) (notes.Edit, error) {
	ref := n.Ref()
	return s.edit(ctx, nil, func(tx *sql.Tx) (edit notes.Edit, err error) {
		before, err := record(ctx, tx, ref)
		if err != nil {
			return edit, err
		}
		after := n
		if before != nil {
			after = before.(notes.Note)
		}
		after.Title, after.Body, after.Modified, after.Trashed = n.Title, n.Body, s.now().UTC(), time.Time{}
		r := newRelinking(ctx, tx, map[notes.Ref]notes.Record{ref: after})
		if before == nil || trashed(before) {
			err = r.comeBack(ref)
		} else {
			err = r.rename(before, after)
		}
		if err != nil {
			return edit, err
		}
		return r.edit("restore note", s.now(), []notes.Ref{ref})
	})
}

// comeBack decides for the names of a record that comes into sight.
func (r *relinking) comeBack(ref notes.Ref) error {
	for _, name := range shownNames(r.after[ref]) {
		if err := r.keep(name); err != nil {
			return err
		}
		if err := r.heal(ref, name, name); err != nil {
			return err
		}
	}
	return nil
}

// restore returns what a record, and its article, are once they are visible again;
// nil if it is or does not exist.
func restore(ctx context.Context, tx *sql.Tx, ref notes.Ref) (restored []notes.Record, err error) {
	if r, err := visible(ctx, tx, ref); r != nil || err != nil {
		return nil, err
	}
	r, err := record(ctx, tx, ref)
	if r == nil || err != nil {
		return nil, err
	}
	if h, ok := r.(notes.Highlight); ok {
		if restored, err = restore(ctx, tx, notes.Ref{Kind: notes.KindArticle, ID: string(h.Article)}); err != nil {
			return nil, err
		}
	}
	if r, err = notes.Trash(r, time.Time{}); err != nil {
		return nil, err
	}
	return append(restored, r), nil
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
