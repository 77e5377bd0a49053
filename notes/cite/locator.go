package cite

import (
	"strconv"

	"collate/notes/cite/csl"
	"collate/notes/document"
)

// Locator is the part of an item that is cited. The zero value is the whole.
type Locator struct {
	Label string `json:"label"` // a CSL locator type: "paragraph", "page"
	Value string `json:"value"` // "4", "4–6"
}

// Paragraph returns the locator of a passage in a text without pages: the
// number of its paragraph, or of its first and last one. Offsets are code
// points, end-exclusive.
//
// Paragraphs are counted from 1 as a reader would: headings do not count, and
// the items of a list, the rows of a table, pictures and footnotes belong to the
// paragraph before them. A passage in a heading is in the section of that name; one in
// the title of the text, in a picture after a heading, or in an empty text has the zero
// Locator.
func Paragraph(doc document.Document, start, end int) Locator {
	first, last := paragraphs(doc, start, end)
	switch {
	case first == 0:
		return section(doc, start)
	case first == last:
		return Locator{"paragraph", strconv.Itoa(first)}
	}
	return Locator{"paragraph", strconv.Itoa(first) + "–" + strconv.Itoa(last)}
}

// section returns the locator of the section whose heading stands at a place,
// or the zero Locator.
func section(doc document.Document, start int) Locator {
	for _, block := range doc.Blocks() {
		if block.Kind == document.Heading && block.Level > 1 && block.Start <= start && start < block.End {
			return Locator{"section", "“" + OneLine(doc.Slice(block.Start, block.End)) + "”"}
		}
	}
	return Locator{}
}

// paragraphs returns the numbers of the first and last paragraph that the
// passage touches, or zeros.
func paragraphs(doc document.Document, start, end int) (first, last int) {
	number := 0
	counted := false // the block before belongs to a paragraph, which an item goes on with
	for _, block := range doc.Blocks() {
		if block.Start >= max(end, start+1) {
			break
		}
		switch {
		case block.Kind == document.Heading:
			counted = false
			continue
		case block.Kind == document.Image && !counted:
			continue
		case !counted || !goesOn(block.Kind):
			number++
		}
		counted = true
		if block.End > start || block.End == start && end == start {
			if first == 0 {
				first = number
			}
			last = number
		}
	}
	return first, last
}

// goesOn says whether a block goes on with the paragraph before it.
func goesOn(kind document.Kind) bool {
	switch kind {
	case document.Item, document.Row, document.Image, document.Footnote:
		return true
	}
	return false
}

// cite returns the cite of that part of an item.
func (l Locator) cite(id string) csl.Cite {
	return csl.Cite{ID: id, Locator: l.Value, Label: l.Label}
}
