// Package anchor describes a passage of a text such that it can be found again
// after the text has changed.
//
// The description is that of the W3C Web Annotation Data Model: a
// TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start,
// end). There are three operations:
//
//	[Text.Describe]   returns the anchor of a range of the text
//	[Text.Quote]      returns the range of a quotation that a person typed
//	[Finder.Find]     returns the range of the passage of an anchor in a changed
//	                  text, if the text still has it
//
// A Text or Finder reads the whole text once and answers many such requests.
package anchor

// Anchor describes a passage so that it can be found again.
type Anchor struct {
	Exact  string `json:"exact"`            // the passage itself
	Prefix string `json:"prefix,omitempty"` // up to 32 code points before it
	Suffix string `json:"suffix,omitempty"` // up to 32 code points after it
	Start  int    `json:"start"`            // code points from the start of the text
	End    int    `json:"end"`              // exclusive
}

// Describe returns the anchor of one passage of a text; see [Text.Describe].
func Describe(text string, start, end int) (Anchor, error) {
	return NewText(text).Describe(start, end)
}
