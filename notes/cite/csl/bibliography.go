package csl

// bibliography formats the bibliography of all items.
func (p *processing) bibliography() Bibliography {
	layout := p.processor.style.bibliography
	if layout == nil {
		return Bibliography{}
	}
	o := &layout.options
	b := Bibliography{
		HangingIndent:    o.hangingIndent,
		SecondFieldAlign: o.secondFieldAlign,
		LineSpacing:      o.lineSpacing,
		EntrySpacing:     o.entrySpacing,
	}
	substitute := substituter{processing: p, options: o}
	for _, ref := range p.refs {
		r := &renderer{run: p, ref: ref, area: inBibliography, config: ref.config}
		kids, _ := r.children(layout.children)
		if o.authorSubstitute != nil {
			substitute.entry(kids, r.lists)
		}
		entry := Entry{ID: ref.item.ID}
		if len(kids) > 0 {
			entry.Text = p.text(p.entry(layout, kids))
		}
		b.Entries = append(b.Entries, entry)
	}
	return b
}

// entry puts the parts of an entry together, its first field apart where the
// style sets that off.
func (p *processing) entry(layout *layout, kids []*node) *node {
	d := layout.decor
	suffix := leafOf(d.suffix)
	all := &node{decor: &decor{format: d.format}, kids: []*node{leafOf(d.prefix)}}
	if layout.options.secondFieldAlign != "" && len(kids) > 1 {
		all.kids = append(all.kids, inBlock(displayLeftMargin, kids[0]), inBlock(displayRightInline, append(kids[1:len(kids):len(kids)], suffix)...))
		return all
	}
	all.kids = append(all.kids, kids...)
	if last := all.kids[len(all.kids)-1]; last != nil && last.decor != nil && last.decor.display != 0 {
		all.kids[len(all.kids)-1] = within(last, suffix)
	} else {
		all.kids = append(all.kids, suffix)
	}
	return all
}

// inBlock puts nodes into a block.
func inBlock(d display, kids ...*node) *node {
	return &node{kids: kids, decor: &decor{display: d}}
}

// within returns a block with more at its end.
func within(block, more *node) *node {
	inner := *block
	d := *block.decor
	d.display = 0
	inner.decor = &d
	return inBlock(block.decor.display, &inner, more)
}

// substituter replaces names that are those of the entry before.
type substituter struct {
	*processing
	options *areaOptions
	before  []string // the names of the entry before, each as written
}

// entry looks at the names that open an entry.
func (s *substituter) entry(kids []*node, lists []listSize) {
	names := (&node{kids: kids}).find(nodeNames)
	if names == nil {
		s.before = nil
		return
	}
	var nodes []*node
	names.each(nodeName, func(n *node) { nodes = append(nodes, n) })
	var written []string
	for _, n := range nodes {
		written = append(written, s.plain(n))
	}
	whole := ""
	names.each(nodeNameList, func(n *node) { whole += s.plain(n) + "\x00" })
	before := s.before
	s.before = append([]string{whole}, written...)
	if before == nil {
		return
	}
	with := *s.options.authorSubstitute
	switch s.options.substituteRule {
	case "complete-all":
		if before[0] == whole {
			s.replaceLists(names, with)
		}
	case "complete-each":
		if before[0] == whole {
			for _, n := range nodes {
				replace(n, with)
			}
			if len(nodes) == 0 {
				s.replaceLists(names, with)
			}
		}
	case "partial-each", "partial-first":
		if len(nodes) == 0 && before[0] == whole {
			s.replaceLists(names, with)
		}
		for i, n := range nodes {
			if i+1 >= len(before) || before[i+1] != written[i] || i > 0 && s.options.substituteRule == "partial-first" {
				break
			}
			replace(n, with)
		}
	}
}

// replaceLists puts the text in place of the first list of names, and nothing in
// place of the others; labels stay.
func (s *substituter) replaceLists(names *node, with string) {
	first := true
	names.each(nodeNameList, func(n *node) {
		if !first {
			with = ""
		}
		first = false
		replace(n, with)
	})
}

func replace(n *node, with string) {
	n.kids, n.text, n.decor, n.delim = nil, []piece{{text: with}}, nil, ""
}

// each calls f for the nodes of a kind in the tree, but not for those in such.
func (n *node) each(kind nodeKind, f func(*node)) {
	if n == nil {
		return
	}
	if n.kind == kind {
		f(n)
		return
	}
	for _, kid := range n.kids {
		kid.each(kind, f)
	}
}
