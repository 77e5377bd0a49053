// Package document holds the immutable text of an article with its structure.
//
// A document is plain text in blocks (headings, paragraphs, items of lists …)
// with inline styles and links, with its tables, and with the pictures that came
// along. It is made by a [Builder], by [Plain], or from what was stored by [New].
//
// All offsets are code points from 0, end-exclusive, except where a name says
// bytes. [Document.ByteOffset] and [Document.CodePoint] are the one place
// where the two are converted.
package document

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// Document is a parsed text: plain text and what is known of its structure.
// A Document is immutable and safe for any goroutine; the zero value is an
// empty text. Copying it is cheap.
//
// The text is valid UTF-8, normalised in nothing but its line ends. It
// consists of its blocks, each separated from the next by one "\n" that
// belongs to neither; so the first block starts at 0 and the last one ends at
// Len. A "\n" within a block is a line break that the author made: between
// lines of code or verse. Spans and links are in order, do not overlap their
// like, are not empty, and lie within one block each. Each row stands in one
// table. Footnotes stand at the end.
type Document struct {
	text      string
	blocks    []Block
	spans     []Span
	links     []Link
	tables    []Table
	resources []Resource
	index     index
}

// Block is one paragraph-like unit.
type Block struct {
	Kind     Kind   `json:"kind"`
	Level    int    `json:"level,omitempty"`    // of a heading 1 to 6; else the depth of the list it stands in, from 1, or 0 outside lists
	Number   int    `json:"number,omitempty"`   // of an item in a numbered list, or of a footnote; 0 for a bullet
	Zero     bool   `json:"zero,omitempty"`     // the item is not a bullet: its number is 0
	Quote    int    `json:"quote,omitempty"`    // how many block quotes it stands in
	Apart    int    `json:"apart,omitempty"`    // from which of these on they begin here, right behind others: 1 for the outermost; 0 for none
	Language string `json:"language,omitempty"` // of code, as written: "go"; "" if it is not said
	Target   string `json:"target,omitempty"`   // of an image: see [Document.Resource]
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// Numbered says whether the block is an item that has a number and no bullet.
func (b Block) Numbered() bool { return b.Kind == Item && (b.Number > 0 || b.Zero) }

// Kind says what a block is. Treat one that you do not know like a paragraph.
type Kind string

const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Quotation Kind = "quote" // a paragraph in a block quote
	Item      Kind = "item"  // the first paragraph of a list item; what follows in the item are blocks of the same Level
	Code      Kind = "code"
	Row       Kind = "row"      // of a table: its cells, with a tab between two; see [Document.Tables]
	Image     Kind = "image"    // a picture; its text is the description, which may be ""
	Footnote  Kind = "footnote" // the first paragraph of a footnote; what follows in it are blocks of Level 1 or more
)

// Span is a run of inline style.
type Span struct {
	Start int   `json:"start"`
	End   int   `json:"end"`
	Style Style `json:"style"`
}

// Link is a reference that the text itself contains.
type Link struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Target string `json:"target"` // as written: "https://…", "#heading", "[[note]]"
}

// Plain returns a document of the text in which each line is a paragraph; an
// empty text has none. The text is cleaned as by [Builder.Write].
func Plain(text string) Document {
	var b Builder
	if text == "" {
		return b.Document()
	}
	for line := range strings.SplitSeq(clean(text), "\n") {
		b.Begin(Block{Kind: Paragraph})
		b.Write(line, 0)
	}
	return b.Document()
}

// Text returns the whole text.
func (d Document) Text() string { return d.text }

// Blocks returns the blocks in order. The slice is not to be changed.
func (d Document) Blocks() []Block { return d.blocks }

// Spans returns the inline styles in order. The slice is not to be changed.
func (d Document) Spans() []Span { return d.spans }

// Links returns the links in order. The slice is not to be changed.
func (d Document) Links() []Link { return d.links }

// Tables returns the tables in order. The slice is not to be changed.
func (d Document) Tables() []Table { return d.tables }

// Resources returns the pictures that are kept with the document, in the order
// of their first use. The slice is not to be changed.
func (d Document) Resources() []Resource { return d.resources }

// Len returns the length of the text in code points.
func (d Document) Len() int { return d.index.codePoints(d.text) }

// ByteOffset returns the byte offset in Text of a code point. What lies
// outside the text becomes its start or its end. It takes well under a
// microsecond in a text of any length.
func (d Document) ByteOffset(codePoint int) int {
	return d.index.byteOffset(d.text, codePoint)
}

// CodePoint returns the code point that the byte offset in Text falls in. What
// lies outside the text becomes its start or its end. It takes well under a
// microsecond in a text of any length.
func (d Document) CodePoint(byteOffset int) int {
	return d.index.codePoint(d.text, byteOffset)
}

// Slice returns the text of a range. A range that reaches outside the text is
// cut to it; one that ends before it starts is "".
func (d Document) Slice(start, end int) string {
	from, to := d.ByteOffset(start), d.ByteOffset(end)
	if from >= to {
		return ""
	}
	return d.text[from:to]
}

// BlockAt returns the index of the block that an offset stands in, the "\n"
// after a block counted to it. What lies outside the text counts to the first
// or the last block. It returns -1 if there are no blocks.
func (d Document) BlockAt(offset int) int {
	after := sort.Search(len(d.blocks), func(i int) bool { return d.blocks[i].Start > offset })
	if after == 0 && len(d.blocks) > 0 {
		return 0
	}
	return after - 1
}

// Headings returns the blocks that are headings, in order: the outline of the
// text.
func (d Document) Headings() []Block {
	var headings []Block
	for _, b := range d.blocks {
		if b.Kind == Heading {
			headings = append(headings, b)
		}
	}
	return headings
}

// Words counts the words of the text, see [Words]. It reads the whole text: keep
// the result.
func (d Document) Words() int { return Words(d.text) }

// Words counts the words of a text as word processors do: what white space or a
// dash separates and holds a letter or digit is one, and each ideograph or
// syllable of a script that does not space its words is one.
func Words(text string) int {
	words, inWord := 0, false
	for _, r := range text {
		switch {
		case inWord && ' ' < r && r < unicode.MaxASCII: // nearly all of most texts
		case r == ' ' || r == '\n' || r == '—' || unicode.IsSpace(r):
			inWord = false
		case unspaced(r):
			words++
			inWord = false
		case !inWord && (unicode.IsLetter(r) || unicode.IsNumber(r)):
			words++
			inWord = true
		}
	}
	return words
}

// unspaced says whether the character is of a script that sets no space
// between words. The first of these in Unicode is U+2E80.
func unspaced(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Equal says whether both documents have the same text, structure and pictures.
func (d Document) Equal(other Document) bool {
	return d.text == other.text &&
		slices.Equal(d.blocks, other.blocks) &&
		slices.Equal(d.spans, other.spans) &&
		slices.Equal(d.links, other.links) &&
		slices.EqualFunc(d.tables, other.tables, Table.equal) &&
		slices.EqualFunc(d.resources, other.resources, Resource.equal)
}
