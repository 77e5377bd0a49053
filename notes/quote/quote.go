// Package quote puts passages of articles into notes: the words as a block quote in
// Markdown, with a link back to the passage.
//
// All functions are pure and safe for any goroutine.
package quote

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/document"
	"collate/notes/link"
	"collate/notes/markdown"
)

// Source returns the link to a highlight of an article, shown as the short title and the
// outlet of the article: [[key^id|Forty-Eight Hours, The Levant Files]].
func Source(a notes.Article, id notes.HighlightID) link.Link {
	var shown []string
	for _, name := range []string{cite.PlainText(cite.ShortTitle(a.Item)), cite.Source(a.Item)} {
		if name != "" {
			shown = append(shown, name)
		}
	}
	return link.Link{Target: link.Target{Name: a.Key, Highlight: string(id)}, Shown: strings.Join(shown, ", ")}
}

// Block returns the Markdown of a quotation: a block quote in which each line of the text
// is a verbatim paragraph, and the last one is the source. It does not end in a line end.
// If source is the zero Link, or text has no words, that part is left out.
func Block(text string, source link.Link) string {
	var parts []string
	if words := Text(text); words != "" {
		parts = append(parts, words)
	}
	if written := source.String(); written != "" {
		parts = append(parts, "— "+written)
	}
	return Lines(strings.Join(parts, "\n\n"))
}

// Text returns Markdown in which each line of the text is a verbatim paragraph.
func Text(text string) string {
	var paragraphs []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		if line = cite.Markdown.Escape(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// Section returns the Markdown of the section of an article from the first heading with
// the given text, whose case does not matter, up to the next heading of the same or a
// higher level; of the whole article if heading is "". ok is false if there is no such
// heading. Headings become bold paragraphs, lists items, and pictures their descriptions;
// styles and links are left out.
func Section(d document.Document, heading string) (markdown string, ok bool) {
	var parts []string
	level := 0 // of the heading, once it was found
	for _, b := range d.Blocks() {
		text := d.Slice(b.Start, b.End)
		switch {
		case heading != "" && level == 0:
			if b.Kind != document.Heading || link.Normalize(text) != link.Normalize(heading) {
				continue
			}
			level = b.Level
		case heading != "" && b.Kind == document.Heading && b.Level <= level:
			return strings.Join(parts, "\n\n"), true
		}
		if text = Text(strings.ReplaceAll(text, "\t", " · ")); text == "" {
			continue
		}
		switch b.Kind {
		case document.Heading:
			text = "**" + text + "**"
		case document.Item:
			text = "- " + strings.ReplaceAll(text, "\n", "\n  ")
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "\n\n"), heading == "" || level > 0
}

// Lines returns the Markdown as a block quote.
func Lines(markdown string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.ReplaceAll(markdown, "\r\n", "\n"), "\n") {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteByte('>')
		if line != "" {
			b.WriteString(" " + line)
		}
	}
	return b.String()
}

// Insert inserts a block of Markdown into a text, with an empty line before and after it,
// behind the paragraph, list, table or other block at the code point at, see [Behind]; or
// at this code point between two blocks. It returns the text and the caret, in code
// points: on an empty line after the block, so that text typed or inserted there becomes
// a block of its own. A code point outside the text is clipped to it.
func Insert(text string, at int, block string) (result string, caret int) {
	runes := []rune(text)
	at = min(max(at, 0), len(runes))
	around, within := markdown.BlockAt(markdown.Blocks(text), at)
	if within {
		at = around.End
	}
	result, start, caret := insertAt(runes, at, block)
	isBlock := func(b markdown.Block) bool { return b.Start == start }
	if within && !slices.ContainsFunc(markdown.Blocks(result), isBlock) { // for example behind a fence that is not closed
		result, _, caret = insertAt(runes, around.Start, block)
	}
	return result, caret
}

// Behind returns the code point at which [Insert] puts a block that is dropped at the
// code point at of a text with these blocks.
func Behind(blocks []markdown.Block, at int) int {
	if b, ok := markdown.BlockAt(blocks, at); ok {
		return b.End
	}
	return at
}

// insertAt replaces the empty lines at a code point by a block, and returns the start of
// the block and the caret after it, in code points.
func insertAt(text []rune, at int, block string) (result string, start, next int) {
	before := strings.TrimRightFunc(string(text[:at]), unicode.IsSpace)
	after := string(text[at:])
	written := strings.TrimLeft(after, " \t\r\n")
	after = after[strings.LastIndexByte(after[:len(after)-len(written)], '\n')+1:]
	if written == "" {
		after = ""
	}
	if before != "" {
		before += "\n\n"
	}
	if after != "" {
		after = "\n\n" + after
	}
	start = utf8.RuneCountInString(before)
	before += block + "\n\n"
	return before + after, start, utf8.RuneCountInString(before)
}

// Into returns the edit that inserts a quotation of the highlight h of the article a into
// the note n at a code point, and the caret, in code points of the new body. The
// operations with become part of the edit: such as the one that adds h, if the passage is
// highlighted only now.
func Into(n notes.Note, at int, a notes.Article, h notes.Highlight, now time.Time, with ...notes.Op) (edit notes.Edit, caret int) {
	n.Body, caret = Insert(n.Body, at, Block(h.Anchor.Exact, Source(a, h.ID)))
	n.Modified = now.UTC()
	edit = notes.NewEdit("quote into note", now, append(with, notes.Put(n))...)
	edit.About = n.Ref()
	return edit, caret
}
