// Package notes is the domain of Collate: what a notebook holds, and how it
// changes.
//
// A notebook holds articles (each with one or more immutable revisions),
// highlights on them, and notes. Every change is an [Edit], a value that can
// be applied, inverted and logged; what was changed is told by a [Change].
//
// The packages below this one each know one subject and nothing of storage or
// windows:
//
//	document   the immutable text of an article and its structure
//	anchor     describing a passage, and finding it again
//	markdown   the text of a note: what it shows, its links, tags and citations
//	link       how a [[…]] is written
//	quote      passages as quotations with their source
//	embed      ![[…]], shown in place
//	template   texts to begin a note with
//	complete   what a link or tag that is being typed may become
//	query      the search language
//	diff       two versions of a text
//	cite       citations, their styles, and BibTeX, RIS and pandoc's [@key]
//	citing     the citations of a note, in a style
//	importer   files to texts
//	intake     texts into a notebook
//	export     out of it, into other formats
//
// All offsets are Unicode code points from 0, end-exclusive. All times are
// UTC. Values of this package are plain data: they may be passed between
// goroutines, and are not to be changed while shared.
package notes
