package cite

import (
	"regexp"
	"strings"
)

// beforeDOI matches the address of the resolver, or the scheme, before a DOI.
var beforeDOI = regexp.MustCompile(`(?i)^\s*(?:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:)`)

// BareDOI returns a DOI without the address of the resolver or the "doi:" that
// may stand before it: "10.1000/182". What is in another form stays as it is.
func BareDOI(doi string) string {
	return strings.TrimSpace(beforeDOI.ReplaceAllString(doi, ""))
}
