package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/math/fixed"
)

// Hyphens returns the byte offsets at which a word may be hyphenated, in order.
type Hyphens func(word string) []int

// hyphens caches the breaks of the words of a language.
type hyphens struct {
	find  Hyphens
	known map[string][]int
}

// maxHyphenated is the size of the cache; a full cache is cleared.
const maxHyphenated = 20000

// AddHyphens sets the hyphenation of texts in a language, see Text.Language; nil for none. Layouts made before must be made
// again.
func (e *Engine) AddHyphens(language string, find Hyphens) {
	if find == nil {
		delete(e.hyphens, language)
		return
	}
	e.hyphens[language] = &hyphens{find: find, known: map[string][]int{}}
}

// of returns the cached breaks of a word that are between two grapheme clusters.
func (h *hyphens) of(e *Engine, word string) []int {
	if breaks, ok := h.known[word]; ok {
		return breaks
	}
	if len(h.known) >= maxHyphenated {
		clear(h.known)
	}
	breaks := e.betweenClusters(word, h.find(word))
	h.known[strings.Clone(word)] = breaks // a copy, which does not keep the whole content in memory
	return breaks
}

// betweenClusters returns those of the offsets, in order, that are between two grapheme clusters of s.
func (e *Engine) betweenClusters(s string, offsets []int) []int {
	var out []int
	e.glue.Init([]rune(s))
	at := 0
	for it := e.glue.GraphemeIterator(); it.Next() && len(offsets) > 0; {
		for len(offsets) > 0 && offsets[0] <= at {
			if offsets[0] == at && at > 0 {
				out = append(out, at)
			}
			offsets = offsets[1:]
		}
		for range it.Grapheme().Text {
			_, n := decode(s[at:])
			at += n
		}
	}
	return out
}

const (
	// maxHyphens is the largest number of consecutive lines that end with an inserted hyphen.
	maxHyphens = 2
	// maxToken is the number of bytes on each side of a word that isProse examines.
	maxToken = 100
)

// hyphenated returns the last offset at which a chunk can be hyphenated so that the part before it fits in room; false if
// there is none. end is the end of the paragraph.
func (m *measurer) hyphenated(k chunk, end int, room fixed.Int26_6) (cut int, ok bool) {
	if m.hyphens == nil || strings.TrimRight(m.layout.text.Content[k.end:end], " \n") == "" || !m.isProse(k, end) {
		return 0, false
	}
	text := m.layout.text.Content
	for wordEnd := k.end; wordEnd > k.start; {
		r, n := utf8.DecodeLastRuneInString(text[k.start:wordEnd])
		if !isWordRune(r) {
			wordEnd -= n
			continue
		}
		start := wordStart(text, k.start, wordEnd)
		breaks := m.hyphens.of(m.layout.engine, text[start:wordEnd])
		for i := len(breaks) - 1; i >= 0; i-- {
			cut = start + breaks[i]
			if m.width(chunk{start: k.start, end: cut, class: k.class}, 0)+m.hyphenWidth(cut) <= room {
				return cut, true
			}
		}
		wordEnd = start
	}
	return 0, false
}

// wordStart returns the start of the letters and marks of text[from:end] that end at end.
func wordStart(text string, from, end int) int {
	for end > from {
		r, n := utf8.DecodeLastRuneInString(text[from:end])
		if !isWordRune(r) {
			break
		}
		end -= n
	}
	return end
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// isProse reports whether the text between spaces around a chunk is a word surrounded only by punctuation, with at most
// apostrophes inside: not a number, address, file name, code, or compound with a hyphen.
func (m *measurer) isProse(k chunk, end int) bool {
	text := m.layout.text.Content
	from, to := k.start, k.end
	for from > max(k.start-maxToken, 0) && !isSpace(text[from-1]) {
		from--
	}
	for to < min(k.end+maxToken, end) && !isSpace(text[to]) {
		to++
	}
	for at := from; at < to; {
		style, _, _, next := m.run(at, to)
		if style&Mono != 0 {
			return false
		}
		at = next
	}
	token := text[from:to]
	for i, r := range token {
		switch {
		case isWordRune(r), isDash(r) && r != '-', strings.ContainsRune("'’()[]\"“”„‘‚«»‹›!?…*;", r):
		case r == '.', r == ',', r == ':':
			if next, _ := utf8.DecodeRuneInString(token[i+1:]); isWordRune(next) { // "example.org"
				return false
			}
		default:
			return false
		}
	}
	return true
}

func isSpace(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }

// hyphenWidth returns the width of a hyphen after the text that ends at an offset.
func (m *measurer) hyphenWidth(offset int) fixed.Int26_6 {
	f, _ := m.hyphenFont(offset)
	return f.px(f.metric('-').advance)
}

// hyphenFont returns the font and style of a hyphen after the text that ends at an offset.
func (m *measurer) hyphenFont(offset int) (font26, Style) {
	style, _, _, _ := m.run(offset-1, offset)
	return m.setting.font(style), style
}
