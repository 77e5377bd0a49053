// Package citing shows the citations of a note in a style: where the Markdown
// says [@key, p. 3], the citation takes its place, and a bibliography of what is
// cited follows the text.
//
// Source of the syntax: package pandoc.
package citing

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/cite/pandoc"
	"collate/notes/document"
	"collate/notes/markdown"
)

// Source finds what is cited.
type Source interface {
	// ResolveArticle returns the article of a citation key. The error for an unknown
	// key matches [notes.ErrNotFound].
	ResolveArticle(ctx context.Context, key string) (notes.Article, error)
}

// Rendered is a text with its citations in a style.
type Rendered struct {
	Markdown string
	Cited    []string // citation keys, each once, in the order of the text
	Unknown  []string // keys in the text that nothing has, each once
}

// Render returns the Markdown of a note, to be read, with its citations in a
// style and a bibliography at its end. In a style of notes, the citations are
// footnotes, except in the user's own footnotes, where they stand in the text. A
// citation with an unknown key stays as it was typed, and the end of the text says
// that nothing has the key. The error is one of the source.
func Render(ctx context.Context, text string, style *csl.Processor, source Source) (Rendered, error) {
	clusters := markdown.Citations(text)
	if len(clusters) == 0 {
		return Rendered{Markdown: text}, nil
	}
	r := renderer{style: style, items: make(map[string]csl.Item)}
	known := clusters[:0:0]
	for _, c := range clusters {
		ok, err := r.find(ctx, c, source)
		if err != nil {
			return Rendered{}, err
		}
		if ok {
			known = append(known, c)
		}
	}
	return Rendered{Markdown: r.render(text, known), Cited: r.cited, Unknown: r.unknown}, nil
}

// renderer renders one text.
type renderer struct {
	style   *csl.Processor
	items   map[string]csl.Item // by key
	cited   []string
	unknown []string
}

// find finds the items of a citation, and says whether all are there.
func (r *renderer) find(ctx context.Context, c pandoc.Cluster, source Source) (bool, error) {
	all := true
	for _, item := range c.Items {
		if _, known := r.items[item.Key]; known {
			continue
		}
		if slices.Contains(r.unknown, item.Key) {
			all = false
			continue
		}
		found, err := source.ResolveArticle(ctx, item.Key)
		switch {
		case errors.Is(err, notes.ErrNotFound):
			r.unknown = append(r.unknown, item.Key)
			all = false
			continue
		case err != nil:
			return false, err
		}
		cited := found.Item
		cited.ID = item.Key // as it is typed, which may be in another case
		r.items[item.Key] = cited
	}
	return all, nil
}

func (r *renderer) render(text string, clusters []pandoc.Cluster) string {
	places := placesOf(text, clusters)
	inNotes := r.style.Style().Note()
	var doc csl.Document
	for i, c := range clusters {
		note := 0
		if inNotes {
			note = i + 1
		}
		doc.Citations = append(doc.Citations, r.citation(c, note, &doc))
	}
	formatted := r.style.Format(doc)
	var b strings.Builder
	var footnotes []string
	label := footnoteLabel(text)
	at := 0
	for i, place := range places {
		before := text[at:place.start]
		at = place.end
		f := formatted.Citations[i]
		shown := f.Text.Markdown()
		switch {
		case inNotes && !inFootnote(text[:place.start]):
			footnotes = append(footnotes, fmt.Sprintf("[^%s%d]: %s", label, len(footnotes)+1, shown))
			shown = fmt.Sprintf("[^%s%d]", label, len(footnotes))
			if f.Author.IsEmpty() {
				before = before[:len(before)-spacesBefore(text[:place.start])]
			}
		case !f.Author.IsEmpty():
			shown = " " + shown
		}
		if strings.HasPrefix(text[at:], ".") {
			shown = strings.TrimSuffix(shown, ".")
		}
		b.WriteString(before + f.Author.Markdown() + shown)
	}
	b.WriteString(text[at:])
	entries := cite.Entries(formatted.Bibliography, func(id string) csl.Item { return r.items[id] })
	end := append(r.end(text, entries), footnotes...)
	if len(end) == 0 {
		return b.String()
	}
	return strings.TrimRight(b.String(), " \t\r\n") + "\n\n" + strings.Join(end, "\n\n") + "\n"
}

// spacesBefore returns how many spaces a text ends with; 0 where they begin a line.
func spacesBefore(text string) int {
	trimmed := strings.TrimRight(text, " ")
	if trimmed == "" || strings.HasSuffix(trimmed, "\n") {
		return 0
	}
	return len(text) - len(trimmed)
}

// place is where a citation stands, in bytes.
type place struct{ start, end int }

// placesOf returns where citations stand, whose own offsets are code points.
func placesOf(text string, clusters []pandoc.Cluster) []place {
	places := make([]place, len(clusters))
	at, points := 0, 0
	bytes := func(offset int) int {
		for ; points < offset; points++ {
			_, size := utf8.DecodeRuneInString(text[at:])
			at += size
		}
		return at
	}
	for i, c := range clusters {
		places[i].start = bytes(c.Start)
		places[i].end = bytes(c.End)
	}
	return places
}

// citation returns what is cited in one place, and adds its items to the document.
func (r *renderer) citation(c pandoc.Cluster, note int, doc *csl.Document) csl.Citation {
	citation := csl.Citation{Note: note}
	for _, item := range c.Items {
		cited := csl.Cite{
			ID: item.Key, Locator: item.Locator, Label: item.Label,
			Prefix: withSpace(inline(item.Prefix), true), Suffix: withSpace(inline(item.Suffix), false),
		}
		switch {
		case item.AuthorInText:
			cited.Mode = csl.AuthorInText
		case item.SuppressAuthor:
			cited.Mode = csl.SuppressAuthor
		}
		if !slices.Contains(r.cited, item.Key) {
			r.cited = append(r.cited, item.Key)
			doc.Items = append(doc.Items, cite.Citable(r.items[item.Key]))
			if note > 0 {
				cited.Suffix += cite.DigestSuffix(r.items[item.Key])
			}
		}
		citation.Cites = append(citation.Cites, cited)
	}
	return citation
}

// end returns the paragraphs that follow the text: the bibliography, and which keys
// nothing has.
func (r *renderer) end(text string, entries []cite.Entry) []string {
	var parts []string
	if len(entries) > 0 && !endsWithHeading(text) {
		parts = append(parts, "## "+Heading(r.style.Language()))
	}
	for _, entry := range entries {
		parts = append(parts, entry.In(cite.Markdown))
	}
	for _, key := range r.unknown {
		parts = append(parts, "*No article has the citation key* "+cite.Markdown.Escape("@"+key)+".")
	}
	return parts
}

// endsWithHeading says whether the last line of a text is a heading.
func endsWithHeading(text string) bool {
	text = strings.TrimRight(text, " \t\r\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return heading.MatchString(last)
}

var heading = regexp.MustCompile(`^#{1,6} \S`)

// footnoteLabel returns what no footnote of a text is called by.
func footnoteLabel(text string) string {
	label := "citation-"
	for strings.Contains(text, "[^"+label) {
		label += "-"
	}
	return label
}

// footnote matches the beginning of the definition of a footnote.
var footnote = regexp.MustCompile(`^ {0,3}\[\^[^\]\s]+\]:`)

// inFootnote says whether what follows a text would stand in a footnote. Its lines
// go on up to an empty one, and after that where they are indented.
func inFootnote(before string) bool {
	indented := false
	for first := true; ; first = false {
		line := before[strings.LastIndexByte(before, '\n')+1:]
		blank := strings.TrimSpace(line) == "" && !first
		switch {
		case footnote.MatchString(line):
			return true
		case blank && !indented || len(line) == len(before):
			return false
		case !blank:
			indented = strings.HasPrefix(line, "    ") || strings.HasPrefix(line, "\t")
		}
		before = before[:len(before)-len(line)-1]
	}
}

// withSpace puts a space between a prefix or suffix and its cite, where there is
// none and no mark either.
func withSpace(s string, prefix bool) string {
	switch {
	case s == "":
		return ""
	case prefix:
		return s + " "
	case strings.ContainsRune(" ,.;:!?)", rune(s[0])):
		return s
	}
	return " " + s
}

// inline returns the Markdown of a prefix or suffix with the inline markup of CSL.
func inline(s string) string {
	// Behind a word, nothing is the mark of a list, a heading or a quotation.
	const word = "a "
	doc := markdown.Document(word + strings.Join(strings.Fields(s), " "))
	var b strings.Builder
	at := len(word)
	for _, span := range doc.Spans() {
		b.WriteString(doc.Slice(at, span.Start))
		begin, end := tagsOf(span.Style)
		b.WriteString(begin + doc.Slice(span.Start, span.End) + end)
		at = span.End
	}
	return b.String() + doc.Slice(at, doc.Len())
}

// tagsOf returns the inline markup of CSL for a style, as far as it has some.
func tagsOf(style document.Style) (begin, end string) {
	for _, markup := range []struct {
		style document.Style
		as    cite.Markup
	}{{document.Bold, cite.Bold}, {document.Italic, cite.Italic}} {
		if style&markup.style != 0 {
			opening, closing := markup.as.Tags()
			begin, end = begin+opening, closing+end
		}
	}
	return begin, end
}
