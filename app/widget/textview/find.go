package textview

import (
	"sort"
	"time"
)

// FindOptions says what find in page takes for the same. The zero value finds words as they are typed: in upper or
// lower case, with or without accents, anywhere in a word. Letters that only look alike, such as e and ə, differ
// always; i is the lower case of I and İ, and ı that of I.
type FindOptions struct {
	Case bool // upper and lower case differ
	// Diacritics: accents count, and so do the typographic forms of quotation marks, hyphens and spaces.
	Diacritics bool
	Word       bool // whole words only
	// Regexp: the query is a regular expression in the syntax of package regexp. It matches within a paragraph, and
	// Diacritics is not looked at.
	Regexp bool
}

// finder is find in page: what was searched for and where it is.
type finder struct {
	search  *search  // nil when it is over
	hits    []extent // in order, not overlapping
	current int      // index of the hit that is looked at; -1 while it is not found
	aim     int      // the first hit that ends behind is to be looked at
}

// firstAfter returns the index of the first hit that ends behind offset.
func (f *finder) firstAfter(offset int) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].end > offset })
}

// add appends hits and finds the one to look at; it reports whether it has.
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
	case over: // none behind: go on from the start
		f.current = 0
	}
	return f.current >= 0
}

// Find marks all places where query occurs, as the zero FindOptions say, and shows the first one from the top of the
// view. It returns their number; 0 for an empty query.
func (v *View) Find(query string) int {
	_ = v.beginFind(query, FindOptions{}) // only a regular expression can be wrong
	if v.find.search != nil {
		v.find.search.run(func() bool { return false })
		v.found(v.find.search, v.find.search.take(), true)
	}
	return len(v.find.hits)
}

// findBudget is how long FindWith may keep the caller waiting.
const findBudget = 8 * time.Millisecond

// FindWith marks all places where query occurs and shows the first one from the find that is looked at, or from the
// top of the view. What is not found within a frame is looked for in the background: Finding tells whether that goes
// on, and OnFound is called as finds are added and when it is over. Another search or text ends it. For a regular
// expression that cannot be used it returns a *PatternError and marks nothing.
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

// beginFind drops what was found before.
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
	const news = 50 * time.Millisecond // between two reports
	for over := false; !over && !s.cancelled.Load(); {
		start := time.Now()
		over = s.run(func() bool { return s.cancelled.Load() || time.Since(start) > news })
		hits, last := s.take(), over
		v.engine.do(func() { v.found(s, hits, last) })
	}
}

// found takes in what a search has found, unless another was begun.
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

// FindNext shows the next find; after the last comes the first.
func (v *View) FindNext() { v.stepFind(1) }

// FindPrevious shows the find before; before the first comes the last.
func (v *View) FindPrevious() { v.stepFind(-1) }

func (v *View) stepFind(d int) {
	f := &v.find
	switch n := len(f.hits); {
	case n == 0:
		return
	case f.current < 0: // still on the way to where it is to be looked from
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

// FindState returns the number of the find that is looked at, from 1, and how many there are so far; 0, 0 when there
// are none.
func (v *View) FindState() (current, count int) {
	if len(v.find.hits) == 0 {
		return 0, 0
	}
	return v.find.current + 1, len(v.find.hits)
}

// Finding reports whether a search goes on in the background.
func (v *View) Finding() bool { return v.find.search != nil }

// ClearFind removes what Find has marked and ends a search.
func (v *View) ClearFind() {
	if s := v.find.search; s != nil {
		s.cancelled.Store(true)
	}
	v.find = finder{}
	v.bar.ticks = nil
	v.redraw()
}
