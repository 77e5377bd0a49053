package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// collect reads all rows and closes them. Fields are where the columns of a row
// go; it is called once, for a value that then takes one row after the other.
func collect[T any](rows *sql.Rows, fields func(*T) []any) (values []T, err error) {
	defer rows.Close() // its error is that of Err
	var row, zero T
	into := fields(&row)
	for rows.Next() {
		row = zero
		if err := rows.Scan(into...); err != nil {
			return nil, err
		}
		values = append(values, row)
	}
	return values, rows.Err()
}

// put sets a row of a table, which exists already or does not. The columns are
// separated by ", ", and the first is the key.
//
// It makes no use of SQLite's "upsert", which for safety has the search index
// write to the file all that was added so far: with many records in a
// transaction that is four times slower.
func put(ctx context.Context, tx *sql.Tx, table, columns string, values []any, exists bool) error {
	names := strings.Split(columns, ", ")
	var statement string
	if exists {
		for i, name := range names {
			names[i] = fmt.Sprintf("%s = ?%d", name, i+1)
		}
		statement = fmt.Sprintf("UPDATE %s SET %s WHERE %s", table, strings.Join(names[1:], ", "), names[0])
	} else {
		places := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
		statement = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, columns, places)
	}
	_, err := tx.ExecContext(ctx, statement, values...)
	return err
}
