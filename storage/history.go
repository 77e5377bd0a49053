package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"collate/notes"
)

// The history is the log of edits, one for the whole notebook, whichever program
// made them. Undo and redo move along it and add nothing to it:
//
//	1  new note           in force
//	2  text of note       in force         Undo takes this one back
//	3  delete note        superseded       undone, then 4 was made
//	4  title of note      undone           Redo makes this one again, then 5
//	5  text of note       undone
//
// Whatever is undone is the newest in force, and whatever is redone the oldest
// undone since the newest change. So the notebook is at any time what the entries
// in force, in their order, make of an empty one; the value of a record before an
// entry is what the latest earlier one in force gave it; and to take one back
// never overwrites what is newer.

// Undo takes the newest entry in force back and returns it as it is then, if it
// is newer than the entry since; 0 is older than all. Progress is told how many
// of its records are done. The error for nothing to undo is a problem that
// matches [notes.ErrNoStep].
func (s *Store) Undo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "undo", progress, undo, selectUndo, since)
}

// Redo makes the oldest entry that was undone, and can be redone, again, and
// returns it as it is then, if it is newer than the entry since. Progress is told
// how many of its records are done. The error for nothing to redo is a problem
// that matches [notes.ErrNoStep].
func (s *Store) Redo(ctx context.Context, since int64, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "redo", progress, redo, selectRedo, since)
}

// TakeBack does what Undo does if the newest entry in force is that of an edit. If it
// is not, the error is that for nothing to undo.
func (s *Store) TakeBack(ctx context.Context, edit notes.EditID, progress notes.Progress) (notes.Entry, error) {
	return s.step(ctx, "undo", progress, undo, selectNewest+" AND id = ?", edit)
}

// Next returns the entries that Undo and Redo would take and make again. Their
// Seq is 0 where there is none.
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

// orZero makes the zero entry of no row.
func orZero(e notes.Entry, err error) (notes.Entry, error) {
	if errors.Is(err, sql.ErrNoRows) {
		return notes.Entry{}, nil
	}
	return e, err
}

// GoTo undoes all that is newer than an entry, or redoes all up to it, in one
// transaction, and returns how many entries that are. The entry 0 is before all others.
// Progress is told how many of the records are done. The error for an entry that is not
// in the history, or is superseded, is a problem that matches [notes.ErrNoStep].
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

// Opened returns the newest entry that the history had when this Store was
// opened.
func (s *Store) Opened() int64 { return s.opened }

// History returns entries, the newest first, that are older than the entry
// before, and at most limit. The entry 0 for before stands for the end.
func (s *Store) History(ctx context.Context, before int64, limit int) (entries []notes.Entry, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		entries, err = selectEntries(ctx, tx, "?1 = 0 OR seq < ?1 ORDER BY seq DESC LIMIT ?2", before, limit)
		return err
	})
	return entries, err
}

// Versions returns the entries that set or removed a record, oldest first, also
// those that are not in force. What is not in the history has none.
func (s *Store) Versions(ctx context.Context, ref notes.Ref) (versions []notes.Entry, err error) {
	err = s.view(ctx, func(tx *sql.Tx) error {
		versions, err = selectEntries(ctx, tx,
			"seq IN (SELECT seq FROM log_ops WHERE kind = ? AND record = ?) ORDER BY seq", ref.Kind, ref.ID)
		return err
	})
	return versions, err
}

// Version returns the value that an entry gave a record. The error matches
// [notes.ErrNotFound] if it removed the record, or did not touch it.
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

// step takes one step of the history: the entry of a condition on the table "log".
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

// Conditions on the table "log" for the newest entry that can be undone, and for the
// next to undo and to redo if it is newer than another one.
const (
	selectNewest = "seq = (SELECT max(seq) FROM log WHERE undone IS NULL AND NOT fixed)"
	selectUndo   = selectNewest + " AND seq > ?"
	selectRedo   = "seq = (SELECT min(seq) FROM log WHERE undone = (SELECT max(seq) FROM log)) AND seq > ?"
)

// undo takes the entries in force back, from the newest one to one of that number, and
// returns how many they are.
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

// redo makes the entries that can be redone again, up to one of that number, and returns
// how many they are.
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

// affected returns how many rows a statement has changed.
func affected(result sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	rows, err := result.RowsAffected()
	return int(rows), err
}

// walk carries out what a step makes of each operation, in order.
//
// Of the operations on one record only the last counts, but for articles: on
// the way, no two may have the same citation key.
func walk(ctx context.Context, tx *sql.Tx, logged []loggedOp, step func(loggedOp, context.Context, *sql.Tx) (notes.Op, error), progress notes.Progress) (change notes.Change, err error) {
	statements := context.WithoutCancel(ctx) // else the driver starts a goroutine for each
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

// oneEntry returns the entry of a condition on the table "log", or
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

// ofItems is a condition on the table "log_ops" for the operations of an entry on what a
// user counts: without the texts of articles and the colours of tags, unless there is
// nothing else.
const ofItems = `seq = log.seq AND (kind IN ('revision', 'tag')) = (
	SELECT min(kind IN ('revision', 'tag')) FROM log_ops o WHERE o.seq = log.seq)`

// selectEntries returns the entries of a condition on the table "log".
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
