package query

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Word is one word of a text.
type Word struct {
	Folded     string // in the form in which it is compared
	Start, End int    // code points in the text, end-exclusive
}

// longestWord is the number of bytes of a word that are compared; no word of a language
// is longer.
const longestWord = 96

// Words yields the words of a text in order. A word is a run of letters, digits and other
// numbers, with the marks that follow them; invisible characters within it, such as a
// soft hyphen, are ignored, and everything else separates. In scripts that are written
// without spaces, such as Chinese and Thai, each letter is a word, so that any part of a
// text is found as consecutive words. Each byte that is not UTF-8 counts as one code
// point.
func Words(text string) iter.Seq[Word] {
	return func(yield func(Word) bool) {
		for s := newScanner(text); s.next(); {
			if !yield(Word{string(s.folded), s.start, s.end}) {
				return
			}
		}
	}
}

// Join returns the folded words of a text with a space between them: the content of a
// search index. The words of the result are those of the text.
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

// next finds the next word, and reports whether there was one.
func (s *scanner) next() bool {
	s.folded = s.folded[:0]
	alone := false // the word is a letter of a script without spaces
	for s.pos < len(s.text) {
		if c := s.text[s.pos]; c < utf8.RuneSelf {
			if lower := c | 0x20; 'a' <= lower && lower <= 'z' {
				c = lower
			} else if c < '0' || c > '9' {
				if len(s.folded) > 0 {
					return true
				}
				s.pos++
				s.count++
				continue
			}
			if alone {
				return true
			}
			if len(s.folded) == 0 {
				s.start = s.count
			}
			if len(s.folded) < longestWord {
				s.folded = append(s.folded, c)
			}
			s.pos++
			s.count++
			s.end = s.count
			continue
		}
		r, size := utf8.DecodeRuneInString(s.text[s.pos:])
		is := roleOf(r)
		switch {
		case is == isLetter && len(s.folded) == 0:
			s.start, alone = s.count, spaceless(r)
			s.take(r)
		case is == isLetter && (alone || spaceless(r)), is == separates && len(s.folded) > 0:
			return true
		case is == isLetter, is == isMark && len(s.folded) > 0:
			s.take(r)
		}
		s.pos += size
		s.count++
	}
	return len(s.folded) > 0
}

// take adds a character to the word, up to longestWord bytes.
func (s *scanner) take(r rune) {
	s.end = s.count + 1
	if len(s.folded) >= longestWord {
		return
	}
	s.folded = appendFolded(s.folded, r)
	if cut := min(len(s.folded), longestWord); cut < len(s.folded) {
		for !utf8.RuneStart(s.folded[cut]) {
			cut--
		}
		s.folded = s.folded[:cut]
	}
}
