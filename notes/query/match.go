package query

import (
	"slices"
	"strings"
)

// occurrence is a form found in a text. Start and end are the numbers given to
// matcher.next, end-exclusive.
type occurrence struct {
	place
	start, end int
}

// matcher finds the forms of a pattern in a text, whose words are passed to next one by
// one.
type matcher struct {
	*Pattern
	open  []partial
	found []occurrence
}

// partial is a form of several words whose first words were found.
type partial struct {
	place
	stood int // number of words found
	start int
}

func (m *matcher) form(at place) *form { return &m.groups[at.group].forms[at.form] }

// next advances all partial forms by one word of the text and adds those that are
// complete.
func (m *matcher) next(word []byte, start, end int) {
	open := m.open[:0]
	for _, part := range m.open {
		f := m.form(part.place)
		last := part.stood == len(f.words)-1
		want := f.words[part.stood]
		switch {
		case string(word) != want && !(last && f.begins && hasPrefix(word, want)):
		case last:
			m.add(occurrence{part.place, part.start, end})
		default:
			part.stood++
			open = append(open, part)
		}
	}
	m.open = open
	for _, at := range m.starts[string(word)] {
		if len(m.form(at).words) == 1 {
			m.add(occurrence{at, start, end})
		} else {
			m.open = append(m.open, partial{at, 1, start})
		}
	}
	for _, at := range m.begun {
		if hasPrefix(word, m.form(at).words[0]) {
			m.add(occurrence{at, start, end})
		}
	}
}

func hasPrefix(word []byte, prefix string) bool {
	return len(word) >= len(prefix) && string(word[:len(prefix)]) == prefix
}

// add adds an occurrence, unless its group already has an occurrence of the same words at
// no higher cost.
func (m *matcher) add(o occurrence) {
	for i := len(m.found) - 1; i >= 0 && m.found[i].end == o.end; i-- {
		if m.found[i].group != o.group || m.found[i].start != o.start {
			continue
		}
		if m.form(o.place).cost < m.form(m.found[i].place).cost {
			m.found[i] = o
		}
		return
	}
	m.found = append(m.found, o)
}

// Mark returns the ranges of the wanted words in the text, in order and not overlapping,
// as code points, end-exclusive. A phrase is one range from its first word to its last. A
// text with only some of the wanted words is marked too. Without a wanted word Mark
// returns nil.
//
// Others are the marked words, each once and in order, that neither equal a typed word
// nor begin with one.
func (p *Pattern) Mark(text string) (marks [][2]int, others []string) {
	m := p.occurrences(text)
	var runes []rune
	for _, o := range m.found {
		marks = append(marks, [2]int{o.start, o.end})
		if cost := m.form(o.place).cost; cost == 0 || cost == costBegun {
			continue
		}
		if runes == nil {
			runes = []rune(text)
		}
		if other := string(runes[o.start:o.end]); !slices.ContainsFunc(others, func(s string) bool { return strings.EqualFold(s, other) }) {
			others = append(others, other)
		}
	}
	return merged(marks), others
}

// occurrences finds the wanted forms in a text, in code points.
func (p *Pattern) occurrences(text string) matcher {
	m := matcher{Pattern: p}
	for s := newScanner(text); s.next(); {
		m.next(s.folded, s.start, s.end)
	}
	m.found = slices.DeleteFunc(m.found, func(o occurrence) bool { return o.group >= p.wanted })
	return m
}

// merged sorts the marks and joins overlapping ones.
func merged(marks [][2]int) [][2]int {
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	kept := marks[:0]
	for _, m := range marks {
		if n := len(kept); n > 0 && m[0] < kept[n-1][1] {
			kept[n-1][1] = max(kept[n-1][1], m[1])
		} else {
			kept = append(kept, m)
		}
	}
	return kept
}
