package bibtex

import (
	"net/url"
	"slices"
	"strings"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// field is a variable of CSL and the fields that have it.
type field struct {
	variable string
	form     form
	biblatex string   // the name of the field in BibLaTeX
	bibtex   string   // its name in BibTeX, "" for the same
	also     []string // further names that it is read from, where those have nothing
}

// form is how a value is written.
type form int

const (
	text     form = iota
	title         // its case may be changed by styles
	names         // of people and institutions
	date          // ISO 8601
	raw           // read verbatim: a URL, an identifier
	pages         // numbers with "--" between the first and the last
	language      // a tag of BCP 47, or a name that babel has for it
)

// fieldsOf returns the fields of a type of entry, in the order in which they are
// written. The dates of publication are not among them.
func fieldsOf(kind string) []field {
	fields := []field{
		{"author", names, "author", "", nil},
		{"container-author", names, "bookauthor", "", nil},
		{"editor", names, "editor", "", nil},
		{"translator", names, "translator", "", nil},
		{"title", title, "title", "", nil},
		{"title-short", title, "shorttitle", "", nil},
		{"maintitle", title, "maintitle", "", nil},
	}
	fields = append(fields, containerOf(kind)...)
	fields = append(fields,
		field{"container-title-short", text, "shortjournal", "", nil},
		field{"collection-title", text, "series", "", nil},
		field{"edition", text, "edition", "", nil},
		field{"version", text, "version", "", nil},
		field{"volume", text, "volume", "", nil},
		field{"number-of-volumes", text, "volumes", "", nil},
		field{"part-number", text, "part", "", nil},
	)
	fields = append(fields, numbersOf(kind)...)
	fields = append(fields,
		field{"chapter-number", text, "chapter", "", nil},
		field{"page", pages, "pages", "", nil},
		field{"number-of-pages", text, "pagetotal", "", []string{"numpages"}},
		field{"genre", text, "type", "", nil},
		publisherOf(kind),
		field{"publisher-place", text, "location", "address", nil},
		field{"event-title", text, "eventtitle", "", nil},
		field{"event-place", text, "venue", "", nil},
		field{"event-date", date, "eventdate", "", nil},
		field{"ISBN", text, "isbn", "", nil},
		field{"ISSN", text, "issn", "", nil},
		field{"DOI", raw, "doi", "", nil},
		field{"URL", raw, "url", "", nil},
		field{"accessed", date, "urldate", "", []string{"lastchecked", "lastaccessed", "accessed"}},
		field{"PMID", raw, "pmid", "", nil},
		field{"PMCID", raw, "pmcid", "", nil},
		field{"language", language, "langid", "language", []string{"hyphenation"}},
		field{"keyword", text, "keywords", "", nil},
		field{"status", text, "pubstate", "", nil},
		field{"call-number", text, "library", "", nil},
		field{"original-title", title, "origtitle", "", nil},
		field{"original-publisher", text, "origpublisher", "", nil},
		field{"original-publisher-place", text, "origlocation", "", nil},
		field{"original-date", date, "origdate", "", nil},
		field{"annote", text, "annotation", "annote", nil},
		field{"abstract", text, "abstract", "", nil},
		field{"note", text, "note", "", nil},
	)
	return append(fields, likeCSL()...)
}

// likeCSL returns the fields for variables that neither BibTeX nor BibLaTeX has
// anything for. They go by the names that CSL has for them; styles ignore them.
func likeCSL() []field {
	var fields []field
	for _, group := range []struct {
		form      form
		variables string
	}{
		{names, "chair collection-editor compiler composer contributor curator director editor-translator editorial-director " +
			"executive-producer guest host illustrator interviewer narrator organizer original-author performer producer recipient " +
			"reviewed-author script-writer series-creator"},
		{date, "available-date submitted"},
		{text, "archive archive-place archive_collection archive_location authority citation-label dimensions division event " +
			"jurisdiction license medium part-title printing-number references reviewed-genre reviewed-title scale section source " +
			"supplement-number volume-title-short"},
	} {
		for _, variable := range strings.Fields(group.variables) {
			fields = append(fields, field{variable, group.form, variable, "", nil})
		}
	}
	return fields
}

// containerOf returns the fields for what an entry was published in.
func containerOf(kind string) []field {
	container := field{"container-title", title, "booktitle", "", []string{"journaltitle", "journal"}}
	switch {
	case kind == "article" || kind == "review" || kind == "suppperiodical":
		container = field{"container-title", text, "journaltitle", "journal", nil}
	case kind == "online" || kind == "www" || kind == "electronic":
		container = field{"container-title", text, "organization", "", []string{"howpublished", "journaltitle", "journal"}}
	case !isPart(kind) && !isBook(kind) && !isInstitutional(kind):
		container = field{"container-title", text, "howpublished", "", []string{"journaltitle", "journal"}}
	}
	volume := field{"volume-title", title, "volume-title", "", nil}
	return []field{container, volume}
}

// numbersOf returns the fields for numbers. The field number has that of an
// issue, of a volume in a series, or of the item itself.
func numbersOf(kind string) []field {
	switch {
	case kind == "article" || kind == "review" || kind == "suppperiodical" || kind == "periodical":
		return []field{
			{"issue", text, "number", "", []string{"issue"}},
			{"number", text, "eid", "", nil},
			{"collection-number", text, "collection-number", "", nil},
		}
	case isPart(kind) || isBook(kind):
		return []field{
			{"collection-number", text, "number", "", nil},
			{"number", text, "eid", "", nil},
			{"issue", text, "issue", "", nil},
		}
	}
	return []field{
		{"number", text, "number", "", nil},
		{"issue", text, "issue", "", nil},
		{"collection-number", text, "collection-number", "", nil},
	}
}

// isInstitutional says whether an entry is published by an institution.
func isInstitutional(kind string) bool {
	switch kind {
	case "thesis", "phdthesis", "mastersthesis", "report", "techreport":
		return true
	}
	return false
}

func publisherOf(kind string) field {
	switch kind {
	case "thesis", "phdthesis", "mastersthesis":
		return field{"publisher", text, "institution", "school", []string{"publisher", "organization"}}
	case "report", "techreport":
		return field{"publisher", text, "institution", "", []string{"publisher", "organization", "school"}}
	}
	return field{"publisher", text, "publisher", "", []string{"organization", "institution", "school"}}
}

// writeTo returns the name of the field in a dialect.
func (f field) writeTo(dialect Dialect) string {
	if dialect == BibTeX && f.bibtex != "" {
		return f.bibtex
	}
	return f.biblatex
}

// readFrom returns the names that the variable is read from, the best first.
func (f field) readFrom() []string { return append([]string{f.biblatex, f.bibtex}, f.also...) }

// read puts the value of a field into its variable. It returns false where the
// variable has one already or the value is empty.
func (f field) read(item *csl.Item, e *entry, value string) bool {
	switch f.form {
	case names:
		list := decodeNames(value, e.droppingParticles())
		if len(list) == 0 || len(item.Names[f.variable]) > 0 {
			return false
		}
		item.Names[f.variable] = list
		return true
	case date:
		d := decodeDate(value)
		if d.IsZero() {
			return false
		}
		item.Dates[f.variable] = d
		return true
	}
	decoded := f.decode(value)
	if decoded == "" || item.Text[f.variable] != "" {
		return false
	}
	if f.variable == "container-title" && strings.HasPrefix(strings.TrimSpace(value), `\url`) { // in howpublished
		if item.Text["URL"] == "" {
			item.Text["URL"] = verbatim(value)
		}
		return true
	}
	item.Text[f.variable] = decoded
	return true
}

func (f field) decode(value string) string {
	switch f.form {
	case title:
		return decodeTitle(value)
	case raw:
		value = verbatim(value)
		if f.variable == "DOI" {
			return bareDOI(value)
		}
		return value
	case pages:
		return strings.NewReplacer("–", "-", "—", "-", " - ", "-").Replace(decode(value))
	case language:
		return languageTag(decode(value))
	}
	return decode(value)
}

// bareDOI returns a DOI, which may be written as a part of a URL.
func bareDOI(doi string) string {
	doi = cite.BareDOI(doi)
	if unescaped, err := url.PathUnescape(doi); err == nil {
		return unescaped
	}
	return doi
}

// write returns the value of the field for an item, or "".
func (f field) write(item csl.Item, dialect Dialect) string {
	switch f.form {
	case names:
		return encodeNames(item.Names[f.variable], dialect)
	case date:
		if d := encodeDate(item.Dates[f.variable]); d != "" {
			return d
		}
		return encode(cite.LongDate(item.Dates[f.variable]))
	}
	value := item.Text[f.variable]
	switch f.form {
	case title:
		return encodeTitle(value)
	case raw:
		return encodeVerbatim(value)
	case pages:
		return strings.ReplaceAll(encode(strings.NewReplacer("–", "-", "--", "-").Replace(value)), "-", "--")
	case language:
		if f.biblatex == "langid" && babelName(value) != "" {
			return babelName(value)
		}
	}
	return encode(value)
}

// prepared returns the item with its variables as an entry has them: one short
// title whatever it is called, the title of the whole work apart from that of the
// volume, and a note for what a digest was made from.
func prepared(item csl.Item, kind string, fields []field, dialect Dialect) csl.Item {
	item = item.Clone()
	if item.Text == nil {
		item.Text = make(map[string]string)
	}
	for _, v := range [][2]string{{"title-short", "shortTitle"}, {"container-title-short", "journalAbbreviation"}, {"title", "title-short"}} {
		if item.Text[v[0]] == "" {
			put(item.Text, v[0], item.Text[v[1]])
		}
	}
	if dialect == BibLaTeX {
		splitMainTitle(item.Text, kind)
		item.Text["genre"] = genreKey(item.Text["genre"])
	}
	if note := cite.DigestNote(item); note != "" {
		item.Text["note"] = joinNonEmpty(". ", item.Text["note"], note)
		for _, f := range fields {
			if strings.HasPrefix(f.variable, "original-") {
				delete(item.Text, f.variable)
				delete(item.Names, f.variable)
				delete(item.Dates, f.variable)
			}
		}
	}
	return item
}

// splitMainTitle puts the title of a volume where BibLaTeX has it, and that of
// the whole work into maintitle.
func splitMainTitle(texts map[string]string, kind string) {
	volume := texts["volume-title"]
	for variable, applies := range map[string]bool{
		"container-title": isPart(kind), "title": isBook(kind) && texts["container-title"] == "",
	} {
		if applies && volume != "" && texts[variable] != "" {
			texts["maintitle"], texts[variable] = texts[variable], volume
			delete(texts, "volume-title")
		}
	}
}

// genreKey returns the key that BibLaTeX has for a kind of thesis or report, or
// the text as it is.
func genreKey(genre string) string {
	for _, key := range []string{"phdthesis", "mathesis", "bathesis", "candthesis", "resreport"} {
		if strings.EqualFold(bibstring(key), cite.CurlQuotes(genre)) {
			return key
		}
	}
	return genre
}

// babel has the names of languages that are told by a tag of BCP 47.
var babel = [][2]string{
	{"en", "english"}, {"en-US", "american"}, {"en-GB", "british"}, {"de", "ngerman"}, {"de", "german"}, {"de-AT", "naustrian"},
	{"fr", "french"}, {"es", "spanish"}, {"it", "italian"}, {"pt", "portuguese"}, {"pt-BR", "brazilian"}, {"nl", "dutch"},
	{"ru", "russian"}, {"uk", "ukrainian"}, {"pl", "polish"}, {"cs", "czech"}, {"sk", "slovak"}, {"bg", "bulgarian"},
	{"sr", "serbian"}, {"hr", "croatian"}, {"sl", "slovene"}, {"ro", "romanian"}, {"hu", "magyar"}, {"hu", "hungarian"},
	{"el", "greek"}, {"tr", "turkish"}, {"az", "azerbaijani"}, {"hy", "armenian"}, {"ka", "georgian"}, {"fa", "farsi"}, {"fa", "persian"},
	{"ar", "arabic"}, {"he", "hebrew"}, {"sv", "swedish"}, {"nb", "norsk"}, {"nn", "nynorsk"}, {"da", "danish"}, {"fi", "finnish"},
	{"is", "icelandic"}, {"et", "estonian"}, {"lv", "latvian"}, {"lt", "lithuanian"}, {"la", "latin"}, {"ja", "japanese"},
	{"zh", "chinese"}, {"ko", "korean"}, {"vi", "vietnamese"}, {"fr", "francais"}, {"en", "usenglish"}, {"en-GB", "ukenglish"},
}

// languageTag returns the tag for a name that babel has, or the text as it is.
func languageTag(name string) string {
	i := slices.IndexFunc(babel, func(l [2]string) bool { return strings.EqualFold(l[1], name) })
	if i < 0 {
		return name
	}
	return babel[i][0]
}

// babelName returns the name that babel has for a tag, or "".
func babelName(tag string) string {
	i := slices.IndexFunc(babel, func(l [2]string) bool { return strings.EqualFold(l[0], tag) })
	if i < 0 {
		return ""
	}
	return babel[i][1]
}
