package textview

import (
	"sort"
	"unicode"
	"unicode/utf8"
)

// finder is find in page: what was searched for and where it is.
type finder struct {
	query   string
	hits    []extent // in order, not overlapping
	current int      // index of the hit that is looked at
}

// firstAfter returns the index of the first hit that ends behind offset.
func (f *finder) firstAfter(offset int) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].end > offset })
}

// Find marks all places where query occurs, in upper or lower case, and shows the first one from the top of the view.
// It returns their number; 0 for an empty query.
func (v *View) Find(query string) int {
	v.find = finder{query: query, hits: findAll(v.text.Content, query)}
	v.bar.ticks = nil
	if len(v.find.hits) > 0 {
		v.find.current = v.find.firstAfter(v.scroll.place) % len(v.find.hits)
		v.showFind()
	}
	v.redraw()
	return len(v.find.hits)
}

// FindNext shows the next find; after the last comes the first.
func (v *View) FindNext() { v.stepFind(1) }

// FindPrevious shows the find before; before the first comes the last.
func (v *View) FindPrevious() { v.stepFind(-1) }

func (v *View) stepFind(d int) {
	if n := len(v.find.hits); n > 0 {
		v.find.current = (v.find.current + d + n) % n
		v.showFind()
	}
}

func (v *View) showFind() {
	h := v.find.hits[v.find.current]
	v.Reveal(h.start, h.end)
	v.redraw()
}

// FindState returns which find is shown, counted from 1, and how many there are; 0, 0 when nothing was found.
func (v *View) FindState() (current, count int) {
	if len(v.find.hits) == 0 {
		return 0, 0
	}
	return v.find.current + 1, len(v.find.hits)
}

// ClearFind removes what Find has marked.
func (v *View) ClearFind() {
	v.find = finder{}
	v.bar.ticks = nil
	v.redraw()
}

// findAll returns where query occurs in text, by simple case folding, from left to right without overlap.
func findAll(text, query string) []extent {
	if query == "" {
		return nil
	}
	var out []extent
	first := firstBytes(query)
	for i := 0; i < len(text); {
		if !first[text[i]] {
			i++
			continue
		}
		if n := foldedPrefix(text[i:], query); n > 0 {
			out = append(out, extent{i, i + n})
			i += n
			continue
		}
		i++
	}
	return out
}

// firstBytes returns the bytes that text which matches query may start with.
func firstBytes(query string) (set [256]bool) {
	set[query[0]] = true
	r, n := utf8.DecodeRuneInString(query)
	if r == utf8.RuneError && n == 1 {
		return set
	}
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		set[utf8.AppendRune(nil, f)[0]] = true
	}
	return set
}

// foldedPrefix returns the length of the start of text that equals query but for case; 0 when there is none.
func foldedPrefix(text, query string) int {
	n := 0
	for len(query) > 0 {
		if n >= len(text) {
			return 0
		}
		q, qn := rune(query[0]), 1
		t, tn := rune(text[n]), 1
		if q >= utf8.RuneSelf {
			q, qn = utf8.DecodeRuneInString(query)
		}
		if t >= utf8.RuneSelf {
			t, tn = utf8.DecodeRuneInString(text[n:])
		}
		if q == utf8.RuneError && qn == 1 || t == utf8.RuneError && tn == 1 {
			if query[0] != text[n] {
				return 0
			}
			qn, tn = 1, 1
		} else if !foldEqual(q, t) {
			return 0
		}
		query = query[qn:]
		n += tn
	}
	return n
}

// foldEqual reports whether a and b are the same but for case.
func foldEqual(a, b rune) bool {
	if a == b {
		return true
	}
	if a < utf8.RuneSelf && b < utf8.RuneSelf {
		return a^b == 0x20 && unicode.IsLetter(a)
	}
	for f := unicode.SimpleFold(a); f != a; f = unicode.SimpleFold(f) {
		if f == b {
			return true
		}
	}
	return false
}
