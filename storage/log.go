package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"collate/notes"
)

// appendLog logs an edit: as a new entry; in place of the newest entry if both belong
// to one stretch of typing; or appended to that entry if both are parts of one edit.
// Values are those of the operations, as JSON, nil for a removal.
func (s *Store) appendLog(ctx context.Context, tx *sql.Tx, edit notes.Edit, values [][]byte, fixed bool) error {
	seq, err := s.stretch(ctx, tx, edit)
	if err != nil {
		return err
	}
	if seq > 0 {
		return rewriteLog(ctx, tx, seq, edit, values)
	}
	seq, n, err := begun(ctx, tx, edit.ID, fixed)
	if err != nil {
		return err
	}
	if n == 0 {
		entry, err := tx.ExecContext(ctx, "INSERT INTO log (id, name, time, field, about, fixed) VALUES (?, ?, ?, ?, ?, ?)",
			edit.ID, edit.Name, timeColumn{&edit.Time}, edit.Field, edit.About.ID, fixed)
		if err != nil {
			return err
		}
		if seq, err = entry.LastInsertId(); err != nil {
			return err
		}
	}
	for i, op := range edit.Ops {
		o := loggedOp{seq, n + i, op.Ref}
		_, err := tx.ExecContext(ctx, "INSERT INTO log_ops (seq, n, kind, record, value) VALUES (?, ?, ?, ?, ?)",
			o.seq, o.n, o.ref.Kind, o.ref.ID, nullable(values[i]))
		if err != nil {
			return err
		}
		if edit.Field == "" {
			continue
		}
		if err := o.shortenBefore(ctx, tx, op.Value); err != nil {
			return err
		}
	}
	return nil
}

// begun returns the newest entry and the number of its operations if it is in force
// and holds an earlier part of the edit; otherwise 0.
func begun(ctx context.Context, tx *sql.Tx, edit notes.EditID, fixed bool) (seq int64, operations int, err error) {
	err = tx.QueryRowContext(ctx, `
		SELECT seq, (SELECT count(*) FROM log_ops WHERE log_ops.seq = log.seq) FROM log
		WHERE seq = (SELECT max(seq) FROM log) AND id = ? AND fixed = ? AND undone IS NULL`, edit, fixed).Scan(&seq, &operations)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, 0, nil
	}
	return seq, operations, err
}

// rewriteLog replaces an entry by an edit of the same records.
func rewriteLog(ctx context.Context, tx *sql.Tx, seq int64, edit notes.Edit, values [][]byte) error {
	_, err := tx.ExecContext(ctx, "UPDATE log SET id = ?, name = ?, time = ?, about = ? WHERE seq = ?",
		edit.ID, edit.Name, timeColumn{&edit.Time}, edit.About.ID, seq)
	if err != nil {
		return err
	}
	// A value before one of these may be shortened: it has half of its body in common with
	// the value that follows.
	rows, err := tx.QueryContext(ctx, "SELECT n FROM log_ops WHERE seq = ? AND octet_length(value) > ? ORDER BY n", seq, longBody/2)
	if err != nil {
		return err
	}
	long, err := collect(rows, func(n *int) []any { return []any{n} })
	if err != nil {
		return err
	}
	for n, op := range edit.Ops {
		o := loggedOp{seq, n, op.Ref}
		rewrite := o.rewrite
		if _, found := slices.BinarySearch(long, n); found {
			rewrite = o.rewriteNext
		}
		if err := rewrite(ctx, tx, op.Value, values[n]); err != nil {
			return err
		}
	}
	return nil
}

// rewrite replaces the value of a logged operation by value, whose JSON is encoded.
func (o loggedOp) rewrite(ctx context.Context, tx *sql.Tx, _ notes.Record, encoded []byte) error {
	_, err := tx.ExecContext(ctx, "UPDATE log_ops SET value = ? WHERE seq = ? AND n = ?", nullable(encoded), o.seq, o.n)
	return err
}

// rewriteNext does what rewrite does. If the value before is shortened, it is shortened
// by value afterwards.
func (o loggedOp) rewriteNext(ctx context.Context, tx *sql.Tx, value notes.Record, encoded []byte) error {
	before, _, shortened, err := o.before(ctx, tx)
	if err != nil {
		return err
	}
	if !shortened {
		return o.rewrite(ctx, tx, value, encoded)
	}
	was, err := before.record(ctx, tx)
	if err != nil {
		return err
	}
	if err := o.rewrite(ctx, tx, value, encoded); err != nil {
		return err
	}
	next, _ := value.(notes.Note) // zero if the value is not a note
	return before.shorten(ctx, tx, was.(notes.Note), next)
}

func nullable(value []byte) sql.NullString {
	return sql.NullString{String: string(value), Valid: value != nil}
}

// stretch returns the entry whose stretch of typing the edit continues, or 0: the
// newest entry, if it has the same field and records, was written since this Store was
// opened, and was neither undone nor followed by a pause. Older entries belong to
// another session, which Undo of a window must not reach.
func (s *Store) stretch(ctx context.Context, tx *sql.Tx, edit notes.Edit) (seq int64, err error) {
	if edit.Field == "" {
		return 0, nil
	}
	var field string
	var at time.Time
	err = tx.QueryRowContext(ctx, "SELECT seq, field, time FROM log ORDER BY seq DESC LIMIT 1").Scan(&seq, &field, timeColumn{&at})
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	pause := edit.Time.Sub(at)
	if err != nil || seq <= s.opened || field != edit.Field || pause < 0 || pause >= notes.TypingPause {
		return 0, err
	}
	touched, err := loggedOps(ctx, tx, "seq = ?", seq)
	if err != nil {
		return 0, err
	}
	same := slices.EqualFunc(touched, edit.Ops, func(a loggedOp, b notes.Op) bool { return a.ref == b.Ref })
	if !same {
		return 0, nil
	}
	return seq, nil
}

// loggedOp is an operation of the log, without its value.
type loggedOp struct {
	seq int64
	n   int
	ref notes.Ref
}

// loggedOps returns the operations of the entries for which a condition on the table
// "log" holds, in the order in which they were carried out.
func loggedOps(ctx context.Context, tx *sql.Tx, condition string, args ...any) ([]loggedOp, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT seq, n, kind, record FROM log JOIN log_ops USING (seq) WHERE "+condition+" ORDER BY seq, n", args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(op *loggedOp) []any { return []any{&op.seq, &op.n, &op.ref.Kind, &op.ref.ID} })
}

// record returns the value that the operation gave its record, or nil for a removal.
func (o loggedOp) record(ctx context.Context, tx *sql.Tx) (notes.Record, error) {
	return loggedRecord(ctx, tx, o.ref, "seq = ? AND n = ?", o.seq, o.n)
}

// again returns the operation as it was carried out.
func (o loggedOp) again(ctx context.Context, tx *sql.Tx) (notes.Op, error) {
	return o.to(o.record(ctx, tx))
}

// inverse returns the operation that sets the record to its value before, which is the
// one that the latest earlier operation in force gave it; without such an operation,
// the inverse removes the record.
func (o loggedOp) inverse(ctx context.Context, tx *sql.Tx) (notes.Op, error) {
	return o.to(loggedRecord(ctx, tx, o.ref, "(seq, n) < (?, ?) AND undone IS NULL", o.seq, o.n))
}

// to returns the operation that sets the record to value, or removes it for nil.
func (o loggedOp) to(value notes.Record, err error) (notes.Op, error) {
	if value == nil {
		return notes.Remove(o.ref), err
	}
	return notes.Put(value), err
}
