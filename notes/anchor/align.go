package anchor

import "math"

// The costs of an alignment, in bits.
//
// openCost is the cost of an edited run, wherever it begins: as much as the
// commonest word of a text is worth (every 16th word of English is "the"), so
// that a single word found by chance does not pay for an edit that reaches it.
//
// insertShare is the cost of text inserted into the passage, as a share of the
// worth of its words: with 0.3, the text inserted before the last matching
// words may be worth three times as much as those words. If it is worth more,
// the match is taken as chance and the passage ends before it. outsideShare is
// the same for text inserted between the passage and its context, or into the
// context. It is lower so that where "In May." became "In May. And in June.",
// the full stop of the passage is the first one.
//
// deleteCost is the cost of a deleted word. It is small, because judge decides
// whether enough of a passage is left; it only prefers the shorter of two
// otherwise equal alignments.
const (
	openCost     = 4
	insertShare  = 0.3
	outsideShare = 0.2
	deleteCost   = 0.25
)

// alignment maps the words of a passage to words of a text.
type alignment struct {
	score float64   // bits: sum of the gains less the costs
	pairs []int     // by word of the passage: index of the matching word of the text, or unpaired
	gains []float64 // by word of the passage: the bits of that pair
}

// unpaired marks a word of the passage without a match.
const unpaired = -1

// newAlignment returns an alignment without pairs.
func newAlignment(words int) alignment {
	a := alignment{pairs: make([]int, words), gains: make([]float64, words)}
	for i := range a.pairs {
		a.pairs[i] = unpaired
	}
	return a
}

// shift adds by to the index of each matching word.
func (a *alignment) shift(by int) {
	for i, j := range a.pairs {
		if j != unpaired {
			a.pairs[i] = j + by
		}
	}
}

// align returns the best local alignment of the passage with the text, by the
// algorithm of Smith and Waterman (1981) and Gotoh (1982) with affine gap
// costs, of words instead of letters.
//
//	passage   the old pier  –   –  was closed in May
//	           |   |   |            |    |        |
//	text      the old pier and quay was  –    –  shut
//
// Each cell, a word of the passage and a word of the text, has two states: the
// best score of an alignment that ends with the two words as a pair, and of one
// that ends with an edit, which deletes and inserts words in any order for one
// openCost. An alignment may begin and end anywhere in both; its pairs are in
// order in both. Of equally good alignments the one nearest to expected is
// taken: the word of the text, possibly outside it, at which the passage is
// expected to begin.
//
// Time and memory are proportional to the product of both lengths; each cell
// takes one byte.
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
	above, row []cell // of the previous and the current word of the passage; cell j+1 is for word j of the text
	// steps holds for each cell the step to its pair in the low bits and the
	// step to its edit in the high bits, with one row and one column more than
	// there are words.
	steps []byte
	// drifts[len(tokens)+j-i] is the drift of the pair of words i and j.
	drifts []float64
	// The best pair so far: value is its score less its drift, score is 0
	// before the first pair.
	value, score      float64
	endWord, endPlace int
}

// cell holds the best scores of alignments up to a word of the passage and a
// word of the text.
type cell struct {
	pair float64 // of an alignment that ends with the two words as a pair
	edit float64 // of an alignment that ends with an edit
}

// step is the predecessor of a state on the best path to it.
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

// never is the score of an impossible state.
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

// fill computes the row of word i of the passage.
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

// follow writes the pairs of the best alignment to a, from the last one back.
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
