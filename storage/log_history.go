package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"collate/notes"
)

// The history is the log of edits, one for the whole notebook, shared by all programs.
// Undo and redo change the states of its entries and append nothing:
//
// 	1  new note           in force
// 	2  text of note       in force         Undo undoes this one
// 	3  delete note        superseded       undone, then 4 was applied
// 	4  title of note      undone           Redo applies this one again, then 5
// 	5  text of note       undone
//
// Undo takes the newest entry in force, redo the oldest entry that was undone since the
// newest change. So the notebook always equals the entries in force applied to an empty
// notebook in order; the value of a record before an entry is the one that the latest
// earlier entry in force gave it; and undo never overwrites a newer change.

// Undo undoes the newest entry in force and returns it with its new state. Only an
// entry newer than since is undone; 0 admits all. Progress receives the number of its
// records that are done. If there is nothing to undo, the error is a problem that
// matches [notes.ErrNoStep].
func (s *Store) Undo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "undo", progress, undo, selectUndo, since)
}

// Redo applies the oldest entry that can be redone and returns it with its new state.
// Only an entry newer than since is redone. Progress receives the number of its records
// that are done. If there is nothing to redo, the error is a problem that matches
// [notes.ErrNoStep].
func (s *Store) Redo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "redo", progress, redo, selectRedo, since)
}

// TakeBack is Undo if the newest entry in force is that of edit, and otherwise returns
// the error of Undo for nothing to undo.
func (s *Store) TakeBack(ctx context.Context, edit notes.EditID, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "undo", progress, undo, selectNewest+" AND id = ?", edit)
}

// Next returns the entries that Undo and Redo would take for since; the zero Entry
// where there is none.
func (s *Store) Next(ctx context.Context, since int64) (undo, redo notes.Entry, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		if undo, err = orZero(oneEntry(ctx, tx, selectUndo, since)); err != nil {
			return err
		}
		redo, err = orZero(oneEntry(ctx, tx, selectRedo, since))
		return err
	})
	return undo, redo, err
}

// orZero returns the zero entry for sql.ErrNoRows.
func orZero(e notes.Entry, err error) (notes.Entry, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return notes.Entry{}, nil
	}
	return e, err
}

// GoTo undoes all entries newer than seq, or redoes all up to seq, in one transaction,
// and returns how many entries it undid and redid. Seq 0 is before all entries.
// Progress receives the number of records that are done. If seq is not in the history,
// or is superseded, the error is a problem that matches [notes.ErrNoStep].
func (s *Store) GoTo(ctx context.Context, seq int64, progress notes.Progress) (undone, redone int, err error) {
	var change notes.Change
	err = s.update(ctx, func(tx *sql.Tx) error {
		e := notes.Entry{State: notes.Fixed}
		if seq != 0 {
			var err error
			e, err = oneEntry(ctx, tx, "seq = ?", seq)
			if errors.Is(err, sql.ErrNoRows) || err == nil && e.State == notes.Superseded {
				return &notes.Problem{
					What:   fmt.Sprintf("Could not go to step %d of the history", seq),
					Why:    "there is no such step, or it was undone before newer changes were made",
					Remedy: "The steps are listed by: collate history.",
					Cause:  notes.ErrNoStep,
				}
			}
			if err != nil {
				return err
			}
		}
		if e.State == notes.Undone {
			change, redone, err = redo(ctx, tx, seq, progress)
		} else {
			change, undone, err = undo(ctx, tx, seq+1, progress)
		}
		change.Edit = e.ID
		return err
	})
	if err != nil {
		return 0, 0, saveProblem(ctx, "going to another step of the history", s.path, err)
	}
	if len(change.Refs) > 0 {
		s.publish(change)
	}
	return undone, redone, nil
}

// Opened returns the Seq of the newest entry of the history when this Store was opened;
// 0 for an empty history.
func (s *Store) Opened() int64 { return s.opened }

// History returns entries older than the entry before, or from the newest on if before
// is 0: at most limit, newest first.
func (s *Store) History(ctx context.Context, before int64, limit int) (entries []notes.Entry, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		entries, err = selectEntries(ctx, tx, "?1 = 0 OR seq < ?1 ORDER BY seq DESC LIMIT ?2", before, limit)
		return err
	})
	return entries, err
}

// Versions returns the entries that set or removed a record, oldest first, in any
// state; nil if there are none.
func (s *Store) Versions(ctx context.Context, ref notes.Ref) (versions []notes.Entry, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		versions, err = selectEntries(ctx, tx,
			"seq IN (SELECT seq FROM log_ops WHERE kind = ? AND record = ?) ORDER BY seq", ref.Kind, ref.ID)
		return err
	})
	return versions, err
}

// Version returns the value that the entry seq gave a record. The error matches
// [notes.ErrNotFound] if the entry removed the record or did not touch it.
func (s *Store) Version(ctx context.Context, ref notes.Ref, seq int64) (r notes.Record, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		r, err = versionOf(ctx, tx, ref, seq)
		return err
	})
	return r, err
}

func versionOf(ctx context.Context, tx *sql.Tx, ref notes.Ref, seq int64) (notes.Record, error) {
	r, err := loggedRecord(ctx, tx, ref, "seq = ?", seq)
	if err == nil && r == nil {
		return nil, &notes.Problem{What: fmt.Sprintf("Step %d of the history left no %s %s", seq, ref.Kind, ref.ID), Cause: notes.ErrNotFound}
	}
	return r, err
}

// step takes the entry for which the condition which holds, and publishes the change.
func (s *Store) step(ctx context.Context, name string, progress notes.Progress,
	take func(context.Context, *sql.Tx, int64, notes.Progress) (notes.Change, int, error), which string, args ...any) (e notes.Entry, err error) {
	var change notes.Change
	err = s.update(ctx, func(tx *sql.Tx) error {
		if e, err = oneEntry(ctx, tx, which, args...); err != nil {
			return err
		}
		if change, _, err = take(ctx, tx, e.Seq, progress); err != nil {
			return err
		}
		e, err = oneEntry(ctx, tx, "seq = ?", e.Seq)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		return notes.Entry{}, &notes.Problem{What: "There is nothing to " + name, Cause: notes.ErrNoStep}
	}
	if err != nil {
		return notes.Entry{}, saveProblem(ctx, name+" of "+e.Name, s.path, err)
	}
	change.Edit = e.ID
	s.publish(change)
	return e, nil
}

// Conditions on the table "log": the newest entry that can be undone, and the next
// entry to undo or to redo if it is newer than a parameter.
const (
	selectNewest = "seq = (SELECT max(seq) FROM log WHERE undone IS NULL AND NOT fixed)"
	selectUndo   = selectNewest + " AND seq > ?"
	selectRedo   = "seq = (SELECT min(seq) FROM log WHERE undone = (SELECT max(seq) FROM log)) AND seq > ?"
)

// undo undoes the entries in force from the newest down to from, and returns how many
// they are.
func undo(ctx context.Context, tx *sql.Tx, from int64, progress notes.Progress) (notes.Change, int, error) {
	const condition = "seq >= ? AND undone IS NULL AND NOT fixed"
	logged, err := loggedOps(ctx, tx, condition, from)
	if err != nil {
		return notes.Change{}, 0, err
	}
	slices.Reverse(logged)
	change, err := walk(ctx, tx, logged, loggedOp.inverse, progress)
	if err != nil {
		return notes.Change{}, 0, err
	}
	entries, err := affected(tx.ExecContext(ctx, "UPDATE log SET undone = (SELECT max(seq) FROM log), field = '' WHERE "+condition, from))
	return change, entries, err
}

// redo redoes the entries that can be redone up to entry to, and returns their number.
func redo(ctx context.Context, tx *sql.Tx, to int64, progress notes.Progress) (notes.Change, int, error) {
	const condition = "seq <= ? AND undone = (SELECT max(seq) FROM log)"
	logged, err := loggedOps(ctx, tx, condition, to)
	if err != nil {
		return notes.Change{}, 0, err
	}
	change, err := walk(ctx, tx, logged, loggedOp.again, progress)
	if err != nil {
		return notes.Change{}, 0, err
	}
	entries, err := affected(tx.ExecContext(ctx, "UPDATE log SET undone = NULL WHERE "+condition, to))
	return change, entries, err
}

// affected returns how many rows a statement changed.
func affected(result sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	rows, err := result.RowsAffected()
	return int(rows), err
}

// walk carries out the operation that step returns for each logged operation, in order.
//
// Of several operations on one record only the last is carried out, except for
// articles: those are carried out one by one, so that no two articles have one citation
// key in between.
func walk(ctx context.Context, tx *sql.Tx, logged []loggedOp, step func(loggedOp, context.Context, *sql.Tx) (notes.Op, error), progress notes.Progress) (change notes.Change, err error) {
	statements := context.WithoutCancel(ctx) // a cancellable context costs a goroutine per statement
	d := newDerivation(ctx, len(logged), progress)
	defer d.stop()
	last := make(map[notes.Ref]int)
	for i, o := range logged {
		last[o.ref] = i
	}
	var ops []notes.Op
	for i, o := range logged {
		if o.ref.Kind != notes.KindArticle && last[o.ref] != i {
			continue
		}
		if err := ctx.Err(); err != nil {
			return notes.Change{}, err
		}
		op, err := step(o, statements, tx)
		if err != nil {
			return notes.Change{}, err
		}
		ops = append(ops, op)
		change.Refs = append(change.Refs, op.Ref)
	}
	if _, _, err = carryOut(ctx, tx, ops, d); err != nil {
		return notes.Change{}, err
	}
	return change, d.update(ctx, tx)
}

// oneEntry returns the first entry for which a condition on the table "log" holds, or
// sql.ErrNoRows.
func oneEntry(ctx context.Context, tx *sql.Tx, condition string, args ...any) (notes.Entry, error) {
	entries, err := selectEntries(ctx, tx, condition, args...)
	if err == nil && len(entries) == 0 {
		err = sql.ErrNoRows
	}
	if err != nil {
		return notes.Entry{}, err
	}
	return entries[0], nil
}

// ofItems is a condition on the table "log_ops" for an entry's operations on articles,
// highlights and notes; if there are none, for those on revisions and tags.
const ofItems = `seq = log.seq AND (kind IN ('revision', 'tag')) = (
	SELECT min(kind IN ('revision', 'tag')) FROM log_ops o WHERE o.seq = log.seq)`

// selectEntries returns the entries for which a condition on the table "log" holds.
func selectEntries(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]notes.Entry, error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT seq, id, name, time,
			CASE WHEN fixed THEN 'fixed' WHEN undone IS NULL THEN 'in force'
				WHEN undone = (SELECT max(seq) FROM log) THEN 'undone' ELSE 'superseded' END,
			(SELECT count(*) FROM (SELECT DISTINCT kind, record FROM log_ops WHERE `+ofItems+`)),
			coalesce((SELECT min(kind) FROM log_ops WHERE `+ofItems+`), ''),
			coalesce((SELECT min(record) FROM log_ops WHERE `+ofItems+`), '')
		FROM log WHERE `+condition, args...)
	if err != nil {
		return nil, err
	}
	entries, err := collect(rows, func(e *notes.Entry) []any {
		return []any{&e.Seq, &e.ID, &e.Name, timeColumn{&e.Time}, &e.State, &e.Records, &e.Ref.Kind, &e.Ref.ID}
	})
	for i := range entries {
		if entries[i].Records != 1 {
			entries[i].Ref = notes.Ref{}
		}
	}
	return entries, err
}
