package anchor

import (
	"iter"
	"sort"
)

// passage is the words of an anchor.
//
//	Prefix    Exact               Suffix
//	…he said  that the pier was   closed in M…
//	                 ↑quote              ↑suffix
type passage struct {
	anchor Anchor
	words  []word  // of the prefix, the quotation and the suffix as one text
	tokens []token // by word
	// The words from quote to suffix, exclusive, are those of the quotation; a
	// word that is partly in it is one of them.
	quote, suffix int
	worth         float64 // bits: what the words of the quotation are worth
}

// passage returns the words of an anchor as this text knows them.
func (f *Finder) passage(a Anchor) passage {
	all := words(a.Prefix + a.Exact + a.Suffix)
	from, to := len(a.Prefix), len(a.Prefix)+len(a.Exact)
	p := passage{
		anchor: a,
		words:  all,
		tokens: make([]token, len(all)),
		quote:  sort.Search(len(all), func(i int) bool { return all[i].to > from }),
		suffix: sort.Search(len(all), func(i int) bool { return all[i].from >= to }),
	}
	for i, w := range all {
		p.tokens[i] = f.token(w, f.id(w))
	}
	for _, t := range p.tokens[p.quote:p.suffix] {
		p.worth += t.worth
	}
	return p
}

// The measures of a long passage's pieces, in words. A piece is long enough, at
// half a page, that little else is like it, and short enough that aligning it
// costs a millisecond; all pieces together cost time in proportion to the
// passage, whereas aligning it as a whole would to its square. A passage of up
// to two is taken as one. The pieces overlap by their surroundings, which are as
// long as those of an anchor.
const (
	pieceWords   = 128
	pieceContext = 8
)

// long reports whether the passage is to be found by its pieces.
func (p passage) long() bool { return p.suffix-p.quote > 2*pieceWords }

// pieces yields the pieces of the passage and which word each begins with.
func (p passage) pieces() iter.Seq2[int, passage] {
	return func(yield func(int, passage) bool) {
		for from := p.quote; from < p.suffix; from += pieceWords {
			to := min(from+pieceWords, p.suffix)
			start := max(0, from-pieceContext)
			piece := passage{
				tokens: p.tokens[start:min(to+pieceContext, len(p.tokens))],
				quote:  from - start,
				suffix: to - start,
			}
			for _, t := range p.tokens[from:to] {
				piece.worth += t.worth
			}
			if !yield(start, piece) {
				return
			}
		}
	}
}
