package textview

import (
	"sort"
	"time"
)

// FindOptions says which differences find in page ignores. The zero value ignores case and accents and matches anywhere in a
// word. Letters that only look alike, such as e and ə, always differ; i is the lower case of I and İ, and ı that of I.
type FindOptions struct {
	Case bool // upper and lower case differ
	// Diacritics: accents count, and so do the typographic forms of quotation marks, hyphens and spaces.
	Diacritics bool
	Word       bool // whole words only
	// Regexp: the query is a regular expression in the syntax of package regexp. It matches within a paragraph; Diacritics
	// is ignored.
	Regexp bool
}

// finder is the state of find in page.
type finder struct {
	search  *search  // nil when it has ended
	hits    []extent // in order, not overlapping
	current int      // index of the current hit; -1 until it is found
	aim     int      // the first hit that ends after this offset becomes current
}

// firstAfter returns the index of the first hit that ends after offset.
func (f *finder) firstAfter(offset int) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].end > offset })
}

// add appends hits and chooses the current one; it reports whether it did. over says that the search has ended.
func (f *finder) add(hits []extent, over bool) bool {
	f.hits = append(f.hits, hits...)
	if over {
		f.search = nil
	}
	if f.current >= 0 || len(f.hits) == 0 {
		return false
	}
	switch n := f.firstAfter(f.aim); {
	case n < len(f.hits):
		f.current = n
	case over: // none after aim: wrap around to the start
		f.current = 0
	}
	return f.current >= 0
}

// Find marks all occurrences of query, with the zero FindOptions, and shows the first one from the top of the viewport. It
// returns their number; 0 for an empty query.
func (v *View) Find(query string) int {
	_ = v.beginFind(query, FindOptions{}) // only a regular expression can have an error
	if v.find.search != nil {
		v.find.search.run(func() bool { return false })
		v.found(v.find.search, v.find.search.take(), true)
	}
	return len(v.find.hits)
}

// findBudget is the longest time for which FindWith blocks the caller.
const findBudget = 8 * time.Millisecond

// FindWith marks all occurrences of query and shows the first one from the current find, or from the top of the viewport. A
// search that takes longer than a frame continues in the background: Finding reports this, and OnFound is called as finds
// are added and at the end. Another search or text cancels it. For an invalid regular expression it returns a *PatternError
// and marks nothing.
func (v *View) FindWith(query string, o FindOptions) error {
	if err := v.beginFind(query, o); err != nil || v.find.search == nil {
		return err
	}
	s, start := v.find.search, time.Now()
	if over := s.run(func() bool { return time.Since(start) > findBudget }); over {
		v.found(s, s.take(), true)
		return nil
	}
	v.found(s, s.take(), false)
	go v.findOn(s)
	return nil
}

// beginFind clears the last search and sets up a new one.
func (v *View) beginFind(query string, o FindOptions) error {
	aim := v.scroll.place
	if f := &v.find; f.current >= 0 && f.current < len(f.hits) && v.sync() && v.shows(f.hits[f.current].start) {
		aim = f.hits[f.current].start
	}
	v.ClearFind()
	s, err := newSearch(v.text.Content, query, o)
	v.find = finder{search: s, current: -1, aim: aim}
	return err
}

// findOn searches in the background to the end of the text.
func (v *View) findOn(s *search) {
	const news = 50 * time.Millisecond // interval of reports
	for over := false; !over && !s.cancelled.Load(); {
		start := time.Now()
		over = s.run(func() bool { return s.cancelled.Load() || time.Since(start) > news })
		hits, last := s.take(), over
		v.engine.do(func() { v.found(s, hits, last) })
	}
}

// found adds the hits of a search, unless another search has begun.
func (v *View) found(s *search, hits []extent, over bool) {
	if v.find.search != s {
		return
	}
	show := v.find.add(hits, over)
	v.bar.ticks = nil
	if show {
		v.showFind()
	}
	v.redraw()
	if v.OnFound != nil {
		v.OnFound()
	}
}

// FindNext shows the next find; after the last it wraps around to the first.
func (v *View) FindNext() { v.stepFind(1) }

// FindPrevious shows the previous find; before the first it wraps around to the last.
func (v *View) FindPrevious() { v.stepFind(-1) }

func (v *View) stepFind(d int) {
	f := &v.find
	switch n := len(f.hits); {
	case n == 0:
		return
	case f.current < 0: // the search has not reached aim yet
		f.current = min(f.firstAfter(f.aim), n-1)
	default:
		f.current = (f.current + d + n) % n
	}
	v.showFind()
}

func (v *View) showFind() {
	h := v.find.hits[v.find.current]
	v.Reveal(h.start, h.end)
	v.redraw()
}

// FindState returns the number of the current find, from 1, and the number of finds so far; 0, 0 if there are none.
func (v *View) FindState() (current, count int) {
	if len(v.find.hits) == 0 {
		return 0, 0
	}
	return v.find.current + 1, len(v.find.hits)
}

// Finding reports whether a search continues in the background.
func (v *View) Finding() bool { return v.find.search != nil }

// ClearFind removes the marks of Find and cancels a search.
func (v *View) ClearFind() {
	if s := v.find.search; s != nil {
		s.cancelled.Store(true)
	}
	v.find = finder{}
	v.bar.ticks = nil
	v.redraw()
}
