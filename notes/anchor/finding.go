package anchor

import (
	"slices"
	"strings"
)

// finding is a candidate place of a passage with its evidence.
type finding struct {
	alignment           // its pairs are words of the whole text
	first, last int     // first and last word of the passage in the text, both inclusive
	gain        float64 // bits: sum of the gains of the words of the quotation
	value       float64 // bits: evidence for this place beyond chance
	sole        bool    // no other place is nearly as good
}

// A finding is accepted if enough is left of the passage and if it is unlikely
// to be chance.
//
// minCover is the share of the quotation, by worth, that must be left. A
// passage with less than half of it is another sentence, in the place of the
// old one or elsewhere; but if the whole context is still there, somewhat less
// is enough: coverForContext is the share that full context counts for.
//
// minValue is the number of bits beyond chance. If words were independent of
// each other, 5 would be enough (1 in 32); but authors repeat phrases, and one
// or two words of a phrase carry most of its bits. 20 bits require two more
// rare words.
//
// rivalry is how many bits better than any other a place must be to count as
// the only one: 8 to 1.
const (
	minCover        = 0.5
	coverForContext = 0.1
	minValue        = 20
	rivalry         = 3
)

// tries is the largest number of windows to align. Most often the first window
// has the passage and no other can be as good; the others are for passages of
// which little is left, and for passages that the text often repeats.
const tries = 8

// locate returns the best place of a passage that is expected to begin at the
// word expected of the text, and whether there is one.
func (f *Finder) locate(p passage, expected int) (finding, bool) {
	if p.long() {
		return f.assemble(p, expected)
	}
	return f.search(p, expected)
}

// search finds a passage without dividing it into pieces.
func (f *Finder) search(p passage, expected int) (best finding, ok bool) {
	tried := 0
	second := never // the value of the best place that does not overlap the best one
	for w := range f.windows(p.tokens, expected) {
		if tried == tries || ok && w.most < best.value-rivalry {
			break
		}
		tried++
		a := align(p, f.tokens[w.from:w.to], expected-p.quote-w.from)
		a.shift(w.from)
		found, good := f.judge(p, a, expected)
		if !good {
			continue
		}
		found.sole = !f.recurs(found.alignment, w)
		apart := ok && (found.first > best.last || best.first > found.last)
		if !ok || found.value > best.value {
			best, found, ok = found, best, true
		}
		if apart {
			second = max(second, found.value)
		}
	}
	best.sole = best.sole && second <= best.value-rivalry
	return best, ok
}

// recurs reports whether the part of the text that an alignment covers,
// including matching context, occurs a second time in the window.
func (f *Finder) recurs(a alignment, w window) bool {
	known := slices.DeleteFunc(slices.Clone(a.pairs), func(j int) bool { return j == unpaired })
	stretch := f.slice(known[0], known[len(known)-1])
	within := f.slice(w.from, w.to-1)
	at := strings.Index(within, stretch)
	return strings.Contains(within[at+1:], stretch)
}

// slice returns the text from the first word to the last, both inclusive.
func (f *Finder) slice(first, last int) string {
	return f.text.source[f.words[first].from:f.words[last].to]
}

// judge returns the finding of an alignment, and whether it is accepted.
func (f *Finder) judge(p passage, a alignment, expected int) (finding, bool) {
	found := finding{alignment: a, first: unpaired}
	context, contextWorth := 0.0, 0.0
	for i, j := range a.pairs {
		if i < p.quote || i >= p.suffix {
			context += a.gains[i]
			contextWorth += p.tokens[i].worth
			continue
		}
		found.gain += a.gains[i]
		if j != unpaired {
			if found.first == unpaired {
				found.first = j
			}
			found.last = j
		}
	}
	if found.first == unpaired {
		return finding{}, false
	}
	cover := found.gain / p.worth
	if contextWorth > 0 {
		cover += coverForContext * context / contextWorth
	}
	found.value = a.score - drift(distance(expected, found.first, found.first))
	return found, cover >= minCover && found.value >= minValue
}
