package anchor

import (
	"cmp"
	"iter"
	"math"
	"math/bits"
	"slices"
)

// window is a stretch of the text in which a passage may stand.
type window struct {
	from, to int     // words of the text
	most     float64 // bits: no alignment in the window can score more
}

// A text is divided into buckets, and a window is this many of them: an
// alignment as long as the passage lies within some window wherever it begins,
// with room for as much again of what was put in on each side or within.
const windowBuckets = 4

// minBucket keeps the windows of a short passage from becoming many and narrow,
// so that a sentence put into it still fits.
const minBucket = 32

// votes is how many places of words are looked at to find the windows of a
// passage. In an article those of all its words are; in a book the commonest
// words, which are everywhere, tell nothing and are left out.
const votes = 1 << 12

// windows yields the stretches of the text that may have the passage, the most
// promising first: those that have the most of its words by worth and are near
// the expected place. None overlaps one before it by half or more.
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

// vote returns for each window of the text, which begins at that bucket, what
// the words of the passage that it has are worth, and what those are worth that
// were not looked for.
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
		next := 0 // the first window that has not got this word yet
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
// what all of its occurrences in the passage are worth, the rarest first.
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

// nearby is how many words around the expected place are as good as the place
// itself: a paragraph.
const nearby = 64

// drift returns the bits that must be known to tell a place at this distance, in
// words, from all that are as near: the farther a text is searched, the more of
// what is found there is chance.
func drift(distance int) float64 { return math.Log2(float64(nearby + distance)) }

// leastDrift is drift in whole bits, rounded down; it takes a tenth of the time.
func leastDrift(distance int) float64 { return float64(bits.Len(uint(nearby+distance)) - 1) }

// distance returns how far a place is from a range.
func distance(place, from, to int) int { return max(0, from-place, place-to) }
