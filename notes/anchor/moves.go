package anchor

import (
	"cmp"
	"slices"
	"sort"
)

// moves predicts the positions of the passages of an old text in a new one,
// from the passages that were found with certainty. They are in order in both
// texts.
type moves []move

// move is the old and the new start of a passage, in code points.
type move struct{ old, now int }

// newMoves returns the longest part of the sure matches that is in order in
// both texts; matches that changed places with others are left out.
func newMoves(anchors []Anchor, matches []Match) moves {
	var sure []move
	for i, m := range matches {
		if m.Status == Sure {
			sure = append(sure, move{old: anchors[i].Start, now: m.Start})
		}
	}
	slices.SortFunc(sure, func(a, b move) int {
		return cmp.Or(cmp.Compare(a.old, b.old), cmp.Compare(a.now, b.now))
	})
	// The longest increasing subsequence by patience sorting: tops[k] is the
	// index of the move with the least now that ends a sequence of k+1 moves,
	// and before[i] the predecessor of move i in the longest sequence that it
	// ends.
	var tops []int
	before := make([]int, len(sure))
	for i, m := range sure {
		k := sort.Search(len(tops), func(k int) bool { return sure[tops[k]].now > m.now })
		before[i] = -1
		if k > 0 {
			before[i] = tops[k-1]
		}
		if k == len(tops) {
			tops = append(tops, i)
		} else {
			tops[k] = i
		}
	}
	kept := make(moves, len(tops))
	if len(tops) > 0 {
		for k, i := len(tops)-1, tops[len(tops)-1]; k >= 0; k, i = k-1, before[i] {
			kept[k] = sure[i]
		}
	}
	return kept
}

// expect returns the predicted position of the passage at old: interpolated
// between the nearest moves before and after it, or shifted like the first or
// last move.
func (m moves) expect(old int) int {
	next := sort.Search(len(m), func(i int) bool { return m[i].old > old })
	switch {
	case len(m) == 0:
		return old
	case next == 0:
		return old + m[0].now - m[0].old
	case next == len(m):
		return old + m[next-1].now - m[next-1].old
	}
	a, b := m[next-1], m[next]
	return a.now + (old-a.old)*(b.now-a.now)/(b.old-a.old)
}
