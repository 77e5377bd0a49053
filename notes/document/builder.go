package document

import (
	"strings"
	"unicode/utf8"
)

// Builder makes a Document, block by block from start to end. The zero value is
// ready to use. Only one goroutine may use it at a time.
type Builder struct {
	text   strings.Builder
	length int // of text in code points
	blocks []Block
	spans  []Span
	links  []Link

	tables []Table
	table  *Table // set by Table for the next row

	resources []Resource
}

// Begin ends the current block, if any, and starts the next with the fields of
// block. Its Start and End are ignored.
//
// A [Row] after a row belongs to the same table, unless Table was called
// between them; any other row is the first of a table.
func (b *Builder) Begin(block Block) {
	if len(b.blocks) > 0 {
		b.text.WriteByte('\n')
		b.length++
	}
	if block.Kind == "" {
		block.Kind = Paragraph
	}
	block.Zero = block.Zero && block.Number == 0
	block.Apart = min(max(block.Apart, 0), block.Quote)
	block.Language, block.Target = clean(block.Language), clean(block.Target)
	block.Start, block.End = b.length, b.length
	b.addRow(block.Kind == Row)
	b.blocks = append(b.blocks, block)
}

// Table starts a table with the next row: head is its number of header rows,
// and align the alignment of its columns.
func (b *Builder) Table(head int, align ...Align) {
	b.table = &Table{Head: max(head, 0), Align: align}
}

// addRow adds the new block to its table if the block is a row.
func (b *Builder) addRow(isRow bool) {
	goesOn := len(b.blocks) > 0 && b.blocks[len(b.blocks)-1].Kind == Row
	switch {
	case !isRow:
	case b.table != nil:
		b.tables = append(b.tables, *b.table)
		b.tables[len(b.tables)-1].First = len(b.blocks)
	case !goesOn:
		b.tables = append(b.tables, Table{First: len(b.blocks)})
	}
	b.table = nil
	if isRow {
		b.tables[len(b.tables)-1].Rows++
	}
}

// Write adds text of one style to the current block, or to a new paragraph if
// there is none. A "\n" in it breaks the line; "\r\n" and "\r" become "\n".
// Bytes that are not valid UTF-8 become U+FFFD, and the control characters
// that no XML document may hold, NUL among them, are left out.
func (b *Builder) Write(text string, style Style) {
	if len(b.blocks) == 0 {
		b.Begin(Block{Kind: Paragraph})
	}
	text = clean(text)
	start := b.length
	b.text.WriteString(text)
	b.length += codePoints(text)
	b.blocks[len(b.blocks)-1].End = b.length
	style &= allStyles
	if style == 0 || start == b.length {
		return
	}
	if last := len(b.spans) - 1; last >= 0 && b.spans[last].End == start && b.spans[last].Style == style {
		b.spans[last].End = b.length
		return
	}
	b.spans = append(b.spans, Span{Start: start, End: b.length, Style: style})
}

// Len returns the number of code points written, including the "\n" between
// blocks.
func (b *Builder) Len() int { return b.length }

// Link makes a link of the text from the code point start to Len, clipped to
// the current block and to the text after the last link. If nothing is left,
// there is no link.
func (b *Builder) Link(start int, target string) {
	if len(b.blocks) == 0 {
		return
	}
	start = max(start, b.blocks[len(b.blocks)-1].Start)
	if last := len(b.links) - 1; last >= 0 {
		start = max(start, b.links[last].End)
	}
	if start < b.length {
		b.links = append(b.links, Link{Start: start, End: b.length, Target: clean(target)})
	}
}

// Document returns the document. The Builder must not be used afterwards.
func (b *Builder) Document() Document {
	text := b.text.String()
	for i := range b.tables {
		b.tables[i].Head = min(b.tables[i].Head, b.tables[i].Rows)
	}
	return Document{
		text: text, blocks: b.blocks, spans: b.spans, links: b.links, tables: b.tables, resources: b.resources,
		index: newIndex(text),
	}
}

// clean returns valid text of any bytes; see Builder.Write.
func clean(text string) string {
	dirty := func(r rune) bool { return r == utf8.RuneError || r == '\r' || forbidden(r) }
	if !strings.ContainsFunc(text, dirty) {
		return text
	}
	text = strings.ToValidUTF8(text, "\uFFFD")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case forbidden(r):
			return -1
		}
		return r
	}, text)
}

// forbidden reports whether XML 1.0 does not allow the character (production
// Char of section 2.2).
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
