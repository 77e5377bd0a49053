// Package csl holds the data model of the Citation Style Language: items with
// their variables, names and dates, and their JSON form.
//
// It follows the CSL 1.0.2 specification and the csl-data JSON schema. Values
// are plain data and not safe to change while shared.
package csl

import "encoding/json"

// Item is one thing to cite.
type Item struct {
	ID    string            // citation key
	Type  string            // a CSL item type: "article-newspaper"
	Text  map[string]string // standard and number variables by name: "title", "volume", "URL"
	Names map[string][]Name // name variables: "author", "original-author"
	Dates map[string]Date   // date variables: "issued", "original-date"
	Other map[string]json.RawMessage
}

// Name is a person or, with Literal, an institution.
type Name struct {
	Family              string `json:"family,omitempty"`
	Given               string `json:"given,omitempty"`
	DroppingParticle    string `json:"dropping-particle,omitempty"`
	NonDroppingParticle string `json:"non-dropping-particle,omitempty"`
	Suffix              string `json:"suffix,omitempty"`
	Literal             string `json:"literal,omitempty"`
}

// Date is a day, month or year, a range of two such, or free text.
type Date struct {
	Parts   [][]int // one or two of [year], [year, month] or [year, month, day]
	Season  string
	Circa   bool
	Literal string
	Raw     string
}
