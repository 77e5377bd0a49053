package app

import (
	"sort"

	"collate/notes"
	"collate/notes/document"
)

// following says how the other panes follow the one that is scrolled.
type following int

const (
	followNot        following = iota // each pane scrolls for itself
	followHeadings                    // to the same heading, and as far into its section
	followProportion                  // to the same part of the text
)

// follow scrolls the other articles after one that was scrolled, and calls
// moved for each.
func (d *desk) follow(leader *pane, how following, moved func(*pane)) {
	if how == followNot || d.following {
		return
	}
	d.following = true
	defer func() { d.following = false }()
	for _, p := range d.shown() {
		if p == leader || p.shown.Kind != notes.KindArticle {
			continue
		}
		if how == followProportion {
			p.reader.ScrollToProgress(leader.reader.Progress())
		} else {
			here, there := counterparts(leader.revision.Document, leader.reader.Place(), p.revision.Document)
			p.reader.ScrollBetween(there, leader.reader.Fraction(here))
		}
		moved(p)
	}
}

// counterparts returns the section of a text that a place is in, and the one
// of another text that has the same number, or its last one. Places are code
// points; a section is what a heading begins, or the text before the first
// one.
func counterparts(from document.Document, place int, to document.Document) (here, there [2]int) {
	froms, tos := sections(from), sections(to)
	i := sort.SearchInts(froms, place+1) - 1
	i = min(max(i, 0), len(froms)-2)
	j := min(i, len(tos)-2)
	return [2]int{froms[i], froms[i+1]}, [2]int{tos[j], tos[j+1]}
}

// sections returns where the sections of a text begin, the first of which
// begins with the text, and the end of the text.
func sections(d document.Document) []int {
	starts := []int{0}
	for _, h := range d.Headings() {
		if h.Start > 0 {
			starts = append(starts, h.Start)
		}
	}
	return append(starts, d.Len())
}
