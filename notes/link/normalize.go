package link

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Normalize returns the form of a title, heading or tag in which two that a
// person would call the same are equal: without regard to case, to how accents
// are encoded, and to how much white space stands between words. It is the
// canonical caseless matching of the Unicode Standard, section 3.13, D145.
func Normalize(name string) string {
	if isOneLine(name) {
		return strings.ToLower(name)
	}
	folded := cases.Fold().String(norm.NFD.String(OneLine(name)))
	return norm.NFC.String(folded)
}
