package notes

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Edit is one change of the notebook, as a value. Its operations are carried
// out in order, all or none. As each names a record by id and carries its
// whole value, applying an edit twice is the same as applying it once.
//
// What is too much to be carried out at once may be applied in parts, edits with one id:
// those that nothing came between are one entry of the history.
type Edit struct {
	ID   EditID    `json:"id"`
	Name string    `json:"name"` // what Undo shows after its colon: "colour of highlight"
	Time time.Time `json:"time"`
	Ops  []Op      `json:"ops"`

	// Field names the stretch of typing that the edit is a part of, such as
	// "body" and the id of a note; "" for a change that stands alone. Edits of
	// a field that follow each other closely are one entry of the history: see
	// [TypingPause].
	Field string `json:"field,omitempty"`
}

// TypingPause is how long a pause in typing is at least after which what is
// typed is an entry of the history of its own.
const TypingPause = 2 * time.Second

// Op sets a record to a whole value, or removes it for good where Value is
// nil. (What a user calls deleting is a Put with Trashed set.)
type Op struct {
	Ref   Ref
	Value Record
}

// Put returns the operation that sets a record to the value r.
func Put(r Record) Op { return Op{Ref: r.Ref(), Value: r} }

// Remove returns the operation that removes a record for good.
func Remove(ref Ref) Op { return Op{Ref: ref} }

// NewEdit makes an edit with a new id.
func NewEdit(name string, now time.Time, ops ...Op) Edit {
	return Edit{ID: NewID[EditID](), Name: name, Time: now.UTC(), Ops: ops}
}

// Refs names the records that the edit touches, in its order.
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

// MarshalJSON writes {"kind","id","value"}, without value for a removal.
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

// Change tells what an applied edit changed, after it was made durable.
type Change struct {
	Refs []Ref // what was touched; nil where that is not known
	Edit EditID
}

// Unknown says whether anything may differ, as another program changed the notebook.
func (c Change) Unknown() bool { return c.Refs == nil }

// Touches says whether the change may concern a record of that kind.
func (c Change) Touches(kind Kind) bool {
	return c.Unknown() || slices.ContainsFunc(c.Refs, func(ref Ref) bool { return ref.Kind == kind })
}
