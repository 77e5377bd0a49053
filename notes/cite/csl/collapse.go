package csl

import (
	"slices"
	"strings"
)

// groupCites brings cites with the same names together, where the style wants
// that: each behind the first of its group.
func (p *processing) groupCites(cites []*cite) []*cite {
	o := &p.processor.style.citation.options
	if o.citeGroupDelimiter == nil && !strings.HasPrefix(o.collapse, "year") {
		return cites
	}
	groups := make(map[string]int)
	for i, c := range cites {
		c.group = i
		if c.names == "" || c.Mode == AuthorOnly {
			continue
		}
		if first, ok := groups[c.names]; ok {
			c.group = first
		} else {
			groups[c.names] = i
		}
	}
	slices.SortStableFunc(cites, func(x, y *cite) int { return x.group - y.group })
	for i, c := range cites {
		c.joined = i > 0 && cites[i-1].group == c.group
	}
	return cites
}

// collapse joins the cites of a citation, and leaves out what they share, as
// the style wants.
func (p *processing) collapse(cites []*cite) *node {
	if p.processor.style.citation.options.collapse == "citation-number" {
		return p.collapseNumbers(cites)
	}
	l := liningUp{processing: p, layout: p.processor.style.citation}
	for i, c := range cites {
		l.add(cites, i, c)
	}
	return join(l.kids, "", nil)
}

// collapseNumbers writes three and more numbers in a row as a range.
func (p *processing) collapseNumbers(cites []*cite) *node {
	layout := p.processor.style.citation
	var kids []*node
	for i := 0; i < len(cites); {
		end := i
		for end+1 < len(cites) && cites[end].isNumber() && cites[end+1].isNumber() &&
			cites[end+1].ref.number == cites[end].ref.number+1 {
			end++
		}
		if len(kids) > 0 {
			kids = append(kids, leafOf(p.after(layout, cites, i)))
		}
		if end-i >= 2 {
			kids = append(kids, p.withAffixes(cites[i], cites[i].node), leaf(p.rangeDelimiter(), nil), p.withAffixes(cites[end], cites[end].node))
			i = end + 1
			continue
		}
		if n := p.withAffixes(cites[i], cites[i].node); n != nil {
			kids = append(kids, n)
		}
		i++
	}
	return join(kids, "", nil)
}

// after returns what stands before the i-th cite, behind a range of numbers or
// another cite.
func (p *processing) after(layout *layout, cites []*cite, i int) string {
	return layout.delimiter
}

func (p *processing) rangeDelimiter() string { return "–" }

// isNumber says whether a cite is its number alone.
func (c *cite) isNumber() bool {
	return c.Locator == "" && c.Prefix == "" && c.Suffix == "" && c.node.find(nodeCitationNumber) != nil
}

// liningUp joins cites.
type liningUp struct {
	*processing
	layout    *layout
	kids      []*node
	collapsed bool // the last cite was shortened
	ranged    int  // how many letters in a row the last ones are
}

// add writes the i-th cite behind those before it.
func (l *liningUp) add(cites []*cite, i int, c *cite) {
	o := &l.layout.options
	if !c.joined {
		delimiter := l.layout.delimiter
		if l.collapsed && o.afterCollapseDelimiter != nil {
			delimiter = *o.afterCollapseDelimiter
		}
		l.put(delimiter, l.withAffixes(c, c.node))
		l.collapsed = false
		return
	}
	if !strings.HasPrefix(o.collapse, "year") || c.Prefix != "" {
		l.put(valueOr(o.citeGroupDelimiter, ", "), l.withAffixes(c, c.node))
		return
	}
	if strings.HasPrefix(o.collapse, "year-suffix") && l.suffixOnly(cites, i) {
		l.collapsed = true
		return
	}
	c.render(l.processing, true)
	delimiter := valueOr(o.citeGroupDelimiter, ", ")
	if o.citeGroupDelimiter == nil && o.collapse != "year" && o.yearSuffixDelimiter != nil && false {
		delimiter = *o.yearSuffixDelimiter
	}
	l.put(delimiter, l.withAffixes(c, c.node))
	l.collapsed = true
}

func (l *liningUp) put(delimiter string, n *node) {
	if n == nil {
		return
	}
	if len(l.kids) > 0 && delimiter != "" {
		l.kids = append(l.kids, leaf(delimiter, nil))
	}
	l.kids = append(l.kids, n)
}

// suffixOnly writes of a cite only the letter behind the year, where the year is
// that of the cite before: "Doe 2000a, b". It says whether it did.
func (l *liningUp) suffixOnly(cites []*cite, i int) bool {
	c, before := cites[i], cites[i-1]
	letter := c.node.find(nodeYearSuffix)
	if letter == nil || before.node.find(nodeYearSuffix) == nil || c.Locator != "" || before.Locator != "" ||
		before.Suffix != "" || l.yearOf(c) != l.yearOf(before) {
		return false
	}
	o := &l.layout.options
	delimiter := valueOr(o.yearSuffixDelimiter, l.layout.delimiter)
	if o.collapse == "year-suffix-ranged" {
		if l.inRow(cites, i-1) && l.inRow(cites, i) && l.inRow(cites, i+1) {
			return true // in the middle of a range
		}
		if l.inRow(cites, i) && l.inRow(cites, i-1) && i > 0 && l.continues(cites, i) {
			delimiter = l.rangeDelimiter()
		}
	}
	l.put(delimiter, l.withAffixes(c, letter))
	return true
}

// inRow says whether the i-th cite has the letter after that of the cite before.
func (l *liningUp) inRow(cites []*cite, i int) bool {
	return i > 0 && i < len(cites) && cites[i].joined && cites[i].Suffix == "" && cites[i].Prefix == "" &&
		cites[i].Locator == "" && cites[i].ref.config.suffix == cites[i-1].ref.config.suffix+1 &&
		l.yearOf(cites[i]) == l.yearOf(cites[i-1])
}

// continues says whether the i-th cite ends a range of three letters or more.
func (l *liningUp) continues(cites []*cite, i int) bool {
	return l.inRow(cites, i) && l.inRow(cites, i-1)
}

// yearOf returns the year of a cite as it is written, without its letter.
func (l *liningUp) yearOf(c *cite) string {
	date := c.node.find(nodeDate)
	if date == nil {
		return ""
	}
	text := l.plain(date)
	return strings.TrimSuffix(text, c.ref.config.yearSuffix())
}
