package csl

import (
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"
)

// givenLevel is how much of a given name is shown.
type givenLevel uint8

const (
	givenNone givenLevel = iota
	givenInitials
	givenFull
)

func (e *namesElement) render(r *renderer) (*node, finding) {
	opens := !r.namesDone && r.substitutes == 0
	n := e.lists(r)
	if n == nil {
		n = e.substituted(r)
	}
	if opens && n != nil {
		r.namesDone = true
		if r.noNames {
			return nil, someVariable
		}
	}
	if n == nil {
		return nil, onlyEmpty
	}
	return n, someVariable
}

// lists renders the variables' own names, or how many they are.
func (e *namesElement) lists(r *renderer) *node {
	o := r.nameOptions(e)
	var kids []*node
	total := 0
	merged := e.mergesRoles(r)
	for _, variable := range e.variables {
		if merged && variable == "translator" {
			r.useUp(variable)
			continue
		}
		people := r.ref.people(variable)
		if len(people) == 0 || slices.Contains(r.substituted, variable) {
			continue
		}
		r.useUp(variable)
		role := variable
		if merged && variable == "editor" {
			role = "editor-translator"
		}
		if list := e.list(r, &o, people); list != nil {
			kids = append(kids, e.labelled(list, e.labelNode(r, role, len(people))))
		}
		total += r.lists[len(r.lists)-1].shown
	}
	if len(kids) == 0 {
		return nil
	}
	if valueOr(o.form, "long") == "count" {
		kids = []*node{leaf(strconv.Itoa(total), nil)}
	}
	delim := valueOr(e.delimiter, valueOr(o.namesDelimiter, ""))
	n := r.finish(&node{kids: kids, delim: delim}, &e.decor)
	n.kind = nodeNames
	return n
}

// labelled puts a label, if there is one, to the names of its variable.
func (e *namesElement) labelled(list, label *node) *node {
	switch {
	case label == nil:
		return list
	case e.labelFirst:
		return join([]*node{label, list}, "", nil)
	}
	return join([]*node{list, label}, "", nil)
}

// mergesRoles says whether the editors are the translators too, so that they
// are shown once, as both.
func (e *namesElement) mergesRoles(r *renderer) bool {
	if len(e.variables) < 2 || !slices.Contains(e.variables, "editor") || !slices.Contains(e.variables, "translator") {
		return false
	}
	if r.ref.editorTranslators() == nil {
		return false
	}
	return e.label == nil || r.jointRole(e.label.form) != ""
}

// jointRole returns the name of the term for who is editor and translator, or ""
// where the locale has none: that of CSL 1.0, or the variable's own of CSL 1.0.2.
func (r *renderer) jointRole(form string) string {
	for _, name := range []string{"editortranslator", "editor-translator"} {
		if _, known := r.locale().term(name, form); known {
			return name
		}
	}
	return ""
}

// substituted renders what stands in for names that are not there.
func (e *namesElement) substituted(r *renderer) *node {
	r.substitutes++
	defer func() { r.substitutes-- }()
	for _, s := range e.substitute {
		used := len(r.substituted)
		n, f := s.render(r)
		if n == nil || f == onlyEmpty {
			r.substituted = r.substituted[:used]
			continue
		}
		if n.kind != nodeNames {
			n = &node{kids: []*node{{kind: nodeNameList, kids: []*node{n}}}}
		}
		n = r.finish(n, &e.decor)
		n.kind = nodeNames
		return n
	}
	return nil
}

func (e *namesElement) labelNode(r *renderer, role string, count int) *node {
	if e.label == nil || r.key != nil {
		return nil
	}
	plural := e.label.plural == "always" || e.label.plural == "contextual" && count > 1
	if role == "editor-translator" {
		role = r.jointRole(e.label.form)
	}
	return r.finish(e.label.termNode(r, role, plural), &e.label.decor)
}

// nameOptions returns the options that hold for the names here.
func (r *renderer) nameOptions(e *namesElement) nameOptions {
	o := e.options[r.area]
	if r.key != nil {
		all := "all"
		o.nameAsSortOrder = &all
		r.key.override(&o)
	}
	return o
}

// list renders the names of one variable.
func (e *namesElement) list(r *renderer, o *nameOptions, people []*person) *node {
	size := r.size(o, people)
	size.names = people
	index := len(r.lists)
	r.lists = append(r.lists, size)
	if size.shown == 0 {
		return nil
	}
	shown, truncated := size.shown, size.shown < size.total
	last := 0
	if truncated && valueOr(o.etAlUseLast, false) && size.total >= shown+2 {
		last = 1
	}
	f := nameFormatter{renderer: r, options: o, element: e.name}
	list := &node{kind: nodeNameList}
	if e.name != nil && (e.name.prefix != "" || e.name.suffix != "") {
		list.decor = &decor{prefix: e.name.prefix, suffix: e.name.suffix}
	}
	delim := valueOr(o.delimiter, ", ")
	if r.key != nil {
		delim = string(nameBreak)
	}
	for i, p := range people[:shown] {
		level, most := f.level(p, index, i)
		r.lists[index].levels = append(r.lists[index].levels, level)
		r.lists[index].most = append(r.lists[index].most, most)
		if i > 0 {
			between := delim
			if i == shown-1 && !truncated && o.and != nil && r.key == nil {
				between = e.beforeLast(r, o, delim, shown, f.inverted(people[i-1], i-1))
			}
			list.kids = append(list.kids, leaf(between, nil))
		}
		list.kids = append(list.kids, f.name(p, i, level))
	}
	switch {
	case last > 0:
		p := people[len(people)-1]
		level, _ := f.level(p, index, len(people)-1)
		list.kids = append(list.kids, leaf(delim+"… ", nil), f.name(p, len(people)-1, level))
	case truncated && r.key == nil:
		list.kids = append(list.kids, e.etAlNode(r, o, delim, shown, f.inverted(people[max(shown-1, 0)], shown-1))...)
	}
	return list
}

// size says how many names are shown.
func (r *renderer) size(o *nameOptions, people []*person) listSize {
	least, use := valueOr(o.etAlMin, 0), valueOr(o.etAlUseFirst, len(people))
	if r.cite != nil && r.cite.position != positionFirst {
		least = valueOr(o.etAlSubsequentMin, least)
		use = valueOr(o.etAlSubsequentFirst, use)
	}
	n := len(people)
	size := listSize{total: n, shown: n}
	if least > 0 && n >= least && use < n {
		size.shown = use
	}
	if r.key == nil && r.area == inCitation && size.shown < n {
		if more := r.config.shown(len(r.lists)); more > size.shown {
			size.shown = min(more, n)
		}
	}
	return size
}

// beforeLast returns what stands before the last name.
func (e *namesElement) beforeLast(r *renderer, o *nameOptions, delim string, shown int, inverted bool) string {
	and := r.ampersand()
	if *o.and == "text" {
		and = r.locale().text("and", "long", false)
	}
	if last, _ := utf8.DecodeLastRuneInString(and); standsApart(last) && last != 'ו' { // a part of the next word
		and += " "
	}
	precedes := false
	switch valueOr(o.delimiterPrecedesLast, "contextual") {
	case "contextual":
		precedes = shown > 2
	case "always":
		precedes = true
	case "after-inverted-name":
		precedes = inverted
	}
	first, _ := utf8.DecodeRuneInString(and)
	switch {
	case precedes:
		return delim + and
	case standsApart(first):
		return " " + and
	}
	return and
}

// standsApart says whether a word that begins or ends with a character has a
// space there. Words in Chinese and Japanese have none.
func standsApart(r rune) bool {
	return !unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func (e *namesElement) etAlNode(r *renderer, o *nameOptions, delim string, shown int, inverted bool) []*node {
	term := "et-al"
	if e.etAl != nil {
		term = e.etAl.term
	}
	text := r.locale().text(term, "long", false)
	if text == "" {
		return nil
	}
	between := ""
	if first, _ := utf8.DecodeRuneInString(text); standsApart(first) {
		between = " "
	}
	switch valueOr(o.delimiterPrecedesEtAl, "contextual") {
	case "contextual":
		if shown > 1 {
			between = delim
		}
	case "always":
		between = delim
	case "after-inverted-name":
		if inverted {
			between = delim
		}
	}
	n := leaf(text, nil)
	if e.etAl != nil {
		n = r.finish(n, &e.etAl.decor)
	}
	return []*node{leaf(between, nil), n}
}
