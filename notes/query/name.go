package query

import (
	"cmp"
	"slices"
	"strings"
)

// Similar returns the names that contain asked, or whose edit distance to it is at most a
// third of its letters, compared as [Fold] writes them: at most limit names, the closest
// first, equally close ones in alphabetical order. An edit is an insertion, deletion or
// substitution of a letter, or a transposition of two neighbours.
func Similar(asked string, names []string, limit int) []string {
	type candidate struct {
		name  string
		edits int
	}
	folded := Fold(asked)
	letters := []rune(folded)
	var close []candidate
	for _, name := range names {
		other := Fold(name)
		edits := distance(letters, []rune(other))
		if 3*edits <= len(letters) || folded != "" && strings.Contains(other, folded) {
			close = append(close, candidate{name, edits})
		}
	}
	slices.SortFunc(close, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.edits, b.edits), cmp.Compare(a.name, b.name))
	})
	var best []string
	for _, c := range close[:min(limit, len(close))] {
		best = append(best, c.name)
	}
	return best
}

// distance returns the edit distance between a and b by optimal string alignment:
// insertions, deletions, substitutions and transpositions of neighbours, with no letter
// edited twice. Row i of the table has the distances of the first i letters of a to each
// prefix of b; only the last three rows are kept.
func distance(a, b []rune) int {
	before, above, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before, above, row = above, row, before
		row[0] = i + 1
		for j := range b {
			best := above[j]
			if !sameLetter(a[i], b[j]) {
				best++
			}
			best = min(best, above[j+1]+1, row[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				best = min(best, before[j-1]+1)
			}
			row[j+1] = best
		}
	}
	return row[len(b)]
}
