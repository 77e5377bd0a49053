package csl

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cite is one item of a citation while it is put together.
type cite struct {
	place
	ref    *reference
	node   *node
	names  string // the names that open the cite, "" where it has none
	group  int    // cites with the same names have the same number
	joined bool   // it goes on from the cite before it, of the same group
}

// citation formats the cites of one citation, in the order that the style wants
// or, unsorted, as they are.
func (p *processing) citation(places []place, unsorted bool) FormattedCitation {
	var formatted FormattedCitation
	var cites []*cite
	for i := range places {
		ref := p.byID[places[i].ID]
		if ref == nil {
			formatted.Unknown = append(formatted.Unknown, places[i].ID)
			continue
		}
		cites = append(cites, &cite{place: places[i], ref: ref})
	}
	if len(cites) == 0 {
		return formatted
	}
	if first := cites[0]; first.Mode == AuthorInText {
		formatted.Author = p.author(first)
		first.Mode = SuppressAuthor
	} else if first.Mode == AuthorOnly && len(cites) == 1 {
		formatted.Text = p.author(first)
		return formatted
	} else if !unsorted {
		p.sortCites(cites)
	}
	for _, c := range cites {
		c.render(p, false)
	}
	layout := p.processor.style.citation
	p.capitalize(cites)
	p.groupCites(cites)
	n := p.joinCites(cites)
	if n == nil {
		return formatted
	}
	// The affixes of a layout are formatted as what they stand around.
	d := layout.decor
	inner := &node{kids: []*node{leafOf(d.prefix), n, leafOf(d.suffix)}, decor: &decor{format: d.format}}
	formatted.Text = p.text(inner)
	return formatted
}

// leafOf makes a leaf of an affix, nil where there is none.
func leafOf(s string) *node {
	if s == "" {
		return nil
	}
	return leaf(s, nil)
}

// sortCites puts the cites of a citation in the order that the style wants.
func (p *processing) sortCites(cites []*cite) {
	if p.citing == nil || len(cites) < 2 {
		return
	}
	values := make(map[*cite][][]byte, len(cites))
	for _, c := range cites {
		values[c] = p.citing.values(c.ref, &c.place)
	}
	slices.SortStableFunc(cites, func(x, y *cite) int { return p.citing.compare(values[x], values[y]) })
}

// renderer returns one for the cite.
func (c *cite) renderer(p *processing) *renderer {
	return &renderer{run: p, ref: c.ref, cite: &c.place, config: c.ref.config}
}

// render renders the cite without its affixes; noNames leaves out the names
// that open it.
func (c *cite) render(p *processing, noNames bool) {
	r := c.renderer(p)
	r.noNames = noNames || c.Mode == SuppressAuthor
	n, _ := r.joined(p.processor.style.citation.children, "")
	c.node = n
	switch names := c.node.find(nodeNames); {
	case noNames:
	case c.Mode == SuppressAuthor:
		c.names = p.plain(p.authorNode(c)) // those of the sentence
	case names != nil:
		c.names = p.plain(names)
	}
	if c.Mode == AuthorOnly {
		c.node = p.authorNode(c)
	}
}

// author returns the names that open a cite as a part of a sentence: without what
// the style has around citations and without its formatting.
func (p *processing) author(c *cite) Text {
	n := p.authorNode(c)
	text := p.text(n)
	if n.find(nodeName) != nil { // and not a title in place of names
		for i := range text.runs {
			text.runs[i].span = nil
		}
	}
	return text
}

// authorNode renders the names that open a cite, or the whole cite where there
// are none.
func (p *processing) authorNode(c *cite) *node {
	r := c.renderer(p)
	n, _ := r.joined(p.processor.style.citation.children, "")
	if names := n.find(nodeNames); names != nil {
		return names
	}
	return r.authors()
}

// authors renders the authors of an item for a style whose citations do not name
// them.
func (r *renderer) authors() *node {
	short, and := "short", "text"
	for _, variable := range []string{"author", "editor", "translator"} {
		if people := r.ref.people(variable); len(people) > 0 {
			minimum, shown := 4, 1
			o := nameOptions{form: &short, and: &and, etAlMin: &minimum, etAlUseFirst: &shown}
			return (&namesElement{}).list(r, &o, people)
		}
	}
	if title := r.ref.item.Title(); title != "" {
		return r.field(title)
	}
	return nil
}

// capitalize gives a word of the locale a capital where it begins a note, or a
// sentence after a prefix: "Ibid."
func (p *processing) capitalize(cites []*cite) {
	if !p.processor.style.Note() {
		return
	}
	for i, c := range cites {
		begins := i == 0 && c.Prefix == "" || endsSentence(c.Prefix)
		if !begins || c.node == nil {
			continue
		}
		if n := c.node.firstLeaf(); n != nil && n.kind == nodeTerm {
			n.changeCase(capitalizeFirst, true, false)
		}
	}
}

// endsSentence says whether a prefix of more than one word ends a sentence.
func endsSentence(prefix string) bool {
	prefix = strings.TrimRightFunc(prefix, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(`"'”’`, r) })
	last, _ := utf8.DecodeLastRuneInString(prefix)
	return strings.ContainsRune(".!?", last) && strings.Contains(strings.TrimSpace(prefix), " ")
}

// firstLeaf returns the leaf that begins the tree, nil where an affix does.
func (n *node) firstLeaf() *node {
	for n != nil {
		if n.decor != nil && strings.TrimSpace(n.decor.prefix) != "" {
			return nil
		}
		if n.text != nil {
			return n
		}
		if len(n.kids) == 0 {
			return nil
		}
		n = n.kids[0]
	}
	return nil
}

// withAffixes puts the prefix and suffix of a cite around what it came to.
func (p *processing) withAffixes(c *cite, n *node) *node {
	if c.Prefix == "" && c.Suffix == "" {
		return n
	}
	around := &node{}
	prefix, suffix := apart(c.Prefix, c.Suffix)
	if prefix != "" {
		around.kids = append(around.kids, &node{text: parseMarkup(prefix, p.marks)})
	}
	if n != nil {
		around.kids = append(around.kids, n)
	}
	if suffix != "" {
		around.kids = append(around.kids, &node{text: parseMarkup(suffix, p.marks)})
	}
	return around
}

// apart gives the affixes of a cite the spaces between words that were not
// written: "see" before, "and elsewhere" or "(a note)" behind.
func apart(prefix, suffix string) (string, string) {
	end, _ := utf8.DecodeLastRuneInString(strings.TrimRight(beforeTags(prefix), `"'”’»`))
	if prefix != "" && (unicode.IsLetter(end) && standsApart(end) || strings.ContainsRune(".!?,;:", end)) {
		prefix += " "
	}
	start, _ := utf8.DecodeRuneInString(afterTags(suffix))
	if suffix != "" && (unicode.IsLetter(start) && standsApart(start) || start == '(' || start == '[') {
		suffix = " " + suffix
	}
	return prefix, suffix
}
