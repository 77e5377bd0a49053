package bibtex

import (
	"maps"
	"slices"
	"strings"

	"collate/notes/cite"
)

// inherit gives each entry the fields that it does not have itself from the
// entries that its xdata and crossref name, by the rules of BibLaTeX, appendix B.
func (s *scanner) inherit(entries []*entry) {
	h := heirs{scanner: s, byKey: make(map[string]*entry), done: make(map[*entry]bool)}
	for _, e := range slices.Backward(entries) { // of two with the same key the first counts
		h.byKey[strings.ToLower(e.key)] = e
	}
	for _, e := range entries {
		h.resolve(e, 0)
	}
}

type heirs struct {
	*scanner
	byKey map[string]*entry
	done  map[*entry]bool // has inherited, or is about to
}

// maxAncestors is how many generations an entry inherits from.
const maxAncestors = 16

// resolve lets an entry inherit, after those have that it inherits from.
func (h *heirs) resolve(e *entry, generation int) {
	if h.done[e] || generation > maxAncestors {
		return
	}
	h.done[e] = true
	for key := range strings.SplitSeq(e.take("xdata"), ",") {
		h.from(e, key, generation, func(_, name string) []string { return []string{name} })
	}
	h.from(e, e.take("crossref"), generation, func(kind, name string) []string { return inheritedNames(kind, e.kind, name) })
}

// from lets an entry inherit from the one with a key. Names tells for a type of
// entry and a field of it what that is called in the heir; nothing where it is
// not inherited.
func (h *heirs) from(e *entry, key string, generation int, names func(kind, name string) []string) {
	key = strings.TrimSpace(key)
	if key == "" {
		return
	}
	parent := h.byKey[strings.ToLower(key)]
	if parent == nil || parent == e {
		h.report(e, "there is no entry "+key+" to inherit from")
		return
	}
	h.resolve(parent, generation+1)
	dated := e.fields["date"] != "" || e.fields["year"] != ""
	for _, name := range slices.Sorted(maps.Keys(parent.fields)) {
		if dated && slices.Contains([]string{"date", "year", "month", "day"}, name) {
			continue
		}
		for _, as := range names(parent.kind, name) {
			if _, has := e.fields[as]; has {
				continue
			}
			if !h.spend(len(parent.fields[name]) + fieldSize) {
				h.report(e, "it inherits too much")
				return
			}
			e.fields[as] = parent.fields[name]
		}
	}
}

// fieldSize is about what a field needs in memory besides its value, in bytes.
const fieldSize = 64

func (h *heirs) report(e *entry, reason string) {
	h.problems = append(h.problems, cite.Problem{Line: e.line, Entry: e.key, Reason: reason})
}

// inheritedNames returns what a field of a parent is called in its child.
func inheritedNames(parent, child, name string) []string {
	switch name {
	case "ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related", "relatedoptions",
		"relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey":
		return nil
	}
	whole := strings.HasPrefix(parent, "mv")
	switch {
	case name == "author" && isPart(child) && strings.HasSuffix(parent, "book"):
		return []string{"author", "bookauthor"}
	case !strings.HasSuffix(name, "title") && name != "titleaddon" && name != "subtitle":
		return []string{name}
	case name == "shorttitle", name == "sorttitle", name == "indextitle":
		return nil
	case name != "title" && name != "subtitle" && name != "titleaddon":
		return []string{name}
	case whole:
		return []string{"main" + name}
	case isPart(child):
		return []string{"book" + name}
	case parent == "periodical":
		return []string{"journal" + name}
	}
	return []string{name}
}
