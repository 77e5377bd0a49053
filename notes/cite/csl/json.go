package csl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
)

// Parse reads CSL-JSON: an array of items, or one item alone. An error says at
// which line the text is not JSON, or which item has not the form of one.
func Parse(data []byte) ([]Item, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if trimmed := bytes.TrimLeft(data, " \t\r\n"); len(trimmed) > 0 && trimmed[0] == '{' {
		var item Item
		if err := json.Unmarshal(data, &item); err != nil {
			return nil, located(err, data)
		}
		return []Item{item}, nil
	}
	var raw []json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return nil, located(err, data)
	}
	items := make([]Item, len(raw))
	for i := range raw {
		if err := json.Unmarshal(raw[i], &items[i]); err != nil {
			return nil, fmt.Errorf("item %d: %w", i+1, err)
		}
	}
	return items, nil
}

// located adds the line to an error of syntax.
func located(err error, data []byte) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		before := data[:min(int(syntax.Offset), len(data))]
		return fmt.Errorf("line %d: %w", bytes.Count(before, []byte("\n"))+1, err)
	}
	var form *json.UnmarshalTypeError
	if errors.As(err, &form) {
		return fmt.Errorf("not a list of items but a %s", form.Value)
	}
	return err
}

// Encode writes items as CSL-JSON: an array, indented, the fields of each in
// alphabetical order after "id" and "type", ended by a newline.
func Encode(items []Item) []byte {
	var compact bytes.Buffer
	compact.WriteByte('[')
	for i, item := range items {
		if i > 0 {
			compact.WriteByte(',')
		}
		item.encode(&compact)
	}
	compact.WriteByte(']')
	var indented bytes.Buffer
	if err := json.Indent(&indented, compact.Bytes(), "", "  "); err != nil {
		panic("csl: " + err.Error()) // encode writes valid JSON
	}
	indented.WriteByte('\n')
	return indented.Bytes()
}

// MarshalJSON writes the item as an object of CSL-JSON. It never fails: what
// is not JSON in Other is written as a string.
func (it Item) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	it.encode(&b)
	return b.Bytes(), nil
}

// UnmarshalJSON reads an object of CSL-JSON.
func (it *Item) UnmarshalJSON(data []byte) error {
	fields, err := object(data)
	if err != nil {
		return fmt.Errorf("not an item: %w", err)
	}
	*it = Item{}
	for field, raw := range fields {
		if !it.set(field, raw) {
			put(&it.Other, field, raw)
		}
	}
	return nil
}

// set reads one field, and says whether it has the form that its name asks for.
func (it *Item) set(field string, raw json.RawMessage) bool {
	switch field {
	case "id":
		return readText(raw, &it.ID)
	case "type":
		return readString(raw, &it.Type)
	}
	var value string
	switch kindOf(field) {
	case textKind:
		return readText(raw, &value) && put(&it.Text, field, value)
	case namesKind:
		var names []Name
		return readNames(raw, &names) && put(&it.Names, field, names)
	case dateKind:
		var d Date
		return d.read(raw) && put(&it.Dates, field, d)
	}
	return readString(raw, &value) && put(&it.Text, field, value)
}

// encode writes id and type, then the other fields in alphabetical order. A
// name that stands in several maps is taken from the first of Text, Names,
// Dates, Other.
func (it Item) encode(b *bytes.Buffer) {
	fields := make(map[string]json.RawMessage, len(it.Text)+len(it.Names)+len(it.Dates)+len(it.Other))
	maps.Copy(fields, it.Other)
	for field, d := range it.Dates {
		fields[field] = d.encode()
	}
	for field, names := range it.Names {
		fields[field] = encodeNames(names)
	}
	for field, value := range it.Text {
		fields[field] = quote(value)
	}
	if it.ID != "" {
		fields["id"] = quote(it.ID)
	}
	if it.Type != "" {
		fields["type"] = quote(it.Type)
	}
	writeObject(b, fields, "id", "type")
}
