package csl

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// fixture is a test by the names of its sections.
type fixture map[string]string

var (
	sectionStart = regexp.MustCompile(`(?m)^>>=+ *([A-Z0-9-]+) *=+>>[^\n]*\n`)
	sectionEnd   = regexp.MustCompile(`(?m)^<<=+ *([A-Z0-9-]+) *=+<<`)
)

// parseFixture reads the sections of a fixture; those that it does not know are
// kept and not used. What stands between sections is a comment.
func parseFixture(text string) (fixture, error) {
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n")
	f := make(fixture)
	for {
		start := sectionStart.FindStringSubmatchIndex(text)
		if start == nil {
			break
		}
		name := text[start[2]:start[3]]
		text = text[start[1]:]
		end := sectionEnd.FindStringSubmatchIndex(text)
		if end == nil || text[end[2]:end[3]] != name {
			return f, fmt.Errorf("the section %s does not end", name)
		}
		f[name] = strings.TrimSuffix(text[:end[0]], "\n")
		text = text[end[1]:]
	}
	for _, name := range []string{"MODE", "RESULT", "CSL", "INPUT"} {
		if _, given := f[name]; !given {
			return f, fmt.Errorf("there is no section %s", name)
		}
	}
	return f, nil
}

// fixtureCite is a cite as the suite has it.
type fixtureCite struct {
	ID             scalar `json:"id"`
	Locator        scalar `json:"locator"`
	Label          string `json:"label"`
	Prefix         string `json:"prefix"`
	Suffix         string `json:"suffix"`
	Position       int    `json:"position"`
	NearNote       bool   `json:"near-note"`
	SuppressAuthor any    `json:"suppress-author"`
	AuthorOnly     any    `json:"author-only"`
	FirstNote      int    `json:"first-reference-note-number"`
}

// scalar is a string or a number as it is written.
type scalar string

func (s *scalar) UnmarshalJSON(data []byte) error {
	var text string
	readText(data, &text)
	*s = scalar(text)
	return nil
}

func (c fixtureCite) cite() Cite {
	cite := Cite{ID: string(c.ID), Locator: string(c.Locator), Label: c.Label, Prefix: c.Prefix, Suffix: c.Suffix}
	if isTrue(c.SuppressAuthor) {
		cite.Mode = SuppressAuthor
	}
	if isTrue(c.AuthorOnly) {
		cite.Mode = AuthorOnly
	}
	return cite
}

func isTrue(v any) bool { return v != nil && v != false && v != 0.0 }

// fixtureCitation is a citation of the section CITATIONS.
type fixtureCitation struct {
	ID         string        `json:"citationID"`
	Items      []fixtureCite `json:"citationItems"`
	Properties struct {
		NoteIndex int    `json:"noteIndex"`
		Mode      string `json:"mode"`
		Infix     string `json:"infix"`
		Unsorted  bool   `json:"unsorted"`
	} `json:"properties"`
}

// citationAt says where in the document a citation is.
type citationAt struct {
	id   string
	note int
}

func (at *citationAt) UnmarshalJSON(data []byte) error {
	var id scalar
	if err := json.Unmarshal(data, &[]any{&id, &at.note}); err != nil {
		return err
	}
	at.id = string(id)
	return nil
}

func (f fixture) run(locales LocaleMap) (string, error) {
	style, err := ParseStyle(strings.NewReader(f["CSL"]))
	if err != nil {
		return "", fmt.Errorf("style: %w", err)
	}
	items, err := Parse([]byte(f["INPUT"]))
	if err != nil {
		return "", fmt.Errorf("items: %w", err)
	}
	mode := strings.TrimSpace(f["MODE"])
	if mode == "bibliography-nosort" && style.bibliography != nil {
		style.bibliography.sort = nil
	}
	p, err := New(style, locales, Options{Abbreviate: f.abbreviate()})
	if err != nil {
		return "", err
	}
	if f["CITATIONS"] != "" {
		return f.runCitations(p, items, mode)
	}
	doc := Document{Items: items}
	for _, item := range items {
		doc.Uncited = append(doc.Uncited, item.ID)
	}
	if f["BIBENTRIES"] != "" {
		var lists [][]scalar
		if err := json.Unmarshal([]byte(f["BIBENTRIES"]), &lists); err != nil {
			return "", err
		}
		doc.Uncited = nil
		if len(lists) == 0 {
			return "", errors.New("BIBENTRIES has no list")
		}
		for _, id := range lists[len(lists)-1] {
			doc.Uncited = append(doc.Uncited, string(id))
		}
	}
	if strings.HasPrefix(mode, "bibliography") {
		return f.bibliography(p.Format(doc).Bibliography, items, mode)
	}
	return f.runCitationItems(p, doc)
}

// links says whether the fixture wants URLs to be links.
func (f fixture) links() bool {
	var options struct {
		WrapURLs bool `json:"wrap_url_and_doi"`
	}
	return json.Unmarshal([]byte(f["OPTIONS"]), &options) == nil && options.WrapURLs
}

// abbreviate returns the abbreviations of the fixture.
func (f fixture) abbreviate() func(variable, value string) string {
	var lists map[string]map[string]map[string]string
	if json.Unmarshal([]byte(f["ABBREVIATIONS"]), &lists) != nil {
		return nil
	}
	return func(variable, value string) string {
		if strings.HasSuffix(variable, "-place") {
			variable = "place"
		}
		return lists["default"][variable][value]
	}
}

// runCitationItems formats each citation on its own, with the positions that are
// given.
func (f fixture) runCitationItems(p *Processor, doc Document) (string, error) {
	var citations [][]fixtureCite
	if section := f["CITATION-ITEMS"]; section != "" {
		if err := json.Unmarshal([]byte(section), &citations); err != nil {
			return "", err
		}
	} else {
		var all []fixtureCite
		for _, id := range doc.Uncited {
			all = append(all, fixtureCite{ID: scalar(id)})
		}
		citations = [][]fixtureCite{all}
	}
	run := newProcessing(p, doc)
	var lines []string
	for _, c := range citations {
		var places []place
		for _, cite := range c {
			at := newPlace(cite.cite())
			at.position, at.nearNote, at.firstNote = position(cite.Position), cite.NearNote, cite.FirstNote
			places = append(places, at)
		}
		lines = append(lines, f.line(run.citation(places, false), ""))
	}
	return strings.Join(lines, "\n"), nil
}

// nothingPrinted is what the suite has for an item that shows nothing.
const nothingPrinted = "[CSL STYLE ERROR: reference with no printed form.]"

func (f fixture) line(c FormattedCitation, infix string) string {
	text := c.Text.HTML(f.links())
	if author := c.Author.HTML(f.links()); author != "" {
		text = strings.Join(strings.Fields(author+" "+infix+" "+text), " ")
	}
	if text == "" {
		return nothingPrinted
	}
	return text
}

// runCitations inserts citations one after the other, and shows what the last
// one changed.
func (f fixture) runCitations(p *Processor, items []Item, mode string) (string, error) {
	var steps [][3]json.RawMessage
	if err := json.Unmarshal([]byte(f["CITATIONS"]), &steps); err != nil {
		return "", err
	}
	known := make(map[string]fixtureCitation)
	var formatted, before Formatted
	var ids, idsBefore []string
	last := ""
	for i, step := range steps {
		c := fixtureCitation{ID: fmt.Sprint("#", i)} // where it has none
		var pre, post []citationAt
		for i, part := range []any{&c, &pre, &post} {
			if err := json.Unmarshal(step[i], part); err != nil {
				return "", err
			}
		}
		known[c.ID] = c
		last = c.ID
		doc := Document{Items: items}
		before, idsBefore = formatted, ids
		ids = nil
		add := func(id string, note int) {
			cited := known[id]
			citation := Citation{Note: note, Unsorted: cited.Properties.Unsorted}
			for _, cite := range cited.Items {
				citation.Cites = append(citation.Cites, cite.cite())
			}
			for i := range citation.Cites {
				switch mode := cited.Properties.Mode; {
				case mode == "author-only":
					citation.Cites[i].Mode = AuthorOnly
				case mode == "suppress-author" && i == 0:
					citation.Cites[i].Mode = SuppressAuthor
				case mode == "composite" && i == 0:
					citation.Cites[i].Mode = AuthorInText
				}
			}
			doc.Citations = append(doc.Citations, citation)
			ids = append(ids, id)
		}
		for _, at := range pre {
			add(at.id, at.note)
		}
		add(c.ID, c.Properties.NoteIndex)
		for _, at := range post {
			add(at.id, at.note)
		}
		formatted = p.Format(doc)
	}
	if strings.HasPrefix(mode, "bibliography") {
		return f.bibliography(formatted.Bibliography, items, mode)
	}
	var lines []string
	for i, id := range ids {
		text := f.line(formatted.Citations[i], known[id].Properties.Infix)
		mark := ".."
		if at := slices.Index(idsBefore, id); id == last || at < 0 || f.line(before.Citations[at], known[id].Properties.Infix) != text {
			mark = ">>"
		}
		lines = append(lines, fmt.Sprintf("%s[%d] %s", mark, i, text))
	}
	return strings.Join(lines, "\n"), nil
}

func (f fixture) bibliography(b Bibliography, items []Item, mode string) (string, error) {
	if section := f["BIBSECTION"]; section != "" {
		keep, err := bibliographySection(section)
		if err != nil {
			return "", err
		}
		b.Entries = slices.DeleteFunc(b.Entries, func(e Entry) bool {
			i := slices.IndexFunc(items, func(item Item) bool { return item.ID == e.ID })
			return !keep(items[i])
		})
	}
	if mode != "bibliography-header" {
		empty := `<div class="csl-entry"></div>`
		return strings.ReplaceAll(b.html(f.links()), empty, `<div class="csl-entry">`+nothingPrinted+`</div>`), nil
	}
	margin, ids := 0, []string{}
	for _, e := range b.Entries {
		ids = append(ids, e.ID)
		if blocks := e.Text.Blocks(); b.SecondFieldAlign != "" && len(blocks) > 1 {
			n := 0
			for _, r := range blocks[0].Runs {
				n += len([]rune(r.Text))
			}
			margin = max(margin, n)
		}
	}
	align := b.SecondFieldAlign
	if align == "" {
		align = "false"
	}
	indent := ""
	if b.HangingIndent {
		indent = "hangingindent: 2\n" // em
	}
	return fmt.Sprintf("bibend: </div>\nbibliography_errors: \nbibstart: <div class=\"csl-bib-body\">\n\ndone: true\nentry_ids: %s\n"+
		"entryspacing: %d\n%slinespacing: %d\nmaxoffset: %d\nsecond-field-align: %s",
		strings.Join(ids, ","), b.EntrySpacing, indent, b.LineSpacing, margin, align), nil
}

// bibliographySection returns which items a part of a bibliography shows.
func bibliographySection(section string) (keep func(Item) bool, err error) {
	type field struct{ Field, Value string }
	var rules struct{ Include, Exclude, Select, Quash []field }
	if err := json.Unmarshal([]byte(section), &rules); err != nil {
		return nil, err
	}
	matches := func(item Item) func(field) bool {
		return func(f field) bool {
			if f.Field == "type" {
				return item.Type == f.Value
			}
			var list []string
			if json.Unmarshal(item.Other[f.Field], &list) == nil {
				return slices.Contains(list, f.Value)
			}
			if d, ok := item.Dates[f.Field]; ok {
				return f.Value == "" && d.IsZero()
			}
			return item.Text[f.Field] == f.Value
		}
	}
	all := func(list []field, match func(field) bool) bool {
		return !slices.ContainsFunc(list, func(f field) bool { return !match(f) })
	}
	return func(item Item) bool {
		match := matches(item)
		switch {
		case len(rules.Include) > 0 && !slices.ContainsFunc(rules.Include, match):
			return false
		case len(rules.Exclude) > 0 && slices.ContainsFunc(rules.Exclude, match):
			return false
		case len(rules.Select) > 0 && !all(rules.Select, match):
			return false
		case len(rules.Quash) > 0 && all(rules.Quash, match):
			return false
		}
		return true
	}, nil
}
