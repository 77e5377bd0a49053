package anchor

import (
	"slices"
	"strings"
)

// finding is where a passage may stand, and what speaks for it.
type finding struct {
	alignment           // its pairs are words of the whole text
	first, last int     // the words of the text with which the passage begins and ends, both inclusive
	gain        float64 // bits: what was found of the quotation
	value       float64 // bits: what is known of this place beyond what chance would explain
	sole        bool    // no other place is nearly as good
}

// A finding counts if enough is left of the passage and if it is no chance.
//
// minCover is which part of the quotation by worth must be left. What has less
// than half of it is another sentence, in the place of the old one or elsewhere;
// but where all that surrounds it is still there, somewhat less will do:
// coverForContext is the part that full context stands for.
//
// minValue is the number of bits beyond chance. If words were independent of
// each other then 5 would do (1 in 32); but they come in phrases, which authors
// repeat, and so most of what a phrase is worth is told by one or two of its
// words. 20 bits are two rare words more than would do otherwise.
//
// rivalry is how many bits a place must have more than any other to be the only
// one: 8 to 1.
const (
	minCover        = 0.5
	coverForContext = 0.1
	minValue        = 20
	rivalry         = 3
)

// tries is how many windows are looked into. Most often the first has the
// passage and nothing else can be as good; the others serve passages of which
// little is left, and those of which a text is full.
const tries = 8

// locate returns the best place of a passage that is expected to begin at a
// word of the text, and whether there is one.
func (f *Finder) locate(p passage, expected int) (finding, bool) {
	if p.long() {
		return f.assemble(p, expected)
	}
	return f.search(p, expected)
}

// search finds a passage as a whole.
func (f *Finder) search(p passage, expected int) (best finding, ok bool) {
	tried := 0
	second := never // the value of the best place apart from the best
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

// recurs reports whether the stretch of the text that an alignment covers, with
// what was found of its context, stands a second time in the window.
func (f *Finder) recurs(a alignment, w window) bool {
	known := slices.DeleteFunc(slices.Clone(a.pairs), func(j int) bool { return j == unpaired })
	stretch := f.slice(known[0], known[len(known)-1])
	within := f.slice(w.from, w.to-1)
	at := strings.Index(within, stretch)
	return strings.Contains(within[at+1:], stretch)
}

// slice returns the text from one word to another, both inclusive.
func (f *Finder) slice(first, last int) string {
	return f.text.source[f.words[first].from:f.words[last].to]
}

// judge weighs an alignment of a passage, and reports whether it counts.
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
