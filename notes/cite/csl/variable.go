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
	case "event", "event-title":
		return first(text["event-title"], text["event"])
	}
	if long, ok := strings.CutSuffix(name, "-short"); ok {
		return r.short(long)
	}
	if form == "short" {
		return first(r.short(name), text[name])
	}
	return text[name]
}

// short returns the short form of a variable, "" where there is none.
func (r *renderer) short(name string) string {
	text := r.ref.item.Text
	if short := text[name+"-short"]; short != "" {
		return short
	}
	switch {
	case name == "title" && text["shortTitle"] != "":
		return text["shortTitle"]
	case name == "container-title" && text["journalAbbreviation"] != "":
		return text["journalAbbreviation"]
	}
	if abbreviate := r.run.processor.abbreviate; abbreviate != nil && text[name] != "" {
		return abbreviate(name, text[name])
	}
	return ""
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
