package csl

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/language"

	"collate/notes/cite/csl/internal/xmltree"
)

// Style is a citation style, read and checked by [ParseStyle]. It is immutable
// and safe for any goroutine.
type Style struct {
	info          Info
	class         string // "in-text" or "note"
	defaultLocale string

	locales      []*Locale // overrides in the style, in its order
	citation     *layout
	bibliography *layout // nil where the style has none

	demoteParticle   string // "never", "sort-only", "display-and-sort"
	initializeHyphen bool
	pageRangeFormat  string
	nearNoteDistance int

	// explicitSuffix says that the letter which tells years apart is called as a
	// variable somewhere; otherwise it follows the year on its own.
	explicitSuffix bool
}

// Info describes a style.
type Info struct {
	ID         string // a URI
	Title      string
	ShortTitle string // "" where it has none
	Parent     string // for a dependent style, the ID of the style that it takes everything from; else ""
	Format     string // "author-date", "numeric", "note", "label", "author" or "": what citations look like
	Summary    string
	Updated    string // as in the style, ISO 8601
}

// Info returns what the style says about itself.
func (s *Style) Info() Info { return s.info }

// Dependent says whether the style only names another one, Info().Parent, that
// it is the same as. Such a style formats nothing itself.
func (s *Style) Dependent() bool { return s.info.Parent != "" }

// Note says whether citations stand in footnotes or endnotes.
func (s *Style) Note() bool { return s.class == "note" }

// HasBibliography says whether the style has a bibliography.
func (s *Style) HasBibliography() bool { return s.bibliography != nil }

// DefaultLocale returns the language that the style is for, as in "de-DE", or
// "" where it is for any.
func (s *Style) DefaultLocale() string { return s.defaultLocale }

// As returns an independent style under the name and default language of a
// dependent one. Both stay as they are.
func (s *Style) As(dependent *Style) *Style {
	as := *s
	as.info = dependent.info
	as.info.Parent = ""
	if dependent.defaultLocale != "" {
		as.defaultLocale = dependent.defaultLocale
	}
	return &as
}

// SyntaxError is why a style or locale cannot be read.
type SyntaxError struct {
	Line   int // from 1
	Reason string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.Line, e.Reason) }

// maxSize is how many bytes of a style or locale are read; the largest ones in
// use have a quarter of a megabyte.
const maxSize = 8 << 20

// parseXML reads a document with one of the roots.
func parseXML(r io.Reader, root string) (*xmltree.Element, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSize+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxSize {
		return nil, &SyntaxError{Line: 1, Reason: fmt.Sprintf("longer than %d MB", maxSize>>20)}
	}
	doc, err := xmltree.Parse(string(data))
	if err != nil {
		xmlErr := err.(*xmltree.Error)
		return nil, &SyntaxError{Line: xmlErr.Line, Reason: xmlErr.Reason}
	}
	if doc.Name != root {
		return nil, refuse(doc, "the root element is <%s>, not <%s>", doc.Name, root)
	}
	return doc, nil
}

// refuse makes an error that names the line of an element.
func refuse(e *xmltree.Element, format string, args ...any) error {
	return &SyntaxError{Line: e.Line, Reason: fmt.Sprintf(format, args...)}
}

// ParseStyle reads a style of CSL 1.0 to 1.0.2, independent or dependent. It
// checks what a processor depends on: elements and attributes that are needed,
// values that are one of a few or numbers, macros that are there and do not
// call themselves. Attributes that CSL does not have are passed over. The
// error is a [*SyntaxError], or that of the reader.
func ParseStyle(r io.Reader) (*Style, error) {
	root, err := parseXML(r, "style")
	if err != nil {
		return nil, err
	}
	s := &Style{
		class:            root.Attr("class"),
		defaultLocale:    root.Attr("default-locale"),
		info:             parseInfo(root.Child("info")),
		demoteParticle:   "display-and-sort",
		initializeHyphen: root.Attr("initialize-with-hyphen") != "false",
		pageRangeFormat:  root.Attr("page-range-format"),
		nearNoteDistance: 5,
	}
	if s.Dependent() {
		return s, nil
	}
	c := compiler{style: s, macros: make(map[string]*macro)}
	if err := c.compile(root); err != nil {
		return nil, err
	}
	return s, nil
}

func parseInfo(e *xmltree.Element) Info {
	var info Info
	if e == nil {
		return info
	}
	for _, child := range e.Children {
		text := strings.Join(strings.Fields(child.Text), " ")
		switch child.Name {
		case "id":
			info.ID = text
		case "title":
			info.Title = text
		case "title-short":
			info.ShortTitle = text
		case "summary":
			info.Summary = text
		case "updated":
			info.Updated = text
		case "category":
			if format := child.Attr("citation-format"); format != "" {
				info.Format = format
			}
		case "link":
			if child.Attr("rel") == "independent-parent" {
				info.Parent = child.Attr("href")
			}
		}
	}
	return info
}

// validLang says whether a language tag is well-formed.
func validLang(tag string) bool {
	_, err := language.Parse(tag)
	_, unknown := err.(language.ValueError)
	return err == nil || unknown
}
