package storage

import "database/sql"

// collect reads all rows into values whose fields are given, and closes them.
func collect[T any](rows *sql.Rows, fields func(*T) []any) (values []T, err error) {
	defer rows.Close() // its error is that of Err
	for rows.Next() {
		var value T
		if err := rows.Scan(fields(&value)...); err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, rows.Err()
}
