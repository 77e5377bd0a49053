package theme

import (
	"fmt"
	"strings"
)

// Variant is one of the looks that a reader can choose.
type Variant int

const (
	Light Variant = iota
	Sepia
	Dark
	HighContrast // black on white, strong lines, saturated highlights
)

// Variants returns all variants in the order in which a menu lists them.
func Variants() []Variant {
	return []Variant{Light, Sepia, Dark, HighContrast}
}

// String returns the name under which the variant is stored: "light", "sepia", "dark"
// or "high-contrast".
func (v Variant) String() string {
	switch v {
	case Light:
		return "light"
	case Sepia:
		return "sepia"
	case Dark:
		return "dark"
	case HighContrast:
		return "high-contrast"
	}
	return fmt.Sprintf("Variant(%d)", int(v))
}

// Title returns the name as a menu shows it, such as "High contrast".
func (v Variant) Title() string {
	name := strings.ReplaceAll(v.String(), "-", " ")
	return strings.ToUpper(name[:1]) + name[1:]
}
