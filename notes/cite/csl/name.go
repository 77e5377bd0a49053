package csl

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
)

// Name is a person or, with Literal, an institution.
type Name struct {
	Family              string
	Given               string
	DroppingParticle    string // "de" in "Jean de La Fontaine": left out where the family name stands alone
	NonDroppingParticle string // "La" in "Jean de La Fontaine", "van" in "Vincent van Gogh": kept
	Suffix              string // "Jr.", "III"
	CommaSuffix         bool   // a comma stands before the suffix
	StaticOrdering      bool   // family name first always: "Mao Zedong"
	ParseNames          bool   // particles are still to be found in Family and Given
	Literal             string // the whole name of an institution; the fields above are empty then

	Other map[string]json.RawMessage // further fields, as they came
}

// readNames reads an array of names; one name alone counts as an array of it.
func readNames(raw json.RawMessage, names *[]Name) bool {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		list = []json.RawMessage{raw}
	}
	if list == nil {
		return false // null
	}
	*names = make([]Name, len(list))
	for i := range list {
		if !(*names)[i].read(list[i]) {
			return false
		}
	}
	return true
}

// read reads an object, or a string as the name of an institution.
func (n *Name) read(raw json.RawMessage) bool {
	if readString(raw, &n.Literal) {
		return true
	}
	fields, err := object(raw)
	if err != nil {
		return false
	}
	for field, raw := range fields {
		if !n.set(field, raw) {
			put(&n.Other, field, raw)
		}
	}
	return true
}

func (n *Name) set(field string, raw json.RawMessage) bool {
	switch field {
	case "family":
		return readString(raw, &n.Family)
	case "given":
		return readString(raw, &n.Given)
	case "dropping-particle":
		return readString(raw, &n.DroppingParticle)
	case "non-dropping-particle":
		return readString(raw, &n.NonDroppingParticle)
	case "suffix":
		return readString(raw, &n.Suffix)
	case "literal":
		return readString(raw, &n.Literal)
	case "comma-suffix":
		return readFlag(raw, &n.CommaSuffix)
	case "static-ordering":
		return readFlag(raw, &n.StaticOrdering)
	case "parse-names":
		return readFlag(raw, &n.ParseNames)
	}
	return false
}

func encodeNames(names []Name) json.RawMessage {
	var b bytes.Buffer
	b.WriteByte('[')
	for i, n := range names {
		if i > 0 {
			b.WriteByte(',')
		}
		b.Write(n.encode())
	}
	b.WriteByte(']')
	return b.Bytes()
}

func (n Name) encode() json.RawMessage {
	fields := maps.Clone(n.Other)
	putText(&fields, "family", n.Family)
	putText(&fields, "given", n.Given)
	putText(&fields, "dropping-particle", n.DroppingParticle)
	putText(&fields, "non-dropping-particle", n.NonDroppingParticle)
	putText(&fields, "suffix", n.Suffix)
	putText(&fields, "literal", n.Literal)
	putFlag(&fields, "comma-suffix", n.CommaSuffix)
	putFlag(&fields, "static-ordering", n.StaticOrdering)
	putFlag(&fields, "parse-names", n.ParseNames)
	var b bytes.Buffer
	writeObject(&b, fields, "family", "given")
	return b.Bytes()
}

// MarshalJSON writes the name as CSL-JSON has it. It never fails.
func (n Name) MarshalJSON() ([]byte, error) { return n.encode(), nil }

// UnmarshalJSON reads a name of CSL-JSON.
func (n *Name) UnmarshalJSON(data []byte) error {
	*n = Name{}
	if !n.read(data) {
		return fmt.Errorf("not a name: %s", data)
	}
	return nil
}
