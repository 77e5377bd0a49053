package query

import (
	"cmp"
	"strings"
)

// Passage is a unit of search: a paragraph, a quotation, a comment, a note. Both texts
// are as [Join] returns them.
type Passage struct{ Title, Text string }

// Weight says how well a passage matches a query. Weights are compared field by field, in
// order.
type Weight struct {
	Missing int     // number of wanted words that the passage does not have
	Cost    int     // sum of the costs of the forms found: 0 for the words as typed
	Value   float64 // relevance: higher is better
}

// Compare returns a negative number if w is better than other, a positive one if it is
// worse, and 0 if they are equal.
func (w Weight) Compare(other Weight) int {
	return cmp.Or(cmp.Compare(w.Missing, other.Missing), cmp.Compare(w.Cost, other.Cost), cmp.Compare(other.Value, w.Value))
}

// Score returns the weight as one number, higher for a better weight, and at least 0 if
// all wanted words occur as typed.
func (w Weight) Score() float64 {
	const missing = 1000 // more than all costs
	return w.Value/(1+w.Value) - float64(w.Cost) - missing*float64(w.Missing)
}

// The parameters of BM25 over weighted fields (Robertson, Zaragoza and Taylor, Simple
// BM25 Extension to Multiple Weighted Fields, 2004): the saturation of term frequency
// (k1), the share of length normalisation (b), the usual lengths of a text and of a title
// in words, and the weight of a title.
const (
	saturation  = 1.2
	lengthPart  = 0.5
	textWords   = 60
	titleWords  = 8
	titleWeight = 6
)

// Weigh returns the weight of a passage, and false for one that does not match: it has
// none of the wanted words, if there are any, or an unwanted one, or the words are
// further apart than Query.Near.
func (p *Pattern) Weigh(passage Passage) (Weight, bool) {
	m := matcher{Pattern: p}
	titleLength := m.scan(passage.Title)
	inTitle := m.found
	m.found = nil
	textLength := m.scan(passage.Text)
	inText := m.found

	counts := make([]count, len(p.groups))
	m.count(counts, inTitle, titleWeight/lengthNorm(titleLength, titleWords))
	m.count(counts, inText, 1/lengthNorm(textLength, textWords))
	var w Weight
	for i, c := range counts {
		switch {
		case i >= p.wanted && c.found:
			return Weight{}, false
		case i >= p.wanted:
		case !c.found:
			w.Missing++
		default:
			w.Cost += c.cost
			w.Value += p.groups[i].rarity * c.weight * (saturation + 1) / (saturation + c.weight)
		}
	}
	switch p.wanted {
	case 0:
		return w, true
	case w.Missing:
		return Weight{}, false
	case 1:
		return w, true
	}
	title, nearTitle := p.closeness(inTitle)
	text, nearText := p.closeness(inText)
	if p.near >= 0 && !nearTitle && !nearText {
		return Weight{}, false
	}
	w.Value += max(title, text)
	return w, true
}

// lengthNorm returns the length normalisation of a field: above 1 for a text longer than
// usual.
func lengthNorm(words, usual int) float64 {
	return 1 - lengthPart + lengthPart*float64(words)/float64(usual)
}

// count is the occurrences of the forms of a group in a passage.
type count struct {
	found  bool
	cost   int     // of the form of least cost
	weight float64 // weighted number of occurrences
}

// count adds the occurrences in a field, multiplied by the weight of the field.
func (m *matcher) count(counts []count, found []occurrence, field float64) {
	for _, o := range found {
		c, f := &counts[o.group], m.form(o.place)
		if !c.found || f.cost < c.cost {
			c.cost = f.cost
		}
		c.found = true
		c.weight += f.weight * field
	}
}

// scan passes the words of a joined text to next by number, and returns their number.
func (m *matcher) scan(joined string) (words int) {
	m.open = m.open[:0]
	for word := range strings.SplitSeq(joined, " ") {
		if word != "" {
			m.next([]byte(word), words, words+1)
			words++
		}
	}
	return words
}

// closeness returns the bonus for wanted words that are close together in a field: at
// most the sum of their rarities, if they stand side by side in order, and 0 if one is
// missing. Near reports whether they are within Query.Near.
func (p *Pattern) closeness(found []occurrence) (value float64, near bool) {
	last := make([]occurrence, p.wanted) // the last occurrence of each group so far
	seen := 0
	for _, o := range found {
		if o.group >= p.wanted {
			continue
		}
		if last[o.group].end == 0 {
			seen++
		}
		last[o.group] = o
		if seen < p.wanted {
			continue
		}
		start, words, ordered := o.start, 0, true
		for i, l := range last {
			start = min(start, l.start)
			words += l.end - l.start
			ordered = ordered && (i == 0 || last[i-1].start < l.start)
		}
		span := max(o.end-start, words)
		near = near || span-words <= p.near
		close := float64(words) / float64(span)
		if !ordered {
			close *= 0.8
		}
		value = max(value, close)
	}
	rarity := 0.0
	for _, g := range p.groups[:p.wanted] {
		rarity += g.rarity
	}
	return value * rarity, near
}
