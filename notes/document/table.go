package document

import (
	"fmt"
	"slices"
)

// Table is a run of blocks of the kind [Row].
type Table struct {
	First int     `json:"first"`           // index in Blocks of the first row
	Rows  int     `json:"rows"`            // at least 1
	Head  int     `json:"head,omitempty"`  // number of header rows, from the first
	Align []Align `json:"align,omitempty"` // of the columns from the first; further columns have NoAlign
}

func (t Table) equal(other Table) bool {
	return t.First == other.First && t.Rows == other.Rows && t.Head == other.Head && slices.Equal(t.Align, other.Align)
}

// Align is the alignment of the cells of a column.
type Align uint8

const (
	NoAlign Align = iota // like the text around the table
	Left
	Center
	Right
)

var alignNames = [...]string{"", "left", "center", "right"}

// String returns the name of the alignment: "center"; "" for NoAlign.
func (a Align) String() string {
	if int(a) < len(alignNames) {
		return alignNames[a]
	}
	return fmt.Sprintf("Align(%d)", uint8(a))
}

// MarshalText returns the result of String.
func (a Align) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads the output of MarshalText.
func (a *Align) UnmarshalText(text []byte) error {
	i := slices.Index(alignNames[:], string(text))
	if i < 0 {
		return fmt.Errorf("document: unknown alignment %q", text)
	}
	*a = Align(i)
	return nil
}
