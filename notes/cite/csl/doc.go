// Package csl formats citations and bibliographies in the styles of the
// Citation Style Language, CSL 1.0.2, and reads and writes CSL-JSON.
//
// A style (a .csl file) and the locales that it needs are read by [ParseStyle]
// and [ParseLocale]; the package brings none along. [New] makes a [Processor] of
// them, whose method Format takes a whole document at once: what is cited, in
// order, with the numbers of the notes. All that depends on more than one cite
// comes out of that: numbers, ibid. and other positions, what tells cites apart
// that would look alike, the order of the bibliography. Formatting a document
// again after a change is cheap enough to be done while someone writes.
//
//	style, err := csl.ParseStyle(file)
//	processor, err := csl.New(style, locales, csl.Options{Language: "en-GB"})
//	formatted := processor.Format(csl.Document{
//		Items:     items,
//		Citations: []csl.Citation{{Cites: []csl.Cite{{ID: "doe2020", Locator: "12"}}}},
//	})
//	formatted.Citations[0].Text.String() // "(Doe, 2020, p. 12)"
//
// One citation on its own is a document with one citation. A bibliography
// without citations is a document that names its items in Uncited.
//
// A formatted [Text] is neutral: its runs and blocks say how they look, for a
// window or a word processor; and it has the methods String for plain text,
// HTML and Markdown.
//
// [Item], [Name] and [Date] are the data model, read and written by [Parse] and
// [Encode] as the csl-data JSON schema of CSL 1.0.2 has it. Every field of
// CSL-JSON that is read is written again, in one way for one meaning: values of
// variables as strings and not as numbers, dates as date-parts and not as text,
// true and not 1 or "1", and no empty fields in names and dates. Equal values
// are written as equal bytes.
//
// Where the specification leaves room, the package does as citeproc-js does,
// the processor that most styles were written with: which punctuation stays
// where marks meet, how initials are made, how straight quotation marks and
// apostrophes become curly ones. Titles may have the markup <i>, <b>, <sup>,
// <sub>, <sc>, <span style="font-variant:small-caps;"> and
// <span class="nocase">.
//
// All functions are pure, and all types but [Item], [Name] and [Date] immutable
// once made, so any goroutine may use any of them. Items are plain data, not to
// be changed while shared; Format does not change them.
package csl
