// Package bibtex reads and writes the databases of BibTeX and BibLaTeX.
//
// Both are read alike, as files mix them; they are written apart. Each field has
// its CSL variable in the tables of fields.go, and each type of entry its CSL
// type in types.go; both ways go by the same tables. Fields without a variable are kept
// as they are by [cite.Keep], and written again.
//
// Sources: Patashnik, BibTeXing (1988), and the manual of BibLaTeX, sections
// 2.1 to 2.3 and appendix B.
//
// All functions are pure and safe for any goroutine. They take time and memory
// proportional to their input.
package bibtex

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// Dialect is what a database is written for.
type Dialect int

const (
	BibTeX   Dialect = iota // the standard styles, and those that know doi, url and the like
	BibLaTeX                // which has more types, and dates and seasons in ISO 8601
)

// Format is the name by which [cite.Keep] keeps the fields of an item that have
// no variable: as TeX, and as "entrytype" the type of the entry where it is
// not the usual one.
const Format = "bibtex"

// Read reads a database: the text of a file, in UTF-8. The items are in the
// order of the file; what they inherit by crossref and xdata is in them. An entry
// that cannot be read is left out, and named by a problem, as are other faults.
func Read(text string) ([]csl.Item, []cite.Problem) {
	s := newScanner(strings.TrimPrefix(text, "\ufeff"))
	entries := s.entries()
	s.inherit(entries)
	var items []csl.Item
	t := make(tables)
	for _, e := range entries {
		if e.kind != "xdata" && e.kind != "set" {
			items = append(items, e.item(t.of(e.kind)))
		}
	}
	slices.SortStableFunc(s.problems, func(a, b cite.Problem) int { return a.Line - b.Line })
	return items, s.problems
}

// Write writes items as a database in UTF-8, in their order. A digest is
// written with a note that names the original. Entries are called by the
// items' ids, made unique and free of what BibTeX does not allow.
func Write(items []csl.Item, dialect Dialect) []byte {
	var b bytes.Buffer
	taken := make(map[string]int, len(items))
	t := make(tables)
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		t.write(&b, item, uniqueKey(keyOf(item), taken), dialect)
	}
	return b.Bytes()
}

// uniqueKey returns the key, or where that is taken, in capitals or not, the
// first of key-2, key-3 … that is free. Taken has the number to try next for each.
func uniqueKey(key string, taken map[string]int) string {
	unique := key
	for n := taken[strings.ToLower(key)]; taken[strings.ToLower(unique)] > 0; n++ {
		unique = fmt.Sprintf("%s-%d", key, n)
		taken[strings.ToLower(key)] = n + 1
	}
	taken[strings.ToLower(unique)] = 2
	return unique
}

// tables has the fields of each type of entry that came up.
type tables map[string][]field

func (t tables) of(kind string) []field {
	if t[kind] == nil {
		t[kind] = fieldsOf(kind)
	}
	return t[kind]
}

// keyOf returns the item's id, with "-" for each character that BibTeX or LaTeX
// gives a meaning to.
func keyOf(item csl.Item) string {
	if item.ID == "" {
		return cite.Key(item)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\"#%'(),={}~\\@&$^", r) {
			return '-'
		}
		return r
	}, item.ID)
}

// item makes an item of an entry, which has these fields by its type.
func (e *entry) item(fields []field) csl.Item {
	item := csl.Item{ID: e.key, Text: map[string]string{}, Names: map[string][]csl.Name{}, Dates: map[string]csl.Date{}}
	item.Type = e.takeType()
	e.takeTitles(&item)
	e.takeEditors(&item)
	for _, f := range fields {
		for _, name := range f.readFrom() {
			if value, given := e.fields[name]; given && f.read(&item, e, value) {
				delete(e.fields, name)
				break
			}
		}
	}
	e.takeDates(&item)
	e.takeThesis(&item)
	addLinks(&item, e.fields)
	kept := make(map[string][]string)
	for name, value := range e.fields {
		kept[name] = []string{value}
	}
	cite.Keep(&item, Format, kept)
	return item
}

// takeType returns the CSL type of an entry, and keeps the type of the entry
// where that is not what the CSL type is written as.
func (e *entry) takeType() string {
	subtype, given := e.fields["entrysubtype"]
	typ, known := typeOf(e.kind, strings.ToLower(strings.TrimSpace(subtype)))
	if given && known {
		delete(e.fields, "entrysubtype")
	}
	if usual, _ := usualKind(typ); usual.biblatex != e.kind && usual.bibtex != e.kind && e.kind != "mastersthesis" {
		e.fields["entrytype"] = e.kind
	}
	return typ
}

// take returns and removes a field.
func (e *entry) take(name string) string {
	value := e.fields[name]
	delete(e.fields, name)
	return value
}

// takeTitles reads the titles that have several fields. The title of a volume
// stands below that of the whole work.
func (e *entry) takeTitles(item *csl.Item) {
	main := withSubtitle(decodeTitle(e.take("maintitle")), decodeTitle(e.take("mainsubtitle")))
	subtitle := decodeTitle(e.take("subtitle"))
	title := decodeTitle(e.take("title"))
	if subtitle != "" && (main == "" || isPart(e.kind)) && e.fields["shorttitle"] == "" {
		put(item.Text, "title-short", title)
	}
	title = withSubtitle(title, subtitle)
	container := withSubtitle(decodeTitle(e.take("booktitle")), decodeTitle(e.take("booksubtitle")))
	switch {
	case main == "":
	case container != "":
		put(item.Text, "volume-title", container)
		container = main
	case isPart(e.kind):
		container = main
	default:
		put(item.Text, "volume-title", title)
		title = main
	}
	put(item.Text, "title", title)
	put(item.Text, "container-title", container)
	if subtitle := decode(e.take("journalsubtitle")); subtitle != "" {
		name := "journaltitle"
		if e.fields[name] == "" {
			name = "journal"
		}
		put(item.Text, "container-title", withSubtitle(decode(e.take(name)), subtitle))
	}
}

func withSubtitle(title, subtitle string) string {
	separator := ": "
	if strings.HasSuffix(title, "?") || strings.HasSuffix(title, "!") || strings.HasSuffix(title, ":") {
		separator = " "
	}
	return joinNonEmpty(separator, title, subtitle)
}

// takeEditors reads the editors who are of another kind, as editortype says.
func (e *entry) takeEditors(item *csl.Item) {
	for _, suffix := range []string{"", "a", "b", "c"} {
		variable := editorVariable(e.fields["editor"+suffix+"type"])
		if variable == "" || e.fields["editor"+suffix] == "" || len(item.Names[variable]) > 0 {
			continue
		}
		delete(e.fields, "editor"+suffix+"type")
		item.Names[variable] = decodeNames(e.take("editor"+suffix), e.droppingParticles())
	}
}

func editorVariable(editortype string) string {
	switch t := strings.ToLower(strings.TrimSpace(editortype)); t {
	case "editor", "compiler", "director", "producer", "organizer", "composer", "illustrator", "narrator", "performer", "translator":
		return t
	case "collaborator":
		return "contributor"
	}
	return ""
}

// droppingParticles says whether the entry has the option that particles of
// names do not stand before the family name.
func (e *entry) droppingParticles() bool {
	return strings.Contains(strings.ReplaceAll(e.fields["options"], " ", ""), "useprefix=false")
}

// takeDates reads the date of publication, in one field or in three. What of
// these is not understood is kept.
func (e *entry) takeDates(item *csl.Item) {
	if date := e.take("date"); date != "" {
		item.Dates["issued"] = decodeDate(date)
		delete(e.fields, "year")
		delete(e.fields, "month")
		delete(e.fields, "day")
	} else if date := decodeYear(e.take("year"), e.take("month"), e.take("day")); !date.IsZero() {
		item.Dates["issued"] = date
	}
	if year := e.take("urlyear"); year != "" {
		item.Dates["accessed"] = decodeYear(year, e.take("urlmonth"), e.take("urlday"))
	}
}

// takeThesis reads which kind of thesis or report an entry is.
func (e *entry) takeThesis(item *csl.Item) {
	genre := item.Text["genre"]
	if genre == "" {
		genre = e.kind
	}
	if words := bibstring(genre); words != "" {
		item.Text["genre"] = words
	}
}

// addLinks makes a URL of the number under which an archive has an item that
// has no other.
func addLinks(item *csl.Item, fields map[string]string) {
	id := verbatim(fields["eprint"])
	if id == "" || item.Text["URL"] != "" || item.Text["DOI"] != "" {
		return
	}
	archive := fields["eprinttype"]
	if archive == "" {
		archive = fields["archiveprefix"]
	}
	switch strings.ToLower(strings.TrimSpace(archive)) {
	case "arxiv":
		item.Text["URL"] = "https://arxiv.org/abs/" + id
	case "jstor":
		item.Text["URL"] = "https://www.jstor.org/stable/" + id
	case "hdl":
		item.Text["URL"] = "https://hdl.handle.net/" + id
	case "pubmed":
		put(item.Text, "PMID", id)
	}
}

func put(texts map[string]string, variable, value string) {
	if value != "" {
		texts[variable] = value
	}
}

// writer writes the fields of one entry.
type writer struct {
	b       *bytes.Buffer
	written map[string]bool
}

// field writes a field with its value as it stands in the file, braces
// included. It writes no empty one, and none twice.
func (w writer) field(name, value string) {
	if value == "" || value == "{}" || w.written[name] {
		return
	}
	w.written[name] = true
	fmt.Fprintf(w.b, "  %s = %s,\n", name, value)
}

func (t tables) write(b *bytes.Buffer, item csl.Item, key string, dialect Dialect) {
	kept := cite.Kept(item, Format)
	kind, subtype := kindFor(item, kept["entrytype"], dialect)
	fmt.Fprintf(b, "@%s{%s,\n", kind, key)
	w := writer{b, make(map[string]bool)}
	fields := t.of(kind)
	item = prepared(item, kind, fields, dialect)
	for _, f := range fields {
		w.field(f.writeTo(dialect), braced(f.write(item, dialect)))
		if f.variable == "publisher-place" { // dates stand with the imprint
			w.date(item.Dates["issued"], dialect)
		}
	}
	w.field("entrysubtype", braced(subtype))
	for _, name := range slices.Sorted(maps.Keys(kept)) {
		if name != "entrytype" && isName(name) && len(kept[name]) == 1 && isBalanced(kept[name][0]) {
			w.field(name, braced(kept[name][0]))
		}
	}
	b.WriteString("}\n")
}

// date writes when the item was published. What does not fit into year, month
// and day is in the field date also for BibTeX, whose styles ignore that.
func (w writer) date(d csl.Date, dialect Dialect) {
	year, month, day := encodeYear(d)
	date := encodeDate(d)
	if dialect == BibLaTeX && date != "" {
		w.field("date", braced(date))
		return
	}
	w.field("year", year)
	w.field("month", month)
	w.field("day", day)
	if read := decodeYear(strings.Trim(year, "{}"), month, day); date != encodeDate(read) {
		w.field("date", braced(date))
	}
}

// isName says whether a text can be the name of a field.
func isName(s string) bool {
	return s != "" && strings.ToLower(s) == s && !strings.ContainsFunc(s, func(r rune) bool {
		return r <= ' ' || r > '~' || strings.ContainsRune(`"#%'(),={}@\`, r)
	})
}

// isBalanced says whether no brace closes before it was opened, and all are
// closed.
func isBalanced(s string) bool {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if depth < 0 {
			return false
		}
	}
	return depth == 0
}
