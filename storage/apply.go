package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"collate/notes"
	"collate/notes/markdown"
)

// Apply commits edits in one transaction, in order, all or none; one call with many
// edits is far faster than many calls. When it returns nil, the edits are synced to
// the disk, are in the history and in the search index, and the subscribers have been
// called.
//
// If it returns an error, nothing has changed: an edit names a record that does not
// exist or would leave the notebook inconsistent, the file cannot be written, or ctx
// is cancelled.
//
// An edit that changes no record, such as one applied for the second time, is neither
// logged nor published. An edit whose Field equals that of the newest entry of the
// history may replace that entry: see [notes.Edit].
func (s *Store) Apply(ctx context.Context, edits ...notes.Edit) error {
	return s.change(ctx, nil, func(*sql.Tx) ([]notes.Edit, error) { return edits, nil })
}

// edit applies the edit that build makes from what it reads in the same transaction,
// and returns it. Progress receives the number of records that are done. If build
// returns the zero Edit, nothing changes.
func (s *Store) edit(ctx context.Context, progress notes.Progress, build func(*sql.Tx) (notes.Edit, error)) (edit notes.Edit, err error) {
	err = s.change(ctx, progress, func(tx *sql.Tx) ([]notes.Edit, error) {
		edit, err = build(tx)
		if len(edit.Ops) == 0 {
			return nil, err
		}
		return []notes.Edit{edit}, err
	})
	if err != nil {
		return notes.Edit{}, err
	}
	return edit, nil
}

// change applies the edits that build returns, in the transaction that build reads in,
// and publishes the changes after the commit.
func (s *Store) change(ctx context.Context, progress notes.Progress, build func(*sql.Tx) ([]notes.Edit, error)) error {
	var changes []notes.Change
	name := ""
	err := s.update(ctx, func(tx *sql.Tx) error {
		edits, err := build(tx)
		if err != nil {
			return err
		}
		changes, name, err = s.apply(ctx, tx, edits, false, progress)
		return err
	})
	if err != nil {
		return saveProblem(ctx, name, s.path, err)
	}
	s.publish(changes...)
	return nil
}

// apply carries edits out, appends them to the log, and returns one Change for each
// edit that changed a record. Entries logged with fixed cannot be undone. If there is
// an error, name is the name of the edit that failed.
func (s *Store) apply(ctx context.Context, tx *sql.Tx, edits []notes.Edit, fixed bool, progress notes.Progress) (changes []notes.Change, name string, err error) {
	operations := 0
	for _, edit := range edits {
		operations += len(edit.Ops)
	}
	d := newDerivation(ctx, operations, progress)
	defer d.stop()
	for _, edit := range edits {
		if edit.ID == "" || len(edit.Ops) == 0 {
			return nil, edit.Name, fmt.Errorf("the edit “%s” has no id or changes nothing", edit.Name)
		}
		name = edit.Name
		values, changed, err := carryOut(ctx, tx, edit.Ops, d)
		if err != nil {
			return nil, name, err
		}
		if !changed {
			continue
		}
		if err := s.appendLog(context.WithoutCancel(ctx), tx, edit, values, fixed); err != nil {
			return nil, name, err
		}
		changes = append(changes, notes.Change{Refs: edit.Refs(), Edit: edit.ID})
	}
	return changes, name, d.update(ctx, tx)
}

// carryOut writes the operations ops and adds each changed record to d. It returns the
// values of the operations as JSON, nil for a removal, and whether any record differs
// from before.
func carryOut(ctx context.Context, tx *sql.Tx, ops []notes.Op, d derivation) (values [][]byte, changed bool, err error) {
	values = make([][]byte, len(ops))
	statements := context.WithoutCancel(ctx) // a cancellable context costs a goroutine per statement
	var known map[notes.Ref]notes.Record
	var ahead []computed
	for i, op := range ops {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		if i%atOnce == 0 {
			next := ops[i:min(i+atOnce, len(ops))]
			if known, err = records(statements, tx, refsOf(next)); err != nil {
				return nil, false, err
			}
			ahead = compute(next)
		}
		of, before := ahead[i%atOnce], known[op.Ref]
		if of.err != nil {
			return nil, false, of.err
		}
		if err := set(statements, tx, op, before, of.words); err != nil {
			return nil, false, err
		}
		known[op.Ref], values[i] = op.Value, of.value
		different := notes.TextOf(op.Value) != notes.TextOf(before) // cheaper than comparing JSON
		if !different {
			old, err := encode(before)
			if err != nil {
				return nil, false, err
			}
			different = !bytes.Equal(values[i], old)
		}
		if different {
			changed = true
			d.add(op, before)
		}
	}
	for _, op := range ops {
		if err := checkReferences(statements, tx, op.Ref); err != nil {
			return nil, false, err
		}
	}
	return values, changed, nil
}

// computed is what is computed from the value of an operation before it is written.
type computed struct {
	value []byte // as JSON
	words int    // of a note
	err   error
}

// compute returns the computed values of ops, in their order.
func compute(ops []notes.Op) []computed {
	all := make([]computed, len(ops))
	onAllCores(len(ops), func(i int) {
		all[i].value, all[i].err = encode(ops[i].Value)
		if n, ok := ops[i].Value.(notes.Note); ok {
			all[i].words = markdown.Words(n.Body)
		}
	})
	return all
}

// onAllCores calls f with each number from 0 to n-1, on up to GOMAXPROCS goroutines,
// and returns when all calls have returned.
func onAllCores(n int, f func(i int)) {
	var next atomic.Int64
	var working sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		working.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				f(int(i))
			}
		})
	}
	working.Wait()
}

// set writes one operation. Before is the stored record, or nil; words is the word
// count of a note.
func set(ctx context.Context, tx *sql.Tx, op notes.Op, before notes.Record, words int) error {
	if err := checkOp(op); err != nil {
		return err
	}
	switch value := op.Value.(type) {
	case nil:
		return remove(ctx, tx, op.Ref)
	case notes.Article:
		return putArticle(ctx, tx, value, before != nil)
	case notes.Revision:
		return putRevision(ctx, tx, value, before)
	case notes.Highlight:
		return put(ctx, tx, "highlights", highlightColumns, highlightFields(&value), before != nil)
	case notes.Note:
		return putNote(ctx, tx, value, words, before != nil)
	case notes.Tag:
		return put(ctx, tx, "tag_colors", tagColumns, tagFields(&value), before != nil)
	}
	return fmt.Errorf("a record of type %T cannot be saved", op.Value)
}

// refsOf returns the references of the records that the operations set or remove.
func refsOf(ops []notes.Op) []notes.Ref {
	refs := make([]notes.Ref, len(ops))
	for i, op := range ops {
		refs[i] = op.Ref
	}
	return refs
}

func remove(ctx context.Context, tx *sql.Tx, ref notes.Ref) error {
	table := map[notes.Kind]string{
		notes.KindArticle:   "articles",
		notes.KindRevision:  "revisions",
		notes.KindHighlight: "highlights",
		notes.KindNote:      "notes",
		notes.KindTag:       "tag_colors",
	}[ref.Kind]
	_, err := tx.ExecContext(ctx, "DELETE FROM "+table+" WHERE id = ?", ref.ID)
	return err
}

// encode returns a record as JSON, or nil for a nil record.
func encode(r notes.Record) ([]byte, error) {
	if r == nil {
		return nil, nil
	}
	return json.Marshal(r)
}

// Subscribe registers f to be called after each change of the notebook: for a change by
// this Store on the goroutine that made it, for a change by another program on the
// goroutine of [Store.Watch]. F is called outside of any transaction, may use the
// Store, and should return quickly. The changes of two concurrent edits may be
// published in either order, but f always reads a state that includes the change it is
// called with. Stop unregisters f; a call that has already begun may still be running
// afterwards.
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

// publish calls all subscribers with each change, in the order of changes.
func (s *Store) publish(changes ...notes.Change) {
	s.mu.Lock()
	var listeners []func(notes.Change)
	for _, id := range slices.Sorted(maps.Keys(s.subscribers)) {
		listeners = append(listeners, s.subscribers[id])
	}
	s.mu.Unlock()
	for _, change := range changes {
		for _, tell := range listeners {
			tell(change)
		}
	}
}
