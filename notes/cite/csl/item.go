package csl

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
)

// Item is one thing to cite.
type Item struct {
	ID   string // citation key
	Type string // a CSL item type: "article-newspaper"

	// Text holds the standard and number variables by name ("title", "volume",
	// "URL"), and any other field whose value is a string.
	Text map[string]string

	Names map[string][]Name // name variables: "author", "original-author"
	Dates map[string]Date   // date variables: "issued", "original-date"

	// Other holds every further field as the JSON that it came as: "custom",
	// "categories", and what does not have the form that its name asks for.
	Other map[string]json.RawMessage
}

// Title returns the item's title, or its short one where it has no other, or
// "" where it has neither.
func (it Item) Title() string {
	for _, variable := range []string{"title", "title-short", "shortTitle"} {
		if title := it.Text[variable]; title != "" {
			return title
		}
	}
	return ""
}

// Clone returns a copy that shares nothing with the item.
func (it Item) Clone() Item {
	it.Text = maps.Clone(it.Text)
	it.Names = maps.Clone(it.Names)
	for variable, names := range it.Names {
		names = slices.Clone(names)
		for i := range names {
			names[i].Other = cloneOther(names[i].Other)
		}
		it.Names[variable] = names
	}
	it.Dates = maps.Clone(it.Dates)
	for variable, date := range it.Dates {
		date.Parts = slices.Clone(date.Parts)
		for i := range date.Parts {
			date.Parts[i] = slices.Clone(date.Parts[i])
		}
		date.Other = cloneOther(date.Other)
		it.Dates[variable] = date
	}
	it.Other = cloneOther(it.Other)
	return it
}

func cloneOther(other map[string]json.RawMessage) map[string]json.RawMessage {
	other = maps.Clone(other)
	for field, value := range other {
		other[field] = bytes.Clone(value)
	}
	return other
}
