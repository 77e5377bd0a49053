package notes

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Edit is one change of the notebook, as a value. Its operations are carried out in
// order, all or none. Each operation names a record by id and carries its whole value, so
// applying an edit twice is the same as applying it once.
//
// An edit that is too large for one transaction may be applied as several edits with the
// same id: those without another edit in between are one entry of the history.
type Edit struct {
	ID   EditID    `json:"id"`
	Name string    `json:"name"` // what Undo shows after its colon: "colour of highlight"
	Time time.Time `json:"time"`
	Ops  []Op      `json:"ops"`

	// About is the record that the edit is about, where it changes others too: the note
	// that is renamed, beside those that link to it. Zero where it is about several, or
	// changes only one.
	About Ref `json:"about,omitzero"`

	// Field names the text field whose typing the edit is part of, such as "body" and the
	// id of a note; "" for a change that stands alone. Edits of one field that follow
	// each other closely are one entry of the history: see [TypingPause].
	Field string `json:"field,omitempty"`
}

// TypingPause is the shortest pause in typing that begins a new entry of the history.
const TypingPause = 2 * time.Second

// Op sets a record to a whole value, or removes the record for good if Value is nil.
// (Deleting in the user interface is a Put with Trashed set.)
type Op struct {
	Ref   Ref
	Value Record
}

// Put returns the operation that sets the record of r to the value r.
func Put(r Record) Op { return Op{Ref: r.Ref(), Value: r} }

// Remove returns the operation that removes the record ref for good.
func Remove(ref Ref) Op { return Op{Ref: ref} }

// NewEdit returns an edit with a new id; now is converted to UTC.
func NewEdit(name string, now time.Time, ops ...Op) Edit {
	return Edit{ID: NewID[EditID](), Name: name, Time: now.UTC(), Ops: ops}
}

// Refs returns the records that the edit sets or removes, in the order of Ops.
func (e Edit) Refs() []Ref {
	refs := make([]Ref, len(e.Ops))
	for i, op := range e.Ops {
		refs[i] = op.Ref
	}
	return refs
}

type jsonOp struct {
	Ref
	Value json.RawMessage `json:"value,omitempty"`
}

// MarshalJSON writes {"kind","id","value"}; a removal has no value.
func (o Op) MarshalJSON() ([]byte, error) {
	j := jsonOp{Ref: o.Ref}
	if o.Value != nil {
		value, err := json.Marshal(o.Value)
		if err != nil {
			return nil, err
		}
		j.Value = value
	}
	return json.Marshal(j)
}

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Op) UnmarshalJSON(data []byte) error {
	var j jsonOp
	if err := json.Unmarshal(data, &j); err != nil {
		return err
	}
	o.Ref, o.Value = j.Ref, nil
	if j.Value == nil {
		return nil
	}
	value, err := DecodeRecord(j.Kind, j.Value)
	if err != nil {
		return fmt.Errorf("%s %s: %w", j.Kind, j.ID, err)
	}
	o.Value = value
	return nil
}

// Change reports the records that an applied edit changed, after the edit was made
// durable.
type Change struct {
	Refs []Ref // the records that were set or removed; nil if they are not known
	Edit EditID
}

// Unknown reports whether any record may have changed, because another program changed
// the notebook.
func (c Change) Unknown() bool { return c.Refs == nil }

// Touches reports whether a record of that kind may have changed.
func (c Change) Touches(kind Kind) bool {
	return c.Unknown() || slices.ContainsFunc(c.Refs, func(ref Ref) bool { return ref.Kind == kind })
}
