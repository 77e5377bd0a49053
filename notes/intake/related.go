package intake

import (
	"hash/maphash"
	"strings"
	"unicode"
	"unicode/utf8"

	"collate/notes/document"
)

// Two texts are taken for versions of one article if at least half of the words
// of the shorter one stand in sequences of three which the longer one has too.
//
//	old   the brothers died    of their injuries in custody on Friday
//	new   the brothers died on Friday, it is said, of their injuries in custody
//	      \______________/                         \_________________________/
//
// Sequences of words (shingles: Broder, On the resemblance and containment of
// documents, 1997) tell a text from one that has other things to say in the
// same words; that it is the shorter text whose words are counted lets an
// article be known again after it has grown or has been cut.
//
// Of 175 articles and their later versions, the least alike have 0.81 in
// common. Different articles have 0.33 at most, where one repeats what the other
// announced; accounts of the same event by different outlets have below 0.1.
const (
	shingleWords = 3
	sharedPart   = 0.5
)

// related says whether two texts are most likely versions of one article. It
// takes time in proportion to their lengths.
func related(a, b document.Document) bool {
	return a.Text() == b.Text() || shared(body(a), body(b)) >= sharedPart
}

// body returns a text without the heading that it begins with: texts that are
// compared are of the same title anyway.
func body(d document.Document) string {
	blocks := d.Blocks()
	if len(blocks) < 2 || blocks[0].Kind != document.Heading {
		return d.Text()
	}
	return d.Slice(blocks[1].Start, d.Len())
}

// shared returns which part of the words of the shorter text stand in sequences
// that the other has too, from 0 to 1.
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
	common, counted := 0, 0 // counted is where the words that were not counted yet begin
	for i := range len(short) - n + 1 {
		if has[shingle(short[i:i+n])] {
			common += i + n - max(i, counted)
			counted = i + n
		}
	}
	return float64(common) / float64(len(short))
}

// shingle returns a hash of a sequence of words. The order counts.
func shingle(words []uint64) (hash uint64) {
	const prime = 1099511628211 // of FNV-1a
	for _, word := range words {
		hash = hash*prime + word
	}
	return hash
}

// words returns a hash of each word of a text, without regard to case. In a
// script that sets no space between words, each character is one.
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
