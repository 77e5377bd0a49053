// Package document holds the immutable text of an article with its structure.
package document

// Document is a parsed text: plain text and what is known of its structure.
// The text of consecutive blocks is separated by one "\n". Offsets are code
// points into the text, end-exclusive. A Document is immutable and safe for
// any goroutine; the zero value is an empty text.
type Document struct {
	text   string
	blocks []Block
	spans  []Span
	links  []Link
}

// Block is one paragraph-like unit.
type Block struct {
	Kind   Kind `json:"kind"`
	Level  int  `json:"level,omitempty"`  // 1 to 6 for a heading, the depth from 1 for a list item, else 0
	Number int  `json:"number,omitempty"` // of an item in a numbered list; 0 for a bullet
	Quote  int  `json:"quote,omitempty"`  // how many block quotes it stands in
	Start  int  `json:"start"`
	End    int  `json:"end"`
}

// Kind says what a block is.
type Kind string

const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Quotation Kind = "quote" // a paragraph in a block quote
	Item      Kind = "item"
	Code      Kind = "code"
)

// Span is a run of inline style. Spans are in order and do not overlap.
type Span struct {
	Start, End int
	Style      Style
}

// Style is a set of inline styles.
type Style uint8

const (
	Bold Style = 1 << iota
	Italic
	Monospace
)

// Link is a reference that the text itself contains.
type Link struct {
	Start, End int
	Target     string // as written: "https://…", "#heading", "[[note]]"
}
