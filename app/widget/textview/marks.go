package textview

import (
	"cmp"
	"slices"
	"strings"
)

// Mark is a highlighted range of a text, in bytes. Marks may overlap.
type Mark struct {
	ID         string
	Start, End int
	Color      int  // index into Look.Marks
	Underline  bool // a line below the text instead of a ground behind it
}

// markSet holds marks so that those that touch a range are found in O(log n + found). It is an implicit interval
// tree: marks lie sorted by Start, the middle of any stretch is the root of a binary tree over it, and reach[root] is
// the greatest End in the tree.
type markSet struct {
	marks []Mark
	reach []int
}

// newMarkSet copies the marks; empty ones are left out.
func newMarkSet(marks []Mark) markSet {
	s := markSet{marks: make([]Mark, 0, len(marks))}
	for _, m := range marks {
		if m.Start < m.End {
			s.marks = append(s.marks, m)
		}
	}
	slices.SortFunc(s.marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), strings.Compare(a.ID, b.ID))
	})
	s.reach = make([]int, len(s.marks))
	s.build(0, len(s.marks))
	return s
}

// build fills reach for the tree over marks[lo:hi] and returns its greatest End.
func (s *markSet) build(lo, hi int) int {
	if lo >= hi {
		return 0
	}
	mid := (lo + hi) / 2
	s.reach[mid] = max(s.marks[mid].End, s.build(lo, mid), s.build(mid+1, hi))
	return s.reach[mid]
}

// appendTouching appends the marks that have a byte in common with start to end, in order of Start, the longer first.
func (s *markSet) appendTouching(dst []*Mark, start, end int) []*Mark {
	return s.search(dst, 0, len(s.marks), start, end)
}

func (s *markSet) search(dst []*Mark, lo, hi, start, end int) []*Mark {
	if lo >= hi {
		return dst
	}
	mid := (lo + hi) / 2
	if s.reach[mid] <= start {
		return dst
	}
	dst = s.search(dst, lo, mid, start, end)
	if m := &s.marks[mid]; m.Start < end {
		if m.End > start {
			dst = append(dst, m)
		}
		dst = s.search(dst, mid+1, hi, start, end)
	}
	return dst
}

// idsAt returns the marks that cover the bytes from start to end, or a part of them, the shortest first.
func (s *markSet) idsAt(start, end int) []string {
	marks := s.appendTouching(nil, start, end)
	slices.SortStableFunc(marks, func(a, b *Mark) int { return cmp.Compare(a.End-a.Start, b.End-b.Start) })
	var ids []string
	for _, m := range marks {
		ids = append(ids, m.ID)
	}
	return ids
}
