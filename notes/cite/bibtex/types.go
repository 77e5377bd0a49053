package bibtex

import (
	"strings"

	"collate/notes/cite/csl"
)

// kind is the type of entry that a CSL type is written as.
type kind struct{ csl, biblatex, bibtex string }

var kinds = []kind{
	{"article", "misc", "misc"},
	{"article-journal", "article", "article"},
	{"article-magazine", "article", "article"},
	{"article-newspaper", "article", "article"},
	{"bill", "legislation", "misc"},
	{"book", "book", "book"},
	{"broadcast", "video", "misc"},
	{"chapter", "incollection", "incollection"},
	{"classic", "book", "book"},
	{"collection", "misc", "misc"},
	{"dataset", "dataset", "misc"},
	{"document", "misc", "misc"},
	{"entry", "inreference", "incollection"},
	{"entry-dictionary", "inreference", "incollection"},
	{"entry-encyclopedia", "inreference", "incollection"},
	{"event", "misc", "misc"},
	{"figure", "image", "misc"},
	{"graphic", "artwork", "misc"},
	{"hearing", "legal", "misc"},
	{"interview", "misc", "misc"},
	{"legal_case", "jurisdiction", "misc"},
	{"legislation", "legislation", "misc"},
	{"manuscript", "unpublished", "unpublished"},
	{"map", "image", "misc"},
	{"motion_picture", "movie", "misc"},
	{"musical_score", "misc", "misc"},
	{"pamphlet", "booklet", "booklet"},
	{"paper-conference", "inproceedings", "inproceedings"},
	{"patent", "patent", "misc"},
	{"performance", "performance", "misc"},
	{"periodical", "periodical", "misc"},
	{"personal_communication", "letter", "misc"},
	{"post", "online", "misc"},
	{"post-weblog", "online", "misc"},
	{"regulation", "legislation", "misc"},
	{"report", "report", "techreport"},
	{"review", "review", "article"},
	{"review-book", "review", "article"},
	{"software", "software", "misc"},
	{"song", "audio", "misc"},
	{"speech", "unpublished", "unpublished"},
	{"standard", "standard", "misc"},
	{"thesis", "thesis", "phdthesis"},
	{"treaty", "legal", "misc"},
	{"webpage", "online", "misc"},
}

// usualKind returns what a CSL type is written as; known says whether CSL has
// that type.
func usualKind(typ string) (usual kind, known bool) {
	for _, k := range kinds {
		if k.csl == typ {
			return k, true
		}
	}
	return kind{typ, "misc", "misc"}, false
}

// typeOf returns the CSL type of an entry. The subtype tells more: BibLaTeX has
// "magazine" and "newspaper", and here any CSL type can stand there; known says
// whether it was understood.
func typeOf(kind, subtype string) (typ string, known bool) {
	if kind == "article" || kind == "suppperiodical" {
		switch subtype {
		case "magazine", "newspaper":
			return "article-" + subtype, true
		}
	}
	for _, k := range kinds {
		if k.csl == subtype {
			return subtype, true
		}
	}
	switch kind {
	case "article", "suppperiodical":
		return "article-journal", false
	case "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference", "manual":
		return "book", false
	case "inbook", "bookinbook", "suppbook", "incollection", "suppcollection":
		return "chapter", false
	case "inproceedings", "conference":
		return "paper-conference", false
	case "inreference":
		return "entry-encyclopedia", false
	case "booklet":
		return "pamphlet", false
	case "report", "techreport":
		return "report", false
	case "thesis", "phdthesis", "mastersthesis":
		return "thesis", false
	case "unpublished":
		return "manuscript", false
	case "online", "electronic", "www":
		return "webpage", false
	case "artwork":
		return "graphic", false
	case "audio", "music":
		return "song", false
	case "image":
		return "figure", false
	case "movie", "video":
		return "motion_picture", false
	case "jurisdiction":
		return "legal_case", false
	case "legal":
		return "treaty", false
	case "letter":
		return "personal_communication", false
	case "dataset", "legislation", "patent", "performance", "periodical", "review", "software", "standard":
		return kind, false
	}
	return "document", false
}

// kindFor returns the type of entry for an item, the one that was kept for it if
// it is still right, and the subtype where the type alone would be read as another
// CSL type.
func kindFor(item csl.Item, kept []string, dialect Dialect) (kind, subtype string) {
	usual, known := usualKind(item.Type)
	if kind = usual.biblatex; dialect == BibTeX {
		kind = usual.bibtex
	}
	if len(kept) == 1 && isName(kept[0]) {
		if typ, _ := typeOf(kept[0], ""); typ == item.Type {
			kind = kept[0]
		}
	}
	if kind == "phdthesis" && strings.Contains(strings.ToLower(item.Text["genre"]), "master") {
		kind = "mastersthesis"
	}
	if typ, _ := typeOf(kind, ""); typ == item.Type || !known {
		return kind, ""
	}
	subtype = strings.TrimPrefix(item.Type, "article-")
	if typ, _ := typeOf(kind, subtype); typ != item.Type {
		subtype = item.Type
	}
	return kind, subtype
}

// isPart says whether an entry is a part of what its booktitle names.
func isPart(kind string) bool {
	switch kind {
	case "inbook", "bookinbook", "suppbook", "incollection", "suppcollection", "inproceedings", "conference", "inreference":
		return true
	}
	return false
}

// isBook says whether an entry stands alone, with a publisher, and may be in a
// series.
func isBook(kind string) bool {
	switch kind {
	case "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "reference", "mvreference", "manual", "booklet":
		return true
	}
	return false
}

// bibstring returns what a key of BibLaTeX stands for as the type of a thesis or
// report, or what the type of an entry says of it, or "".
func bibstring(key string) string {
	switch strings.ToLower(key) {
	case "phdthesis":
		return "PhD thesis"
	case "mathesis", "mastersthesis":
		return "Master’s thesis"
	case "bathesis":
		return "Bachelor’s thesis"
	case "candthesis":
		return "Candidate thesis"
	case "resreport":
		return "Research report"
	case "audiocd":
		return "Audio CD"
	case "datacd":
		return "Data CD"
	}
	return ""
}
