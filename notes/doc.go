// Package notes is the domain of Collate: what a notebook holds, and how it
// changes.
//
// A notebook holds articles (each with one or more immutable revisions),
// highlights on them, and notes. Every change is an [Edit], a value that can be
// applied, inverted and logged; a [Change] reports an applied edit.
//
// Each package below this one has one subject and knows nothing of storage or
// windows:
//
//	document   the immutable text of an article and its structure
//	anchor     describing a passage, and finding it again
//	markdown   the text of a note: its rendering, links, tags and citations
//	link       the syntax of [[…]]
//	quote      passages as quotations with their source
//	embed      ![[…]], shown in place
//	template   initial texts of notes
//	complete   completion of a link or tag while it is typed
//	query      the search language
//	diff       two versions of a text
//	cite       citations, their styles, and BibTeX, RIS and pandoc's [@key]
//	citing     the citations of a note, in a style
//	importer   files to texts
//	intake     texts into a notebook
//	export     a notebook into other formats
//
// All offsets are Unicode code points from 0, end-exclusive. All times are UTC.
// Values of this package are plain data: they may be passed between goroutines,
// and must not be modified while shared.
package notes
