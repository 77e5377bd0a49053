package csl

import (
	"strconv"
	"strings"
)

// reference is an item in a document, with what the document gives it.
type reference struct {
	item   Item
	number int // its citation number, from 1; 0 where it is not cited yet
	config config

	persons map[string][]*person
}

// variable returns the text of a standard or number variable, "" where it is
// empty. With the form "short" it is the short form, where there is one.
func (r *renderer) variable(name, form string) string {
	text := r.ref.item.Text
	switch name {
	case "locator":
		if r.cite == nil {
			return ""
		}
		return strings.TrimSpace(r.cite.Locator)
	case "citation-number":
		if r.ref.number == 0 {
			return ""
		}
		return strconv.Itoa(r.ref.number)
	case "year-suffix":
		return r.config.yearSuffix()
	case "first-reference-note-number":
		if r.cite == nil || r.cite.firstNote == 0 {
			return ""
		}
		return strconv.Itoa(r.cite.firstNote)
	case "citation-label":
		return r.citationLabel()
	case "page-first":
		return firstPage(text)
	case "title-short":
		return first(text["title-short"], text["shortTitle"])
	case "container-title-short":
		return first(text["container-title-short"], text["journalAbbreviation"])
	case "event", "event-title":
		return first(text["event-title"], text["event"])
	}
	if form == "short" {
		if short := r.variable(name+"-short", ""); short != "" {
			return short
		}
		if abbreviate := r.run.processor.abbreviate; abbreviate != nil && text[name] != "" {
			return first(abbreviate(name, text[name]), text[name])
		}
	}
	return text[name]
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

func firstPage(text map[string]string) string {
	if page := text["page-first"]; page != "" {
		return page
	}
	page := text["page"]
	if i := strings.IndexAny(page, "-–—,;& "); i > 0 {
		page = page[:i]
	}
	return page
}

// hasVariable says whether a variable of a kind is not empty.
func (r *renderer) hasVariable(name string, of kind) bool {
	switch of {
	case dateKind:
		return !r.ref.item.Dates[name].IsZero()
	case namesKind:
		return len(r.ref.people(name)) > 0
	}
	return r.variable(name, "long") != ""
}
