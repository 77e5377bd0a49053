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
	if word, rest, ok := strings.Cut(p.Locator, " "); ok && abbreviated(word) != "" {
		p.kind, p.Locator = abbreviated(word), strings.TrimSpace(rest)
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

// abbreviated returns the label that an abbreviation with a full stop stands for, or
// "": so "vol. 1, p. 3" may be given as a locator.
func abbreviated(word string) string {
	if abbreviation, ok := strings.CutSuffix(word, "."); ok {
		return LocatorLabel(abbreviation)
	}
	return ""
}

// LocatorLabel returns the label of a locator that a word or abbreviation in English
// stands for, in whatever case and without a full stop: "page" for "pp"; or "".
func LocatorLabel(word string) string {
	switch strings.ToLower(word) {
	case "act", "acts":
		return "act"
	case "app", "apps", "appendix", "appendices":
		return "appendix"
	case "art", "arts", "article", "articles":
		return "article-locator"
	case "bk", "bks", "book", "books":
		return "book"
	case "canon", "canons":
		return "canon"
	case "ch", "chs", "chap", "chaps", "chapter", "chapters":
		return "chapter"
	case "col", "cols", "column", "columns":
		return "column"
	case "eq", "eqs", "equation", "equations":
		return "equation"
	case "fig", "figs", "figure", "figures":
		return "figure"
	case "fo", "fol", "fols", "folio", "folios":
		return "folio"
	case "l", "ll", "line", "lines":
		return "line"
	case "n", "nn", "note", "notes":
		return "note"
	case "no", "nos", "number", "numbers", "issue", "issues":
		return "issue"
	case "op", "opp", "opus", "opera":
		return "opus"
	case "p", "pp", "page", "pages":
		return "page"
	case "para", "paras", "par", "pars", "paragraph", "paragraphs":
		return "paragraph"
	case "pt", "pts", "part", "parts":
		return "part"
	case "r", "rr", "rule", "rules":
		return "rule"
	case "sc", "scs", "scene", "scenes":
		return "scene"
	case "sec", "secs", "sect", "sects", "section", "sections":
		return "section"
	case "supp", "supps", "supplement", "supplements":
		return "supplement"
	case "tbl", "tbls", "table", "tables":
		return "table"
	case "time", "times", "timestamp", "timestamps":
		return "timestamp"
	case "tit":
		return "title-locator"
	case "v", "vv", "vrs", "verse", "verses":
		return "verse"
	case "vol", "vols", "volume", "volumes":
		return "volume"
	}
	return ""
}

// head returns the part of a locator up to another label in it: "367-368" of
// "367-368, fig. 333".
func head(locator string) string {
	end := 0 // of the words so far
	for word := range strings.FieldsFuncSeq(locator, unicode.IsSpace) {
		start := end + strings.Index(locator[end:], word)
		if end > 0 && abbreviated(word) != "" {
			return locator[:start]
		}
		end = start + len(word)
	}
	return locator
}

// locator writes a locator, its ranges as those of pages.
func (r *renderer) locator(s string) string {
	start := head(s)
	return r.pages(start) + s[len(start):]
}
