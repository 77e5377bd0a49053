package editor

import (
	"slices"
	"sort"
	"strings"

	"collate/app/widget/textview"
)

// finder is a search with its hits, which are updated with each edit.
type finder struct {
	pattern *textview.Pattern // nil for no search
	hits    []extent          // in order, not overlapping
	current int               // index of the current hit; -1 for none
}

// FindWith marks all matches of query within a line, and selects the first one at or after the caret, cyclically. For
// an invalid regular expression it returns a *textview.PatternError and marks nothing.
func (e *Editor) FindWith(query string, o textview.FindOptions) error {
	e.ClearFind()
	if query == "" {
		return nil
	}
	p, err := textview.NewPattern(query, o)
	if err != nil {
		return err
	}
	e.find = finder{pattern: p, hits: appendMatches(nil, p, e.buffer.lines, 0), current: -1}
	if len(e.find.hits) > 0 {
		e.find.current = e.find.firstFrom(e.sel.extent().start) % len(e.find.hits)
		e.showFind()
	}
	return nil
}

// ClearFind ends the search and removes its marks.
func (e *Editor) ClearFind() {
	e.find = finder{}
	e.redraw()
}

// FindNext selects the next match, cyclically.
func (e *Editor) FindNext() { e.stepFind(1) }

// FindPrevious selects the previous match, cyclically.
func (e *Editor) FindPrevious() { e.stepFind(-1) }

// FindState returns the number of the current match, from 1, or 0 if there is none, and the number of matches.
func (e *Editor) FindState() (current, count int) {
	if len(e.find.hits) == 0 {
		return 0, 0
	}
	return e.find.current + 1, len(e.find.hits)
}

// ReplaceFind replaces the current match by text and selects the next one. It returns false if there is no current
// match. For a regular expression, $1 in text stands for its first group.
func (e *Editor) ReplaceFind(text string) bool {
	f := &e.find
	if f.current < 0 || f.current >= len(f.hits) {
		return false
	}
	h := f.hits[f.current]
	n, at := e.buffer.locate(h.start)
	f.pattern.Replacements(e.buffer.lines[n].text, text, func(start, _ int, with string) {
		if start == at {
			text = with
		}
	})
	e.Replace(h.start, h.end, text)
	if n := len(f.hits); n > 0 {
		f.current = f.firstFrom(e.Caret()) % n
		e.showFind()
	}
	return true
}

// ReplaceAll replaces all matches as ReplaceFind does, as one undo step, and returns their number.
func (e *Editor) ReplaceAll(text string) int {
	hits := e.find.hits
	if len(hits) == 0 {
		return 0
	}
	text = clean(text)
	start, end := hits[0].start, hits[len(hits)-1].end
	removed := e.buffer.slice(start, end)
	var out strings.Builder
	done := 0
	first, _ := e.buffer.locate(start)
	last, _ := e.buffer.locate(end)
	at := e.buffer.start(first) - start // start of the line in removed
	for _, l := range e.buffer.lines[first : last+1] {
		e.find.pattern.Replacements(l.text, text, func(start, end int, with string) {
			out.WriteString(removed[done : at+start])
			out.WriteString(with)
			done = at + end
		})
		at += len(l.text) + 1
	}
	n := len(hits)
	c := Edit{start, removed, out.String()}
	e.change(c, afterAt(c.end()), alone)
	return n
}

func (e *Editor) stepFind(d int) {
	n := len(e.find.hits)
	if n == 0 {
		return
	}
	if e.find.current < 0 {
		e.find.current = e.find.firstFrom(e.Caret()) % n
	} else {
		e.find.current = (e.find.current + d + n) % n
	}
	e.showFind()
}

// showFind selects the current hit and scrolls to it.
func (e *Editor) showFind() {
	h := e.find.hits[e.find.current]
	e.setSelection(selected(h.start, h.end))
	e.reveal(h)
	e.redraw()
}

// firstFrom returns the index of the first hit that starts at or after an offset.
func (f *finder) firstFrom(offset int) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].start >= offset })
}

// firstAfter returns the index of the first hit that ends after an offset.
func (f *finder) firstAfter(offset int) int {
	return sort.Search(len(f.hits), func(i int) bool { return f.hits[i].end > offset })
}

// apply updates the hits after an edit that has changed lines: hits on other lines move, the changed lines are searched
// again. The current hit stays current if it still matches.
func (f *finder) apply(c Edit, b *buffer, s splice) {
	if f.pattern == nil {
		return
	}
	d := len(c.Inserted) - len(c.Removed)
	start, end := b.start(s.first), b.end(s.first+s.added-1) // of the changed lines
	lo := f.firstFrom(start)
	hi := f.firstFrom(end - d + 1)
	for i := hi; i < len(f.hits); i++ {
		f.hits[i].start += d
		f.hits[i].end += d
	}
	found := appendMatches(nil, f.pattern, b.lines[s.first:s.first+s.added], start)
	switch {
	case f.current >= hi:
		f.current += len(found) - (hi - lo)
	case f.current >= lo:
		was := c.moved(f.hits[f.current].start)
		f.hits = slices.Replace(f.hits, lo, hi, found...)
		if f.current = f.firstFrom(was); f.current == len(f.hits) || f.hits[f.current].start != was {
			f.current = -1
		}
		return
	}
	f.hits = slices.Replace(f.hits, lo, hi, found...)
}

// appendMatches appends the matches of a pattern in lines, the first of which starts at offset.
func appendMatches(dst []extent, p *textview.Pattern, lines []*line, offset int) []extent {
	for _, l := range lines {
		p.InLine(l.text, func(start, end int) { dst = append(dst, extent{offset + start, offset + end}) })
		offset += len(l.text) + 1
	}
	return dst
}
