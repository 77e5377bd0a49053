package anchor

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is the unit of alignment: a run of letters and digits, one letter of a
// script without spaces between words, or a run of one punctuation mark or
// symbol. White space is not a word.
type word struct {
	text     string // folded, in lower case
	from, to int    // bytes of the source
}

// mark reports whether the word is punctuation or a symbol.
func (w word) mark() bool {
	r, _ := utf8.DecodeRuneInString(w.text)
	return !inWord(r)
}

// inWord reports whether a character is a letter, digit or mark.
func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	return unicode.In(r, unicode.L, unicode.N, unicode.M)
}

// unspaced reports whether the script of a character is written without spaces
// between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// words returns the words of a text.
func words(source string) []word {
	f := fold(source)
	var all []word
	for from := 0; from < len(f.text); {
		to := wordEnd(f.text, from)
		if f.text[from] != ' ' {
			start, end := f.source(from, to)
			all = append(all, word{text: strings.ToLower(f.text[from:to]), from: start, to: end})
		}
		from = to
	}
	return all
}

// wordEnd returns the byte offset of the end of the word that begins at from.
func wordEnd(text string, from int) int {
	first, size := utf8.DecodeRuneInString(text[from:])
	to := from + size
	for to < len(text) {
		r, size := utf8.DecodeRuneInString(text[to:])
		switch {
		case r >= utf8.RuneSelf && unicode.Is(unicode.M, r): // belongs to the preceding character
		case !inWord(first) && r == first:
		case inWord(first) && inWord(r) && !unspaced(first) && !unspaced(r):
		default:
			return to
		}
		to += size
	}
	return to
}

// vocabulary is the positions of each word in a text.
type vocabulary struct {
	ids    map[string]int32
	places [][]int32 // by id: positions of the word, ascending, counted in words
	length int       // words of the text
}

// unknown is the id of a word that the text does not have.
const unknown = -1

// newVocabulary returns the vocabulary of a text and the ids of its words.
func newVocabulary(text []word) (vocabulary, []int32) {
	v := vocabulary{ids: make(map[string]int32), length: len(text)}
	ids := make([]int32, len(text))
	var counts []int32
	for i, w := range text {
		id, known := v.ids[w.text]
		if !known {
			id = int32(len(counts))
			v.ids[w.text] = id
			counts = append(counts, 0)
		}
		ids[i] = id
		counts[id]++
	}
	// All places share one array.
	v.places = make([][]int32, len(counts))
	room := make([]int32, len(text))
	for id, count := range counts {
		v.places[id], room = room[:0:count], room[count:]
	}
	for i, id := range ids {
		v.places[id] = append(v.places[id], int32(i))
	}
	return v, ids
}

// id returns the id of a word, or unknown.
func (v vocabulary) id(w word) int32 {
	if id, known := v.ids[w.text]; known {
		return id
	}
	return unknown
}

// The worth of a word is its information in bits: a word that is every 8th of a
// text is worth 3, because a given position has it by chance once in 8. A short
// text says little about how common a word is, so each count is increased by
// the count in ordinaryWords words of ordinary language, in which the frequency
// of a word falls with its length: by bitsPerLetter for each byte (Shannon,
// Prediction and Entropy of Printed English, 1951, gives 2.62 per letter of
// single words).
//
// No word is worth more than maxWorth, as if it were every thousandth, so that
// one rare name does not outweigh the rest of a sentence: rare and misspelt
// words are the likeliest to be edited. A punctuation mark is worth markWorth,
// because editors and converters change punctuation freely.
const (
	ordinaryWords = 500
	bitsPerLetter = 2.62
	maxWorth      = 10
	markWorth     = 0.5
)

// token returns a word with its id and worth.
func (v vocabulary) token(w word, id int32) token {
	t := token{id: id, text: w.text, worth: markWorth}
	if !w.mark() {
		count := ordinaryWords * math.Exp2(-bitsPerLetter*float64(len(w.text)))
		if id != unknown {
			count += float64(len(v.places[id]))
		}
		t.worth = min(math.Log2(float64(v.length+ordinaryWords)/count), maxWorth)
	}
	return t
}
