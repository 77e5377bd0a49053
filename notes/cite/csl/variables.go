package csl

import "strings"

// kind says which map of an [Item] a field belongs to.
type kind int

const (
	unknown  kind = iota
	textKind      // a standard or number variable
	namesKind
	dateKind
)

// kindOf returns the kind of a variable of CSL 1.0.2, appendix IV, or of a
// field that the csl-data schema adds to those. Any of these may have
// "original-" before it, not only the few for which CSL knows that.
func kindOf(field string) kind {
	switch field {
	case "author", "chair", "collection-editor", "compiler", "composer",
		"container-author", "contributor", "curator", "director", "editor",
		"editor-translator", "editorial-director", "executive-producer", "guest",
		"host", "illustrator", "interviewer", "narrator", "organizer",
		"original-author", "performer", "producer", "recipient",
		"reviewed-author", "script-writer", "series-creator", "translator":
		return namesKind
	case "accessed", "available-date", "event-date", "issued", "original-date",
		"submitted":
		return dateKind
	case "abstract", "annote", "archive", "archive-place", "archive_collection",
		"archive_location", "authority", "call-number", "chapter-number",
		"citation-key", "citation-label", "citation-number", "collection-number",
		"collection-title", "container-title", "container-title-short",
		"dimensions", "division", "DOI", "edition", "event", "event-place",
		"event-title", "first-reference-note-number", "genre", "ISBN", "ISSN",
		"issue", "journalAbbreviation", "jurisdiction", "keyword", "language",
		"license", "locator", "medium", "note", "number", "number-of-pages",
		"number-of-volumes", "original-publisher", "original-publisher-place",
		"original-title", "page", "page-first", "part-number", "part-title",
		"PMCID", "PMID", "printing-number", "publisher", "publisher-place",
		"references", "reviewed-genre", "reviewed-title", "scale", "section",
		"shortTitle", "source", "status", "supplement-number", "title",
		"title-short", "URL", "version", "volume", "volume-title",
		"volume-title-short", "year-suffix":
		return textKind
	}
	if of, ok := strings.CutPrefix(field, "original-"); ok {
		return kindOf(of)
	}
	return unknown
}

// isNumberVariable says whether a variable is one of those that CSL 1.0.2 counts
// among the number variables and that are not formatted in another way.
func isNumberVariable(name string) bool {
	switch name {
	case "chapter-number", "collection-number", "edition", "issue", "number", "number-of-pages",
		"number-of-volumes", "part-number", "printing-number", "section", "supplement-number", "version", "volume":
		return true
	}
	return false
}
