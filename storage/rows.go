package storage

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// collect reads all rows and closes them. Fields returns the scan targets of a
// row; it is called once, for a value that is reused for each row.
func collect[T any](rows *sql.Rows, fields func(*T) []any) (values []T, err error) {
	defer rows.Close() // Err returns the same error
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

// put inserts a row into a table, or updates it if exists. The columns are
// separated by ", "; the first is the key.
//
// It avoids SQLite's "upsert", before which SQLite makes the search index flush
// its memory to the file: with many records in a transaction that is four times
// slower.
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
