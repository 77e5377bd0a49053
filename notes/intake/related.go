package intake

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/document"
)

// Two texts count as versions of one article if at least half of the words of
// the shorter one are in sequences of three words that the longer one has too.
//
//	old   the brothers died    of their injuries in custody on Friday
//	new   the brothers died on Friday, it is said, of their injuries in custody
//	      \______________/                         \_________________________/
//
// Sequences of words (shingles: Broder, On the resemblance and containment of
// documents, 1997) distinguish a text from another with the same vocabulary;
// counting the words of the shorter text recognises an article after it has
// grown or has been cut.
//
// Of 175 articles and their later versions, the least similar have 0.81 in
// common. Different articles have 0.33 at most, where one repeats what the
// other announced; accounts of the same event by different outlets have below
// 0.1.
const (
	shingleWords = 3
	sharedPart   = 0.5
)

// related reports whether two texts are most likely versions of one article. It
// takes time in proportion to their lengths.
func related(a, b document.Document) bool {
	return a.Text() == b.Text() || shared(body(a), body(b)) >= sharedPart
}

// body returns a text without its first block if this is a heading: compared
// texts have the same title anyway.
func body(d document.Document) string {
	blocks := d.Blocks()
	if len(blocks) < 2 || blocks[0].Kind != document.Heading {
		return d.Text()
	}
	return d.Slice(blocks[1].Start, d.Len())
}

// shared returns the share of the words of the shorter text, 0 to 1, that are
// in sequences which the other text has too.
func shared(a, b string) float64 {
	seed := maphash.MakeSeed()
	short, long := words(seed, a), words(seed, b)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 0 {
		return 0
	}
	n := min(shingleWords, len(short))
	has := make(map[uint64]bool, len(long))
	for i := range len(long) - n + 1 {
		has[shingle(long[i:i+n])] = true
	}
	common, counted := 0, 0 // words of short before counted are in common already
	for i := range len(short) - n + 1 {
		if has[shingle(short[i:i+n])] {
			common += i + n - max(i, counted)
			counted = i + n
		}
	}
	return float64(common) / float64(len(short))
}

// shingle returns a hash of a sequence of words, which depends on their order.
func shingle(words []uint64) (hash uint64) {
	const prime = 1099511628211 // of FNV-1a
	for _, word := range words {
		hash = hash*prime + word
	}
	return hash
}

// words returns a hash of each word of a text, without regard to case. In a
// script without spaces between words, each character is a word.
func words(seed maphash.Seed, text string) (hashes []uint64) {
	for run := range strings.FieldsFuncSeq(strings.ToLower(text), separates) {
		for run != "" {
			end := strings.IndexFunc(run, spaceless)
			switch end {
			case -1:
				end = len(run)
			case 0:
				_, end = utf8.DecodeRuneInString(run)
			}
			hashes = append(hashes, maphash.String(seed, run[:end]))
			run = run[end:]
		}
	}
	return hashes
}

func separates(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
}

func spaceless(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}
