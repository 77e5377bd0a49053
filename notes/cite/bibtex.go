package cite

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"collate/notes/cite/csl"
)

// BibTeX writes the items as a BibTeX database in UTF-8, in their order. Types
// and fields are those of the standard styles, with doi, url and the like
// which these ignore and newer ones print. Capitals of titles are protected.
// A digest is a @misc with a note that names the original. Entries are called
// by the items' ids, made unique and free of what BibTeX does not allow.
func BibTeX(items []csl.Item) []byte {
	var b bytes.Buffer
	taken := make(map[string]bool, len(items))
	for i, item := range items {
		if i > 0 {
			b.WriteByte('\n')
		}
		key := UniqueKey(bibtexKey(item), func(key string) bool { return taken[strings.ToLower(key)] })
		taken[strings.ToLower(key)] = true
		entry := bibtexType(item)
		fmt.Fprintf(&b, "@%s{%s,\n", entry, key)
		for _, f := range bibtexFields(item, entry) {
			if f.value != "" {
				fmt.Fprintf(&b, "  %s = %s,\n", f.name, f.value)
			}
		}
		b.WriteString("}\n")
	}
	return b.Bytes()
}

// bibtexKey returns the item's id, with "-" for each character that BibTeX or
// LaTeX gives a meaning to.
func bibtexKey(item csl.Item) string {
	if item.ID == "" {
		return Key(item)
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune("\"#%'(),={}~\\@&$^", r) {
			return '-'
		}
		return r
	}, item.ID)
}

func bibtexType(item csl.Item) string {
	switch item.Type {
	case "article-journal", "article-magazine", "article-newspaper", "review", "review-book":
		if item.Text["container-title"] != "" {
			return "article"
		}
	case "book", "classic", "collection":
		return "book"
	case "chapter", "entry", "entry-dictionary", "entry-encyclopedia":
		return "incollection"
	case "paper-conference":
		return "inproceedings"
	case "thesis":
		if strings.Contains(strings.ToLower(item.Text["genre"]), "master") {
			return "mastersthesis"
		}
		return "phdthesis"
	case "report":
		return "techreport"
	case "pamphlet":
		return "booklet"
	case "manuscript":
		return "unpublished"
	}
	return "misc"
}

// bibtexField is a field with its value as it stands in the file, braces
// included; "" for a field that the entry does not have.
type bibtexField struct{ name, value string }

func bibtexFields(item csl.Item, entry string) []bibtexField {
	text := func(variable string) string { return braced(tex(item.Text[variable])) }
	year, month, day := bibtexDate(item.Dates["issued"])
	container, publisher := "booktitle", "publisher"
	switch entry {
	case "article":
		container = "journal"
	case "misc":
		container = "howpublished"
	case "techreport":
		publisher = "institution"
	case "phdthesis", "mastersthesis":
		publisher = "school"
	}
	published := item.Text["container-title"]
	if entry == "misc" {
		published = outletBesideAuthor(item)
	}
	publishedBy := item.Text["publisher"]
	if publishedBy == published {
		publishedBy = ""
	}
	number := "issue"
	if item.Text[number] == "" {
		number = "number"
	}
	fields := []bibtexField{
		{"author", bibtexNames(item.Names["author"])},
		{"editor", bibtexNames(item.Names["editor"])},
		{"translator", bibtexNames(item.Names["translator"])},
		{"title", braced(texTitle(item.Title()))},
		{container, braced(tex(published))},
		{"series", text("collection-title")},
		{"edition", text("edition")},
		{"volume", text("volume")},
		{"number", text(number)},
		{"chapter", text("chapter-number")},
		{"pages", braced(strings.ReplaceAll(strings.ReplaceAll(tex(item.Text["page"]), "--", "-"), "-", "--"))},
		{publisher, braced(tex(publishedBy))},
		{"address", text("publisher-place")},
		{"year", year}, {"month", month}, {"day", day},
		{"isbn", text("ISBN")}, {"issn", text("ISSN")},
		{"doi", braced(texURL(item.Text["DOI"]))}, {"url", braced(texURL(item.Text["URL"]))},
		{"urldate", braced(item.Dates["accessed"].ISO())},
		{"language", text("language")},
		{"keywords", text("keyword")},
		{"abstract", text("abstract")},
	}
	return append(fields, bibtexOriginal(item)...)
}

// bibtexOriginal names the original of a digest in the note, and that of a
// translation in the fields that BibLaTeX has for it.
func bibtexOriginal(item csl.Item) []bibtexField {
	note := tex(item.Text["note"])
	if original := prefixed("A digest of ", originalOf(item)); len(original) > 0 {
		return []bibtexField{{"note", braced(joinNonEmpty(". ", note, original.tex()))}}
	}
	return []bibtexField{
		{"origtitle", braced(texTitle(item.Text["original-title"]))},
		{"origpublisher", braced(tex(item.Text["original-publisher"]))},
		{"origlocation", braced(tex(item.Text["original-publisher-place"]))},
		{"origdate", braced(item.Dates["original-date"].ISO())},
		{"note", braced(note)},
	}
}

// bibtexDate returns year, month and day as far as they are known. The month is
// one of BibTeX's macros, so that a style can write it in its own way.
func bibtexDate(d csl.Date) (year, month, day string) {
	if d.Year() <= 0 || d.Circa || d.Literal != "" {
		return braced(tex(LongDate(d))), "", ""
	}
	ends := endsOf(d)
	first, last := ends[0], ends[len(ends)-1]
	if last.year > first.year {
		return fmt.Sprintf("{%d--%d}", first.year, last.year), "", ""
	}
	year = braced(strconv.Itoa(first.year))
	if first.month == 0 || last.month != first.month {
		return year, "", ""
	}
	month = strings.ToLower(time.Month(first.month).String()[:3])
	switch {
	case first.day == 0:
	case last.day > first.day:
		day = fmt.Sprintf("{%d--%d}", first.day, last.day)
	default:
		day = braced(strconv.Itoa(first.day))
	}
	return year, month, day
}

// bibtexNames writes names as "von Last, Jr, First", joined by "and".
func bibtexNames(names []csl.Name) string {
	var written []string
	for _, n := range names {
		if n.Literal != "" || n.Family == "" {
			written = append(written, braced(tex(givenFirst(n))))
			continue
		}
		family := words(n.DroppingParticle, n.NonDroppingParticle, n.Family)
		parts := []string{bibtexNamePart(family), bibtexNamePart(n.Suffix), bibtexNamePart(n.Given)}
		written = append(written, joinNonEmpty(", ", parts...))
	}
	written = slices.DeleteFunc(written, func(s string) bool { return s == "" })
	return braced(strings.Join(written, " and "))
}

// bibtexNamePart puts in braces what BibTeX would take apart.
func bibtexNamePart(s string) string {
	s = oneLine(s)
	if strings.Contains(s, ",") || slices.ContainsFunc(strings.Fields(s), func(word string) bool { return strings.EqualFold(word, "and") }) {
		return braced(tex(s))
	}
	return tex(s)
}

// braced puts a value in braces, unless there is none.
func braced(value string) string {
	if value == "" {
		return ""
	}
	return "{" + value + "}"
}
