// Package anchor describes a passage of a text such that it can be found again
// after the text has changed.
//
// The description is that of the W3C Web Annotation Data Model: a
// TextQuoteSelector (exact, prefix, suffix) and a TextPositionSelector (start,
// end). There are three questions:
//
//	[Text.Describe]   which anchor has this range of the text?
//	[Text.Quote]      where does the text have this quotation, which a person typed?
//	[Finder.Find]     where does a changed text have the passage of this anchor, if
//	                  it still has it?
//
// Each is a question to the whole text, which is read once for many of them.
//
// All offsets are code points from 0, end-exclusive. Everything here is pure
// and safe for any goroutine.
package anchor

// Anchor is what finds a passage again.
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
