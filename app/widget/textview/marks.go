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
	Underline  bool // a line below the text instead of a background
}

// markSet finds the marks that touch a range in O(log n + found). It is an implicit interval tree: marks are sorted by
// Start, the middle of any range of marks is the root of a binary tree over it, and reach[root] is the greatest End in the
// tree.
type markSet struct {
	marks []Mark
	reach []int
}

// newMarkSet copies the marks, without empty ones.
func newMarkSet(marks []Mark) markSet {
	s := markSet{marks: make([]Mark, 0, len(marks))}
	for _, m := range marks {
		if m.Start < m.End {
			s.marks = append(s.marks, m)
		}
	}
	slices.SortFunc(s.marks, compareMarks)
	s.rebuild()
	return s
}

// compareMarks orders marks by Start, the longer first, then by ID.
func compareMarks(a, b Mark) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), strings.Compare(a.ID, b.ID))
}

// index returns the index of the mark with the id; -1 if there is none.
func (s *markSet) index(id string) int {
	return slices.IndexFunc(s.marks, func(m Mark) bool { return m.ID == id })
}

// put adds a mark, or replaces the one with its id. An empty mark is removed.
func (s *markSet) put(m Mark) {
	old := s.index(m.ID)
	if m.Start >= m.End {
		s.remove(m.ID)
		return
	}
	at, _ := slices.BinarySearchFunc(s.marks, m, compareMarks)
	switch {
	case old < 0:
		s.marks = slices.Insert(s.marks, at, m)
	case at <= old:
		copy(s.marks[at+1:old+1], s.marks[at:old])
		s.marks[at] = m
	default: // at counts the old mark too
		copy(s.marks[old:at-1], s.marks[old+1:at])
		s.marks[at-1] = m
	}
	s.rebuild()
}

// remove removes the mark with the id, if there is one.
func (s *markSet) remove(id string) {
	if i := s.index(id); i >= 0 {
		s.marks = slices.Delete(s.marks, i, i+1)
		s.rebuild()
	}
}

// rebuild recomputes the tree.
func (s *markSet) rebuild() {
	s.reach = slices.Grow(s.reach[:0], len(s.marks))[:len(s.marks)]
	s.build(0, len(s.marks))
}

// build computes reach for the tree over marks[lo:hi] and returns its greatest End.
func (s *markSet) build(lo, hi int) int {
	if lo >= hi {
		return 0
	}
	mid := (lo + hi) / 2
	s.reach[mid] = max(s.marks[mid].End, s.build(lo, mid), s.build(mid+1, hi))
	return s.reach[mid]
}

// appendTouching appends the marks that share a byte with start–end, in order of Start, the longer first.
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

// overlaps reports whether another mark shares a byte with m.
func (s *markSet) overlaps(m *Mark) bool { return s.count(0, len(s.marks), m.Start, m.End, 2) == 2 }

// count returns the number of marks of marks[lo:hi] that touch a range, at most limit.
func (s *markSet) count(lo, hi, start, end, limit int) int {
	if lo >= hi || limit == 0 {
		return 0
	}
	mid := (lo + hi) / 2
	if s.reach[mid] <= start {
		return 0
	}
	n := s.count(lo, mid, start, end, limit)
	if m := &s.marks[mid]; m.Start < end && n < limit {
		if m.End > start {
			n++
		}
		n += s.count(mid+1, hi, start, end, limit-n)
	}
	return n
}

// idsAt returns the ids of the marks that touch start–end, the shortest mark first.
func (s *markSet) idsAt(start, end int) []string {
	marks := s.appendTouching(nil, start, end)
	slices.SortStableFunc(marks, func(a, b *Mark) int { return cmp.Compare(a.End-a.Start, b.End-b.Start) })
	var ids []string
	for _, m := range marks {
		ids = append(ids, m.ID)
	}
	return ids
}

// SetMarks replaces the marks. They are copied.
func (v *View) SetMarks(m []Mark) {
	v.marks = newMarkSet(m)
	v.marksChanged()
}

// putMark adds a mark, or replaces the one with its ID. For one mark among many it is faster than SetMarks.
func (v *View) putMark(m Mark) {
	v.marks.put(m)
	v.marksChanged()
}

func (v *View) marksChanged() {
	v.bar.ticks = nil
	v.redraw()
}

// SetChosen draws a frame around the mark with the id, and handles to change its range if OnMarkRange is set; "" chooses
// none.
func (v *View) SetChosen(id string) {
	v.chosen = id
	v.redraw()
}

// Mark returns the mark with the id; false if there is none.
func (v *View) Mark(id string) (Mark, bool) {
	if i := v.marks.index(id); i >= 0 {
		return v.marks.marks[i], true
	}
	return Mark{}, false
}

// MarksAt returns the ids of the marks that cover the character at an offset, the shortest first; nil if there are none.
func (v *View) MarksAt(offset int) []string {
	offset = v.clampOffset(offset)
	return v.marks.idsAt(offset, offset+1)
}

// NextMark returns the mark after the chosen one or, if none is chosen, after the caret, or else the first from the top of
// the viewport. Marks are ordered by start, the longest first, and the order wraps around; so overlapping marks are all
// reached. It returns false if there are no marks.
func (v *View) NextMark() (id string, ok bool) { return v.stepMark(1) }

// PreviousMark is NextMark in the opposite order.
func (v *View) PreviousMark() (id string, ok bool) { return v.stepMark(-1) }

func (v *View) stepMark(d int) (string, bool) {
	marks := v.marks.marks
	if len(marks) == 0 {
		return "", false
	}
	i := -1
	if v.chosen != "" {
		i = v.marks.index(v.chosen)
	}
	if i >= 0 {
		i += d
	} else {
		from := v.scroll.place
		if v.cursor.on {
			from = v.sel.moving()
		}
		i, _ = slices.BinarySearchFunc(marks, from, func(m Mark, from int) int { return cmp.Compare(m.Start, from) })
		if d < 0 {
			i--
		}
	}
	return marks[(i+len(marks))%len(marks)].ID, true
}

// NextOverlapping returns the mark after the chosen one, or before it, in a group of overlapping marks: the marks at the
// caret if the chosen one is among them or none is chosen, else the marks connected with the chosen one by overlaps. They
// are ordered by start, and the order wraps around. It returns false if the group has fewer than two marks.
func (v *View) NextOverlapping(forward bool) (id string, ok bool) {
	chosen := -1
	if v.chosen != "" {
		chosen = v.marks.index(v.chosen)
	}
	at, here := v.sel.moving(), []*Mark(nil)
	if v.cursor.on {
		if here = v.marks.appendTouching(nil, at, at+1); len(here) == 0 { // the caret is behind the marks
			here = v.marks.appendTouching(nil, at-1, at)
		}
	}
	inside := slices.ContainsFunc(here, func(m *Mark) bool { return m.ID == v.chosen })
	if chosen >= 0 && !inside {
		first, end := v.marks.overlapping(chosen)
		here = here[:0]
		for i := first; i < end; i++ {
			here = append(here, &v.marks.marks[i])
		}
	}
	if len(here) < 2 {
		return "", false
	}
	i := slices.IndexFunc(here, func(m *Mark) bool { return m.ID == v.chosen })
	switch {
	case forward:
		i++
	case i < 0:
		i = len(here) - 1
	default:
		i += len(here) - 1
	}
	return here[i%len(here)].ID, true
}

// overlapping returns the range of marks that are connected by overlaps with the mark at an index.
//
//	────── ───        the third is connected with the first
//	   ──────         through the second
//	             ───  but not with the fourth
func (s *markSet) overlapping(index int) (first, end int) {
	reach := 0
	for i, m := range s.marks {
		if m.Start >= reach {
			if i > index {
				return first, i
			}
			first = i
		}
		reach = max(reach, m.End)
	}
	return first, len(s.marks)
}
