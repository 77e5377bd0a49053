package anchor

// assemble finds a long passage by its pieces. It keeps those pieces that stand
// one after the other, as align keeps words: by the same costs, for which the
// pieces are the words: what stands between two pieces that follow each other
// costs its share.
//
//	old   ──1── ──2── ──3── ──4──
//	new   ──1── new text ──3── ──4──                  ──2──
func (f *Finder) assemble(p passage, expected int) (finding, bool) {
	var found []piece
	place := expected
	for start, part := range p.pieces() {
		at, ok := f.search(part, place)
		if !ok {
			place += part.suffix - part.quote
			continue
		}
		place = at.last + 1
		found = append(found, piece{finding: at, passage: part, start: start, previous: -1, total: at.gain})
	}
	if len(found) == 0 {
		return finding{}, false
	}
	best := 0
	for i := range found {
		f.chain(found[:i], &found[i])
		if found[i].total > found[best].total {
			best = i
		}
	}
	whole := newAlignment(len(p.tokens))
	sole := false
	for i := best; i >= 0; i = found[i].previous {
		found[i].copyTo(&whole, p)
		sole = sole || found[i].sole
	}
	whole.score = found[best].total
	judged, ok := f.judge(p, whole, expected)
	judged.sole = sole
	return judged, ok
}

// piece is where a piece of a long passage was found.
type piece struct {
	finding
	passage
	start    int     // the word of the whole passage with which it begins
	previous int     // the piece before it in the best chain, or -1
	total    float64 // bits: what that chain is worth
}

// chain links a piece to the best of those before it, if any.
func (f *Finder) chain(before []piece, next *piece) {
	for i, b := range before {
		if b.last >= next.first {
			continue
		}
		cost := insertShare * (f.sums[next.first] - f.sums[b.last+1])
		if total := b.total + next.gain - cost; total > next.total {
			next.previous, next.total = i, total
		}
	}
}

// copyTo notes the pairs of the piece in the alignment of the whole passage:
// those of its own words, and those around the whole passage if it is next to
// them.
func (p piece) copyTo(whole *alignment, of passage) {
	for k, j := range p.pairs {
		own := p.quote <= k && k < p.suffix
		i := p.start + k
		if own || i < of.quote || i >= of.suffix {
			whole.pairs[i], whole.gains[i] = j, p.gains[k]
		}
	}
}
