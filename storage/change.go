package storage

import (
	"bytes"
	"context"
	"database/sql"

	"collate/notes"
	"collate/notes/query"
)

// Compose applies an edit that a function makes of what it reads, and returns it. The
// records are read in the transaction that writes, so what another program changes in
// the meantime is not undone; the function may not use the Store. An edit without
// operations changes nothing.
//
// It is not for names, which links go by: see [Store.RenameNote]. The error of
// reading what is not there matches [notes.ErrNotFound], that for what is in
// the trash [notes.ErrInTrash] too.
func (s *Store) Compose(ctx context.Context, compose func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error)) (notes.Edit, error) {
	return s.edit(ctx, nil, func(tx *sql.Tx) (notes.Edit, error) {
		return compose(func(ref notes.Ref) (notes.Record, error) { return present(ctx, tx, ref) })
	})
}

// Change does what Compose does for one record, which it sets to what a function
// makes of its value. The edit has that name and [notes.Edit] field. Where the function
// changes nothing, there is no edit, and the zero one is returned.
func (s *Store) Change(ctx context.Context, ref notes.Ref, name, field string, change func(notes.Record) notes.Record) (notes.Edit, error) {
	return s.Compose(ctx, func(read func(notes.Ref) (notes.Record, error)) (edit notes.Edit, err error) {
		before, err := read(ref)
		if err != nil {
			return edit, err
		}
		after := change(before)
		if equal(before, after) {
			return edit, nil
		}
		edit = notes.NewEdit(name, s.now(), notes.Put(modified(after, s.now().UTC())))
		edit.Field = field
		return edit, nil
	})
}

// present returns a record that is neither in the trash nor on an article there. It
// is not for revisions and tags.
func present(ctx context.Context, tx *sql.Tx, ref notes.Ref) (notes.Record, error) {
	r, err := visible(ctx, tx, ref)
	if r != nil || err != nil {
		return r, err
	}
	hidden, err := record(ctx, tx, ref)
	if err != nil {
		return nil, err
	}
	if hidden == nil {
		return nil, found(sql.ErrNoRows, ref)
	}
	return nil, isInTrash(hidden, takeItOut)
}

// quoted returns what a record is called, in quotation marks: a highlight by the
// beginning of its words.
func quoted(r notes.Record) string {
	name := titleOf(r)
	if r.Ref().Kind == notes.KindHighlight {
		name, _ = query.Snippet(name, nil, nodeTitle)
	}
	return "“" + name + "”"
}

// equal says whether two values of a record differ in nothing but when they were
// changed.
func equal(a, b notes.Record) bool {
	at := lastModified(a)
	one, err := encode(a)
	other, failed := encode(modified(b, at))
	return err == nil && failed == nil && bytes.Equal(one, other)
}
