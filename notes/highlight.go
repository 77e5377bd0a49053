package notes

import (
	"fmt"
	"strings"
	"time"

	"collate/notes/anchor"
)

// Highlight is a marked passage of an article.
type Highlight struct {
	ID        HighlightID   `json:"id"`
	Article   ArticleID     `json:"article"`
	Revision  RevisionID    `json:"revision"` // the revision that the position in Anchor refers to
	Anchor    anchor.Anchor `json:"anchor"`
	Status    Status        `json:"status"`
	Color     Color         `json:"color"`
	Underline bool          `json:"underline,omitempty"` // a line under the text instead of a colour behind it
	Comment   string        `json:"comment,omitempty"`   // Markdown, may hold [[links]]
	Tags      []string      `json:"tags,omitempty"`
	Created   time.Time     `json:"created"`
	Modified  time.Time     `json:"modified"`
	Trashed   time.Time     `json:"trashed,omitzero"` // zero unless in the trash
}

// Status says how reliably the passage of a highlight was found in the current
// revision of its article.
type Status string

const (
	Anchored Status = "anchored" // the passage was found
	Check    Status = "check"    // a similar passage was found; the user should check it
	Orphaned Status = "orphaned" // the passage was not found; Anchor keeps the old quote and position
)

// Color is one of the eight colours of a highlight. The zero value is Yellow.
type Color uint8

// The colours, in the order of the keys 1 to 8.
const (
	Yellow Color = iota
	Green
	Blue
	Pink
	Purple
	Orange
	Red
	Grey
)

// Colors returns all colours in the order of the keys 1 to 8.
func Colors() []Color {
	return []Color{Yellow, Green, Blue, Pink, Purple, Orange, Red, Grey}
}

// String returns the colour's name in lower case: "yellow".
func (c Color) String() string {
	switch c {
	case Yellow:
		return "yellow"
	case Green:
		return "green"
	case Blue:
		return "blue"
	case Pink:
		return "pink"
	case Purple:
		return "purple"
	case Orange:
		return "orange"
	case Red:
		return "red"
	case Grey:
		return "grey"
	}
	return fmt.Sprintf("Color(%d)", uint8(c))
}

// ParseColor returns the colour named name; case does not matter. The error is
// a [*Problem] that lists the names.
func ParseColor(name string) (Color, error) {
	var names []string
	for _, c := range Colors() {
		if strings.EqualFold(name, c.String()) {
			return c, nil
		}
		names = append(names, c.String())
	}
	return 0, &Problem{
		What:   fmt.Sprintf("There is no colour “%s”", name),
		Remedy: "Use one of " + strings.Join(names, ", ") + ".",
	}
}

// MarshalText writes the colour's name.
func (c Color) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads a colour's name.
func (c *Color) UnmarshalText(text []byte) error {
	parsed, err := ParseColor(string(text))
	if err != nil {
		return err
	}
	*c = parsed
	return nil
}
