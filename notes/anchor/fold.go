package anchor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text in which everything that is only typography is gone, so
// that two texts that read the same are the same:
//
//	white space     a run of it is one space: lines may be broken elsewhere
//	quotation marks and primes of all shapes are ' or "
//	hyphens, dashes a run of them is one "-"
//	ligatures       ﬁ and its like are their letters; … is three dots
//	accents         Unicode normalisation form NFC (UAX #15)
//	invisible       soft hyphens, joiners and other zero-width characters are
//	                left out
//
// Upper and lower case stay apart.
type folded struct {
	text string
	// at[i] is the byte of the source in which that begins of which byte i of
	// text was made; at[len(text)] is the length of the source.
	//
	//	source   a  ﬁ n  ⎵ ⎵ —
	//	byte     0  1 4  5 6 7   (10)
	//	text     a  f i  n ⎵ -
	//	at       0  1 1  4 5 7   10
	at []int32
}

// fold folds a text.
func fold(source string) folded {
	f := folder{at: make([]int32, 0, len(source)+1)}
	f.out.Grow(len(source))
	for at := 0; at < len(source); {
		if size := norm.NFC.QuickSpanString(source[at:]); size > 0 {
			f.write(source[at:at+size], at, true)
			at += size
			continue
		}
		size := norm.NFC.NextBoundaryInString(source[at:], true)
		piece := source[at : at+size]
		normal := norm.NFC.String(piece)
		f.write(normal, at, normal == piece)
		at += size
	}
	f.at = append(f.at, int32(len(source)))
	return folded{text: f.out.String(), at: f.at}
}

// folder builds a folded text.
type folder struct {
	out  strings.Builder
	at   []int32
	last byte // the last byte written
}

// write folds a piece, in NFC, of the source that begins at start. A piece
// that is not the same as in the source counts as made of its source as a
// whole.
func (f *folder) write(piece string, start int, same bool) {
	for i := 0; i < len(piece); {
		from := start
		if same {
			from += i
		}
		if c := piece[i]; c < utf8.RuneSelf && c > ' ' && c != '-' && c != '`' {
			f.put(c, from)
			i++
			continue
		}
		r, length := utf8.DecodeRuneInString(piece[i:])
		f.fold(r, piece[i:i+length], from)
		i += length
	}
}

// fold writes what one character becomes; raw is the character itself.
func (f *folder) fold(r rune, raw string, from int) {
	switch {
	case unicode.IsSpace(r):
		f.putOnce(' ', from)
	case unicode.Is(unicode.Pd, r) || r == '\u2212': // the minus sign
		f.putOnce('-', from)
	case strings.ContainsRune("‘’‚‛‹›′`´", r):
		f.put('\'', from)
	case strings.ContainsRune("“”„‟«»″", r):
		f.put('"', from)
	case r == '…' || r >= 'ﬀ' && r <= 'ﬆ':
		for _, c := range []byte(norm.NFKC.String(raw)) {
			f.put(c, from)
		}
	case r != utf8.RuneError && unicode.Is(unicode.Cf, r):
		// soft hyphens, joiners, direction marks, byte order marks
	default:
		for _, c := range []byte(raw) {
			f.put(c, from)
		}
	}
}

func (f *folder) put(c byte, from int) {
	f.out.WriteByte(c)
	f.at = append(f.at, int32(from))
	f.last = c
}

// putOnce writes a character unless the last one was the same.
func (f *folder) putOnce(c byte, from int) {
	if len(f.at) == 0 || f.last != c {
		f.put(c, from)
	}
}

// source returns the range of the source, in bytes, of which the range of the
// folded text was made. A character of the source that was made into several
// is in it as a whole if the range has any of them.
func (f folded) source(from, to int) (start, end int) {
	for to < len(f.text) && to > from && f.at[to] == f.at[to-1] {
		to++
	}
	return int(f.at[from]), int(f.at[to])
}

// index returns the byte of the folded text that the source from a byte on
// became.
func (f folded) index(source int) int {
	return sort.Search(len(f.at), func(i int) bool { return int(f.at[i]) >= source })
}
