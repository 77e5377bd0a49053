package document

import (
	"strings"
	"unicode/utf8"
)

// Builder makes a Document, block by block from its start to its end. The zero
// value is ready to use. It is not safe for several goroutines at once.
type Builder struct {
	text   strings.Builder
	length int // of text in code points
	blocks []Block
	spans  []Span
	links  []Link
}

// Begin ends the current block, if any, and starts the next with the kind,
// level, number and quote depth of block. Its Start and End are not read.
func (b *Builder) Begin(block Block) {
	if len(b.blocks) > 0 {
		b.text.WriteByte('\n')
		b.length++
	}
	if block.Kind == "" {
		block.Kind = Paragraph
	}
	block.Start, block.End = b.length, b.length
	b.blocks = append(b.blocks, block)
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

// Len returns how many code points were written, the "\n" between blocks
// counted.
func (b *Builder) Len() int { return b.length }

// Link makes a link of what was written since Len was start, as far as it
// stands in the current block and in no other link. If that is nothing, there
// is no link.
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

// Document returns what was built. The Builder is not to be used after it.
func (b *Builder) Document() Document {
	text := b.text.String()
	return Document{text: text, blocks: b.blocks, spans: b.spans, links: b.links, index: newIndex(text)}
}

// clean makes valid text of any bytes; see Builder.Write.
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

// forbidden says whether XML 1.0 has no way to write the character (production
// Char of section 2.2).
func forbidden(r rune) bool {
	return r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF
}
