package storage

import (
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"time"

	"collate/notes"
)

// timeLayout is RFC 3339 in UTC with a fixed width, so that text sorts as time.
const timeLayout = "2006-01-02T15:04:05.000000000Z"

// timeColumn reads and writes a time; NULL is the zero time.
type timeColumn struct{ t *time.Time }

var (
	_ sql.Scanner   = timeColumn{}
	_ driver.Valuer = timeColumn{}
)

// Scan reads a time.
func (c timeColumn) Scan(value any) error {
	switch value := value.(type) {
	case nil:
		*c.t = time.Time{}
		return nil
	case string:
		t, err := time.Parse(timeLayout, value)
		*c.t = t
		return err
	}
	return fmt.Errorf("a time is stored as %T", value)
}

// Value writes a time.
func (c timeColumn) Value() (driver.Value, error) {
	return c.t.UTC().Format(timeLayout), nil
}

// trashedColumn is a timeColumn that stores the zero time as NULL.
type trashedColumn struct{ timeColumn }

// Value writes a time, or NULL.
func (c trashedColumn) Value() (driver.Value, error) {
	if c.t.IsZero() {
		return nil, nil
	}
	return c.timeColumn.Value()
}

// jsonColumn reads and writes a value as JSON text.
type jsonColumn[T any] struct{ v *T }

// Scan reads JSON.
func (c jsonColumn[T]) Scan(value any) error {
	text, ok := value.(string)
	if !ok {
		return fmt.Errorf("JSON is stored as %T", value)
	}
	return json.Unmarshal([]byte(text), c.v)
}

// Value writes JSON.
func (c jsonColumn[T]) Value() (driver.Value, error) {
	text, err := json.Marshal(c.v)
	return string(text), err
}

// list returns values as a JSON array, for json_each.
func list[T ~string | notes.Ref](values []T) string {
	text, err := json.Marshal(append([]T{}, values...)) // never null, for which no condition is true
	if err != nil {
		panic(err) // strings and refs can always be encoded
	}
	return string(text)
}

// tagsColumn reads and writes a list of tags as a JSON array; an empty array is
// read as nil.
type tagsColumn struct{ tags *[]string }

// Scan reads tags.
func (c tagsColumn) Scan(value any) error {
	if value == "[]" {
		*c.tags = nil
		return nil
	}
	return jsonColumn[[]string]{c.tags}.Scan(value)
}

// Value writes tags.
func (c tagsColumn) Value() (driver.Value, error) {
	if len(*c.tags) == 0 {
		return "[]", nil
	}
	return jsonColumn[[]string]{c.tags}.Value()
}

// colorColumn reads and writes a colour by its name.
type colorColumn struct{ c *notes.Color }

// Scan reads a colour.
func (c colorColumn) Scan(value any) error {
	name, ok := value.(string)
	if !ok {
		return fmt.Errorf("a colour is stored as %T", value)
	}
	return c.c.UnmarshalText([]byte(name))
}

// Value writes a colour.
func (c colorColumn) Value() (driver.Value, error) { return c.c.String(), nil }
