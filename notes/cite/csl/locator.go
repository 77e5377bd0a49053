package csl

import (
	"strings"
	"unicode"
)

// place is one cite in a citation, where it stands.
type place struct {
	Cite
	position  position
	nearNote  bool   // the item was cited in a note not far before
	firstNote int    // the number of the note that cited the item first, 0 for none
	kind      string // the label that the locator itself begins with, else ""
}

// newPlace reads the locator of a cite.
func newPlace(c Cite) place {
	p := place{Cite: c}
	p.Locator = strings.TrimSpace(c.Locator)
	if word, rest, ok := strings.Cut(p.Locator, " "); ok && strings.HasSuffix(word, ".") {
		if kind := locatorKind(word); kind != "" {
			p.kind, p.Locator = kind, strings.TrimSpace(rest)
		}
	}
	return p
}

// label returns what the locator counts: "page" where the cite does not say.
func (p *place) label() string {
	switch {
	case p.kind != "":
		return p.kind
	case p.Label == "":
		return "page"
	case p.Label == "sub verbo":
		return "sub-verbo"
	}
	return p.Label
}

// locatorKind returns the label that an abbreviation in English stands for, or
// "": so "vol. 1, p. 3" may be given as a locator.
func locatorKind(word string) string {
	switch strings.ToLower(word) {
	case "art.":
		return "article"
	case "bk.":
		return "book"
	case "ch.", "chap.", "chaps.":
		return "chapter"
	case "col.":
		return "column"
	case "fig.":
		return "figure"
	case "fol.":
		return "folio"
	case "l.", "ll.":
		return "line"
	case "n.", "nn.":
		return "note"
	case "no.", "nos.":
		return "issue"
	case "op.":
		return "opus"
	case "p.", "pp.":
		return "page"
	case "para.", "paras.":
		return "paragraph"
	case "pt.":
		return "part"
	case "r.":
		return "rule"
	case "sec.", "secs.":
		return "section"
	case "supp.":
		return "supplement"
	case "tit.":
		return "title-locator"
	case "vrs.", "v.", "vv.":
		return "verse"
	case "vol.", "vols.":
		return "volume"
	}
	return ""
}

// head returns the part of a locator up to another label in it: "367-368" of
// "367-368, fig. 333".
func head(locator string) string {
	for i, word := range strings.FieldsFunc(locator, unicode.IsSpace) {
		if i > 0 && locatorKind(word) != "" {
			return locator[:strings.Index(locator, word)]
		}
	}
	return locator
}

// locator writes a locator, its ranges as those of pages.
func (r *renderer) locator(s string) string {
	start := head(s)
	return r.pages(start) + s[len(start):]
}
