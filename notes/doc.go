// Package notes is the domain of Collate: what a notebook holds, and how it
// changes.
//
// A notebook holds articles (each with one or more immutable revisions),
// highlights on them, and notes. Every change is an [Edit], a value that can
// be applied, inverted and logged; what was changed is told by a [Change].
//
// The packages below this one each know one subject and nothing of storage or
// windows: notes/document (text and its structure), notes/markdown, notes/anchor
// (finding a passage again), notes/link ([[…]]), notes/query (the search
// language), notes/cite (citations), notes/importer (files to texts), notes/intake
// (texts into a notebook) and notes/export.
//
// All offsets are Unicode code points from 0, end-exclusive. All times are
// UTC. Values of this package are plain data: they may be passed between
// goroutines, and are not to be changed while shared.
package notes
