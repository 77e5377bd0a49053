// Package anchor describes a passage of a text such that it can be found again
// after the text has changed.
//
// The description is that of the W3C Web Annotation Data Model: a
// TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start,
// end). All functions are pure and safe for any goroutine.
package anchor

// Anchor is what finds a passage again.
type Anchor struct {
	Exact  string `json:"exact"`            // the passage itself
	Prefix string `json:"prefix,omitempty"` // up to 32 code points before it
	Suffix string `json:"suffix,omitempty"` // up to 32 code points after it
	Start  int    `json:"start"`            // code points from the start of the text
	End    int    `json:"end"`              // exclusive
}
