package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"unicode/utf8"

	"collate/notes"
)

// An entry of the log holds whole values, and every stretch of typing is an entry. To
// keep an hour of writing in a long note from storing hundreds of copies of its text,
// the value before a stretch of typing is shortened: of its body only the part is stored
// that differs from the next value of the note in the log, whatever its state. The
// columns "head" and "tail" are how many bytes of the next value's body precede and
// follow the part; they are NULL for a whole value. The newest value of each record is
// whole.

const (
	// longBody is the minimum length in bytes of a body that is shortened.
	longBody = 4096
	// mostShortened is how many successive values of a note are shortened at most,
	// which bounds the time to read one.
	mostShortened = 64
)

// loggedValue is a value as stored in the log.
type loggedValue struct {
	value      sql.NullString // JSON; NULL for a removal
	head, tail sql.NullInt64  // NULL for a whole value
}

const loggedColumns = "value, head, tail"

func (v *loggedValue) fields() []any { return []any{&v.value, &v.head, &v.tail} }

func (v *loggedValue) shortened() bool { return v.head.Valid }

// decode returns the record, or nil for a removal. Next is the body of the next value,
// needed for a shortened value only.
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

// part is decode without next: the body of a shortened value is only the stored part.
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

// loggedRecord returns the value from the last operation on a record for which a
// condition on the tables "log" and "log_ops" holds; nil for a removal, or if there is
// no such operation.
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

// loggedTitle returns titleOf of the value that loggedRecord would return, and whether
// that is not nil, without reading whole bodies.
func loggedTitle(ctx context.Context, tx *sql.Tx, ref notes.Ref, condition string, args ...any) (title string, exists bool, err error) {
	_, v, err := lastLogged(ctx, tx, ref, condition, args...)
	if err != nil {
		return "", false, err
	}
	r, err := v.part(ref)
	return titleOf(r), r != nil, err
}

// lastLogged returns the last operation on a record for which a condition on the tables
// "log" and "log_ops" holds, and its value; if there is none, the value is that of a
// removal.
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

// nextBody returns the body in the next logged value of the note.
func (o loggedOp) nextBody(ctx context.Context, tx *sql.Tx) (body string, err error) {
	rows, err := tx.QueryContext(ctx, `
		SELECT `+loggedColumns+` FROM log_ops
		WHERE kind = ? AND record = ? AND (seq, n) > (?, ?) ORDER BY seq, n`, o.ref.Kind, o.ref.ID, o.seq, o.n)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var values []loggedValue // up to the first whole one
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

// before returns the previous logged operation on the same record, whether it exists,
// and whether its value is shortened.
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

// shortenBefore shortens the previous logged value of the record of o, whose value is
// value, if both are long and similar.
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

// shorten stores n as the value of the operation o, shortened against next if more than
// half of the body is common.
func (o loggedOp) shorten(ctx context.Context, tx *sql.Tx, n, next notes.Note) error {
	var inRow int // number of shortened values among the previous mostShortened
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

// common returns the lengths in bytes of the common prefix of two texts and of the
// common suffix of the rest, without splitting a code point.
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
