package ris

import (
	"regexp"
	"strings"
	"unicode"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// mapping is a tag and the variable that it is read into and written from.
type mapping struct {
	tag      string
	variable string
	form     form
}

// form is how a value is written.
type form int

const (
	text     form = iota
	id            // the key of the item
	name          // one person or institution for each tag
	year          // "2025", with the month and day where no other tag has them
	date          // "2025/07/07/season"
	first         // page
	last          // page
	keywords      // one for each tag
	number        // an ISBN or ISSN
	alias         // as text, but only read
)

// mappings returns the tags of a type, in the order in which they are written. Of
// those for one variable the first is written.
func mappings(kind string) []mapping {
	m := []mapping{
		{"ID", "", id},
		{"AU", "author", name}, {"A1", "author", alias},
		{"ED", "editor", name}, {"A2", "editor", alias},
		{"A3", "collection-editor", name},
		{"A4", "translator", name}, {"TA", "translator", alias},
		{"TI", "title", text}, {"T1", "title", alias}, {"CT", "title", alias},
		{"ST", "title-short", text},
	}
	if isWhole(kind) {
		m = append(m, mapping{"T2", "collection-title", text}, mapping{"BT", "title", alias}, mapping{"T3", "collection-title", alias})
	} else {
		m = append(m, mapping{"T2", "container-title", text}, mapping{"JF", "container-title", alias}, mapping{"BT", "container-title", alias},
			mapping{"JO", "container-title", alias}, mapping{"T3", "collection-title", text})
	}
	m = append(m,
		mapping{"J2", "container-title-short", text}, mapping{"JA", "container-title-short", alias}, mapping{"J1", "container-title-short", alias},
		mapping{"PY", "issued", year}, mapping{"Y1", "issued", alias}, mapping{"DA", "issued", date},
		mapping{"VL", "volume", text},
	)
	switch typeOf(kind) {
	case "report", "patent", "legislation", "bill", "standard", "regulation", "legal_case", "hearing":
		m = append(m, mapping{"M1", "number", text}, mapping{"IS", "issue", text}, mapping{"SN", "number", alias})
	default:
		m = append(m, mapping{"IS", "issue", text}, mapping{"CP", "issue", alias}, mapping{"M1", "number", text})
	}
	return append(m,
		mapping{"NV", "number-of-volumes", text},
		mapping{"SP", "page", first}, mapping{"EP", "page", last},
		mapping{"SE", "section", text},
		mapping{"ET", "edition", text},
		mapping{"M3", "genre", text},
		mapping{"PB", "publisher", text},
		mapping{"CY", "publisher-place", text}, mapping{"PP", "publisher-place", alias},
		mapping{"SN", "", number},
		mapping{"DO", "DOI", text},
		mapping{"UR", "URL", text},
		mapping{"Y2", "accessed", date},
		mapping{"AV", "archive_location", text}, mapping{"CN", "call-number", text}, mapping{"DB", "source", text}, mapping{"DP", "archive", text},
		mapping{"C2", "PMCID", text}, mapping{"AN", "PMID", text},
		mapping{"OP", "original-title", text}, mapping{"RI", "reviewed-title", text},
		mapping{"LA", "language", text},
		mapping{"KW", "keyword", keywords},
		mapping{"AB", "abstract", text}, mapping{"N2", "abstract", alias},
		mapping{"N1", "note", text}, mapping{"RN", "annote", text},
	)
}

// mappingOf returns what a tag means, of all that a type has.
func mappingOf(tag string, all []mapping) (m mapping, known bool) {
	for _, m := range all {
		if m.tag != tag {
			continue
		}
		if m.form == alias { // it is read as the tag is that is written
			for _, written := range all {
				if written.variable == m.variable && written.form != alias {
					return written, true
				}
			}
		}
		return m, true
	}
	return mapping{}, false
}

// joined says whether the variable has the values of all its tags.
func (m mapping) joined() bool { return m.form == keywords || m.variable == "note" }

// read puts a value into its variable, and says whether that has a place for it.
func (m mapping) read(item *csl.Item, value string) bool {
	switch m.form {
	case id:
		if item.ID != "" {
			return false
		}
		item.ID = value
		return true
	case name:
		item.Names[m.variable] = append(item.Names[m.variable], parseName(value))
		return true
	case year, date:
		return readDate(item, m.variable, value)
	case last:
		return readLastPage(item, value)
	case number:
		return set(item, numberVariable(value), value)
	}
	return m.readText(item, value)
}

func (m mapping) readText(item *csl.Item, value string) bool {
	switch m.variable {
	case "DOI":
		value = cite.BareDOI(value)
	case "PMCID":
		if !strings.HasPrefix(value, "PMC") { // C2 is used for other things
			return false
		}
	case "PMID":
		if strings.ContainsFunc(value, func(r rune) bool { return r < '0' || r > '9' }) {
			return false
		}
	case "page":
		value = strings.ReplaceAll(value, "–", "-")
	}
	return set(item, m.variable, value)
}

// set sets a variable that has no value yet.
func set(item *csl.Item, variable, value string) bool {
	if item.Text[variable] != "" {
		return item.Text[variable] == value
	}
	item.Text[variable] = value
	return true
}

// readLastPage adds the last page to the first, which may stand after it or have
// both already.
func readLastPage(item *csl.Item, value string) bool {
	value = strings.ReplaceAll(value, "–", "-")
	switch page := item.Text["page"]; {
	case page == "":
		item.Text["page"] = value
	case page == value || strings.HasSuffix(page, "-"+value):
	case strings.ContainsAny(page, "-,"):
		return false
	default:
		item.Text["page"] = page + "-" + value
	}
	return true
}

// joinKeywords returns keywords as one text. They are parted by commas, or by
// semicolons where there is a comma or semicolon in one of several.
func joinKeywords(keywords []string) string {
	separator := ", "
	if strings.ContainsAny(strings.Join(keywords, ""), ",;") {
		separator = "; "
	}
	return strings.Join(keywords, separator)
}

func separator(keywords string) string {
	if strings.Contains(keywords, ";") {
		return "; "
	}
	return ", "
}

var issn = regexp.MustCompile(`^[0-9]{4}-?[0-9]{3}[0-9Xx]$`)

// numberVariable tells an ISSN, which has eight digits, from an ISBN.
func numberVariable(value string) string {
	if issn.MatchString(value) {
		return "ISSN"
	}
	return "ISBN"
}

// parseName reads "van Last, First, Suffix". A name without a comma is that of
// an institution, or of a person in one piece.
func parseName(s string) csl.Name {
	parts := strings.SplitN(s, ",", 3)
	if len(parts) == 1 {
		return csl.Name{Literal: s}
	}
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	n := csl.Name{Family: parts[0], Given: parts[1]}
	if len(parts) == 3 {
		n.Suffix = parts[2]
	}
	words := strings.Fields(n.Family)
	von := 0
	for von < len(words)-1 && startsSmall(words[von]) {
		von++
	}
	n.NonDroppingParticle, n.Family = strings.Join(words[:von], " "), strings.Join(words[von:], " ")
	if n.Family == "" { // ", First"
		return csl.Name{Literal: strings.Trim(s, ", ")}
	}
	return n
}

func startsSmall(word string) bool {
	i := strings.IndexFunc(word, unicode.IsLetter)
	return i >= 0 && unicode.IsLower([]rune(word[i:])[0])
}

// write returns the values of the tag for an item.
func (m mapping) write(item csl.Item) []string {
	switch m.form {
	case alias:
		return nil
	case id:
		return []string{item.ID}
	case name:
		var names []string
		for _, n := range item.Names[m.variable] {
			names = append(names, writeName(n))
		}
		return names
	case year:
		return []string{writeYear(item.Dates[m.variable])}
	case date:
		return []string{writeDate(item.Dates[m.variable])}
	case first, last:
		from, to := pageRange(item.Text[m.variable])
		if m.form == last {
			return []string{to}
		}
		return []string{from}
	case keywords:
		keywords := item.Text[m.variable]
		return strings.Split(keywords, strings.TrimSpace(separator(keywords)))
	case number:
		return []string{item.Text["ISBN"], item.Text["ISSN"]}
	}
	switch {
	case m.variable == "title":
		return []string{item.Title()}
	case m.variable == "note":
		return strings.Split(item.Text["note"], "\n")
	}
	return []string{item.Text[m.variable]}
}

func writeName(n csl.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	family := cite.OneLine(n.DroppingParticle + " " + n.NonDroppingParticle + " " + n.Family)
	if n.Given == "" && n.Suffix == "" {
		return family
	}
	parts := []string{family, n.Given}
	if n.Suffix != "" {
		parts = append(parts, n.Suffix)
	}
	return strings.Join(parts, ", ")
}

// pageRange parts a range of pages. Several ranges stay in one piece.
func pageRange(pages string) (first, last string) {
	pages = strings.ReplaceAll(pages, "–", "-")
	first, last, _ = strings.Cut(pages, "-")
	if strings.ContainsAny(pages, ",;&") || strings.Contains(last, "-") {
		return pages, ""
	}
	return first, last
}
