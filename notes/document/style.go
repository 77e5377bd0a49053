package document

import (
	"fmt"
	"strings"
)

// Style is a set of inline styles.
type Style uint8

const (
	Bold Style = 1 << iota
	Italic
	Monospace
	Strike // a line through the text

	allStyles = Bold | Italic | Monospace | Strike
)

var styleNames = [...]string{"bold", "italic", "monospace", "strike"}

// String returns the names of the styles, separated by spaces: "bold italic".
func (s Style) String() string {
	var names []string
	for i, name := range styleNames {
		if s&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// MarshalText returns the result of String.
func (s Style) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the output of MarshalText.
func (s *Style) UnmarshalText(text []byte) error {
	var style Style
next:
	for name := range strings.FieldsSeq(string(text)) {
		for i, known := range styleNames {
			if name == known {
				style |= 1 << i
				continue next
			}
		}
		return fmt.Errorf("document: unknown style %q", name)
	}
	*s = style
	return nil
}
