// Package quote puts passages of articles into notes: the words as a block
// quote in Markdown, with a link that leads back to where they stand.
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

// Source returns the link that leads to a highlight of an article and reads as its
// short title and its outlet: [[key^id|Forty-Eight Hours, The Levant Files]].
func Source(a notes.Article, id notes.HighlightID) link.Link {
	var shown []string
	for _, name := range []string{cite.PlainText(cite.ShortTitle(a.Item)), cite.Source(a.Item)} {
		if name != "" {
			shown = append(shown, name)
		}
	}
	return link.Link{Target: link.Target{Name: a.Key, Highlight: string(id)}, Shown: strings.Join(shown, ", ")}
}

// Block returns the Markdown of a quotation: a block quote in which each line of
// the text is a paragraph that reads verbatim, and the last one is the source.
// It ends without a line end. The source may be the zero Link; a text without
// words leaves the source alone.
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

// Text returns the Markdown in which each line of a text is a paragraph that
// reads verbatim.
func Text(text string) string {
	var paragraphs []string
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' }) {
		if line = cite.Markdown.Escape(line); line != "" {
			paragraphs = append(paragraphs, line)
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// Section returns the Markdown of the part of an article that begins with the
// first heading of that text, in whatever case, and ends before the next one of
// its level or above; of all of it for "". Headings become bold paragraphs, lists
// items, and pictures their descriptions; styles and links are left out.
func Section(d document.Document, heading string) (markdown string, ok bool) {
	var parts []string
	level := 0 // of the heading, once it was met
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

// Lines returns Markdown as a block quote.
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

// Insert puts a block of Markdown into a text, with an empty line before and after
// it, and returns the text and where to go on writing, in code points: on a line
// after the block that is empty as are those around it, so that what is typed or
// inserted there next follows the block and belongs to nothing else. It goes behind the paragraph, list, table or other block that
// holds a code point, as [Behind] says, or where that is, between two of them. A
// place outside the text is its start or end.
func Insert(text string, at int, block string) (result string, caret int) {
	runes := []rune(text)
	at = min(max(at, 0), len(runes))
	around, within := markdown.BlockAt(markdown.Blocks(text), at)
	if within {
		at = around.End
	}
	result, start, caret := insertAt(runes, at, block)
	isBlock := func(b markdown.Block) bool { return b.Start == start }
	if within && !slices.ContainsFunc(markdown.Blocks(result), isBlock) { // as after a fence that is not closed
		result, _, caret = insertAt(runes, around.Start, block)
	}
	return result, caret
}

// Behind returns the code point behind which [Insert] puts a block that is dropped
// at a code point of a text with those blocks.
func Behind(blocks []markdown.Block, at int) int {
	if b, ok := markdown.BlockAt(blocks, at); ok {
		return b.End
	}
	return at
}

// insertAt puts a block in place of the empty lines at a code point, and returns
// where it starts and where to go on, in code points.
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

// Into returns the edit that puts a quotation of a highlight into a note at a
// code point, and where to go on writing, in code points of the new body. The article
// is the one that the highlight is on. With are operations of the same edit: that
// which makes the highlight, where a passage is quoted that has none yet.
func Into(n notes.Note, at int, a notes.Article, h notes.Highlight, now time.Time, with ...notes.Op) (edit notes.Edit, caret int) {
	n.Body, caret = Insert(n.Body, at, Block(h.Anchor.Exact, Source(a, h.ID)))
	n.Modified = now.UTC()
	edit = notes.NewEdit("quote into note", now, append(with, notes.Put(n))...)
	edit.About = n.Ref()
	return edit, caret
}
