package csl

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// groupCites brings cites with the same names together, where the style wants
// that: each behind the first of its group. A style that leaves the order of
// cites to the writer does not, but has groups of those that are side by side.
func (p *processing) groupCites(cites []*cite) {
	o := &p.processor.style.citation.options
	if o.citeGroupDelimiter == nil && !strings.HasPrefix(o.collapse, "year") {
		return
	}
	groups := make(map[string]int)
	for i, c := range cites {
		c.group = i
		if c.names == "" || c.Mode == AuthorOnly {
			continue
		}
		if i > 0 && p.citing == nil && cites[i-1].names != c.names {
			delete(groups, c.names)
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
}

// joiner joins the cites of a citation, and leaves out what they share, as the
// style wants.
type joiner struct {
	*processing
	layout    *layout
	cites     []*cite
	kids      []*node
	last      *cite // the last one that was written
	collapsed bool  // it was shortened
}

// joinCites returns the cites as one node.
func (p *processing) joinCites(cites []*cite) *node {
	j := joiner{processing: p, layout: p.processor.style.citation, cites: cites}
	if j.layout.options.collapse == "citation-number" {
		j.numbers()
	} else {
		for i := range cites {
			j.add(i)
		}
	}
	return join(j.kids, "", nil)
}

// put writes a cite, as the node that it has come to, behind a delimiter.
func (j *joiner) put(delimiter string, c *cite, n *node) {
	if n == nil && c.Prefix == "" && c.Suffix == "" {
		return
	}
	if j.last != nil {
		delimiter = between(delimiter, j.last.Suffix, c.Prefix)
		if delimiter != "" {
			j.kids = append(j.kids, leaf(delimiter, nil))
		}
	}
	j.kids = append(j.kids, j.withAffixes(c, n))
	j.last = c
}

// between returns the delimiter of two cites. Where the writer has put
// punctuation between them in the affixes, that counts.
func between(delimiter, suffix, prefix string) string {
	if prefix != "" && isStop(prefix[0]) {
		return ""
	}
	if last, _ := utf8.DecodeLastRuneInString(suffix); suffix != "" && last < utf8.RuneSelf && isStop(byte(last)) {
		return " "
	}
	return delimiter
}

// numbers joins cites that are numbers: three and more in a row are a range.
func (j *joiner) numbers() {
	for i := 0; i < len(j.cites); {
		end := i
		for end+1 < len(j.cites) && j.cites[end].isNumber() && j.cites[end+1].isNumber() &&
			j.cites[end+1].ref.number == j.cites[end].ref.number+1 {
			end++
		}
		delimiter := j.layout.delimiter
		if j.collapsed {
			delimiter = valueOr(j.layout.options.afterCollapseDelimiter, delimiter)
		}
		j.put(delimiter, j.cites[i], j.cites[i].node)
		j.collapsed = end-i >= 2
		if j.collapsed {
			j.put("–", j.cites[end], j.cites[end].node)
			i = end
		}
		i++
	}
}

// isNumber says whether a cite is its number alone.
func (c *cite) isNumber() bool {
	return c.Locator == "" && c.Prefix == "" && c.Suffix == "" && c.node.find(nodeCitationNumber) != nil
}

// add writes the i-th cite behind those before it.
func (j *joiner) add(i int) {
	c, o := j.cites[i], &j.layout.options
	if !c.joined {
		delimiter := j.layout.delimiter
		if j.collapsed {
			delimiter = valueOr(o.afterCollapseDelimiter, delimiter)
		}
		j.put(delimiter, c, c.node)
		j.collapsed = false
		return
	}
	delimiter := j.groupDelimiter()
	if !strings.HasPrefix(o.collapse, "year") || c.Prefix != "" {
		j.put(delimiter, c, c.node)
		return
	}
	j.collapsed = true
	if o.collapse != "year" && j.sameYear(i) {
		j.suffix(i, valueOr(or(o.yearSuffixDelimiter, o.citeGroupDelimiter), j.layout.delimiter))
		return
	}
	c.render(j.processing, true)
	j.put(delimiter, c, c.node)
}

// groupDelimiter returns what stands between the cites of a group. Where the
// style does not say it, notes have what stands between all cites: that is how
// note styles come to their semicolons.
func (j *joiner) groupDelimiter() string {
	if j.processor.style.Note() {
		return valueOr(j.layout.options.citeGroupDelimiter, j.layout.delimiter)
	}
	return valueOr(j.layout.options.citeGroupDelimiter, ", ")
}

// sameYear says whether the i-th cite has the year of the cite before, so that
// only its letter has to be written: "Doe 2000a, b".
func (j *joiner) sameYear(i int) bool {
	if i == 0 {
		return false
	}
	c, before := j.cites[i], j.cites[i-1]
	return c.joined && c.node.find(nodeYearSuffix) != nil && before.node.find(nodeYearSuffix) != nil &&
		c.Locator == "" && before.Locator == "" && before.Suffix == "" && c.Prefix == "" && j.yearOf(c) == j.yearOf(before)
}

// suffix writes of the i-th cite only the letter behind the year, and of letters
// in a row, where the style wants that, only the first and the last.
func (j *joiner) suffix(i int, delimiter string) {
	c := j.cites[i]
	if j.layout.options.collapse == "year-suffix-ranged" && j.inRow(i) {
		if j.inRow(i + 1) {
			return
		}
		if j.inRow(i - 1) {
			delimiter = "–"
		}
	}
	j.put(delimiter, c, c.node.find(nodeYearSuffix))
}

// inRow says whether the i-th cite is the one before it but for the next letter.
func (j *joiner) inRow(i int) bool {
	return i > 0 && i < len(j.cites) && j.sameYear(i) && j.cites[i].ref.config.suffix == j.cites[i-1].ref.config.suffix+1
}

// yearOf returns the date of a cite as it is written, without its letter.
func (j *joiner) yearOf(c *cite) string {
	return strings.TrimSuffix(j.plain(c.node.find(nodeDate)), c.ref.config.yearSuffix())
}
