// Package document holds the immutable text of an article with its structure.
//
// A document is plain text in blocks (headings, paragraphs, items of lists …)
// with inline styles, links, tables and embedded pictures. It is made by a
// [Builder], by [Plain], or from stored data by [New].
//
// All offsets are code points from 0, end-exclusive, except where a name says
// bytes. [Document.ByteOffset] and [Document.CodePoint] convert between the
// two.
package document

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// Document is a text with its structure. A Document is immutable and safe for
// any goroutine; the zero value is an empty text. Copying it is cheap.
//
// The text is valid UTF-8; only its line ends are normalised. It consists of
// its blocks, each separated from the next by one "\n" that belongs to neither;
// so the first block starts at 0 and the last one ends at Len. A "\n" within a
// block is a line break of the author: between lines of code or verse. Spans
// and links are in order, not empty, and each lies within one block; spans do
// not overlap each other, nor do links. Each row belongs to one table.
// Footnotes are at the end.
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
	Level    int    `json:"level,omitempty"`    // of a heading, 1 to 6; else the nesting depth of its list, from 1, or 0 outside lists
	Number   int    `json:"number,omitempty"`   // of an item in a numbered list, or of a footnote; 0 for a bullet
	Zero     bool   `json:"zero,omitempty"`     // the item has the number 0 and not a bullet
	Quote    int    `json:"quote,omitempty"`    // number of block quotes around the block
	Apart    int    `json:"apart,omitempty"`    // outermost of these, from 1, that begins here directly behind another block quote; 0 for none
	Language string `json:"language,omitempty"` // of code, as written: "go"; "" if not given
	Target   string `json:"target,omitempty"`   // of an image: see [Document.Resource]
	Start    int    `json:"start"`
	End      int    `json:"end"`
}

// Numbered reports whether the block is an item with a number instead of a
// bullet.
func (b Block) Numbered() bool { return b.Kind == Item && (b.Number > 0 || b.Zero) }

// Kind is the kind of a block. Treat an unknown kind like a paragraph.
type Kind string

const (
	Heading   Kind = "heading"
	Paragraph Kind = "paragraph"
	Quotation Kind = "quote" // a paragraph in a block quote
	Item      Kind = "item"  // the first paragraph of a list item; the other blocks of the item have the same Level
	Code      Kind = "code"
	Row       Kind = "row"      // of a table: its cells, separated by tabs; see [Document.Tables]
	Image     Kind = "image"    // a picture; the text is its description, which may be ""
	Footnote  Kind = "footnote" // the first paragraph of a footnote; its other blocks have Level 1 or more
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

// Plain returns a document in which each line of the text is a paragraph; an
// empty text has no blocks. The text is cleaned as by [Builder.Write].
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

// Blocks returns the blocks in order. The caller must not modify the slice.
func (d Document) Blocks() []Block { return d.blocks }

// Spans returns the inline styles in order. The caller must not modify the
// slice.
func (d Document) Spans() []Span { return d.spans }

// Links returns the links in order. The caller must not modify the slice.
func (d Document) Links() []Link { return d.links }

// Tables returns the tables in order. The caller must not modify the slice.
func (d Document) Tables() []Table { return d.tables }

// Resources returns the embedded pictures in the order of their first use. The
// caller must not modify the slice.
func (d Document) Resources() []Resource { return d.resources }

// Len returns the length of the text in code points.
func (d Document) Len() int { return d.index.codePoints(d.text) }

// ByteOffset returns the byte offset in Text of a code point, clipped to the
// text. It takes well under a microsecond in a text of any length.
func (d Document) ByteOffset(codePoint int) int {
	return d.index.byteOffset(d.text, codePoint)
}

// CodePoint returns the code point that contains a byte offset in Text, clipped
// to the text. It takes well under a microsecond in a text of any length.
func (d Document) CodePoint(byteOffset int) int {
	return d.index.codePoint(d.text, byteOffset)
}

// Slice returns the text of a range, clipped to the text; "" if the range ends
// before it starts.
func (d Document) Slice(start, end int) string {
	from, to := d.ByteOffset(start), d.ByteOffset(end)
	if from >= to {
		return ""
	}
	return d.text[from:to]
}

// BlockAt returns the index of the block that contains a code point, where the
// "\n" after a block belongs to it. Offsets outside the text belong to the
// first or the last block. It returns -1 if there are no blocks.
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

// Words returns the number of words of the text, see [Words]. It reads the
// whole text: callers should cache the result.
func (d Document) Words() int { return Words(d.text) }

// Words returns the number of words of a text, counted as word processors do:
// runs with a letter or digit between white space or dashes, and each ideograph
// or syllable of a script without spaces.
func Words(text string) int {
	words, inWord := 0, false
	for _, r := range text {
		switch {
		case inWord && ' ' < r && r < unicode.MaxASCII: // the common case
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

// unspaced reports whether the script of a character is written without spaces
// between words. The first such character in Unicode is U+2E80.
func unspaced(r rune) bool {
	return r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// Equal reports whether both documents have the same text, structure and
// pictures.
func (d Document) Equal(other Document) bool {
	return d.text == other.text &&
		slices.Equal(d.blocks, other.blocks) &&
		slices.Equal(d.spans, other.spans) &&
		slices.Equal(d.links, other.links) &&
		slices.EqualFunc(d.tables, other.tables, Table.equal) &&
		slices.EqualFunc(d.resources, other.resources, Resource.equal)
}
