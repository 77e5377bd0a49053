package anchor

// assemble finds a long passage by its pieces. It keeps the best chain of
// pieces that are in order, at the costs of align: the text between two
// consecutive pieces costs insertShare of its worth.
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

// piece is the place found for a piece of a long passage.
type piece struct {
	finding
	passage
	start    int     // index in the whole passage of the first word of the piece
	previous int     // index of the preceding piece in the best chain, or -1
	total    float64 // bits: value of the chain up to this piece
}

// chain links a piece to the best of the preceding pieces, if any.
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

// copyTo copies the pairs of the piece to the alignment of the whole passage:
// those of its own words, and those of the context of the whole passage if the
// piece is next to it.
func (p piece) copyTo(whole *alignment, of passage) {
	for k, j := range p.pairs {
		own := p.quote <= k && k < p.suffix
		i := p.start + k
		if own || i < of.quote || i >= of.suffix {
			whole.pairs[i], whole.gains[i] = j, p.gains[k]
		}
	}
}
