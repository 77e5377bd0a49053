package anchor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text without differences of typography, so that two texts which
// read the same are equal:
//
//	white space     a run becomes one space, as lines may be broken elsewhere
//	quotation marks and primes of all shapes become ' or "
//	hyphens, dashes a run becomes one "-"
//	ligatures       ﬁ and the like become their letters; … becomes three dots
//	accents         Unicode normalisation form NFC (UAX #15)
//	invisible       soft hyphens, joiners and other zero-width characters are
//	                left out
//
// Upper and lower case stay distinct.
type folded struct {
	text string
	// at[i] is the byte offset in the source of the piece from which byte i of
	// text was made; at[len(text)] is the length of the source.
	//
	//	source   a  ﬁ n  ⎵ ⎵ —
	//	byte     0  1 4  5 6 7   (10)
	//	text     a  f i  n ⎵ -
	//	at       0  1 1  4 5 7   10
	at []int32
}

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

// write folds a piece, in NFC, of the source that begins at start. If the piece
// is not the same as in the source, all its bytes map to start.
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

// fold writes the folded form of one character; raw is its UTF-8.
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

// source returns the range of the source, in bytes, from which a range of the
// folded text was made. A source character that folds to several characters is
// included as a whole if the range has any of them.
func (f folded) source(from, to int) (start, end int) {
	for to < len(f.text) && to > from && f.at[to] == f.at[to-1] {
		to++
	}
	return int(f.at[from]), int(f.at[to])
}

// index returns the byte offset in the folded text of a byte offset in the
// source.
func (f folded) index(source int) int {
	return sort.Search(len(f.at), func(i int) bool { return int(f.at[i]) >= source })
}
