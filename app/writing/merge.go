package writing

import "unicode/utf8"

// change is the part in which one text differs from another: start to end is
// replaced by with.
type change struct {
	start, end int // bytes of the first text
	with       string
}

// differing returns the shortest part in which two texts differ, between code
// points; an empty one if they are equal.
func differing(from, to string) change {
	limit := min(len(from), len(to))
	start := 0
	for start < limit && from[start] == to[start] {
		start++
	}
	for start > 0 && start < len(from) && !utf8.RuneStart(from[start]) || start > 0 && start < len(to) && !utf8.RuneStart(to[start]) {
		start--
	}
	tail := 0
	for tail < limit-start && from[len(from)-1-tail] == to[len(to)-1-tail] {
		tail++
	}
	for tail > 0 && !utf8.RuneStart(from[len(from)-tail]) {
		tail--
	}
	return change{start, len(from) - tail, to[start : len(to)-tail]}
}

// merge returns base with the changes of both mine and theirs, if they are in
// separate parts of it.
func merge(base, mine, theirs string) (merged string, ok bool) {
	a, b := differing(base, mine), differing(base, theirs)
	if b.start < a.start {
		a, b = b, a
	}
	if a.end >= b.start {
		return "", false
	}
	return base[:a.start] + a.with + base[a.end:b.start] + b.with + base[b.end:], true
}
