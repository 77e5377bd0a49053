package textview

import (
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// Pattern is a compiled query. Only one goroutine may use it at a time.
type Pattern struct {
	matcher matcher
	word    bool
}

// NewPattern returns the pattern of a non-empty query. The error for an invalid regular expression is a *PatternError.
func NewPattern(query string, o FindOptions) (*Pattern, error) {
	if !o.Regexp {
		return &Pattern{newLiteral(query, folding{o.Case, o.Diacritics}), o.Word}, nil
	}
	expr := query
	if !o.Case {
		expr = "(?i)" + query
	}
	re, err := regexp.Compile(expr)
	if err != nil {
		return nil, explain(query, err)
	}
	return &Pattern{(*expression)(re), o.Word}, nil
}

// InLine calls f for each match of the pattern in a line of text, in bytes, from left to right, without overlap.
func (p *Pattern) InLine(line string, f func(start, end int)) {
	for _, h := range p.matcher.appendMatches(nil, line, 0, len(line)) {
		if p.accepts(line, h) {
			f(h.start, h.end)
		}
	}
}

// Replacements calls f for each match like InLine, with its replacement: with itself or, for a regular expression, with $1
// or ${name} expanded to what the groups matched; see [regexp.Regexp.Expand].
func (p *Pattern) Replacements(line, with string, f func(start, end int, text string)) {
	m, ok := p.matcher.(*expression)
	if !ok || !strings.Contains(with, "$") {
		p.InLine(line, func(start, end int) { f(start, end, with) })
		return
	}
	re := (*regexp.Regexp)(m)
	for _, at := range re.FindAllStringSubmatchIndex(line, -1) {
		if h := (extent{at[0], at[1]}); h.start < h.end && p.accepts(line, h) {
			f(h.start, h.end, string(re.ExpandString(nil, with, line, at)))
		}
	}
}

// accepts reports whether a match is a whole word, if that is required.
func (p *Pattern) accepts(text string, h extent) bool { return !p.word || isWhole(text, h) }

// search looks for a pattern in a text step by step. Everything except cancelled belongs to one goroutine at a time.
type search struct {
	text      string
	pattern   *Pattern
	at        int      // offset of the next step
	hits      []extent // found since the last take
	cancelled atomic.Bool
}

// matcher finds matches in steps.
type matcher interface {
	// appendMatches appends the non-empty matches that start between from and to, from left to right, without overlap.
	appendMatches(dst []extent, text string, from, to int) []extent
	// step returns the end of the step that begins at from.
	step(text string, from int) int
}

// newSearch returns a search that has not started; nil for an empty query. The error is a *PatternError.
func newSearch(text, query string, o FindOptions) (*search, error) {
	if query == "" {
		return nil, nil
	}
	p, err := NewPattern(query, o)
	if err != nil {
		return nil, err
	}
	return &search{text: text, pattern: p}, nil
}

// run continues the search until stop returns true, by at least one step. It reports whether the search is complete.
func (s *search) run(stop func() bool) bool {
	for s.at < len(s.text) {
		to := s.pattern.matcher.step(s.text, s.at)
		first := len(s.hits)
		s.hits = s.pattern.matcher.appendMatches(s.hits, s.text, s.at, to)
		if n := len(s.hits); n > first {
			to = max(to, s.hits[n-1].end)
		}
		s.hits = slices.DeleteFunc(s.hits, func(h extent) bool { return !s.pattern.accepts(s.text, h) })
		s.at = to
		if stop() {
			break
		}
	}
	return s.at >= len(s.text)
}

// take returns the hits since the last call.
func (s *search) take() []extent {
	hits := s.hits
	s.hits = nil
	return hits
}

// literal matches a query that is not a regular expression.
type literal struct {
	fold  folding
	query []folded
	// A match starts with one of these bytes, and with one of these characters if it is below 1<<16.
	bytes [256]bool
	runes [1 << 16 / 64]uint64
	table [tableRunes]folded // of the first code points
}

// tableRunes is the number of code points whose folded form is in the table of a literal: Latin to Cyrillic.
const tableRunes = 0x530

func newLiteral(query string, fold folding) *literal {
	m := &literal{fold: fold}
	for len(query) > 0 {
		c, n := fold.first(query)
		m.query = append(m.query, c)
		query = query[n:]
	}
	q := m.query[0]
	if q.base < 0 {
		m.bytes[-1-q.base] = true
	} else {
		m.startsWith(q.base)
		for f := unicode.SimpleFold(q.base); f != q.base; f = unicode.SimpleFold(f) {
			m.startsWith(f)
		}
	}
	// All letters whose base is another letter are in these ranges.
	for _, r := range [...][2]rune{{0, 0x2500}, {0xA640, 0xA800}, {0xF900, 0x10000}} {
		for c := r[0]; c < r[1]; c++ {
			f := fold.letter(c, "")
			if c < tableRunes {
				m.table[c] = f
			}
			if f.base == q.base || f.dotless || q.dotless && f.base == 'ı' {
				m.startsWith(c)
			}
		}
	}
	return m
}

func (m *literal) startsWith(r rune) {
	m.bytes[utf8.AppendRune(nil, r)[0]] = true
	if r < 1<<16 {
		m.runes[r/64] |= 1 << (r % 64)
	}
}

// literalStep is the number of bytes that a step searches.
const literalStep = 64 << 10

func (m *literal) step(text string, from int) int { return min(from+literalStep, len(text)) }

func (m *literal) appendMatches(dst []extent, text string, from, to int) []extent {
	for i := from; i < to; {
		c := text[i]
		if !m.bytes[c] {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(text[i:])
			if n > 1 && r < 1<<16 && m.runes[r/64]&(1<<(r%64)) == 0 {
				i += n
				continue
			}
		}
		if n := m.prefix(text[i:]); n > 0 {
			dst = append(dst, extent{i, i + n})
			i += n
			continue
		}
		i++
	}
	return dst
}

// prefix returns the length of the prefix of text that equals the query; 0 if it does not.
func (m *literal) prefix(text string) int {
	n := 0
	for _, q := range m.query {
		if n >= len(text) {
			return 0
		}
		c, size := m.first(text[n:])
		if !c.equals(q) {
			return 0
		}
		n += size
	}
	return n
}

// first is folding.first, from the table if no accent follows.
func (m *literal) first(text string) (folded, int) {
	r, n := rune(text[0]), 1
	if r >= utf8.RuneSelf {
		r, n = utf8.DecodeRuneInString(text)
	}
	if r < tableRunes && (n == len(text) || startsNoAccent(text[n])) {
		return m.table[r], n
	}
	return m.fold.first(text)
}

// startsNoAccent reports whether no accent and no invisible character begins with a byte.
func startsNoAccent(b byte) bool {
	return b < 0xC2 || b > 0xC2 && b < 0xCC || b > 0xCD && b < 0xD2
}

// expression matches a regular expression within one line of the text.
type expression regexp.Regexp

func (m *expression) step(text string, from int) int {
	if n := strings.IndexByte(text[from:], '\n'); n >= 0 {
		return from + n + 1
	}
	return len(text)
}

func (m *expression) appendMatches(dst []extent, text string, from, to int) []extent {
	line := strings.TrimSuffix(text[from:to], "\n")
	for _, at := range (*regexp.Regexp)(m).FindAllStringIndex(line, -1) {
		if at[0] < at[1] {
			dst = append(dst, extent{from + at[0], from + at[1]})
		}
	}
	return dst
}

// isWhole reports whether a hit begins and ends at word boundaries.
func isWhole(text string, h extent) bool {
	return !joined(text, h.start) && !joined(text, h.end)
}

// joined reports whether the characters before and after an offset belong to one word: letters, digits, marks and the
// underscore, also with an apostrophe between two of them. Han, kana and Thai, which are written without spaces, never
// do.
func joined(text string, offset int) bool {
	before, n := utf8.DecodeLastRuneInString(text[:offset])
	after, m := utf8.DecodeRuneInString(text[offset:])
	switch {
	case isWordRune(before) && isWordRune(after):
		return true
	case isWordRune(before) && isApostrophe(after):
		next, _ := utf8.DecodeRuneInString(text[offset+m:])
		return unicode.IsLetter(next)
	case isApostrophe(before) && isWordRune(after):
		last, _ := utf8.DecodeLastRuneInString(text[:offset-n])
		return unicode.IsLetter(last)
	}
	return false
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' }

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r == utf8.RuneError {
		return false
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M) || isUnseen(r)
}
