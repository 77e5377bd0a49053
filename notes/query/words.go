package query

import (
	"iter"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Word is one word of a text.
type Word struct {
	Folded     string // as it is compared
	Start, End int    // code points in the text, end-exclusive
}

// Words yields the words of a text in order. A word is a run of letters,
// digits and other numbers, with the accents that follow them; everything else
// separates. Each byte that is not UTF-8 counts as one code point.
//
// Words are those of FTS5's tokenizer "unicode61 remove_diacritics 2", save
// that FTS5 has the tables of Unicode 6.1: symbols that came later, such as ₽
// and many emoji, belong to words there and separate here, and letters that
// came later have no lower case there.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for s := newScanner(text); s.next(); {
			if !yield(Word{string(s.folded), s.start, s.end}) {
				return
			}
		}
	}
}

// Fold returns the text with each character as words are compared by: lower
// case, and letters of the Latin alphabet without their diacritics.
func Fold(text string) string {
	folded := make([]byte, 0, len(text))
	for _, r := range text {
		if !isDiacritic(r) {
			folded = utf8.AppendRune(folded, foldRune(r))
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
	folded := s.folded[:0]
scan:
	for s.pos < len(s.text) {
		r, size := rune(s.text[s.pos]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s.text[s.pos:])
		}
		switch {
		case isToken(r):
			if len(folded) == 0 {
				s.start = s.count
			}
			folded = utf8.AppendRune(folded, foldRune(r))
			s.end = s.count + 1
		case len(folded) == 0:
			// between words
		case isDiacritic(r):
			s.end = s.count + 1
		default:
			break scan
		}
		s.pos += size
		s.count++
	}
	s.folded = folded
	return len(folded) > 0
}

// isToken says whether the character belongs to a word: letters, numbers and
// private use, the general categories L, N and Co.
func isToken(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.Co)
}

// isDiacritic says whether the character is one of the combining accents that
// belong to the word that they follow and are not compared: those that occur
// in canonical decompositions of letters.
func isDiacritic(r rune) bool {
	const ( // bit i of the first is U+0300+i, of the second U+0320+i
		from0300 = 0x08029FDF
		from0320 = 0x000361F8
	)
	switch {
	case r < 0x300 || r > 0x331:
		return false
	case r < 0x320:
		return from0300>>(r-0x300)&1 == 1
	}
	return from0320>>(r-0x320)&1 == 1
}

// foldRune returns the character in lower case and, for a Latin letter with
// diacritics, without them. Like FTS5 it leaves the diacritics of other
// alphabets alone, and letters that Unicode does not decompose: й, ё, ə, ı, ø,
// ł, đ, ß.
func foldRune(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	if r < utf8.RuneSelf {
		return r
	}
	return foldBeyondASCII(r)
}

func foldBeyondASCII(r rune) rune {
	if r != 'ı' { // which would become i by way of I
		r = unicode.ToLower(unicode.ToUpper(r)) // by way of the capital ς becomes σ
	}
	if r >= 0x1F00 { // past the last Latin letter with diacritics
		return r
	}
	var buf [utf8.UTFMax]byte
	d := norm.NFD.Properties(buf[:utf8.EncodeRune(buf[:], r)]).Decomposition()
	if len(d) > 0 && d[0] < utf8.RuneSelf {
		return rune(d[0])
	}
	return r
}
