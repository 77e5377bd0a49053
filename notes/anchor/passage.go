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
	// The words from quote to suffix, exclusive, are those of the quotation, including
	// words that are only partly in it.
	quote, suffix int
	worth         float64 // bits: worth of the words of the quotation
}

// passage returns the words of an anchor with the ids and worths of this text.
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

// The sizes of the pieces of a long passage, in words. A piece, half a page, is long
// enough to be unlike other text, and short enough to be aligned in a millisecond; the
// time for all pieces is proportional to the passage, whereas aligning the whole takes
// time proportional to its square. A passage of up to two pieces is not divided. The
// pieces overlap by their context, which is as long as that of an anchor.
const (
	pieceWords   = 128
	pieceContext = 8
)

// long reports whether the passage is to be divided into pieces.
func (p passage) long() bool { return p.suffix-p.quote > 2*pieceWords }

// pieces yields the index of the first word of each piece, and the piece.
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
