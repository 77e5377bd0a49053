package query

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a text.
type Word struct {
	Folded     string // as it is compared
	Start, End int    // code points in the text, end-exclusive
}

// longestWord is how many bytes of a word are compared; what is longer is no
// word of a language.
const longestWord = 96

// Words yields the words of a text in order. A word is a run of letters,
// digits and other numbers, with the marks that follow them; everything else
// separates. In scripts that are written without spaces, such as Chinese and
// Thai, each letter is a word of its own, so that any part of a text is found as
// words that stand one after the other. Each byte that is not UTF-8 counts as
// one code point.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for s := newScanner(text); s.next(); {
			if !yield(Word{string(s.folded), s.start, s.end}) {
				return
			}
		}
	}
}

// Join returns the folded words of a text with a space between them: what
// stands in a search index. The words of the result are those of the text.
func Join(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	for s := newScanner(text); s.next(); {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.Write(s.folded)
	}
	return b.String()
}

// Fold returns the text with each character as words are compared by: lower
// case, Latin and Greek letters without their diacritics, ligatures as their
// letters (æ is ae, ß is ss), ı as i, ё as е. The letter ə stays what it is;
// that it is often written e or a is for [Vocabulary] to know.
func Fold(text string) string {
	folded := make([]byte, 0, len(text))
	for _, r := range text {
		if !isDiacritic(r) {
			folded = appendFolded(folded, r)
		}
	}
	return string(folded)
}

// scanner finds the words of a text one after the other without allocating.
type scanner struct {
	text   string
	pos    int    // bytes
	count  int    // code points before pos
	folded []byte // the word found; overwritten by the next call of next
	start  int    // code points
	end    int
}

func newScanner(text string) *scanner { return &scanner{text: text} }

// next finds the next word, and says whether there was one.
func (s *scanner) next() bool {
	s.folded = s.folded[:0]
	alone := false // the word is a letter of a script without spaces
scan:
	for s.pos < len(s.text) {
		r, size := rune(s.text[s.pos]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.pos:])
		}
		switch {
		case isToken(r):
			if len(s.folded) > 0 && (alone || spaceless(r)) {
				break scan
			}
			if len(s.folded) == 0 {
				s.start = s.count
				alone = spaceless(r)
			}
			s.take(r)
		case len(s.folded) == 0:
			// between words
		case isDiacritic(r):
			s.end = s.count + 1
		case r >= utf8.RuneSelf && unicode.Is(unicode.M, r):
			s.take(r)
		default:
			break scan
		}
		s.pos += size
		s.count++
	}
	return len(s.folded) > 0
}

// take adds a character to the word.
func (s *scanner) take(r rune) {
	s.end = s.count + 1
	before := len(s.folded)
	if s.folded = appendFolded(s.folded, r); len(s.folded) > longestWord {
		s.folded = s.folded[:before]
	}
}

// isToken says whether the character begins a word or carries it on: letters,
// numbers and private use, the general categories L, N and Co.
func isToken(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.Co)
}

// isDiacritic says whether the character is a mark that belongs to the word
// that it follows and is not compared: the accents of the European alphabets,
// the vowel points of Hebrew and Arabic, and what only chooses a glyph.
func isDiacritic(r rune) bool {
	switch {
	case r < 0x300:
		return r == 0xAD // the soft hyphen
	case r < 0x370:
		return true
	case r < 0x591:
		return false
	case r <= 0x5C7, 0x610 <= r && r <= 0x61A, 0x64B <= r && r <= 0x65F, r == 0x670:
		return unicode.Is(unicode.M, r)
	}
	return 0x200B <= r && r <= 0x200D || 0xFE00 <= r && r <= 0xFE0F
}

// spaceless says whether the letter is of a script that is written without
// spaces between words.
func spaceless(r rune) bool {
	return r >= 0xE00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar, unicode.Tibetan)
}

// appendFolded appends the character as it is compared.
func appendFolded(folded []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(folded, byte(r+'a'-'A'))
	case r < utf8.RuneSelf:
		return append(folded, byte(r))
	}
	switch r = foldRune(r); r {
	case 'ß':
		return append(folded, "ss"...)
	case 'æ':
		return append(folded, "ae"...)
	case 'œ':
		return append(folded, "oe"...)
	case 'þ':
		return append(folded, "th"...)
	}
	return utf8.AppendRune(folded, r)
}

// foldRune returns the character in lower case and, if it is Latin or Greek,
// without diacritics.
func foldRune(r rune) rune {
	r = unicode.ToLower(unicode.ToUpper(r)) // by way of the capital ς becomes σ, and ı becomes i
	if r < 0x400 || 0x1E00 <= r && r < 0x2000 {
		var buf [utf8.UTFMax]byte
		if d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition(); len(d) > 0 {
			base, _ := utf8.DecodeRune(d)
			r = unicode.ToLower(base)
		}
	}
	switch r { // letters that Unicode does not decompose
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ħ':
		return 'h'
	case 'ё', 'ѐ':
		return 'е'
	}
	return r
}
