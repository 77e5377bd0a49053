package link

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Normalize returns the form in which titles, headings and tags are compared:
// without regard to case, to the encoding of accents, and to the amount of
// white space between words. It is the canonical caseless matching of the
// Unicode Standard, section 3.13, D145.
func Normalize(name string) string {
	if isOneLine(name) {
		return strings.ToLower(name)
	}
	folded := cases.Fold().String(norm.NFD.String(OneLine(name)))
	return norm.NFC.String(folded)
}
