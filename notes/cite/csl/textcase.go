package csl

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// letter is a character of a text whose case may change.
type letter struct {
	r     rune
	fixed bool // the case stays
	piece *piece
}

// changeCase changes the case of the text of a tree, whatever its parts are;
// what stands around the parts stays as it is. Title case is for English only.
// Text in <span class="nocase">, superscript, subscript and small capitals
// keeps its case.
func (n *node) changeCase(c textCase, english, turkish bool) {
	if n == nil || c == 0 || c == titleCase && !english {
		return
	}
	if c == capitalizeFirst && n.capitalizeStart(turkish) {
		return
	}
	text := make([]letter, 0, 128)
	n.leaves(func(leaf *node) {
		if len(text) > 0 {
			text = append(text, letter{r: ' '}) // between words
		}
		text = appendLetters(text, leaf.text)
	})
	t := caser{text: text, turkish: turkish}
	switch c {
	case lowercase:
		t.lower(0, len(text))
	case uppercase:
		t.each(0, len(text), t.toUpper)
	case capitalizeFirst:
		t.capitalizeFirst()
	case capitalizeAll:
		t.capitalizeAll()
	case sentenceCase:
		t.sentence()
	case titleCase:
		t.title()
	}
	for start := 0; start < len(text); {
		end := start
		var b strings.Builder
		if p := text[start].piece; p != nil {
			b.Grow(len(p.text))
		}
		for end < len(text) && text[end].piece == text[start].piece {
			b.WriteRune(text[end].r)
			end++
		}
		if p := text[start].piece; p != nil {
			p.text = b.String()
		}
		start = end
	}
}

// capitalizeStart makes the first letter of the tree a capital, where that is in
// its first leaf, and no markup goes before it. It says whether that was so.
func (n *node) capitalizeStart(turkish bool) bool {
	for n.text == nil {
		if len(n.kids) == 0 {
			return true
		}
		n = n.kids[0]
	}
	p := &n.text[0]
	r, size := utf8.DecodeRuneInString(p.text)
	if p.kind != pieceText || !unicode.IsLetter(r) {
		return false
	}
	word := p.text
	if end := strings.IndexFunc(word, unicode.IsSpace); end >= 0 {
		word = word[:end]
	} else if len(n.text) > 1 {
		return false
	}
	if !strings.ContainsFunc(word, unicode.IsUpper) {
		t := caser{turkish: turkish}
		p.text = string(t.toUpper(r)) + p.text[size:]
	}
	return true
}

func appendLetters(text []letter, pieces []piece) []letter {
	var keeps []bool // for each open mark whether it keeps the case
	fixed := 0
	for i := range pieces {
		p := &pieces[i]
		switch p.kind {
		case pieceText:
			for _, r := range p.text {
				text = append(text, letter{r: r, fixed: fixed > 0, piece: p})
			}
		case pieceOpen, pieceNoCase:
			keep := p.kind == pieceNoCase || p.mark.align != 0 || p.mark.variant != 0
			keeps = append(keeps, keep)
			if keep {
				fixed++
			}
		case pieceClose:
			if last := len(keeps) - 1; last >= 0 {
				if keeps[last] {
					fixed--
				}
				keeps = keeps[:last]
			}
		case pieceQuote, pieceInner, pieceUnquote:
			text = append(text, letter{r: '"'})
		}
	}
	return text
}

// caser changes the case of letters in place.
type caser struct {
	text    []letter
	turkish bool // i and ı are two letters
}

func (t *caser) toUpper(r rune) rune {
	if t.turkish {
		return unicode.TurkishCase.ToUpper(r)
	}
	return unicode.ToUpper(r)
}

func (t *caser) toLower(r rune) rune {
	if t.turkish {
		return unicode.TurkishCase.ToLower(r)
	}
	return unicode.ToLower(r)
}

func (t *caser) each(from, to int, change func(rune) rune) {
	for i := from; i < to; i++ {
		if !t.text[i].fixed {
			t.text[i].r = change(t.text[i].r)
		}
	}
}

func (t *caser) lower(from, to int) { t.each(from, to, t.toLower) }

// words calls f for each stretch without white space.
func (t *caser) words(f func(from, to int)) {
	for i := 0; i < len(t.text); {
		if unicode.IsSpace(t.text[i].r) {
			i++
			continue
		}
		from := i
		for i < len(t.text) && !unicode.IsSpace(t.text[i].r) {
			i++
		}
		f(from, i)
	}
}

// initial returns the first letter or digit of a stretch, or -1.
func (t *caser) initial(from, to int) int {
	for i := from; i < to; i++ {
		if isWord(t.text[i].r) {
			return i
		}
	}
	return -1
}

func (t *caser) upperAt(i int) {
	if i >= 0 && !t.text[i].fixed {
		t.text[i].r = t.toUpper(t.text[i].r)
	}
}

// isLower says whether a stretch has no capital.
func (t *caser) isLower(from, to int) bool {
	for _, l := range t.text[from:to] {
		if unicode.IsUpper(l.r) || l.fixed {
			return false
		}
	}
	return true
}

func (t *caser) capitalizeFirst() {
	first := true
	t.words(func(from, to int) {
		if first && t.initial(from, to) >= 0 {
			first = false
			if t.isLower(from, to) {
				t.upperAt(t.initial(from, to))
			}
		}
	})
}

func (t *caser) capitalizeAll() {
	t.words(func(from, to int) {
		if t.isLower(from, to) {
			t.upperAt(t.initial(from, to))
		}
	})
}

// sentence makes the first letter a capital and the others small ones, but for
// words in capitals in a text that is not all in capitals.
func (t *caser) sentence() {
	small := false
	for _, l := range t.text {
		small = small || unicode.IsLower(l.r)
	}
	t.words(func(from, to int) {
		if !small || !t.isUpper(from, to) {
			t.lower(from, to)
		}
	})
	t.capitalizeFirst()
}

// isUpper says whether a stretch has two capitals or more and no small letter.
func (t *caser) isUpper(from, to int) bool {
	capitals := 0
	for _, l := range t.text[from:to] {
		if unicode.IsLower(l.r) {
			return false
		}
		if unicode.IsUpper(l.r) {
			capitals++
		}
	}
	return capitals > 1
}

// title makes the first letter of each word a capital, as English titles have
// it: not of stop words, unless they begin or end the title or follow a colon,
// question mark, exclamation mark or full stop; not of words that have a
// capital already. The parts of words with hyphens count as words.
func (t *caser) title() {
	last := t.lastWord()
	begins := true // a word here begins a title or subtitle
	t.words(func(from, to int) {
		part := from
		for i := from; i <= to; i++ {
			if i < to && !isWordBreak(t.text[i].r) {
				continue
			}
			if first := t.initial(part, i); first >= 0 {
				compound := i < to && t.text[i].r != '—'
				t.titleWord(part, i, part > from, begins || first == last || part == from && compound && !t.isBreakStart(from, to))
				begins = false
			}
			part = i + 1
		}
		if to > from && strings.ContainsRune(":?!.", t.endOf(from, to)) && !t.abbreviated(from, to) {
			begins = true
		}
	})
}

// endOf returns the last character of a word that is no quotation mark.
func (t *caser) endOf(from, to int) rune {
	for to > from+1 && strings.ContainsRune(`"”’)`, t.text[to-1].r) {
		to--
	}
	return t.text[to-1].r
}

// abbreviated says whether a word's full stop is that of "v." or "vs.".
func (t *caser) abbreviated(from, to int) bool {
	return t.text[to-1].r == '.' && isStopWord(t.string(from, to))
}

func (t *caser) string(from, to int) string {
	var b strings.Builder
	for _, l := range t.text[from:to] {
		b.WriteRune(l.r)
	}
	return b.String()
}

// isBreakStart says whether the word begins with what parts words.
func (t *caser) isBreakStart(from, to int) bool {
	return from < to && isWordBreak(t.text[from].r)
}

// lastWord returns where the last word of the text begins.
func (t *caser) lastWord() int {
	start := -1
	t.words(func(from, to int) {
		part := from
		for i := from; i <= to; i++ {
			if i < to && !isWordBreak(t.text[i].r) {
				continue
			}
			if first := t.initial(part, i); first >= 0 {
				start = first
			}
			part = i + 1
		}
	})
	return start
}

// titleWord capitalizes one word. A stop word is left alone unless always, and so
// is a single letter behind a hyphen. A single Greek letter is a symbol.
func (t *caser) titleWord(from, to int, behind, always bool) {
	first := t.initial(from, to)
	if !t.isLower(from, to) || to-from == 1 && (behind || unicode.Is(unicode.Greek, t.text[first].r)) {
		return
	}
	end := to
	for end > first && !isWord(t.text[end-1].r) && t.text[end-1].r != '.' {
		end--
	}
	if word := t.string(first, end); !always && (isStopWord(word) || isStopPhrase(word+" "+t.wordFrom(to))) {
		return
	}
	t.upperAt(first)
}

// wordFrom returns the word that follows.
func (t *caser) wordFrom(i int) string {
	for i < len(t.text) && unicode.IsSpace(t.text[i].r) {
		i++
	}
	end := i
	for end < len(t.text) && isWord(t.text[end].r) {
		end++
	}
	return t.string(i, end)
}

func isWordBreak(r rune) bool { return r == '-' || r == '/' || r == '—' || r == '–' || r == '‐' }

// isStopPhrase says whether two words stay small together; the second is a stop
// word itself.
func isStopPhrase(words string) bool {
	switch words {
	case "according to", "ahead of", "apart from", "as regards", "back to", "because of", "close to", "due to",
		"far from", "instead of", "outside of", "prior to", "pursuant to", "rather than", "regardless of", "such as",
		"that of", "where as":
		return true
	}
	return false
}

// isStopWord says whether a word stays small in an English title: those of the
// CSL schema, articles, conjunctions, and small words in names.
func isStopWord(word string) bool {
	switch word {
	case "a", "an", "the",
		"and", "but", "for", "nor", "or", "so", "yet",
		"across", "afore", "after", "against", "along", "alongside", "amid", "amidst", "among",
		"amongst", "anenst", "apropos", "apud", "around", "as", "aside", "astride", "at", "athwart", "atop",
		"barring", "before", "behind", "below", "beneath", "beside", "besides", "between", "beyond", "by",
		"despite", "down", "during", "except", "forenenst", "from", "given", "in", "inside", "into", "lest",
		"like", "modulo", "near", "next", "notwithstanding", "of", "off", "on", "onto", "out", "over", "per",
		"plus", "pro", "qua", "sans", "since", "than", "through", "thru", "throughout", "thruout", "till", "to",
		"toward", "towards", "under", "underneath", "until", "unto", "up", "upon", "versus", "via", "with",
		"within", "without",
		"al", "c", "ca", "circa", "d", "de", "et", "van", "von", "v", "v.", "vs", "vs.":
		return true
	}
	return false
}
