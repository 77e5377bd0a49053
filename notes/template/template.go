// Package template makes new notes from templates: Markdown with the placeholders
// {{title}}, {{date}}, {{article}} and {{citation}}.
//
// All functions are pure and safe for any goroutine.
package template

import (
	"cmp"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/link"
	"collate/notes/markdown"
)

// Tag is the tag that marks a note as a template.
const Tag = "template"

// Template is the initial text of a note.
type Template struct {
	Name string // shown in lists: "Reading note"
	Body string // Markdown with placeholders
	Tags []string
}

// Named returns the template in a file called file: the one in "reading-note.md" is
// called "Reading note".
func Named(file, body string) Template {
	name := strings.ReplaceAll(strings.TrimSuffix(file, ".md"), "-", " ")
	first, size := utf8.DecodeRuneInString(name)
	return Template{Name: string(unicode.ToUpper(first)) + name[size:], Body: body}
}

// Read returns the templates in the "*.md" files of a folder, ordered by name.
func Read(files fs.FS) (templates []Template, err error) {
	names, err := fs.Glob(files, "*.md")
	for _, name := range names {
		body, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		templates = append(templates, Named(name, string(body)))
	}
	return templates, err
}

// Of returns the template of a note of the user: it has the title of the note as its
// name, and the tags of the note except [Tag].
func Of(n notes.Note) Template {
	tags := slices.DeleteFunc(slices.Clone(n.Tags), isTag)
	return Template{Name: n.Title, Body: withoutTag(n.Body), Tags: tags}
}

// TitleFor returns the initial title of a note made from the template, about an article
// or, for the zero Article, about none: "Reading note: Forty-Eight Hours".
func (t Template) TitleFor(about notes.Article) string {
	if about.ID == "" {
		return t.Name
	}
	return t.Name + ": " + link.OneLine(cite.PlainText(cite.ShortTitle(about.Item)))
}

func isTag(name string) bool { return link.Normalize(name) == Tag }

// withoutTag returns a text without the tag [Tag]. A line with nothing else is removed.
func withoutTag(body string) string {
	tags := slices.DeleteFunc(markdown.Tags(body), func(t markdown.Tag) bool { return !isTag(t.Name) })
	if len(tags) == 0 {
		return body
	}
	runes := []rune(body)
	for _, t := range slices.Backward(tags) {
		start, end := t.Start, t.End
		switch lineStart, lineEnd := blankBefore(runes, start), blankAfter(runes, end); {
		case lineStart >= 0 && lineEnd >= 0:
			start, end = lineStart, lineEnd
		case lineStart < 0 && runes[start-1] == ' ':
			start--
		case end < len(runes) && runes[end] == ' ':
			end++
		}
		runes = slices.Delete(runes, start, end)
	}
	return string(runes)
}

// blankBefore returns the start of the line if only white space is on it before at, else
// -1.
func blankBefore(runes []rune, at int) int {
	for ; at > 0 && runes[at-1] != '\n'; at-- {
		if !unicode.IsSpace(runes[at-1]) {
			return -1
		}
	}
	return at
}

// blankAfter returns the start of the next line if only white space is on this line from
// at, else -1.
func blankAfter(runes []rune, at int) int {
	for ; at < len(runes); at++ {
		if runes[at] == '\n' {
			return at + 1
		}
		if !unicode.IsSpace(runes[at]) {
			return -1
		}
	}
	return at
}

// Choose returns the template called name; case does not matter. The error is a
// [*notes.Problem] that lists the names.
func Choose(templates []Template, name string) (Template, error) {
	var names []string
	for _, t := range templates {
		if link.Normalize(t.Name) == link.Normalize(name) {
			return t, nil
		}
		names = append(names, fmt.Sprintf("“%s”", t.Name))
	}
	return Template{}, &notes.Problem{
		What:   fmt.Sprintf("There is no template “%s”", name),
		Remedy: "Use one of " + strings.Join(names, ", ") + ", or give a note of your own the tag #" + Tag + ".",
		Cause:  notes.ErrNotFound,
	}
}

// Values are the values of the placeholders. Unknown ones are zero.
type Values struct {
	Title    string
	Date     time.Time // in its own time zone, written as 2026-03-01
	Article  link.Link
	Citation string // Markdown
}

// SetArticle sets Article to a link with the given target, and Citation to the
// bibliography entry of the article, or its citation if the style has no bibliography.
func (v *Values) SetArticle(a notes.Article, target link.Target, style *csl.Processor) {
	citation, entry := cite.Citation(style, cite.Reference{Item: a.Item})
	v.Article = link.Link{Target: target, Shown: link.OneLine(cite.Title(a.Item))}
	v.Citation = cmp.Or(entry.In(cite.Markdown), cite.Markdown.Write(citation))
}

var place = regexp.MustCompile(`\{\{[ \t]*(title|date|article|citation)[ \t]*\}\}`)

// Fill returns the body with the placeholders replaced by the values. A line whose
// placeholders all have no value is left out. Other text in braces stays. The result ends
// with one line end.
func (t Template) Fill(v Values) string {
	values := map[string]string{
		"title":    cite.Markdown.Escape(v.Title),
		"article":  v.Article.String(),
		"citation": link.OneLine(v.Citation),
	}
	if !v.Date.IsZero() {
		values["date"] = v.Date.Format(time.DateOnly)
	}
	var b strings.Builder
	for line := range strings.Lines(t.Body) {
		places, filled := 0, 0
		line = place.ReplaceAllStringFunc(line, func(written string) string {
			value := values[place.FindStringSubmatch(written)[1]]
			places++
			if value != "" {
				filled++
			}
			return value
		})
		if places == 0 || filled > 0 {
			b.WriteString(line)
		}
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}
