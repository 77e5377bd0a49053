package csl

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"
)

// object reads the fields of an object. Unlike encoding/json with a struct,
// it tells "URL" from "url".
func object(raw json.RawMessage) (map[string]json.RawMessage, error) {
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(raw, &fields); err != nil {
		return nil, err
	}
	if fields == nil {
		return nil, errors.New("null")
	}
	return fields, nil
}

func readString(raw json.RawMessage, value *string) bool {
	return len(raw) > 0 && raw[0] == '"' && json.Unmarshal(raw, value) == nil
}

// readText reads a string, or a number as it is written.
func readText(raw json.RawMessage, value *string) bool {
	if len(raw) > 0 && (raw[0] == '-' || raw[0] >= '0' && raw[0] <= '9') {
		*value = string(raw)
		return true
	}
	return readString(raw, value)
}

// readFlag reads what says yes: true, 1, "true", "1", "yes". What says no is
// not read, so that it stays in Other: for parse-names no is not the same as
// nothing.
func readFlag(raw json.RawMessage, value *bool) bool {
	switch strings.ToLower(strings.Trim(string(raw), `"`)) {
	case "true", "1", "yes":
		*value = true
	}
	return *value
}

// put sets one entry of a map that may still be nil, and returns true.
func put[V any](m *map[string]V, key string, value V) bool {
	if *m == nil {
		*m = make(map[string]V)
	}
	(*m)[key] = value
	return true
}

func putText(fields *map[string]json.RawMessage, field, value string) {
	if value != "" {
		put(fields, field, quote(value))
	}
}

func putFlag(fields *map[string]json.RawMessage, field string, value bool) {
	if value {
		put(fields, field, json.RawMessage("true"))
	}
}

// quote writes a JSON string, with <, > and & as themselves.
func quote(s string) json.RawMessage {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic("csl: " + err.Error()) // a string always encodes
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// writeObject writes the fields named first, where there are such, then the
// others in alphabetical order.
func writeObject(b *bytes.Buffer, fields map[string]json.RawMessage, first ...string) {
	order := slices.SortedFunc(maps.Keys(fields), func(x, y string) int {
		return cmpFields(x, y, first)
	})
	b.WriteByte('{')
	for i, field := range order {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(quote(field))
		b.WriteByte(':')
		value := fields[field]
		if !json.Valid(value) {
			value = quote(string(value))
		}
		b.Write(value)
	}
	b.WriteByte('}')
}

func cmpFields(x, y string, first []string) int {
	rank := func(field string) int {
		if i := slices.Index(first, field); i >= 0 {
			return i
		}
		return len(first)
	}
	if order := rank(x) - rank(y); order != 0 {
		return order
	}
	return strings.Compare(x, y)
}
