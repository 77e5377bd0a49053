package typeset

import (
	"slices"
	"strings"
)

// Text is content and its structure. It must not be modified once a layout uses it; several layouts may share it.
type Text struct {
	// Content may be any string. Each byte that is not UTF-8 is shown as U+FFFD.
	Content string
	// Language of the text as passed to Engine.AddHyphens, such as a BCP 47 tag.
	Language string
	// Blocks are in order and do not overlap. Content between them, such as line feeds, is not shown. In a text without
	// blocks each line of Content is a paragraph.
	Blocks []Block
	// Spans are the inline styles. Overlapping spans combine their styles.
	Spans []Span
	// Links are in order and do not overlap.
	Links []Link
}

// Block is a paragraph, heading, list item, code block, picture or row of a table: Content[Start:End].
type Block struct {
	Start, End int
	Kind       Kind
	// Level is 1 to 6 for a heading; for other blocks the depth of their list, from 1, or 0 outside lists.
	Level int
	// Marker hangs in the indent of a list item or footnote: "•", "3.". It is not part of Content.
	Marker string
	// Quote is the depth of block quotation, 0 for none. Apart is the depth from which the quotations are not those of the
	// previous block; 0 if all of them continue.
	Quote, Apart int
	// Hang is the number of bytes at the start of a block, such as those of "- ", whose width is the indent of its further
	// lines; 0 for none.
	Hang int
	// Table is the table of a row; the rows of a table are consecutive. Head makes a row a header.
	Table *Table
	Head  bool
	// Target is the source of a picture, in a form that its loader understands.
	Target string
}

// Kind is the kind of a block.
type Kind uint8

// The kinds of a block.
const (
	Paragraph Kind = iota
	Heading
	Item
	Code
	TableRow // cells, separated by tabs
	Picture  // its text is the caption
	Footnote // the first paragraph of a footnote
)

// Table is what the rows of a table have in common.
type Table struct {
	Align []Align // by column; further columns are aligned to the left
}

// Align is the alignment of the cells of a column.
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
	Quiet  // in the quiet colour
	Strike // with a line through it
	linked
	broken
)

// Linked reports whether the text is part of a link.
func (s Style) Linked() bool { return s&linked != 0 }

// Broken reports whether the text is part of a broken link.
func (s Style) Broken() bool { return s&broken != 0 }

// Link links Content[Start:End] to Target.
type Link struct {
	Start, End int
	Target     string
	Fault      string // why the link is broken, for the user; "" if it is not
	Plain      bool   // drawn like the text around it, for a control such as a check box
}

// style returns the style of the link's text.
func (l Link) style() Style {
	switch {
	case l.Plain:
		return 0
	case l.Fault != "":
		return linked | broken
	}
	return linked
}

// blocksOf returns the well-formed blocks of t: in order, inside the content, not overlapping. Others are clipped or left
// out, so that a layout never has an invalid offset.
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

// paragraphs returns a paragraph for each line of s.
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

// flatten returns the spans and links, which may overlap, as runs that do not overlap: in order, none empty, each with the
// union of the styles over it.
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
