package query

import (
	"cmp"
	"strings"
)

// Passage is what is searched as one: a paragraph, a quotation, a comment, a
// note. Both texts are as [Join] makes them.
type Passage struct{ Title, Text string }

// Weight says how well a passage answers a query. Passages are compared by the
// fields in their order.
type Weight struct {
	Missing int     // how many of the words that are asked for it does not have
	Cost    int     // how far the words that it has are from those that were typed
	Value   float64 // how much they say: higher is better
}

// Compare returns a negative number if the weight is better than another one, a
// positive one if it is worse, and 0 if they are equal.
func (w Weight) Compare(other Weight) int {
	return cmp.Or(cmp.Compare(w.Missing, other.Missing), cmp.Compare(w.Cost, other.Cost), cmp.Compare(other.Value, w.Value))
}

// Score returns the weight as one number, which is higher for a better one, and
// above 0 where nothing is missing or spelt otherwise than it was typed.
func (w Weight) Score() float64 {
	const missing = 1000 // more than all costs
	return w.Value/(1+w.Value) - float64(w.Cost) - missing*float64(w.Missing)
}

// The measures of BM25 over weighted fields (Robertson, Zaragoza and Taylor,
// Simple BM25 Extension to Multiple Weighted Fields, 2004): how soon more
// occurrences of a word say nothing more, how much the length of a text counts,
// how long one is that is neither short nor long, and how much more a word
// counts in a title.
const (
	saturation  = 1.2
	lengthPart  = 0.5
	textWords   = 60
	titleWords  = 8
	titleWeight = 6
)

// Weigh weighs a passage. It returns false for one that has nothing of what is
// wanted, if anything is, or something unwanted, or where the words do not
// stand as near to each other as is asked for.
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

// lengthNorm is above 1 for a text that is longer than usual.
func lengthNorm(words, usual int) float64 {
	return 1 - lengthPart + lengthPart*float64(words)/float64(usual)
}

// count is how often a passage has one of the forms of a group.
type count struct {
	found  bool
	cost   int     // of the closest form
	weight float64 // of all
}

// count adds occurrences in a field to the counts.
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

// scan takes the words of a joined text, numbers them, and returns how many there are.
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

// closeness says how much it adds to the weight that what is wanted stands
// close together in a field: as much as the words themselves say, if they stand
// side by side in their order, and nothing where something is missing. Near
// says that they stand as near as is asked for.
func (p *Pattern) closeness(found []occurrence) (value float64, near bool) {
	last := make([]occurrence, p.wanted) // of each group, up to here
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
