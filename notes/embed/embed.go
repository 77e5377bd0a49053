// Package embed replaces the embeds ![[…]] of a text by their content: notes, sections of
// notes and articles, and passages, each as a quotation with its source.
package embed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/link"
	"collate/notes/markdown"
	"collate/notes/quote"
)

// Source reads embedded content.
type Source interface {
	// Embedded returns the content of a target, whose name is not empty. The error for a
	// target that does not exist matches [notes.ErrNotFound], and also [notes.ErrInTrash]
	// for a target in the trash.
	Embedded(ctx context.Context, target link.Target) (Content, error)
}

// Content is a text to show, or a part of one.
type Content struct {
	Ref      notes.Ref // the note, article or highlight
	Heading  string    // heading of the section; "" for the whole text
	Title    string    // name of the source
	Link     link.Link // link to the source
	Markdown string
}

// Limits that keep the result readable. An embed beyond them becomes a link.
const (
	maxDepth  = 5         // nesting of embeds
	maxLength = 20 << 10  // bytes of one embedded text; the rest is cut off
	maxTotal  = 512 << 10 // bytes of all embedded texts together
	cost      = 256       // bytes that each embed counts for in addition to its text
)

// Expand returns the Markdown of a note with its embeds replaced by their content. An
// embed on a line of its own becomes a block quote, whose last line links to the source.
// An embed among other words becomes the text in quotation marks followed by the link if
// it is a passage or a single line, else a link with the name of the source. Content that
// is already being expanded around it becomes a link, which ends recursion. A target that
// does not exist becomes a message with the link.
//
// Errors are those of source, except for targets that are not found.
func Expand(ctx context.Context, note Content, source Source) (string, error) {
	e := expander{ctx: ctx, source: source, left: maxTotal}
	text := e.expand(note)
	return text, e.err
}

// expander expands one text.
type expander struct {
	ctx    context.Context
	source Source
	around []Content // contents being expanded, the outermost first
	left   int       // bytes left of maxTotal
	err    error     // the first error other than a missing target
}

// expand returns the Markdown of c with its embeds replaced.
func (e *expander) expand(c Content) string {
	e.around = append(e.around, c)
	defer func() { e.around = e.around[:len(e.around)-1] }()
	embedded := len(e.around) > 1
	return markdown.ReplaceLinks(c.Markdown, func(l markdown.Written) string {
		plain := l.Link
		plain.Embed = false
		if embedded && plain.Target.Name == "" { // the link is relative to c, but is now part of another text
			plain.Target.Name, plain.Shown = c.Link.Target.Name, l.Link.Text()
		}
		written := l.As(plain)
		if !l.Embed || e.err != nil {
			return written
		}
		shown, err := e.find(l.Link)
		switch {
		case errors.Is(err, notes.ErrNotFound):
			return missing(l, written, errors.Is(err, notes.ErrInTrash))
		case err != nil:
			e.err = err
			return written
		}
		return e.show(l, plain, shown)
	})
}

// find returns the content that a link in the innermost text embeds.
func (e *expander) find(l link.Link) (Content, error) {
	if err := e.ctx.Err(); err != nil {
		return Content{}, err
	}
	if l.Target.Name != "" || l.Target.Highlight != "" {
		return e.source.Embedded(e.ctx, l.Target)
	}
	c := e.around[len(e.around)-1]
	if c.Heading != "" { // only a section of the text is at hand
		return e.source.Embedded(e.ctx, link.Target{Name: c.Link.Target.Name, Heading: l.Target.Heading})
	}
	section, ok := markdown.Section(c.Markdown, l.Target.Heading)
	if !ok {
		return Content{}, fmt.Errorf("the heading “%s”: %w", l.Target.Heading, notes.ErrNotFound)
	}
	c.Heading, c.Markdown = l.Target.Heading, section
	c.Link.Target.Heading, c.Link.Shown = l.Target.Heading, ""
	c.Title = c.Link.Text()
	return c, nil
}

// show returns the replacement of the embed l by c; plain is the link without the mark of
// an embed.
func (e *expander) show(l markdown.Written, plain link.Link, c Content) string {
	written := l.As(plain)
	if len(e.around) > maxDepth || e.shown(c) {
		return written
	}
	c.Markdown = cut(strings.TrimSpace(c.Markdown))
	size := len(c.Markdown) + cost
	before, alone := prefix(l)
	if !alone && c.Ref.Kind == notes.KindHighlight { // join paragraphs of plain words
		c.Markdown = strings.Join(strings.Fields(c.Markdown), " ")
	}
	oneLine := !strings.ContainsAny(c.Markdown, "\r\n")
	if !alone && (!oneLine || l.InCell) {
		plain.Shown = cmp.Or(plain.Shown, c.Title)
		return l.As(plain)
	}
	if size > e.left {
		return written
	}
	e.left -= size
	source := c.Link
	source.Shown = c.Title
	if !alone {
		return "“" + e.expand(c) + "” (" + source.String() + ")"
	}
	text := quote.Lines(strings.TrimSpace(e.expand(c) + "\n\n— " + source.String()))
	return block(l, before, text)
}

// shown reports whether c is already being expanded.
func (e *expander) shown(c Content) bool {
	return slices.ContainsFunc(e.around, func(around Content) bool {
		return around.Ref == c.Ref && link.Normalize(around.Heading) == link.Normalize(c.Heading)
	})
}

// missing returns the message for a target that does not exist or is in the trash.
func missing(l markdown.Written, written string, trashed bool) string {
	before, alone := prefix(l)
	switch {
	case trashed && alone:
		return block(l, before, "> *This is in the trash, and can be taken out of there:* "+written)
	case trashed:
		return written + " (in the trash)"
	case alone:
		return block(l, before, "> *There is nothing here to show:* "+written)
	case l.Target.Highlight != "":
		return written + " (there is no such highlight)"
	}
	return written + " (nothing is called so)"
}

// cut returns the text, shortened to maxLength bytes, at the end of a paragraph if
// possible.
func cut(text string) string {
	if len(text) <= maxLength {
		return text
	}
	end := maxLength
	for !utf8.RuneStart(text[end]) {
		end--
	}
	text = text[:end]
	if paragraph := strings.LastIndex(text, "\n\n"); paragraph > 0 {
		text = text[:paragraph]
	}
	return text + "\n\n…"
}

// container matches the prefix of a line in block quotes and lists.
var container = regexp.MustCompile(`^(?:[ \t]|>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*$`)

// prefix returns the text before a link on its line, and whether the line has nothing but
// the link and marks of block quotes and lists.
func prefix(l markdown.Written) (before string, alone bool) {
	before = l.Markdown[strings.LastIndexByte(l.Markdown[:l.Start], '\n')+1 : l.Start]
	after, _, _ := strings.Cut(l.Markdown[l.End:], "\n")
	return before, container.MatchString(before) && strings.TrimSpace(after) == ""
}

// block returns the lines of a block that replaces a link on a line of its own, separated
// from the lines before and after it.
func block(l markdown.Written, before, lines string) string {
	further := strings.Map(func(r rune) rune { // prefix of a continuation line in the same block quotes and lists
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, before)
	empty := strings.TrimRight(further, " \t")
	var b strings.Builder
	if before == further && !parted(l.Markdown[:l.Start-len(before)]) {
		b.WriteString("\n" + further)
	}
	b.WriteString(strings.ReplaceAll(lines, "\n", "\n"+further))
	if _, rest, more := strings.Cut(l.Markdown[l.End:], "\n"); more {
		next, _, _ := strings.Cut(rest, "\n")
		if unquoted(next) != "" {
			b.WriteString("\n" + empty)
		}
	}
	return b.String()
}

// parted reports whether lines are empty or end with an empty line or with another embed,
// whose replacement ends with an empty line.
func parted(lines string) bool {
	lines = strings.TrimSuffix(lines, "\n")
	last := unquoted(lines[strings.LastIndexByte(lines, '\n')+1:])
	return last == "" || strings.HasPrefix(last, "![[") && strings.HasSuffix(last, "]]")
}

// unquoted returns a line without marks of block quotes and white space at its ends.
func unquoted(line string) string { return strings.Trim(line, "> \t\r") }
