package ris

// kind is a type of RIS and the CSL type that it is read as. The first for a CSL
// type is what that is written as.
type kind struct{ ris, csl string }

var kinds = []kind{
	{"JOUR", "article-journal"}, {"EJOUR", "article-journal"}, {"JFULL", "periodical"}, {"INPR", "article-journal"}, {"ABST", "article-journal"},
	{"MGZN", "article-magazine"}, {"NEWS", "article-newspaper"}, {"PRESS", "article-newspaper"},
	{"BOOK", "book"}, {"EBOOK", "book"}, {"EDBOOK", "book"}, {"WHOLE", "book"}, {"CTLG", "book"}, {"CLSWK", "classic"}, {"ANCIENT", "classic"},
	{"CHAP", "chapter"}, {"ECHAP", "chapter"},
	{"ENCYC", "entry-encyclopedia"}, {"DICT", "entry-dictionary"}, {"CPAPER", "paper-conference"}, {"CONF", "paper-conference"},
	{"RPRT", "report"}, {"GOVDOC", "report"}, {"GRANT", "report"}, {"THES", "thesis"}, {"UNPB", "manuscript"}, {"UNPD", "manuscript"}, {"MANSCPT", "manuscript"},
	{"PAMP", "pamphlet"}, {"SER", "periodical"}, {"AGGR", "dataset"}, {"DATA", "dataset"}, {"DBASE", "dataset"},
	{"ELEC", "webpage"}, {"WEB", "webpage"}, {"BLOG", "post-weblog"}, {"ICOMM", "post"}, {"PCOMM", "personal_communication"}, {"INTV", "interview"},
	{"COMP", "software"}, {"VIDEO", "motion_picture"}, {"MPCT", "motion_picture"}, {"ADVS", "motion_picture"}, {"MULTI", "motion_picture"},
	{"SOUND", "song"}, {"MUSIC", "musical_score"}, {"POD", "broadcast"}, {"SLIDE", "speech"},
	{"FIGURE", "figure"}, {"CHART", "figure"}, {"ART", "graphic"}, {"MAP", "map"}, {"EQUA", "figure"},
	{"BILL", "bill"}, {"UNBILL", "bill"}, {"CASE", "legal_case"}, {"HEAR", "hearing"}, {"STAT", "legislation"}, {"LEGAL", "regulation"},
	{"PAT", "patent"}, {"STAND", "standard"}, {"STD", "standard"}, {"GEN", "document"},
}

// typeOf returns the CSL type of a type of RIS, "document" for one that is not
// known.
func typeOf(ris string) string {
	for _, k := range kinds {
		if k.ris == ris {
			return k.csl
		}
	}
	return "document"
}

// kindFor returns the type of RIS for a CSL type: the one that comes nearest,
// or else GEN.
func kindFor(typ string) string {
	switch typ {
	case "review", "review-book":
		return "JOUR"
	case "entry":
		return "ENCYC"
	case "collection":
		return "BOOK"
	case "dataset":
		return "DATA"
	case "periodical":
		return "JFULL"
	}
	for _, k := range kinds {
		if k.csl == typ {
			return k.ris
		}
	}
	return "GEN"
}

// isWhole says whether a reference stands alone: its T2 is the series that it is
// in.
func isWhole(kind string) bool {
	switch typeOf(kind) {
	case "book", "classic", "report", "thesis", "map", "motion_picture", "pamphlet", "standard":
		return true
	}
	return false
}
