package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"

	"collate/notes"
)

// Apply makes an edit durable and returns the edit that takes it back. When it
// returns, the edit is on the disk, in the log and in the search index, and the
// subscribers were told.
//
// Nothing is changed if there is an error: if the edit names something
// that does not exist or would leave the notebook inconsistent, if the file can
// not be written, or if the context is cancelled.
//
// An edit that says nothing new, such as one applied for the second time, is
// neither logged nor told.
func (s *Store) Apply(ctx context.Context, edit notes.Edit) (inverse notes.Edit, err error) {
	inverses, err := s.ApplyAll(ctx, edit)
	if err != nil {
		return notes.Edit{}, err
	}
	return inverses[0], nil
}

// ApplyAll applies edits in order and in one transaction, all or none: far
// faster for many than one by one. It returns the inverse of each.
func (s *Store) ApplyAll(ctx context.Context, edits ...notes.Edit) (inverses []notes.Edit, err error) {
	applied := make([]outcome, len(edits))
	name := ""
	err = s.update(ctx, func(tx *sql.Tx) error {
		for i, edit := range edits {
			name = edit.Name
			if applied[i], err = s.apply(ctx, tx, edit); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, saveProblem(ctx, name, s.path, err)
	}
	for i, edit := range edits {
		inverses = append(inverses, applied[i].inverse)
		if applied[i].changed {
			s.publish(notes.Change{Refs: edit.Refs(), Edit: edit.ID})
		}
	}
	return inverses, nil
}

// outcome is what became of an edit.
type outcome struct {
	inverse notes.Edit
	changed bool // something is different from before
}

// apply carries an edit out.
func (s *Store) apply(ctx context.Context, tx *sql.Tx, edit notes.Edit) (outcome, error) {
	if edit.ID == "" || len(edit.Ops) == 0 {
		return outcome{}, fmt.Errorf("the edit %q has no id or changes nothing", edit.Name)
	}
	values := make([][]byte, len(edit.Ops)) // as JSON, nil for a removal
	inverse := make([]notes.Op, len(edit.Ops))
	d := newDerivation()
	changed := false
	for i, op := range edit.Ops {
		before, err := s.set(ctx, tx, op)
		if err != nil {
			return outcome{}, err
		}
		inverse[len(inverse)-1-i] = notes.Op{Ref: op.Ref, Value: before}
		d.add(op, before)
		if values[i], err = encode(op.Value); err != nil {
			return outcome{}, err
		}
		old, err := encode(before)
		if err != nil {
			return outcome{}, err
		}
		changed = changed || !bytes.Equal(values[i], old)
	}
	out := outcome{notes.NewEdit(edit.Name, s.now(), inverse...), changed}
	if !changed {
		return out, nil
	}
	if err := checkReferences(ctx, tx, edit.Refs()); err != nil {
		return outcome{}, err
	}
	if err := d.update(ctx, tx); err != nil {
		return outcome{}, err
	}
	return out, appendLog(ctx, tx, edit, values)
}

// set carries one operation out and returns what was there before, or nil.
func (s *Store) set(ctx context.Context, tx *sql.Tx, op notes.Op) (before notes.Record, err error) {
	if err := checkOp(op); err != nil {
		return nil, err
	}
	if before, err = record(ctx, tx, op.Ref); err != nil {
		return nil, err
	}
	switch value := op.Value.(type) {
	case nil:
		return before, remove(ctx, tx, op.Ref)
	case notes.Article:
		return before, putArticle(ctx, tx, value, before != nil)
	case notes.Revision:
		return before, putRevision(ctx, tx, value, before)
	case notes.Highlight:
		return before, put(ctx, tx, "highlights", highlightColumns, highlightFields(&value), before != nil)
	case notes.Note:
		return before, putNote(ctx, tx, value, before != nil)
	}
	return nil, fmt.Errorf("a record of type %T cannot be saved", op.Value)
}

// record returns the record of that name, in the trash or not, or nil.
func record(ctx context.Context, tx *sql.Tx, ref notes.Ref) (notes.Record, error) {
	switch ref.Kind {
	case notes.KindArticle:
		return orNil(articleRecord(ctx, tx, notes.ArticleID(ref.ID)))
	case notes.KindRevision:
		return orNil(revisionRecord(ctx, tx, notes.RevisionID(ref.ID)))
	case notes.KindHighlight:
		return orNil(highlightRecord(ctx, tx, notes.HighlightID(ref.ID)))
	case notes.KindNote:
		return orNil(noteRecord(ctx, tx, notes.NoteID(ref.ID)))
	}
	return nil, fmt.Errorf("there are no records of kind %q", ref.Kind)
}

// orNil makes no record of no row.
func orNil[R notes.Record](r R, err error) (notes.Record, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return r, nil
}

func remove(ctx context.Context, tx *sql.Tx, ref notes.Ref) error {
	table := map[notes.Kind]string{
		notes.KindArticle:   "articles",
		notes.KindRevision:  "revisions",
		notes.KindHighlight: "highlights",
		notes.KindNote:      "notes",
	}[ref.Kind]
	_, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE id = ?", ref.ID)
	return err
}

// encode returns a record as JSON, or nil for none.
func encode(r notes.Record) ([]byte, error) {
	if r == nil {
		return nil, nil
	}
	return json.Marshal(r)
}

// appendLog adds an edit to the log. Values are those of its operations, as
// JSON.
func appendLog(ctx context.Context, tx *sql.Tx, edit notes.Edit, values [][]byte) error {
	entry, err := tx.ExecContext(ctx, "INSERT INTO log (id, name, time) VALUES (?, ?, ?)", edit.ID, edit.Name, timeColumn{&edit.Time})
	if err != nil {
		return err
	}
	seq, err := entry.LastInsertId()
	if err != nil {
		return err
	}
	for n, op := range edit.Ops {
		value := sql.NullString{String: string(values[n]), Valid: values[n] != nil}
		_, err := tx.ExecContext(ctx, "INSERT INTO log_ops (seq, n, kind, record, value) VALUES (?, ?, ?, ?, ?)",
			seq, n, op.Ref.Kind, op.Ref.ID, value)
		if err != nil {
			return err
		}
	}
	return nil
}

// Subscribe has f called after each change of the notebook: after an edit of
// this Store on the goroutine that applied it, and from [Store.Watch] after
// another program's. It is called outside of any transaction, may use
// the Store, and should be quick. After stop, f is called no more but for
// changes that are being told at that moment.
func (s *Store) Subscribe(f func(notes.Change)) (stop func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.nextID++
	id := s.nextID
	s.subscribers[id] = f
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.subscribers, id)
	}
}

// publish tells a change to all subscribers, in the order that they came.
func (s *Store) publish(change notes.Change) {
	s.mu.Lock()
	var listeners []func(notes.Change)
	for _, id := range slices.Sorted(maps.Keys(s.subscribers)) {
		listeners = append(listeners, s.subscribers[id])
	}
	s.mu.Unlock()
	for _, tell := range listeners {
		tell(change)
	}
}
