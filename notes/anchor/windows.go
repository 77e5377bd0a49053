package anchor

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
)

// window is a part of the text that may have the passage.
type window struct {
	from, to int     // words of the text
	most     float64 // bits: upper bound of the score of an alignment in the window
}

// The text is divided into buckets, and a window is this many of them: an
// alignment as long as the passage lies within some window wherever it begins,
// with room for insertions as long as the passage on each side or within.
const windowBuckets = 4

// minBucket is the smallest bucket, in words. It keeps the windows of a short
// passage few and wide enough for a sentence inserted into it.
const minBucket = 32

// votes is the largest number of word positions read to find the windows of a
// passage. In an article all its words are used; in a book the commonest words,
// which are everywhere, are left out.
const votes = 1 << 12

// windows yields the parts of the text that may have the passage, the most
// promising first: by the worth of its words in them and the distance from the
// expected position. No window overlaps an earlier one by half or more.
func (f *Finder) windows(passage []token, expected int) iter.Seq[window] {
	bucket := max(minBucket, len(passage))
	sums, common := f.vote(passage, bucket)
	for i, sum := range sums {
		if sum > 0 {
			from := i * bucket
			sums[i] -= leastDrift(distance(expected, from, from+windowBuckets*bucket))
		} else {
			sums[i] = never
		}
	}
	return func(yield func(window) bool) {
		for {
			best := 0
			for i, sum := range sums {
				if sum > sums[best] {
					best = i
				}
			}
			w := window{
				from: best * bucket,
				to:   min((best+windowBuckets)*bucket, f.length),
				most: sums[best] + common,
			}
			if math.IsInf(sums[best], -1) || !yield(w) {
				return
			}
			for i := max(0, best-windowBuckets/2); i <= min(best+windowBuckets/2, len(sums)-1); i++ {
				sums[i] = never
			}
		}
	}
}

// vote returns by first bucket of each window the worth of the words of the
// passage in the window, and in common the worth of the words that were left
// out.
func (f *Finder) vote(passage []token, bucket int) (sums []float64, common float64) {
	sums = make([]float64, f.length/bucket+1)
	left := votes
	for _, w := range f.byRarity(passage) {
		places := f.places[w.id]
		if len(places) > left && left < votes {
			common += w.worth
			continue
		}
		left -= len(places)
		next := 0 // the first window that does not have this word yet
		for _, place := range places {
			last := int(place) / bucket
			for i := max(next, last-windowBuckets+1); i <= last; i++ {
				sums[i] += w.worth
			}
			next = last + 1
		}
	}
	return sums, common
}

// byRarity returns the words of the passage that the text has, each once with
// the worth of all of its occurrences in the passage, the rarest first.
func (f *Finder) byRarity(passage []token) []token {
	known := slices.DeleteFunc(slices.Clone(passage), func(t token) bool { return t.id == unknown })
	slices.SortFunc(known, func(a, b token) int {
		return cmp.Or(cmp.Compare(len(f.places[a.id]), len(f.places[b.id])), cmp.Compare(a.id, b.id))
	})
	distinct := known[:0]
	for _, t := range known {
		if last := len(distinct) - 1; last >= 0 && distinct[last].id == t.id {
			distinct[last].worth += t.worth
		} else {
			distinct = append(distinct, t)
		}
	}
	return distinct
}

// nearby is the distance from the expected position, in words, up to which
// positions are about equally likely: a paragraph.
const nearby = 64

// drift returns the bits needed to single out one of all positions within a
// distance in words: the farther a text is searched, the more of the matches
// are chance.
func drift(distance int) float64 { return math.Log2(float64(nearby + distance)) }

// leastDrift is drift rounded down to whole bits, in a tenth of the time.
func leastDrift(distance int) float64 { return float64(bits.Len(uint(nearby+distance)) - 1) }

// distance returns the distance of place from the range from–to.
func distance(place, from, to int) int { return max(0, from-place, place-to) }
