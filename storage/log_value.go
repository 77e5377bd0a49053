package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"unicode/utf8"

	"collate/notes"
)

// An entry of the log carries whole values, and every stretch of typing is an entry. So
// that an hour of writing in a long note does not fill the disk with hundreds of its
// texts, the value that is typed on is shortened: of its body only the part is kept that
// the next value of the note in the log, in force or not, does not have too. The columns
// "head" and "tail" say how many bytes of that value's body stand before and behind the
// part; they are NULL for a whole value, as the newest of each record is.

const (
	// longBody is how many bytes of body are worth being shortened.
	longBody = 4096
	// mostShortened is how many values of a note in a row are shortened, so that each
	// is soon read.
	mostShortened = 64
)

// loggedValue is a value as the log holds it.
type loggedValue struct {
	value      sql.NullString // JSON; NULL for a removal
	head, tail sql.NullInt64  // NULL for a whole value
}

const loggedColumns = "value, head, tail"

func (v *loggedValue) fields() []any { return []any{&v.value, &v.head, &v.tail} }

func (v *loggedValue) shortened() bool { return v.head.Valid }

// decode returns the record, or nil for a removal. A shortened value needs the body of
// the next one.
func (v *loggedValue) decode(ref notes.Ref, next string) (notes.Record, error) {
	r, err := v.part(ref)
	n, ok := r.(notes.Note)
	if !ok || err != nil || !v.shortened() {
		return r, err
	}
	head, tail := int(v.head.Int64), len(next)-int(v.tail.Int64)
	if head < 0 || head > tail || tail > len(next) {
		return nil, damaged(ref, errors.New("a text has no place in the next one"))
	}
	n.Body = next[:head] + n.Body + next[tail:]
	return n, nil
}

// part returns the record as decode does, but with no more of a body than is kept.
func (v *loggedValue) part(ref notes.Ref) (notes.Record, error) {
	if !v.value.Valid {
		return nil, nil
	}
	r, err := notes.DecodeRecord(ref.Kind, []byte(v.value.String))
	if err != nil {
		return nil, damaged(ref, err)
	}
	return r, nil
}

func damaged(ref notes.Ref, err error) error {
	return fmt.Errorf("the history is damaged: %s %s: %w", ref.Kind, ref.ID, err)
}

// loggedRecord returns the value that the last of the operations on a record for which a
// condition on the tables "log" and "log_ops" holds gave it; nil for a removal, or if
// there is none.
func loggedRecord(ctx context.Context, tx *sql.Tx, ref notes.Ref, condition string, args ...any) (notes.Record, error) {
	o, v, err := lastLogged(ctx, tx, ref, condition, args...)
	if err != nil {
		return nil, err
	}
	next := ""
	if v.shortened() {
		if next, err = o.nextBody(ctx, tx); err != nil {
			return nil, err
		}
	}
	return v.decode(ref, next)
}

// loggedTitle returns what the record is called in that value, by titleOf, and whether
// there is one.
func loggedTitle(ctx context.Context, tx *sql.Tx, ref notes.Ref, condition string, args ...any) (title string, exists bool, err error) {
	_, v, err := lastLogged(ctx, tx, ref, condition, args...)
	if err != nil {
		return "", false, err
	}
	r, err := v.part(ref)
	return titleOf(r), r != nil, err
}

// lastLogged returns the last of the operations on a record for which a condition on the
// tables "log" and "log_ops" holds, and its value; that of a removal if there is none.
func lastLogged(ctx context.Context, tx *sql.Tx, ref notes.Ref, condition string, args ...any) (loggedOp, loggedValue, error) {
	o := loggedOp{ref: ref}
	var v loggedValue
	err := tx.QueryRowContext(ctx, `
		SELECT seq, n, `+loggedColumns+` FROM log_ops JOIN log USING (seq)
		WHERE kind = ? AND record = ? AND `+condition+` ORDER BY seq DESC, n DESC LIMIT 1`,
		append([]any{ref.Kind, ref.ID}, args...)...).Scan(append([]any{&o.seq, &o.n}, v.fields()...)...)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return o, v, err
}

// nextBody returns the body that the next operation on a note gave it.
func (o loggedOp) nextBody(ctx context.Context, tx *sql.Tx) (body string, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT `+loggedColumns+` FROM log_ops
		WHERE kind = ? AND record = ? AND (seq, n) > (?, ?) ORDER BY seq, n`, o.ref.Kind, o.ref.ID, o.seq, o.n)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var values []loggedValue // up to a whole one
	for len(values) == 0 || values[len(values)-1].shortened() {
		if !rows.Next() {
			break
		}
		var v loggedValue
		if err := rows.Scan(v.fields()...); err != nil {
			return "", err
		}
		values = append(values, v)
	}
	for i := len(values) - 1; i >= 0; i-- {
		r, err := values[i].decode(o.ref, body)
		if err != nil {
			return "", err
		}
		n, _ := r.(notes.Note)
		body = n.Body
	}
	return body, rows.Err()
}

// before returns the operation on the same record that comes before in the log, and
// whether there is one and its value is shortened.
func (o loggedOp) before(ctx context.Context, tx *sql.Tx) (before loggedOp, exists, shortened bool, err error) {
	before.ref = o.ref
	err = tx.QueryRowContext(ctx, `
		SELECT seq, n, head IS NOT NULL FROM log_ops
		WHERE kind = ? AND record = ? AND (seq, n) < (?, ?) ORDER BY seq DESC, n DESC LIMIT 1`,
		o.ref.Kind, o.ref.ID, o.seq, o.n).Scan(&before.seq, &before.n, &shortened)
	if errors.Is(err, sql.ErrNoRows) {
		return before, false, false, nil
	}
	return before, err == nil, shortened, err
}

// shortenBefore shortens the value before that of an operation that has been logged, if
// both are long and alike.
func (o loggedOp) shortenBefore(ctx context.Context, tx *sql.Tx, value notes.Record) error {
	next, ok := value.(notes.Note)
	if !ok || len(next.Body) < longBody {
		return nil
	}
	before, exists, shortened, err := o.before(ctx, tx)
	if !exists || shortened || err != nil {
		return err
	}
	r, err := before.record(ctx, tx)
	if err != nil {
		return err
	}
	n, ok := r.(notes.Note)
	if !ok || len(n.Body) < longBody {
		return nil
	}
	return before.shorten(ctx, tx, n, next)
}

// shorten writes the value of an operation down, shortened by the next one's if that is
// worth it.
func (o loggedOp) shorten(ctx context.Context, tx *sql.Tx, n, next notes.Note) error {
	var inRow int // values before it that are shortened
	err := tx.QueryRowContext(ctx, `
		SELECT count(head) FROM (
			SELECT head FROM log_ops WHERE kind = ? AND record = ? AND (seq, n) < (?, ?) ORDER BY seq DESC, n DESC LIMIT ?)`,
		o.ref.Kind, o.ref.ID, o.seq, o.n, mostShortened).Scan(&inRow)
	if err != nil {
		return err
	}
	var head, tail any
	if start, end := common(n.Body, next.Body); inRow < mostShortened && start+end > len(n.Body)/2 {
		n.Body = n.Body[start : len(n.Body)-end]
		head, tail = start, end
	}
	value, err := encode(n)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE log_ops SET value = ?, head = ?, tail = ? WHERE seq = ? AND n = ?", string(value), head, tail, o.seq, o.n)
	return err
}

// common returns how many bytes two texts have in common at their beginning and, behind
// that, at their end. No character is divided.
func common(a, b string) (start, end int) {
	short := min(len(a), len(b))
	for start < short && a[start] == b[start] {
		start++
	}
	for start > 0 && start < len(a) && !utf8.RuneStart(a[start]) {
		start--
	}
	for end < short-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	for end > 0 && !utf8.RuneStart(a[len(a)-end]) {
		end--
	}
	return start, end
}
