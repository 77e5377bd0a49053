package anchor

import "math"

// The costs of an alignment, in bits.
//
// openCost is the price of an edited stretch, wherever it begins: as much as
// the commonest word of a text is worth (every 16th word of English is "the"),
// so that one word that stands there by chance does not pay for reaching it.
//
// insertShare is the price of text that was put into the passage, as a share of
// what its words are worth: 0.3 says that what was put in before the last words
// that were kept may be three times as much as those. If it is more, they stand
// there by chance, and the passage ends before. outsideShare is the same for text
// put in between the passage and its surroundings, or into those. It is lower so
// that where "In May." became "In May. And in June.", the full stop of the
// passage is the first one.
//
// deleteCost is the price of a word that was taken out. It is small, for
// whether enough of a passage is left is judged as a whole; it only makes the
// shorter of two equal explanations the better one.
const (
	openCost     = 4
	insertShare  = 0.3
	outsideShare = 0.2
	deleteCost   = 0.25
)

// alignment says which words of a passage stand where in a text.
type alignment struct {
	score float64   // bits: what was found is worth less the costs
	pairs []int     // by word of the passage: the word of the text, or unpaired
	gains []float64 // by word of the passage: the bits of that pair
}

// unpaired stands for the partner of a word that was taken out.
const unpaired = -1

// newAlignment returns an alignment without pairs.
func newAlignment(words int) alignment {
	a := alignment{pairs: make([]int, words), gains: make([]float64, words)}
	for i := range a.pairs {
		a.pairs[i] = unpaired
	}
	return a
}

// shift moves the partners of all words by a number of words.
func (a *alignment) shift(by int) {
	for i, j := range a.pairs {
		if j != unpaired {
			a.pairs[i] = j + by
		}
	}
}

// align finds where the text is most like the passage: the local alignment with
// affine costs of Smith and Waterman (1981) and Gotoh (1982), of words instead
// of letters.
//
//	passage   the old pier  –   –  was closed in May
//	           |   |   |            |    |        |
//	text      the old pier and quay was  –    –  shut
//
// Two states are kept for each cell, a word of the passage and one of the text:
// the best score of an alignment that ends with the two as a pair, and that of
// one that ends with an edit, which takes words out and puts words in, in any
// order, for one openCost. An alignment may begin and end anywhere in both; its
// pairs are in order in both. Of several that are as good, the one nearest to
// the expected place is taken: the word of the text, which may lie outside it,
// at which the passage would begin.
//
// The time is in proportion to the product of both lengths, and so is the
// memory, of which each cell takes one byte.
func align(p passage, text []token, expected int) alignment {
	g := newGrid(p, text, expected)
	for i := range p.tokens {
		g.fill(i)
	}
	a := newAlignment(len(p.tokens))
	if g.score == 0 {
		return a
	}
	a.score = g.score
	g.follow(&a)
	for i, j := range a.pairs {
		if j != unpaired {
			a.gains[i] = p.tokens[i].gain(text[j])
		}
	}
	return a
}

// grid is the table that align fills row by row.
type grid struct {
	passage
	text       []token
	above, row []cell // of this word of the passage and the one before; cell j+1 is of word j of the text
	// steps has for each cell, with a row and a column more than there are
	// words, the step to its pair in the low bits and that to its edit in the
	// high ones.
	steps []byte
	// drifts[len(tokens)+j-i] is the drift of a pair of words i and j.
	drifts []float64
	// The best pair so far, by its score less its drift, and the score alone,
	// which is 0 as long as there is none.
	value, score      float64
	endWord, endPlace int
}

// cell has the best scores of an alignment up to a word of the passage and one
// of the text.
type cell struct {
	pair float64 // that ends with the two as a pair
	edit float64 // that ends with an edit
}

// step says where the best way to a state of the alignment comes from.
type step uint8

const (
	fromNothing step = iota // the alignment begins here
	fromPair
	fromEdit
	byDelete
	byInsert
)

const (
	editShift = 4
	pairMask  = 1<<editShift - 1
)

// never is the score of what cannot be.
var never = math.Inf(-1)

func newGrid(p passage, text []token, expected int) *grid {
	width := len(text) + 1
	g := &grid{
		passage: p,
		text:    text,
		above:   make([]cell, width),
		row:     make([]cell, width),
		steps:   make([]byte, (len(p.tokens)+1)*width),
		drifts:  make([]float64, len(p.tokens)+len(text)),
		value:   never,
	}
	for j := range width {
		g.above[j] = cell{pair: never, edit: never}
	}
	g.row[0] = g.above[0]
	for k := range g.drifts {
		place := k - len(p.tokens)
		g.drifts[k] = drift(distance(expected, place, place))
	}
	return g
}

// fill fills the row of a word of the passage.
func (g *grid) fill(i int) {
	share := float64(outsideShare)
	if g.quote <= i && i < g.suffix-1 {
		share = insertShare
	}
	word, above, row := g.tokens[i], g.above, g.row
	steps := g.steps[(i+1)*len(row):][:len(row)]
	drifts := g.drifts[len(g.tokens)-i:]
	for j, other := range g.text {
		pair, toPair := never, fromNothing
		if gain := word.gain(other); gain > 0 {
			pair = gain
			if s := above[j].pair + gain; s > pair {
				pair, toPair = s, fromPair
			}
			if s := above[j].edit + gain; s > pair {
				pair, toPair = s, fromEdit
			}
			if value := pair - drifts[j]; value > g.value {
				g.value, g.score, g.endWord, g.endPlace = value, pair, i, j
			}
		}
		edit, toEdit := pair-openCost, fromPair
		if s := above[j+1].edit - deleteCost; s > edit {
			edit, toEdit = s, byDelete
		}
		if s := row[j].edit - share*other.worth; s > edit {
			edit, toEdit = s, byInsert
		}
		row[j+1] = cell{pair: pair, edit: edit}
		steps[j+1] = byte(toPair) | byte(toEdit)<<editShift
	}
	g.above, g.row = row, above
}

// follow notes the pairs of the best alignment, from its last one back.
func (g *grid) follow(a *alignment) {
	i, j := g.endWord, g.endPlace
	for next := fromPair; next != fromNothing; {
		at := g.steps[(i+1)*(len(g.text)+1)+j+1]
		if next == fromPair {
			a.pairs[i] = j
			next = step(at & pairMask)
			i, j = i-1, j-1
			continue
		}
		switch step(at >> editShift) {
		case fromPair:
			next = fromPair
		case byDelete:
			i--
		case byInsert:
			j--
		}
	}
}
