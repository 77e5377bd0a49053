package writing

import "unicode/utf8"

// change is the stretch in which one text differs from another: what stood from
// start to end has become with.
type change struct {
	start, end int // bytes of the first text
	with       string
}

// differing returns the shortest stretch in which two texts differ; an empty one
// where they are the same. It begins and ends between characters.
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

// merge returns the text with the changes of both, mine and theirs, if these
// touch different stretches of it.
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
