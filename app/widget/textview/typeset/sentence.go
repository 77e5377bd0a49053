package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// sentenceContext is the number of bytes on each side of an offset that are searched for its sentence.
const sentenceContext = 8 << 10

// Sentence returns the range of the sentence at a byte offset of s, including trailing spaces; a boundary between two
// sentences belongs to the second. s is one paragraph. In a very long one the sentence may be cut to some thousand bytes.
func Sentence(s string, offset int) (start, end int) {
	offset = min(max(offset, 0), len(s))
	from, to := max(offset-sentenceContext, 0), min(offset+sentenceContext, len(s))
	for from > 0 && !utf8.RuneStart(s[from]) {
		from--
	}
	for to < len(s) && !utf8.RuneStart(s[to]) {
		to++
	}
	start = from
	for _, end := range SentenceEnds(s[from:to]) {
		if end += from; end > offset || end == len(s) {
			return start, end
		}
		start = end
	}
	return start, to
}

// SentenceEnds returns the ends of the sentences of a paragraph, the last at its end; nil for an empty one. Boundaries are
// those of UAX #29, except for full stops that do not end a sentence: of titles and other abbreviations ("Mr. Aliyev", "No.
// 5", "e.g. this"), initials ("A. B. Smith"), and acronyms unless the next word often starts a sentence ("the U.S. Senate",
// but "in the U.S. The senate"). A question or an exclamation that continues in lower case is not an end ("Why?" he asked),
// and the reference to a footnote belongs to the preceding sentence.
func SentenceEnds(s string) []int {
	var ends []int
	for it := sentences.FromString(s); it.Next(); {
		end := it.End()
		if end < len(s) && len(ends) > 0 && end <= ends[len(ends)-1] { // within a reference
			continue
		}
		if n := referenceEnd(s[:end], s[end:]); n > 0 {
			end += n
		}
		if end < len(s) && !endsSentence(s[:end], s[end:]) {
			continue
		}
		if n := len(ends); n == 0 || end > ends[n-1] {
			ends = append(ends, end)
		}
	}
	return ends
}

// referenceEnd returns the length of references to footnotes at the start of after, such as "[12]" or "²", and the spaces
// after them; 0 if there are none. The standard ends a sentence before their first digit.
func referenceEnd(before, after string) int {
	n, open := 0, strings.HasSuffix(before, "[")
	for {
		rest := after[n:]
		switch digits := len(rest) - len(strings.TrimLeft(rest, "0123456789")); {
		case open && digits > 0 && strings.HasPrefix(rest[digits:], "]"):
			n += digits + 1
			open = false
			continue
		case open: // other text in the brackets
			return 0
		case n > 0 && strings.HasPrefix(rest, "["):
			n++
			open = true
			continue
		}
		trimmed := strings.TrimLeft(rest, "⁰¹²³⁴⁵⁶⁷⁸⁹*†‡")
		if n += len(rest) - len(trimmed); len(trimmed) == len(rest) {
			break
		}
	}
	if n > 0 {
		n += len(after[n:]) - len(strings.TrimLeftFunc(after[n:], unicode.IsSpace))
	}
	return n
}

// closers may be between the end of a sentence and the following space.
const closers = "\"'”’»)]}›"

// openers may precede the first word of a sentence.
const openers = "\"'“‘«([{‹„¿¡—–- "

// endsSentence reports whether the boundary between before and after, which UAX #29 gives, ends a sentence.
func endsSentence(before, after string) bool {
	if c := before[len(before)-1]; c == '\n' || c == '\r' {
		return true
	}
	next := strings.TrimLeft(after, openers)
	r, _ := utf8.DecodeRuneInString(next)
	if unicode.IsLower(r) {
		return false
	}
	end := strings.TrimRightFunc(before, unicode.IsSpace)
	body := strings.TrimRight(end, closers)
	if !strings.HasSuffix(body, ".") || body != end {
		return true
	}
	body = strings.TrimSuffix(body, ".")
	word := body[strings.LastIndexFunc(body, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(openers, r) })+1:]
	return !isAbbreviation(word, next, len(word) == len(strings.TrimSpace(body)))
}

// Words without their full stop, in lower case, with a space before and after each.
const (
	// titles precede a name, or whatever they introduce.
	titles = " mr mrs ms mx dr prof gen col lt sgt capt cmdr maj adm sen rep gov pres rev hon st mt ft messrs mme mlle fr sr sra " +
		"e.g i.e cf viz vs v approx ca esp incl resp z.b d.h bzw hr т.е т.к напр им ул проф акад тов см ср св г-н г-жа "
	// counted precede a number.
	counted = " no nos nr num p pp vol vols fig figs ch chap art arts sec par para eq app ed ver op bd s § № n " +
		"jan feb mar apr jun jul aug sep sept oct nov dec стр с рис гл ст п пп т "
	// ending may end a sentence.
	ending = " inc ltd co corp bros llc plc jr sr etc al dept est assn univ usw и.т.д г гг др т.д т.п "
	// starters often start a sentence, and seldom continue with a name.
	starters = " the a an he she it they we you i this that these those there then but and or so in on at as for from with by to of " +
		"after before when while if although though however his her its their our my what who why how where no not yet since " +
		"because during under both each some many most all one two also now according meanwhile moreover such even only until " +
		"в на и но он она они это после когда если по с за для "
)

// isAbbreviation reports whether the full stop after word does not end a sentence. next is the following text; first says
// that the word is the whole sentence so far.
func isAbbreviation(word, next string, first bool) bool {
	list := func(words, w string) bool { return w != "" && strings.Contains(words, " "+w+" ") }
	w := strings.ToLower(word)
	r, n := utf8.DecodeRuneInString(word)
	switch digit, _ := utf8.DecodeRuneInString(next); {
	case list(titles, w):
		return true
	case unicode.IsDigit(digit) && list(counted, w):
		return true
	case n > 0 && n == len(word): // an initial, or the number of an item
		return unicode.IsUpper(r) || first
	case first && strings.Trim(word, "0123456789") == "":
		return true
	case list(ending, w), isAcronym(word):
		start := strings.ToLower(next[:len(next)-len(strings.TrimLeftFunc(next, unicode.IsLetter))])
		return start != "" && !list(starters, start)
	}
	return false
}

// isAcronym reports whether word is parts of one or two letters separated by full stops: "U.S", "a.m", "Ph.D".
func isAcronym(word string) bool {
	if !strings.Contains(word, ".") {
		return false
	}
	for part := range strings.SplitSeq(word, ".") {
		if n := utf8.RuneCountInString(part); n < 1 || n > 2 || strings.ContainsFunc(part, func(r rune) bool { return !unicode.IsLetter(r) }) {
			return false
		}
	}
	return true
}
