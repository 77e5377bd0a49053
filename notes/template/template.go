// Package template makes new notes of templates: Markdown with places to be
// filled in, written {{title}}, {{date}}, {{article}} and {{citation}}.
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

// Tag is the tag that makes a template of a note.
const Tag = "template"

// Template is a text to begin a note with.
type Template struct {
	Name string // what to choose it by: "Reading note"
	Body string // Markdown with places to be filled in
	Tags []string
}

// Named returns a template of a file of that name: of "reading-note.md" it is
// called "Reading note".
func Named(file, body string) Template {
	name := strings.ReplaceAll(strings.TrimSuffix(file, ".md"), "-", " ")
	first, size := utf8.DecodeRuneInString(name)
	return Template{Name: string(unicode.ToUpper(first)) + name[size:], Body: body}
}

// Read returns the templates in the files of a folder, by name.
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

// Of returns the template that a note of the user's is: it is called by the
// note's title, and what is made of it has the note's tags but [Tag].
func Of(n notes.Note) Template {
	tags := slices.DeleteFunc(slices.Clone(n.Tags), isTag)
	return Template{Name: n.Title, Body: withoutTag(n.Body), Tags: tags}
}

// TitleFor returns what a note that is made of the template, about an article or about
// none, is called at first: "Reading note: Forty-Eight Hours".
func (t Template) TitleFor(about notes.Article) string {
	if about.ID == "" {
		return t.Name
	}
	return t.Name + ": " + link.OneLine(cite.PlainText(cite.ShortTitle(about.Item)))
}

func isTag(name string) bool { return link.Normalize(name) == Tag }

// withoutTag returns a text without the tag that makes it a template. A line
// that holds nothing else is left out.
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

// blankBefore returns where the line begins if nothing stands on it before at,
// else -1.
func blankBefore(runes []rune, at int) int {
	for ; at > 0 && runes[at-1] != '\n'; at-- {
		if !unicode.IsSpace(runes[at-1]) {
			return -1
		}
	}
	return at
}

// blankAfter returns where the next line begins if nothing stands on this one
// from at, else -1.
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

// Choose returns the template of that name, in whatever case. The error is a
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

// Values are what is filled in. Those that are not known are left zero.
type Values struct {
	Title    string
	Date     time.Time // written as 2026-03-01, in its own time zone
	Article  link.Link
	Citation string // Markdown
}

// SetArticle fills in an article: a link to it, which is to be written as target, and
// its entry in a bibliography, or the citation where the style has none.
func (v *Values) SetArticle(a notes.Article, target link.Target, style *csl.Processor) {
	citation, entry := cite.Citation(style, cite.Reference{Item: a.Item})
	v.Article = link.Link{Target: target, Shown: link.OneLine(cite.Title(a.Item))}
	v.Citation = cmp.Or(entry.In(cite.Markdown), cite.Markdown.Write(citation))
}

var place = regexp.MustCompile(`\{\{[ \t]*(title|date|article|citation)[ \t]*\}\}`)

// Fill returns the body with the values filled in. A line on which places are
// and none of them has a value is left out. What else stands in braces is left
// as it is. The text ends with one line end.
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
