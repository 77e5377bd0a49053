// Package fields knows what an item may have: the types of items and their
// variables, what they are called, and which variables matter for which type.
//
// Source: CSL 1.0.2, appendices III (types) and IV (variables).
package fields

import (
	"slices"
	"strings"
)

// Kind says what stands in a field.
type Kind uint8

const (
	Text  Kind = iota // one line
	Prose             // several lines
	Date
	Names
)

// Field is a variable of items.
type Field struct {
	Variable string // "container-title"
	Label    string // "Published in"
	Kind     Kind
}

// Type is a type of items.
type Type struct {
	Name   string // "article-newspaper"
	Label  string // "Newspaper article"
	common string // variables that matter, separated by spaces
}

// What several types have.
const (
	online    = " URL accessed language abstract"
	published = " publisher publisher-place"
	broadcast = "title author director producer host container-title medium issued" + published
	lawful    = "title authority container-title number volume page section references issued jurisdiction"
	serial    = " volume issue page"
)

// types are all types, in no order.
var types = []Type{
	{"article", "Article", "title author container-title issued" + serial + published + " DOI" + online},
	{"post-weblog", "Blog post", "title author container-title issued genre" + online},
	{"post", "Forum or social media post", "title author container-title genre issued" + online},
	{"bill", "Bill", lawful + online},
	{"book", "Book", "title author editor translator edition volume number-of-pages collection-title collection-number issued" + published + " ISBN DOI" + online},
	{"chapter", "Book chapter", "title author container-title editor translator edition volume page collection-title issued" + published + " ISBN DOI" + online},
	{"broadcast", "Broadcast or podcast", broadcast + " number" + online},
	{"classic", "Classical work", "title author editor translator issued original-date" + published + online},
	{"collection", "Archival collection", "title author archive archive_collection archive-place archive_location issued" + online},
	{"paper-conference", "Conference paper", "title author container-title editor event-title event-place event-date page volume issued" + published + " DOI" + online},
	{"dataset", "Dataset", "title author version issued" + published + " DOI" + online},
	{"entry-dictionary", "Dictionary entry", "title author container-title editor edition volume page issued" + published + online},
	{"document", "Document", "title author genre issued" + published + online},
	{"entry-encyclopedia", "Encyclopedia entry", "title author container-title editor edition volume page issued" + published + " DOI" + online},
	{"entry", "Entry", "title author container-title editor issued" + published + online},
	{"event", "Event", "title author event-title event-place event-date organizer issued" + online},
	{"figure", "Figure", "title author container-title number issued" + published + online},
	{"motion_picture", "Film or video", "title director author producer medium dimensions issued" + published + online},
	{"graphic", "Image or artwork", "title author medium dimensions archive archive-place issued" + online},
	{"hearing", "Hearing", "title author authority event-place number page issued" + published + online},
	{"interview", "Interview", "title author interviewer medium container-title issued archive" + online},
	{"article-journal", "Journal article", "title author container-title issued" + serial + " number DOI ISSN PMID" + online},
	{"legal_case", "Legal case", lawful + online},
	{"legislation", "Legislation", lawful + " chapter-number" + online},
	{"personal_communication", "Letter or e-mail", "title author recipient genre issued archive archive_location" + online},
	{"article-magazine", "Magazine article", "title author container-title issued" + serial + " ISSN" + online},
	{"manuscript", "Manuscript", "title author genre number-of-pages publisher-place issued archive archive_location" + online},
	{"map", "Map", "title author genre scale edition collection-title issued" + published + " ISBN" + online},
	{"song", "Music recording", "title composer performer author medium number-of-volumes issued" + published + online},
	{"musical_score", "Musical score", "title composer editor edition issued" + published + online},
	{"article-newspaper", "Newspaper article", "title author container-title publisher-place edition section page issued" + online},
	{"pamphlet", "Pamphlet", "title author genre issued" + published + online},
	{"patent", "Patent", "title author authority number call-number submitted issued jurisdiction references" + online},
	{"performance", "Performance", "title author performer director event-title event-place event-date issued" + online},
	{"periodical", "Periodical", "title editor volume issue issued" + published + " ISSN" + online},
	{"regulation", "Regulation", lawful + online},
	{"report", "Report", "title author genre number collection-title number-of-pages issued" + published + " DOI" + online},
	{"review", "Review", "title author reviewed-title reviewed-author reviewed-genre container-title issued" + serial + " DOI" + online},
	{"review-book", "Review of a book", "title author reviewed-title reviewed-author container-title issued" + serial + " DOI" + online},
	{"software", "Software", "title author version issued" + published + " DOI" + online},
	{"speech", "Speech or lecture", "title author genre event-title event-place event-date issued" + online},
	{"standard", "Standard", "title author authority number edition status issued" + published + " DOI" + online},
	{"thesis", "Thesis", "title author genre publisher publisher-place number-of-pages issued archive DOI" + online},
	{"treaty", "Treaty", "title author container-title number volume page event-place issued" + online},
	{"webpage", "Web page", "title author container-title genre issued publisher" + online},
}

// Types returns all types of items, in the order of their labels.
func Types() []Type {
	all := slices.Clone(types)
	slices.SortFunc(all, func(a, b Type) int { return strings.Compare(strings.ToLower(a.Label), strings.ToLower(b.Label)) })
	return all
}

// Common returns the fields that matter for a type, the most important first. For a
// type that CSL does not have, they are those of a document.
func Common(typ string) []Field {
	i := slices.IndexFunc(types, func(t Type) bool { return t.Name == typ })
	if i < 0 {
		return Common("document")
	}
	var common []Field
	for variable := range strings.FieldsSeq(types[i].common) {
		field, _ := Of(variable)
		common = append(common, field)
	}
	return common
}

// Of returns the field of a variable, and whether CSL has it. The label of one that it
// does not have is its name.
func Of(variable string) (field Field, known bool) {
	if i := slices.IndexFunc(all, func(f Field) bool { return f.Variable == variable }); i >= 0 {
		return all[i], true
	}
	return Field{Variable: variable, Label: variable}, false
}
