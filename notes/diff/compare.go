package diff

import (
	"slices"
	"sort"
)

// Sequences are compared in two ways; the second completes the first.
//
// The first matches words that occur once in each sequence: those are most likely the
// same word, and the longest chain of them that is in order in both sequences divides the
// work into many small parts (the "patience diff" of Bram Cohen).
//
//	old   the raid took place on Friday in Yekaterinburg
//	new   on Friday the raid took place
//	           raid─took─place    in order in both, so equal
//
// The second finds the shortest edit script of such a part (E. W. Myers, An O(ND)
// Difference Algorithm and Its Variations, 1986) from both ends at once, in linear space.
// Its cost grows with the square of the differences; so after maxCost of them it takes
// the path that has come furthest, and continues from there.
const (
	maxCost  = 100 // at most 2·100² steps between points that are at least 100 tokens apart
	maxDepth = 32  // nesting of parts that are cut at unique words: enough to halve any text
)

// compare marks the differences between a[a0:a1] and b[b0:b1].
func (d *differ) compare(a0, a1, b0, b1, depth int) {
	for {
		for a0 < a1 && b0 < b1 && d.a[a0] == d.b[b0] {
			a0++
			b0++
		}
		for a0 < a1 && b0 < b1 && d.a[a1-1] == d.b[b1-1] {
			a1--
			b1--
		}
		if a0 == a1 || b0 == b1 {
			mark(d.deleted[a0:a1])
			mark(d.inserted[b0:b1])
			return
		}
		if depth < maxDepth {
			if anchors := d.anchors(a0, a1, b0, b1); len(anchors) > 0 {
				for _, p := range anchors {
					d.compare(a0, p.a, b0, p.b, depth+1)
					a0, b0 = p.a+1, p.b+1
				}
				depth++
				continue
			}
		}
		p := d.meet(a0, a1, b0, b1)
		d.compare(a0, p.a, b0, p.b, maxDepth)
		a0, b0, depth = p.a, p.b, maxDepth
	}
}

func mark(flags []bool) {
	for i := range flags {
		flags[i] = true
	}
}

// point is a position in both sequences.
type point struct{ a, b int }

// anchors returns the longest chain of words that occur once in each range.
func (d *differ) anchors(a0, a1, b0, b1 int) []point {
	a, b := d.a[a0:a1], d.b[b0:b1]
	defer func() {
		for _, n := range a {
			d.inA[n] = 0
		}
		for _, n := range b {
			d.inB[n] = 0
		}
	}()
	for _, n := range a {
		d.inA[n]++
	}
	for _, n := range b {
		d.inB[n]++
	}
	unique := func(n int32) bool { return d.inA[n] == 1 && d.inB[n] == 1 && d.word[n] }
	var points []point
	for i, n := range a {
		if unique(n) {
			points = append(points, point{a: a0 + i})
		}
	}
	if len(points) == 0 {
		return nil
	}
	// The counts are no longer needed: inB now holds the position of a unique word.
	for j, n := range b {
		if unique(n) {
			d.inB[n] = 1 + int32(j)
			d.inA[n] = -1 // seen, and no longer unique by the function above
		}
	}
	for i := range points {
		points[i].b = b0 + int(d.inB[d.a[points[i].a]]) - 1
	}
	return longestChain(points)
}

// longestChain returns the longest subsequence of the points, which are ordered by a,
// that is ordered by b too (patience sorting; Fredman, On computing the length of longest
// increasing subsequences, 1975).
func longestChain(points []point) []point {
	var ends []int // by length less one: the point with the smallest b that ends a chain of this length
	before := make([]int, len(points))
	for i, p := range points {
		n := sort.Search(len(ends), func(n int) bool { return points[ends[n]].b >= p.b })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	chain := make([]point, 0, len(ends))
	for i := ends[len(ends)-1]; i >= 0; i = before[i] {
		chain = append(chain, points[i])
	}
	slices.Reverse(chain)
	return chain
}

// meet returns a point on a short edit path between the beginning and the end of two
// ranges, other than these two. The ranges begin and end with different tokens, and
// neither is empty.
//
// A path with D differences ends on one of the diagonals k = x−y from −D to D. forward[k]
// is the largest x that a path from the beginning reaches on diagonal k, and backward[k]
// the same from the end. Where the two overlap, they are halves of a shortest path.
func (d *differ) meet(a0, a1, b0, b1 int) point {
	a, b := d.a[a0:a1], d.b[b0:b1]
	n, m := len(a), len(b)
	delta := n - m
	const zero = maxCost + 1 // index of diagonal 0
	d.forward[zero+1], d.backward[zero+1] = 0, 0
	for cost := 0; cost <= maxCost; cost++ {
		low, high := -cost+2*max(0, cost-m), cost-2*max(0, cost-n)
		for k := low; k <= high; k += 2 {
			x := furthest(d.forward, zero+k, k == -cost, k == cost)
			for x < n && x-k < m && a[x] == b[x-k] {
				x++
			}
			d.forward[zero+k] = x
			if other := delta - k; delta%2 != 0 && other > -cost && other < cost && x+d.backward[zero+other] >= n {
				return point{a0 + x, b0 + x - k}
			}
		}
		for k := low; k <= high; k += 2 {
			x := furthest(d.backward, zero+k, k == -cost, k == cost)
			for x < n && x-k < m && a[n-1-x] == b[m-1-x+k] {
				x++
			}
			d.backward[zero+k] = x
			if other := delta - k; delta%2 == 0 && other >= -cost && other <= cost && x+d.forward[zero+other] >= n {
				return point{a1 - x, b1 - x + k}
			}
		}
	}
	best := point{}
	for k := -maxCost + 2*max(0, maxCost-m); k <= maxCost-2*max(0, maxCost-n); k += 2 {
		x := d.forward[zero+k]
		if inside := x <= n && x-k <= m; inside && 2*x-k > best.a+best.b {
			best = point{x, x - k}
		}
	}
	return point{a0 + best.a, b0 + best.b}
}

// furthest returns the x at which the furthest path enters a diagonal: one step down from
// the diagonal above, or one step right from the diagonal below.
func furthest(reach []int, at int, lowest, highest bool) int {
	if lowest || !highest && reach[at-1] < reach[at+1] {
		return reach[at+1]
	}
	return reach[at-1] + 1
}
