package csl

import (
	"slices"
	"strings"
)

// renderer renders the elements of a style for one item at one place.
type renderer struct {
	run  *processing
	ref  *reference
	cite *place // of a citation; nil in a bibliography and in its sort keys
	area area

	// key is the sort key that is being made, nil otherwise. Keys show names
	// family name first, and dates as numbers.
	key *sortKey

	// comparing leaves out what does not identify an item.
	comparing bool

	// config is what tells the item apart from others.
	config config

	stack       []*node  // nodes on the way to their parents
	substituted []string // variables that stood in for names, and so are used up
	lists       []listSize
	noNames     bool // the names that open a citation are left out
	namesDone   bool // the names that open a citation are behind
	suffixDone  bool // the letter that tells years apart is written
	substitutes int  // how many <substitute> are being rendered
	conditions  int  // how many conditions disambiguate="true" were looked at
}

// listSize is what was shown of one list of names.
type listSize struct {
	total, shown int
	names        []*person
	levels       []givenLevel // how much of each given name was shown
	most         []givenLevel // how much could be shown
}

func (r *renderer) style() *Style   { return r.run.processor.style }
func (r *renderer) locale() *Locale { return r.run.processor.locale }

// layout returns the layout of the area.
func (r *renderer) layout() *layout {
	if r.area == inBibliography {
		return r.style().bibliography
	}
	return r.style().citation
}

// children renders elements one after the other. The slice is good until the
// renderer renders the next element.
func (r *renderer) children(list []element) ([]*node, finding) {
	start := len(r.stack)
	f := r.push(list)
	kids := r.stack[start:]
	r.stack = r.stack[:start]
	return kids, f
}

// push renders elements onto the stack. What a <choose> comes to stands beside
// its neighbours, each with the delimiter of what is around them all.
func (r *renderer) push(list []element) finding {
	all := noVariable
	for _, e := range list {
		if choose, ok := e.(*chooseElement); ok {
			all = all.and(r.push(choose.branch(r)))
			continue
		}
		n, f := e.render(r)
		all = all.and(f)
		if n != nil {
			r.stack = append(r.stack, n)
		}
	}
	return all
}

// joined renders elements as one node, nil where they come to nothing.
func (r *renderer) joined(list []element, delimiter string) (*node, finding) {
	kids, f := r.children(list)
	switch len(kids) {
	case 0:
		return nil, f
	case 1:
		return kids[0], f
	}
	return &node{kids: slices.Clone(kids), delim: delimiter}, f
}

// finish gives a node the case and the look that a decor says.
func (r *renderer) finish(n *node, d *decor) *node {
	if n == nil {
		return nil
	}
	if d.stripPeriods {
		n.leaves(stripPeriods)
	}
	r.changeCase(n, d.textCase)
	switch {
	case d.isZero():
	case n.decor != nil || n.kind == nodeNames:
		return &node{kids: []*node{n}, decor: d}
	default:
		n.decor = d
	}
	return n
}

func (r *renderer) changeCase(n *node, c textCase) {
	if c == 0 {
		return
	}
	lang := r.run.processor.locale.lang
	turkish := strings.HasPrefix(lang, "tr") || strings.HasPrefix(lang, "az")
	n.changeCase(c, r.english(), turkish)
}

// english says whether the item's title is in English, as far as is known.
func (r *renderer) english() bool {
	if lang := r.ref.item.Text["language"]; lang != "" {
		return strings.HasPrefix(strings.ToLower(lang), "en")
	}
	return strings.HasPrefix(r.run.processor.locale.lang, "en")
}

func stripPeriods(leaf *node) {
	for i := range leaf.text {
		if p := &leaf.text[i]; p.kind == pieceText {
			p.text = strings.ReplaceAll(p.text, ".", "")
		}
	}
}

func (e *textElement) render(r *renderer) (*node, finding) {
	switch {
	case e.macro != nil:
		return r.group(e.macro.children, "", &e.decor)
	case e.variable != "":
		n := r.textVariable(e)
		if n == nil && e.variable == "year-suffix" {
			return nil, noVariable // whether there is one depends on what else is cited
		}
		return r.finish(n, &e.decor), found(n != nil)
	case e.term != "":
		n := r.termNode(e)
		return r.finish(n, &e.decor), noVariable
	}
	if e.value == "" {
		return nil, noVariable
	}
	return r.finish(r.field(e.value), &e.decor), noVariable
}

func (r *renderer) termNode(e *textElement) *node {
	text := r.locale().text(e.term, e.form, e.plural)
	if text == "" {
		return nil
	}
	n := leaf(text, nil)
	n.kind = nodeTerm
	return n
}

// textVariable renders a variable as text, nil where it is empty or used up.
func (r *renderer) textVariable(e *textElement) *node {
	if slices.Contains(r.substituted, e.variable) || e.variable == "year-suffix" && r.suffixDone {
		return nil
	}
	value := r.variable(e.variable, e.form)
	if value == "" {
		return nil
	}
	r.useUp(e.variable)
	var n *node
	switch e.variable {
	case "citation-number":
		if r.key != nil {
			value = padded(r.ref.number)
		}
		n = leaf(value, nil)
		n.kind = nodeCitationNumber
	case "citation-label":
		n = leaf(value, nil)
		r.suffixDone = true
	case "year-suffix":
		n = leaf(value, nil)
		n.kind = nodeYearSuffix
		r.suffixDone = true
	case "page", "page-first":
		n = leaf(r.pages(value), nil)
	case "locator":
		n = &node{text: parseMarkup(r.locator(value), r.run.processor.marks)}
	case "URL", "DOI", "PMID", "PMCID":
		n = leaf(value, nil)
		n.link = linkTo(e.variable, value)
	default:
		if isNumberVariable(e.variable) {
			value = r.dashes(value)
		}
		n = r.field(value)
	}
	return n
}

// linkTo returns where a variable leads to: CSL 1.0.2, "Links".
func linkTo(variable, value string) string {
	switch {
	case variable == "URL" || strings.HasPrefix(value, "http"):
		return value
	case variable == "DOI":
		return "https://doi.org/" + value
	case variable == "PMID":
		return "https://www.ncbi.nlm.nih.gov/pubmed/" + value
	}
	return "https://www.ncbi.nlm.nih.gov/pmc/articles/" + value
}

// field makes a node of the text of a field.
func (r *renderer) field(s string) *node {
	return &node{text: parseMarkup(s, r.run.processor.marks)}
}

// useUp marks a variable that stands in for names, so that it is not shown
// again.
func (r *renderer) useUp(variable string) {
	if r.substitutes > 0 {
		r.substituted = append(r.substituted, variable)
	}
}

func (e *groupElement) render(r *renderer) (*node, finding) {
	return r.group(e.children, e.delimiter, &e.decor)
}

// group renders elements that are left out together where all the variables
// that they call are empty. What is shown counts as a variable that is not
// empty, for what is around it.
func (r *renderer) group(children []element, delimiter string, d *decor) (*node, finding) {
	n, f := r.joined(children, delimiter)
	if f == onlyEmpty || n == nil {
		return nil, f
	}
	return r.finish(n, d), someVariable
}

func (e *chooseElement) render(r *renderer) (*node, finding) {
	return r.joined(e.branch(r), "")
}

// branch returns the elements of the first branch whose condition is met.
func (e *chooseElement) branch(r *renderer) []element {
	for i := range e.branches {
		if b := &e.branches[i]; len(b.tests) == 0 || r.holds(b) {
			return b.children
		}
	}
	return nil
}

// holds says whether the condition of a branch is met.
func (r *renderer) holds(b *branch) bool {
	for _, t := range b.tests {
		met := r.test(t)
		switch {
		case met && b.match == "any":
			return true
		case met && b.match == "none":
			return false
		case !met && b.match == "all":
			return false
		}
	}
	return b.match != "any"
}

func (r *renderer) test(t test) bool {
	switch t.kind {
	case "type":
		return r.ref.item.Type == t.value
	case "variable":
		return r.hasVariable(t.value, t.of)
	case "is-numeric":
		return isNumeric(r.variable(t.value, "long"))
	case "is-uncertain-date":
		return r.ref.item.Dates[t.value].understood().Circa
	case "locator":
		return r.cite != nil && r.cite.Locator != "" && r.cite.label() == strings.ReplaceAll(t.value, "sub verbo", "sub-verbo")
	case "position":
		return r.cite != nil && r.cite.is(t.value)
	case "disambiguate":
		r.conditions++
		met := r.conditions <= r.config.conditions || r.area == inBibliography && r.config.conditions > 0
		return met == (t.value == "true")
	}
	return false
}
