package csl

// processing is the work on one document. It is for one goroutine.
type processing struct {
	processor *Processor
	marks     *quoteMarks
	byID      map[string]*reference
	refs      []*reference // cited and uncited, in the order of the bibliography
	citing    *sorter      // of the cites in a citation, nil where the style does not sort them

	nameLevels map[person]givenLevel // what tells a name from other names, where the style wants that everywhere
}

// newProcessing looks at all of a document: what is cited first, what has to be
// told apart.
func newProcessing(p *Processor, doc Document) *processing {
	run := &processing{processor: p, marks: p.marks, byID: make(map[string]*reference, len(doc.Items))}
	items := make(map[string]*reference, len(doc.Items))
	for i := range doc.Items {
		item := doc.Items[i]
		if items[item.ID] == nil {
			items[item.ID] = &reference{item: withNoteFields(item)}
		}
	}
	add := func(id string) {
		ref := items[id]
		if ref == nil || run.byID[id] != nil {
			return
		}
		run.byID[id] = ref
		run.refs = append(run.refs, ref)
		ref.number = len(run.refs)
	}
	for _, c := range doc.Citations {
		for _, cite := range c.Cites {
			add(cite.ID)
		}
	}
	for _, id := range doc.Uncited {
		add(id)
	}
	run.order()
	run.disambiguate()
	if sort := p.style.citation.sort; len(sort) > 0 {
		run.citing = run.sorter(sort, inCitation)
	}
	return run
}

// order puts the items in the order of the bibliography and numbers them.
func (p *processing) order() {
	bibliography := p.processor.style.bibliography
	if bibliography == nil {
		return
	}
	keys := bibliography.sort
	p.sorter(keys, inBibliography).references(p.refs)
	if len(keys) > 0 && keys[0].descending && keys[0].isCitationNumber() {
		return // the numbers count down
	}
	for i, ref := range p.refs {
		ref.number = i + 1
	}
}

// liner returns one that writes as the locale has it.
func (p *processing) liner() *liner {
	inQuote := p.processor.locale.punctuationInQuote
	return &liner{marks: p.marks, inQuote: inQuote != nil && *inQuote, runs: make([]run, 0, 32)}
}

// text makes a text of a tree.
func (p *processing) text(n *node) Text {
	l := p.liner()
	l.node(n)
	return Text{runs: l.runs}
}

// plain returns the text of a tree without its formatting.
func (p *processing) plain(n *node) string {
	if n == nil {
		return ""
	}
	return p.text(n).String()
}
