package query

import "slices"

// Match returns where the text has words that the query asks for, in order and
// not overlapping, as code points, end-exclusive. A term of several words
// is one mark from the first to the last. A text is marked also where it has
// only some of the terms. It returns nil where there is nothing to mark.
func Match(text string, q Query) [][2]int {
	terms := make([]progress, len(q.Terms))
	for i, t := range q.Terms {
		terms[i] = progress{Term: t, starts: make([]int, len(t.Words))}
		for k := range terms[i].starts {
			terms[i].starts[k] = -1
		}
	}
	var marks [][2]int
	if len(terms) == 0 {
		return nil
	}
	for s := newScanner(text); s.next(); {
		for i := range terms {
			if start := terms[i].advance(s.folded, s.start); start >= 0 {
				marks = append(marks, [2]int{start, s.end})
			}
		}
	}
	return merged(marks)
}

// progress follows one term through a text: starts[k] is where words began of
// which the first k+1 stood right before, or -1.
type progress struct {
	Term
	starts []int
}

// advance takes the next word of the text, which begins at start, and returns
// where the term began if it ends with this word, else -1.
func (p *progress) advance(word []byte, start int) int {
	last := len(p.Words) - 1
	for k := last; k >= 0; k-- {
		from := start
		if k > 0 {
			from = p.starts[k-1]
		}
		if from >= 0 && !p.matches(k, word) {
			from = -1
		}
		p.starts[k] = from
	}
	return p.starts[last]
}

func (p *progress) matches(k int, word []byte) bool {
	want := p.Words[k]
	if p.Prefix && k == len(p.Words)-1 && len(word) > len(want) {
		word = word[:len(want)]
	}
	return string(word) == want
}

// merged sorts the marks and joins those that overlap.
func merged(marks [][2]int) [][2]int {
	slices.SortFunc(marks, func(a, b [2]int) int { return a[0] - b[0] })
	kept := marks[:0]
	for _, m := range marks {
		if n := len(kept); n > 0 && m[0] < kept[n-1][1] {
			kept[n-1][1] = max(kept[n-1][1], m[1])
		} else {
			kept = append(kept, m)
		}
	}
	return kept
}
