package app

import (
	"sort"

	"collate/notes"
	"collate/notes/document"
)

// following is how the other panes follow the one that is scrolled.
type following int

const (
	followNot        following = iota // each pane scrolls for itself
	followHeadings                    // to the same heading, and to the same fraction of its section
	followProportion                  // to the same fraction of the text
)

// follow scrolls the other articles after leader was scrolled, and calls moved
// for each.
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

// counterparts returns the section of the text from that contains place, and
// the section of the text to with the same index, or its last one. Places are
// code points; a section begins at a heading, the first one at the start of the
// text.
func counterparts(from document.Document, place int, to document.Document) (here, there [2]int) {
	froms, tos := sections(from), sections(to)
	i := sort.SearchInts(froms, place+1) - 1
	i = min(max(i, 0), len(froms)-2)
	j := min(i, len(tos)-2)
	return [2]int{froms[i], froms[i+1]}, [2]int{tos[j], tos[j+1]}
}

// sections returns the starts of the sections of a text, the first of which is
// 0, followed by the length of the text.
func sections(d document.Document) []int {
	starts := []int{0}
	for _, h := range d.Headings() {
		if h.Start > 0 {
			starts = append(starts, h.Start)
		}
	}
	return append(starts, d.Len())
}
