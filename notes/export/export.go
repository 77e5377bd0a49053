// Package export writes articles with their highlights in the formats of other
// programs; each format has a file of this package.
//
// Output depends only on the input: the same input gives the same bytes. All
// functions are safe for any goroutine.
package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"collate/notes"
	"collate/notes/cite"
	"collate/notes/cite/csl"
	"collate/notes/document"
)

// Selection is the articles to export.
type Selection struct {
	Articles []Article // in the order of the output
}

// Article is an article with its text and highlights.
type Article struct {
	notes.Article
	Document   document.Document // the text of the current revision
	Highlights []notes.Highlight // in any order; they are written in reading order
}

// Options are the choices that a format leaves open.
type Options struct {
	Style *csl.Processor // citation style; required by a format that is Styled
}

// Format is an output format.
type Format struct {
	Name        string // name to type: "csl-json"
	Extension   string // file extension with the dot: ".json"
	Description string // one line for a user, without full stop
	Styled      bool   // the output has citations in Options.Style

	write func(w io.Writer, s Selection, style *csl.Processor) error
}

// Formats returns all formats, ordered by name.
func Formats() []Format {
	return []Format{biblatexFormat(), bibtexFormat(), cslJSONFormat(), jsonFormat(), markdownFormat(), risFormat(), textFormat()}
}

// FormatNamed returns the format called name; case does not matter. The error
// is a [*notes.Problem] that lists the names.
func FormatNamed(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if strings.EqualFold(f.Name, name) {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, &notes.Problem{
		What:   fmt.Sprintf("There is no export format “%s”", name),
		Remedy: "Use one of " + strings.Join(names, ", ") + ".",
	}
}

// Write writes the selection to w. It returns the error of w, after which part
// of the output may have been written.
func (f Format) Write(w io.Writer, s Selection, o Options) error {
	sorted := Selection{Articles: slices.Clone(s.Articles)}
	for i, article := range sorted.Articles {
		sorted.Articles[i].Highlights = readingOrder(article.Highlights)
	}
	return f.write(w, sorted, o.Style)
}

// readingOrder returns the highlights by position in the text; orphaned ones
// come last, by their old position.
func readingOrder(highlights []notes.Highlight) []notes.Highlight {
	sorted := slices.Clone(highlights)
	slices.SortStableFunc(sorted, func(a, b notes.Highlight) int {
		return cmp.Or(
			cmp.Compare(lost(a), lost(b)),
			cmp.Compare(a.Anchor.Start, b.Anchor.Start),
			cmp.Compare(a.Anchor.End, b.Anchor.End),
			cmp.Compare(a.ID, b.ID),
		)
	})
	return sorted
}

// lost returns 1 for an orphaned highlight, else 0.
func lost(h notes.Highlight) int {
	if h.Status == notes.Orphaned {
		return 1
	}
	return 0
}

// items returns the metadata of the articles.
func (s Selection) items() []csl.Item {
	items := make([]csl.Item, len(s.Articles))
	for i, article := range s.Articles {
		items[i] = article.Item
	}
	return items
}

// references returns the citation of each highlight, in the order of the
// output.
func (s Selection) references() []cite.Reference {
	var refs []cite.Reference
	for i, item := range s.items() {
		for _, h := range s.Articles[i].Highlights {
			refs = append(refs, cite.Reference{Item: item, Locator: s.Articles[i].locator(h)})
		}
	}
	return refs
}

// locator returns the paragraph number of a highlight; the zero Locator for an
// orphaned one.
func (a Article) locator(h notes.Highlight) cite.Locator {
	if h.Status == notes.Orphaned {
		return cite.Locator{}
	}
	return cite.Paragraph(a.Document, h.Anchor.Start, h.Anchor.End)
}
