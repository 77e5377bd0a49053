// Package export writes articles with their highlights in the formats of
// other programs: one file of this package for each format.
//
// Output depends on the input alone: the same input gives the same bytes. All
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

// Selection is what to export.
type Selection struct {
	Articles []Article // in the order in which they are to stand
}

// Article is an article with what belongs to it.
type Article struct {
	notes.Article
	Document   document.Document // the text of the current revision
	Highlights []notes.Highlight // in any order; they are written in reading order
}

// Options say how to write what has several ways to be written.
type Options struct {
	Style *csl.Processor // of citations; required by a format that is Styled
}

// Format is one format that a selection can be written in.
type Format struct {
	Name        string // what a user types: "csl-json"
	Extension   string // of a file in it, with the dot: ".json"
	Description string // one line for a user, without full stop
	Styled      bool   // citations are in it, so that Options.Style matters

	write func(w io.Writer, s Selection, style *csl.Processor) error
}

// Formats returns all formats, in alphabetical order of their names.
func Formats() []Format {
	return []Format{biblatexFormat(), bibtexFormat(), cslJSONFormat(), jsonFormat(), markdownFormat(), risFormat(), textFormat()}
}

// FormatNamed returns the format of that name; case does not matter. The error
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

// Write writes the selection to w. An error is one of writing to w, and part
// of the output may have been written then.
func (f Format) Write(w io.Writer, s Selection, o Options) error {
	sorted := Selection{Articles: slices.Clone(s.Articles)}
	for i, article := range sorted.Articles {
		sorted.Articles[i].Highlights = readingOrder(article.Highlights)
	}
	return f.write(w, sorted, o.Style)
}

// readingOrder sorts by place in the text; what was not found in it comes last,
// in the order of its old place.
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

// lost is 1 for a highlight whose passage is not in the text, else 0.
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

// locator returns the paragraph that a highlight stands in; none where its
// passage is not in the text.
func (a Article) locator(h notes.Highlight) cite.Locator {
	if h.Status == notes.Orphaned {
		return cite.Locator{}
	}
	return cite.Paragraph(a.Document, h.Anchor.Start, h.Anchor.End)
}
