package typeset

import (
	"slices"
	"strings"
)

// Text is what is set: content and its structure. It must not be changed once it was given away; several layouts
// may share it.
type Text struct {
	// Content may be any string. Bytes that are not UTF-8 are set as U+FFFD, one for each byte.
	Content string
	// Language that the text is written in, as Engine.AddHyphens knows it, such as a BCP 47 tag.
	Language string
	// Blocks are in order and do not overlap. What lies between them, such as line feeds, is not set. A text
	// without blocks is set as one paragraph for each line of Content.
	Blocks []Block
	// Spans give the inline styles. They may overlap: their styles add up.
	Spans []Span
	// Links are in order and do not overlap.
	Links []Link
}

// Block is a paragraph, heading, list item, code block, picture or row of a table: Content[Start:End].
type Block struct {
	Start, End int
	Kind       Kind
	// Level is 1 to 6 for a heading; for other blocks the depth of the list they stand in, from 1, or 0 outside of lists.
	Level int
	// Marker hangs in the indent of a list item or footnote: "•", "3.". It is not part of Content.
	Marker string
	// Quote is the depth of block quotation, 0 for none. Apart is from which depth on the quotations are others than those
	// of the block before; 0 where they go on.
	Quote, Apart int
	// Hang is the number of bytes at the start of a block whose width the lines after its first are indented by, such as
	// those of "- "; 0 for none.
	Hang int
	// Table is the table that a row belongs to; the rows of one follow each other. Head makes a row its header.
	Table *Table
	Head  bool
	// Target is the source of a picture, in words that mean something to whoever loads it.
	Target string
}

// Kind tells how a block is set.
type Kind uint8

// The kinds of a block.
const (
	Paragraph Kind = iota
	Heading
	Item
	Code
	TableRow // cells, with a tab between two
	Picture  // its text is the caption
	Footnote // the first paragraph of a footnote
)

// Table is what the rows of a table share.
type Table struct {
	Align []Align // of the columns from the first; those beyond are aligned to the left
}

// Align is how the cells of a column are aligned.
type Align uint8

// The alignments.
const (
	AlignLeft Align = iota
	AlignCenter
	AlignRight
)

// Span gives Content[Start:End] a style.
type Span struct {
	Start, End int
	Style      Style
}

// Style is a set of inline styles.
type Style uint8

// The inline styles.
const (
	Bold Style = 1 << iota
	Italic
	Mono   // code within a sentence
	Quiet  // drawn in the quiet colour
	Strike // with a line through it
	linked
	broken
)

// Linked reports whether the text lies in a link.
func (s Style) Linked() bool { return s&linked != 0 }

// Broken reports whether the text lies in a link that leads nowhere.
func (s Style) Broken() bool { return s&broken != 0 }

// Link makes Content[Start:End] lead to Target.
type Link struct {
	Start, End int
	Target     string
	Fault      string // why it leads nowhere, for who reads it; "" where it does not
	Plain      bool   // drawn like the text around it, as what is pressed rather than followed
}

// style returns how the text of the link is drawn.
func (l Link) style() Style {
	switch {
	case l.Plain:
		return 0
	case l.Fault != "":
		return linked | broken
	}
	return linked
}

// blocksOf returns the blocks of t that are well formed: in order, inside the content, not overlapping. Others are
// cut down or left out, so that a layout never meets an impossible offset.
func blocksOf(t *Text) []Block {
	if len(t.Blocks) == 0 {
		return paragraphs(t.Content)
	}
	out := make([]Block, 0, len(t.Blocks))
	last := 0
	for _, b := range t.Blocks {
		b.Start, b.End = max(b.Start, last), min(b.End, len(t.Content))
		if b.Start > b.End {
			continue
		}
		b.Level = min(max(b.Level, 0), 6)
		if b.Kind == Heading || b.Kind == Item || b.Kind == Footnote {
			b.Level = max(b.Level, 1)
		}
		b.Quote = min(max(b.Quote, 0), 6)
		out = append(out, b)
		last = b.End
	}
	if len(out) == 0 {
		out = append(out, Block{})
	}
	return out
}

// paragraphs makes one paragraph of each line of s.
func paragraphs(s string) []Block {
	var out []Block
	for start := 0; ; {
		n := strings.IndexByte(s[start:], '\n')
		if n < 0 {
			return append(out, Block{Start: start, End: len(s)})
		}
		out = append(out, Block{Start: start, End: start + n})
		start += n + 1
	}
}

// flatten turns spans and links, which may overlap, into runs that do not: in order, none empty, each with the union
// of the styles over it.
//
//	bold    ─────────            ┐      ───┐
//	italic      ─────────        ┘  →   B  ├ BI ┤ I
func flatten(t *Text) []Span {
	type edge struct {
		at    int
		style Style
		delta int
	}
	edges := make([]edge, 0, 2*(len(t.Spans)+len(t.Links)))
	add := func(start, end int, s Style) {
		start, end = max(start, 0), min(end, len(t.Content))
		if start < end && s != 0 {
			edges = append(edges, edge{start, s, 1}, edge{end, s, -1})
		}
	}
	for _, s := range t.Spans {
		add(s.Start, s.End, s.Style&^(linked|broken))
	}
	for _, l := range t.Links {
		add(l.Start, l.End, l.style())
	}
	slices.SortFunc(edges, func(a, b edge) int { return a.at - b.at })

	var out []Span
	var depth [8]int // open spans for each style bit
	var style Style
	from := 0
	for _, e := range edges {
		if style != 0 && e.at > from {
			if n := len(out); n > 0 && out[n-1].End == from && out[n-1].Style == style {
				out[n-1].End = e.at
			} else {
				out = append(out, Span{from, e.at, style})
			}
		}
		from = e.at
		for bit := range depth {
			if e.style&(1<<bit) == 0 {
				continue
			}
			depth[bit] += e.delta
			if depth[bit] > 0 {
				style |= 1 << bit
			} else {
				style &^= 1 << bit
			}
		}
	}
	return out
}
