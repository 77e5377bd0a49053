package anchor

import "unicode/utf8"

// borders returns the range of the text, in bytes, that a finding covers.
func (f *Finder) borders(p passage, found finding) (from, to int) {
	i := p.quote
	for found.pairs[i] == unpaired {
		i++
	}
	from = f.start(p, found, i)
	i = p.suffix - 1
	for found.pairs[i] == unpaired {
		i--
	}
	return from, f.end(p, found, i)
}

// start returns the byte at which the passage begins if word i is the first
// matching word of the quotation: at the start of the word, within it if the
// quotation began within a word, or before the preceding white space if that
// belonged to the quotation.
//
// Words between this word and the match of the word before the quotation, if
// there is one, replace the unmatched words of the quotation:
//
//	old    he said  that the pier was closed
//	new    he said  how the pier was closed
func (f *Finder) start(p passage, found finding, i int) int {
	if p.quote > 0 && found.pairs[p.quote-1] != unpaired {
		if j := found.pairs[p.quote-1] + 1; f.replaces(j, found.first, p.tokens[p.quote:i]) {
			return f.words[j].from
		}
	}
	old, now := p.words[i], f.words[found.first]
	lead := len(p.anchor.Prefix) - old.from // of the word, before the quotation
	if lead > 0 {
		if p.raw(old) == f.text.source[now.from:now.to] {
			return now.from + lead
		}
		return now.from
	}
	if i > p.quote {
		return now.from
	}
	return now.from - commonSuffix(p.anchor.Exact[:-lead], f.text.source[:now.from])
}

// end returns the byte at which the passage ends if word i is the last matching
// word of the quotation; it mirrors start.
func (f *Finder) end(p passage, found finding, i int) int {
	if p.suffix < len(p.tokens) && found.pairs[p.suffix] != unpaired {
		if j := found.pairs[p.suffix]; f.replaces(found.last+1, j, p.tokens[i+1:p.suffix]) {
			return f.words[j-1].to
		}
	}
	old, now := p.words[i], f.words[found.last]
	end := len(p.anchor.Prefix) + len(p.anchor.Exact)
	if tail := old.to - end; tail > 0 {
		if p.raw(old) == f.text.source[now.from:now.to] {
			return now.to - tail
		}
		return now.to
	}
	if i < p.suffix-1 {
		return now.to
	}
	rest := p.anchor.Exact[old.to-len(p.anchor.Prefix):]
	return now.to + commonPrefix(rest, f.text.source[now.to:])
}

// replaces reports whether the words of the text from index from to index to,
// exclusive, may replace the words gone of the quotation: whether they are
// worth at most one and a half times as much. Worth more, they are an
// insertion.
func (f *Finder) replaces(from, to int, gone []token) bool {
	worth := 0.0
	for _, t := range gone {
		worth += t.worth
	}
	return from < to && f.sums[to]-f.sums[from] <= 1.5*worth
}

// raw returns the source text of the word in the anchor.
func (p passage) raw(w word) string {
	return (p.anchor.Prefix + p.anchor.Exact + p.anchor.Suffix)[w.from:w.to]
}

// commonPrefix returns the length in bytes of the common prefix of two texts,
// without an incomplete code point at its end.
func commonPrefix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(b) && !utf8.RuneStart(b[n]) {
		n--
	}
	return n
}

// commonSuffix is commonPrefix for suffixes.
func commonSuffix(a, b string) int {
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	for n > 0 && !utf8.RuneStart(b[len(b)-n]) {
		n--
	}
	return n
}
