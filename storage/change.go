package storage

import (
	"bytes"
	"context"
	"database/sql"

	"collate/notes"
	"collate/notes/query"
)

// Compose applies the edit that its function returns, and returns it. The function reads
// records in the transaction that writes, so changes by other programs are not
// overwritten; it must not use the Store. An edit without operations changes nothing.
//
// The edit must not change names that links refer to: see [Store.RenameNote]. For a
// record that does not exist, read returns an error that matches [notes.ErrNotFound];
// for one in the trash, the error matches [notes.ErrInTrash] too.
func (s *Store) Compose(ctx context.Context, compose func(read func(notes.Ref) (notes.Record, error)) (notes.Edit, error)) (notes.Edit, error) {
	return s.edit(ctx, nil, func(tx *sql.Tx) (notes.Edit, error) {
		return compose(func(ref notes.Ref) (notes.Record, error) { return present(ctx, tx, ref) })
	})
}

// Change is Compose for one record: it sets the record to what change returns for its
// value. Name and field are those of the [notes.Edit]. If nothing but the time of
// modification would change, nothing is applied and the zero Edit is returned.
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

// present returns a record if neither it nor its article is in the trash, and otherwise
// a problem. It does not support revisions and tags.
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

// quoted returns the title of a record in quotation marks; for a highlight, the
// beginning of its text.
func quoted(r notes.Record) string {
	name := titleOf(r)
	if r.Ref().Kind == notes.KindHighlight {
		name, _ = query.Snippet(name, nil, nodeTitle)
	}
	return "“" + name + "”"
}

// equal says whether two values of a record are the same except for the time of
// modification.
func equal(a, b notes.Record) bool {
	at := lastModified(a)
	one, err := encode(a)
	other, failed := encode(modified(b, at))
	return err == nil && failed == nil && bytes.Equal(one, other)
}
