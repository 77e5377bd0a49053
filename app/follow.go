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
		if p != leader && p.shown.Kind == notes.KindArticle {
			p.reader.GoTo(counterpart(leader.revision.Document, leader.reader.Place(), p.revision.Document, how))
			moved(p)
		}
	}
}

// counterpart returns the place in one text that corresponds to a place in
// another. Places are code points.
func counterpart(from document.Document, place int, to document.Document, how following) int {
	if how == followProportion {
		return scale(place, 0, from.Len(), 0, to.Len())
	}
	here, there := sections(from), sections(to)
	i := sort.SearchInts(here, place+1) - 1
	j := min(i, len(there)-2)
	return scale(place, here[i], here[i+1], there[j], there[j+1])
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
	return append(starts, d.Len()+1)
}

// scale maps a place between two bounds to the same part of the way between
// two others.
func scale(place, from, to, newFrom, newTo int) int {
	if to <= from {
		return newFrom
	}
	return newFrom + int(float64(place-from)/float64(to-from)*float64(newTo-newFrom))
}
