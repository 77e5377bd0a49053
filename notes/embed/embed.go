// Package embed shows in place what a text embeds with ![[…]]: notes, sections
// of notes and articles, and passages, each as a quotation with its source.
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

// Source finds what is embedded.
type Source interface {
	// Embedded returns what a target shows. The name of the target is not
	// empty. The error for what does not exist matches [notes.ErrNotFound], that for
	// what is in the trash [notes.ErrInTrash] too.
	Embedded(ctx context.Context, target link.Target) (Content, error)
}

// Content is a text that is shown, or a part of one.
type Content struct {
	Ref      notes.Ref // of the note, article or highlight
	Heading  string    // of the section of it; "" for all
	Title    string    // what its source is called
	Link     link.Link // leads to it
	Markdown string
}

// These limits keep a text in proportion to what a person reads. What is beyond
// them is there as a link.
const (
	maxDepth  = 5         // of embeds in each other
	maxLength = 20 << 10  // bytes of one embedded text; the rest is cut off
	maxTotal  = 512 << 10 // bytes of all together
	cost      = 256       // bytes that each counts for beside its text
)

// Expand returns the Markdown of a note, to be read, with what it embeds in
// place. An embed that has its line to itself becomes a block quote, the last
// line of which leads to the source. One among other words becomes the text in
// quotation marks with a link after it, if that is a passage or a line, or else a
// link with the name of the source. What is shown already around it, and so would show itself without end,
// becomes a link. What does not exist is said so in its place, with the link.
//
// The errors are those of the source, but for what is not found.
func Expand(ctx context.Context, note Content, source Source) (string, error) {
	e := expander{ctx: ctx, source: source, left: maxTotal}
	text := e.expand(note)
	return text, e.err
}

// expander expands one text.
type expander struct {
	ctx    context.Context
	source Source
	around []Content // what the text that is expanded stands in, from the outside
	left   int       // bytes
	err    error     // the first that is no missing target
}

// expand returns the Markdown of a content with what it embeds.
func (e *expander) expand(c Content) string {
	e.around = append(e.around, c)
	defer func() { e.around = e.around[:len(e.around)-1] }()
	embedded := len(e.around) > 1
	return markdown.ReplaceLinks(c.Markdown, func(l markdown.Written) string {
		plain := l.Link
		plain.Embed = false
		if embedded && plain.Target.Name == "" { // it stands in another text now
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

// find returns what a link in the innermost text embeds.
func (e *expander) find(l link.Link) (Content, error) {
	if err := e.ctx.Err(); err != nil {
		return Content{}, err
	}
	if l.Target.Name != "" || l.Target.Highlight != "" {
		return e.source.Embedded(e.ctx, l.Target)
	}
	c := e.around[len(e.around)-1]
	if c.Heading != "" { // and so is not all of its text
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

// show returns what stands in place of a link to a content: plain is the link
// without the mark of an embed.
func (e *expander) show(l markdown.Written, plain link.Link, c Content) string {
	written := l.As(plain)
	if len(e.around) > maxDepth || e.shown(c) {
		return written
	}
	c.Markdown = cut(strings.TrimSpace(c.Markdown))
	size := len(c.Markdown) + cost
	before, alone := prefix(l)
	if !alone && c.Ref.Kind == notes.KindHighlight { // paragraphs of plain words
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

// shown says whether the content is what a text around is, or is of.
func (e *expander) shown(c Content) bool {
	return slices.ContainsFunc(e.around, func(around Content) bool {
		return around.Ref == c.Ref && link.Normalize(around.Heading) == link.Normalize(c.Heading)
	})
}

// missing says that a link leads nowhere, or into the trash.
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

// cut returns the text, or if it is very long its beginning, up to the end of a
// paragraph where there is one.
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

// container matches the beginning of a line that stands in quotations and lists.
var container = regexp.MustCompile(`^(?:[ \t]|>|[-*+][ \t]|[0-9]{1,9}[.)][ \t])*$`)

// prefix returns what stands before a link on its line, and whether the link has
// the line to itself but for being in a quotation or list.
func prefix(l markdown.Written) (before string, alone bool) {
	before = l.Markdown[strings.LastIndexByte(l.Markdown[:l.Start], '\n')+1 : l.Start]
	after, _, _ := strings.Cut(l.Markdown[l.End:], "\n")
	return before, container.MatchString(before) && strings.TrimSpace(after) == ""
}

// block returns lines of a block to stand in place of a link which has a line to
// itself, apart from the lines before and after it.
func block(l markdown.Written, before, lines string) string {
	further := strings.Map(func(r rune) rune { // what keeps a line in the same quotations and lists
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

// parted says whether lines end with an empty one or with another embed, which
// has one after it, or are none.
func parted(lines string) bool {
	lines = strings.TrimSuffix(lines, "\n")
	last := unquoted(lines[strings.LastIndexByte(lines, '\n')+1:])
	return last == "" || strings.HasPrefix(last, "![[") && strings.HasSuffix(last, "]]")
}

// unquoted returns what stands on a line but for the marks of quotations.
func unquoted(line string) string { return strings.Trim(line, "> \t\r") }
