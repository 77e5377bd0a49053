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

// Trash returns the items in the trash, last deleted first. A highlight on an article
// in the trash is listed only if it was deleted itself; otherwise it is restored with
// the article.
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
			article notes.Article // the article itself, or the one of the highlight
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

// TrashedArticle returns the article in the trash with a citation key or id, in any
// case, and the highlights that are restored with it, in reading order. If there is
// none, the error matches [notes.ErrNotFound].
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

// trashedArticle returns the article in the trash with a citation key or an id, or
// sql.ErrNoRows.
func trashedArticle(ctx context.Context, tx *sql.Tx, keyOrID string) (a notes.Article, err error) {
	err = tx.QueryRowContext(ctx, "SELECT "+articleColumns+" FROM articles WHERE (id = ?1 OR key = ?1) AND trashed IS NOT NULL", keyOrID).
		Scan(articleFields(&a)...)
	return a, err
}

// Delete moves records to the trash and returns the edit. Links to them stay; to resolve
// one gives [notes.ErrInTrash]. A link whose name would then lead to another record is
// rewritten to the id. If a record does not exist or is in the trash already, the error
// matches [notes.ErrNotFound].
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

// Undelete takes records out of the trash and returns the edit; for a highlight, also
// its article. Links by a name that now leads to a restored record are rewritten to
// the id of their previous target. If a record is not in the trash, the error matches
// [notes.ErrNotFound].
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

// PutBack restores a note with the title and text of n, and returns the edit. A note
// that was removed for good is created as n. Links by its title stay linked, as for
// Undelete. If the note is not in the trash, it is only given the title and text.
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

// comeBack adds the rewriting for the names of a record that becomes visible.
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

// restore returns a record, preceded by its article if necessary, as they are when
// restored; nil if it is visible or does not exist.
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

// called returns the description of the records of an edit: the kind of one record,
// or "3 items".
func called(refs []notes.Ref) string {
	if len(refs) == 1 {
		return string(refs[0].Kind)
	}
	return fmt.Sprintf("%d items", len(refs))
}

// EmptyTrash removes all items for good that were put into the trash at the time
// until or before, and returns the number of items of [Store.Trash] removed. An
// article is removed with its revisions and highlights.
//
// All values of the removed records are deleted from the history as well, and so are
// entries without further values. EmptyTrash adds an entry to the history that cannot
// be undone.
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
		return optimize(ctx, tx) // removes the deleted texts from the index file
	})
	if err != nil {
		return 0, saveProblem(ctx, name, s.path, err)
	}
	if items > 0 {
		s.publish(notes.Change{Refs: refs})
	}
	return items, nil
}

// discarded returns the records to remove with the items put into the trash at the
// time until or before, and the number of those items.
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

// forget deletes from the history all earlier values of the records that the newest
// entry removed, and those of former highlights and revisions of these articles,
// which exist no longer after an undo.
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
