package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"
)

// Date is a day, month, season or year, a range of two such, or free text.
type Date struct {
	// Parts is one date, or the first and the last of a range, each as [year],
	// [year, month] or [year, month, day]. A year before the common era is
	// negative: -44 is 44 BC. A part of 0 is not known.
	Parts   [][]int
	Season  string // "1" to "4" for spring to winter, or a text
	Circa   bool   // the date is uncertain or approximate
	Literal string // a text to show as it is, instead of a date: "forthcoming"
	Raw     string // a date that was not understood, as it was written

	Other map[string]json.RawMessage // further fields, as they came
}

// IsZero says whether the date tells nothing.
func (d Date) IsZero() bool {
	return d.Year() == 0 && d.Season == "" && d.Literal == "" && d.Raw == ""
}

// Year returns the year that the date begins in, or 0 where it has none.
func (d Date) Year() int {
	if len(d.Parts) == 0 || len(d.Parts[0]) == 0 {
		return 0
	}
	return d.Parts[0][0]
}

// ISO returns the date in the form of ISO 8601, as exact as it is known:
// "2025", "2025-07", "2025-07-07", or a range "2025-07-07/2025-07-09". It is
// "" where there is no year. Season and Circa are not told.
func (d Date) ISO() string {
	var b strings.Builder
	for i, parts := range d.Parts {
		if len(parts) == 0 || parts[0] == 0 {
			break
		}
		if i > 0 {
			b.WriteByte('/')
		}
		writeYear(&b, parts[0])
		for _, part := range parts[1:] {
			if part <= 0 {
				break
			}
			fmt.Fprintf(&b, "-%02d", part)
		}
	}
	return b.String()
}

// writeYear writes at least four digits; ISO 8601 has a year 0, which is 1 BC
// and is -1 in CSL.
func writeYear(b *strings.Builder, year int) {
	if year < 0 {
		year++
	}
	if year < 0 {
		b.WriteByte('-')
		year = -year
	}
	fmt.Fprintf(b, "%04d", year)
}

// ParseDate reads a date as ISO 8601 and level 1 of the Extended Date/Time
// Format (EDTF) write it: a year, month, day or season ("2025", "2025-07",
// "2025-07-07", "2025-22"), a range of two with "/", approximate or uncertain
// with "~", "?" or "%". A time of day after the date is ignored. Anything else
// is not an error: it becomes the Raw of the result. A blank text gives the zero
// Date.
func ParseDate(s string) Date {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}
	}
	var d Date
	first, last, isRange := strings.Cut(s, "/")
	if !d.parsePart(first) || isRange && (d.Season != "" || !d.parsePart(last) || d.Season != "") {
		return Date{Raw: s}
	}
	return d
}

// parsePart appends one end of a range to the date's parts.
func (d *Date) parsePart(s string) bool {
	s = strings.TrimSpace(s)
	if exact := strings.TrimRight(s, "~?%"); exact != s {
		s, d.Circa = exact, true
	}
	if i := strings.IndexAny(s, "T "); i >= len("2025-07-07") {
		s = s[:i] // a time of day
	}
	negative := strings.HasPrefix(s, "-")
	fields := strings.Split(strings.TrimPrefix(s, "-"), "-")
	if len(fields) > 3 {
		return false
	}
	parts := make([]int, len(fields))
	for i, field := range fields {
		width := 2
		if i == 0 {
			width = 4
		}
		n, err := strconv.ParseUint(field, 10, 16)
		if err != nil || len(field) != width {
			return false
		}
		parts[i] = int(n)
	}
	if len(parts) == 2 && parts[1] >= 21 && parts[1] <= 24 { // a season, spring to winter
		d.Season = strconv.Itoa(parts[1] - 20)
		parts = parts[:1]
	}
	if !onCalendar(parts) {
		return false
	}
	if negative {
		parts[0] = -parts[0]
	}
	if parts[0] <= 0 { // astronomical years have a zero, CSL's have none
		parts[0]--
	}
	d.Parts = append(d.Parts, parts)
	return true
}

// onCalendar says whether there is such a month and such a day in it.
func onCalendar(parts []int) bool {
	year, month, day := parts[0], 1, 1
	if len(parts) > 1 {
		month = parts[1]
	}
	if len(parts) > 2 {
		day = parts[2]
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return t.Year() == year && int(t.Month()) == month && t.Day() == day
}

// read reads an object, or a string or number in EDTF.
func (d *Date) read(raw json.RawMessage) bool {
	var s string
	if readText(raw, &s) {
		*d = ParseDate(s)
		return true
	}
	fields, err := object(raw)
	if err != nil {
		return false
	}
	*d = Date{}
	for field, raw := range fields {
		if !d.set(field, raw) {
			put(&d.Other, field, raw)
		}
	}
	d.readEDTF()
	return true
}

func (d *Date) set(field string, raw json.RawMessage) bool {
	switch field {
	case "date-parts":
		return d.readParts(raw)
	case "season":
		return readText(raw, &d.Season)
	case "circa":
		return readFlag(raw, &d.Circa)
	case "literal":
		return readString(raw, &d.Literal)
	case "raw":
		return readString(raw, &d.Raw)
	}
	return false
}

// readParts reads one or two arrays of one to three numbers, which may be
// written as strings. Empty strings and nulls at the end of an array count as
// not there.
func (d *Date) readParts(raw json.RawMessage) bool {
	var arrays [][]json.RawMessage
	if json.Unmarshal(raw, &arrays) != nil || len(arrays) < 1 || len(arrays) > 2 {
		return false
	}
	parts := make([][]int, len(arrays))
	for i, array := range arrays {
		for len(array) > 0 && blank(array[len(array)-1]) {
			array = array[:len(array)-1]
		}
		if len(array) < 1 || len(array) > 3 {
			return false
		}
		parts[i] = make([]int, len(array))
		for j := range array {
			var s string
			if !readText(array[j], &s) {
				return false
			}
			n, err := strconv.Atoi(strings.TrimSpace(s))
			if err != nil {
				return false
			}
			parts[i][j] = n
		}
	}
	d.Parts = parts
	return true
}

func blank(raw json.RawMessage) bool {
	return string(raw) == "null" || string(raw) == `""`
}

// readEDTF takes the date from the field "edtf" or from the raw text, where no
// parts tell it and that one can be read.
func (d *Date) readEDTF() {
	if d.Year() != 0 || d.Literal != "" {
		return
	}
	s := d.Raw
	fromField := s == "" && readString(d.Other["edtf"], &s)
	parsed := ParseDate(s)
	if parsed.IsZero() || parsed.Raw != "" {
		return
	}
	if fromField {
		delete(d.Other, "edtf")
	}
	d.Raw, d.Parts, d.Circa = "", parsed.Parts, d.Circa || parsed.Circa
	if parsed.Season != "" {
		d.Season = parsed.Season
	}
}

func (d Date) encode() json.RawMessage {
	fields := maps.Clone(d.Other)
	if len(d.Parts) > 0 {
		parts, err := json.Marshal(d.Parts)
		if err != nil {
			panic("csl: " + err.Error()) // integers always encode
		}
		put(&fields, "date-parts", json.RawMessage(parts))
	}
	putText(&fields, "season", d.Season)
	putFlag(&fields, "circa", d.Circa)
	putText(&fields, "literal", d.Literal)
	putText(&fields, "raw", d.Raw)
	var b bytes.Buffer
	writeObject(&b, fields)
	return b.Bytes()
}

// MarshalJSON writes the date as CSL-JSON has it. It never fails.
func (d Date) MarshalJSON() ([]byte, error) { return d.encode(), nil }

// UnmarshalJSON reads a date of CSL-JSON: an object, or a string in EDTF.
func (d *Date) UnmarshalJSON(data []byte) error {
	if !d.read(data) {
		return fmt.Errorf("not a date: %s", data)
	}
	return nil
}
