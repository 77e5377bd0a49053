package csl

import (
	"strings"

	"collate/notes/cite/csl/internal/xmltree"
)

// maxCost is how many elements one rendering may run through, and maxCalls how
// deep macros may call each other. The longest of the styles in use need a
// thousand and a dozen; macros that call the next one twice need any number.
const (
	maxCost  = 1 << 14
	maxCalls = 100
)

// compiler makes a style from its XML.
type compiler struct {
	style  *Style
	source map[string]*xmltree.Element // macros by name
	macros map[string]*macro           // those compiled; nil while it is being done
	calls  int                         // how many macros are being compiled
	names  []*namesElement             // all of the style
}

func (c *compiler) compile(root *xmltree.Element) error {
	if _, err := oneOf(root, "class", "", "in-text", "note"); err != nil {
		return err
	}
	c.source = make(map[string]*xmltree.Element)
	for _, e := range root.Children {
		if e.Name == "macro" {
			name := e.Attr("name")
			if name == "" {
				return refuse(e, "a macro has no name")
			}
			c.source[name] = e
		}
	}
	if err := c.settings(root); err != nil {
		return err
	}
	names, err := parseNameOptions(root)
	if err != nil {
		return err
	}
	for _, e := range root.Children {
		if err := c.child(e, names); err != nil {
			return err
		}
	}
	if c.style.citation == nil {
		return refuse(root, "the style has no <citation>")
	}
	c.style.explicitSuffix = c.style.citation.yearSuffixes || c.style.bibliography != nil && c.style.bibliography.yearSuffixes
	c.inherit(names)
	return nil
}

// settings reads the options of the whole style.
func (c *compiler) settings(root *xmltree.Element) error {
	if lang := c.style.defaultLocale; lang != "" && !validLang(lang) {
		return refuse(root, "the default-locale “%s” is not a language", lang)
	}
	var err error
	if c.style.demoteParticle, err = oneOf(root, "demote-non-dropping-particle", "display-and-sort", "never", "sort-only", "display-and-sort"); err != nil {
		return err
	}
	_, err = oneOf(root, "page-range-format", "", "expanded", "minimal", "minimal-two", "chicago", "chicago-15", "chicago-16")
	return err
}

func (c *compiler) child(e *xmltree.Element, names nameOptions) error {
	var err error
	switch e.Name {
	case "info":
	case "macro":
		_, err = c.macro(e.Attr("name"), e)
	case "locale":
		var l *Locale
		if l, err = parseLocale(e); err == nil {
			c.style.locales = append(c.style.locales, l)
		}
	case "citation":
		c.style.citation, err = c.layout(e)
	case "bibliography":
		c.style.bibliography, err = c.layout(e)
	default:
		err = refuse(e, "<style> has an element <%s>", e.Name)
	}
	return err
}

// macro compiles a macro, once.
func (c *compiler) macro(name string, from *xmltree.Element) (*macro, error) {
	if m, ok := c.macros[name]; ok {
		if m == nil {
			return nil, refuse(from, "the macro “%s” calls itself", name)
		}
		return m, nil
	}
	source := c.source[name]
	if source == nil {
		return nil, refuse(from, "there is no macro “%s”", name)
	}
	if c.calls == maxCalls {
		return nil, refuse(from, "macros call each other more than %d deep", maxCalls)
	}
	c.macros[name] = nil
	c.calls++
	children, err := c.elements(source.Children)
	c.calls--
	if err != nil {
		return nil, err
	}
	m := &macro{children: children, size: costOf(children), yearSuffix: callsYearSuffix(children)}
	if m.size > maxCost {
		return nil, refuse(source, "the macro “%s” runs through more than %d elements", name, maxCost)
	}
	c.macros[name] = m
	return m, nil
}

func (c *compiler) layout(e *xmltree.Element) (*layout, error) {
	l := &layout{}
	var err error
	if l.options, err = c.areaOptions(e); err != nil {
		return nil, err
	}
	if l.names, err = parseNameOptions(e); err != nil {
		return nil, err
	}
	if sort := e.Child("sort"); sort != nil {
		for _, key := range sort.Children {
			k, err := c.sortKey(key)
			if err != nil {
				return nil, err
			}
			l.sort = append(l.sort, k)
		}
	}
	body := e.Child("layout")
	if body == nil {
		return nil, refuse(e, "<%s> has no <layout>", e.Name)
	}
	if l.decor, err = parseDecor(body); err != nil {
		return nil, err
	}
	l.delimiter = body.Attr("delimiter")
	if l.children, err = c.elements(body.Children); err != nil {
		return nil, err
	}
	if costOf(l.children) > maxCost {
		return nil, refuse(body, "<%s> runs through more than %d elements", e.Name, maxCost)
	}
	l.yearSuffixes = callsYearSuffix(l.children)
	return l, nil
}

func (c *compiler) areaOptions(e *xmltree.Element) (areaOptions, error) {
	o := areaOptions{
		addNames:               e.Attr("disambiguate-add-names") == "true",
		addGivenName:           e.Attr("disambiguate-add-givenname") == "true",
		addYearSuffix:          e.Attr("disambiguate-add-year-suffix") == "true",
		citeGroupDelimiter:     optional(e, "cite-group-delimiter"),
		yearSuffixDelimiter:    optional(e, "year-suffix-delimiter"),
		afterCollapseDelimiter: optional(e, "after-collapse-delimiter"),
		hangingIndent:          e.Attr("hanging-indent") == "true",
		authorSubstitute:       optional(e, "subsequent-author-substitute"),
	}
	var err error
	if o.givenNameRule, err = oneOf(e, "givenname-disambiguation-rule", "by-cite", "all-names", "all-names-with-initials",
		"primary-name", "primary-name-with-initials", "by-cite"); err != nil {
		return o, err
	}
	if o.collapse, err = oneOf(e, "collapse", "", "citation-number", "year", "year-suffix", "year-suffix-ranged"); err != nil {
		return o, err
	}
	if o.secondFieldAlign, err = oneOf(e, "second-field-align", "", "flush", "margin"); err != nil {
		return o, err
	}
	if o.substituteRule, err = oneOf(e, "subsequent-author-substitute-rule", "complete-all", "complete-all", "complete-each",
		"partial-each", "partial-first"); err != nil {
		return o, err
	}
	if o.lineSpacing, err = number(e, "line-spacing", 1); err != nil {
		return o, err
	}
	if o.entrySpacing, err = number(e, "entry-spacing", 1); err != nil {
		return o, err
	}
	c.style.nearNoteDistance, err = number(e, "near-note-distance", c.style.nearNoteDistance)
	return o, err
}

// elements compiles rendering elements.
func (c *compiler) elements(list []*xmltree.Element) ([]element, error) {
	var compiled []element
	for _, e := range list {
		el, err := c.element(e)
		if err != nil {
			return nil, err
		}
		compiled = append(compiled, el)
	}
	return compiled, nil
}

func (c *compiler) element(e *xmltree.Element) (element, error) {
	switch e.Name {
	case "text":
		return c.text(e)
	case "number":
		return compileNumber(e)
	case "label":
		if e.Attr("variable") == "" {
			return nil, refuse(e, "<label> has no variable")
		}
		return compileLabel(e)
	case "date":
		return compileDate(e)
	case "names":
		return c.namesElement(e)
	case "group":
		return c.group(e)
	case "choose":
		return c.choose(e)
	}
	return nil, refuse(e, "<%s> is not an element that renders", e.Name)
}

func (c *compiler) text(e *xmltree.Element) (element, error) {
	t := &textElement{variable: e.Attr("variable"), term: e.Attr("term"), value: e.Attr("value"), form: e.Attr("form"), plural: e.Attr("plural") == "true"}
	var err error
	if t.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	if t.form == "" {
		t.form = "long"
	}
	if name, ok := e.Lookup("macro"); ok {
		t.macro, err = c.macro(name, e)
		return t, err
	}
	if _, ok := e.Lookup("value"); !ok && t.variable == "" && t.term == "" {
		return nil, refuse(e, "<text> has no macro, variable, term or value")
	}
	return t, nil
}

func compileNumber(e *xmltree.Element) (element, error) {
	n := &numberElement{variable: e.Attr("variable")}
	var err error
	if n.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	if n.variable == "" {
		return nil, refuse(e, "<number> has no variable")
	}
	n.form, err = oneOf(e, "form", "numeric", "numeric", "ordinal", "long-ordinal", "roman")
	return n, err
}

func compileLabel(e *xmltree.Element) (*labelElement, error) {
	l := &labelElement{variable: e.Attr("variable")}
	var err error
	if l.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	if l.form, err = oneOf(e, "form", "long", "long", "short", "symbol", "verb", "verb-short"); err != nil {
		return nil, err
	}
	l.plural, err = oneOf(e, "plural", "contextual", "contextual", "always", "never")
	return l, err
}

func (c *compiler) group(e *xmltree.Element) (element, error) {
	g := &groupElement{delimiter: e.Attr("delimiter")}
	var err error
	if g.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	g.children, err = c.elements(e.Children)
	return g, err
}

func (c *compiler) choose(e *xmltree.Element) (element, error) {
	choose := &chooseElement{}
	for i, child := range e.Children {
		var b branch
		var err error
		switch child.Name {
		case "if", "else-if":
			if (i == 0) != (child.Name == "if") {
				return nil, refuse(child, "<%s> is not where it belongs in <choose>", child.Name)
			}
			if b.tests, err = parseTests(child); err != nil {
				return nil, err
			}
			if len(b.tests) == 0 {
				return nil, refuse(child, "<%s> has no condition", child.Name)
			}
		case "else":
			if i == 0 || i != len(e.Children)-1 {
				return nil, refuse(child, "<else> is not the last in <choose>")
			}
		default:
			return nil, refuse(child, "<choose> has an element <%s>", child.Name)
		}
		if b.match, err = oneOf(child, "match", "all", "all", "any", "none"); err != nil {
			return nil, err
		}
		if b.children, err = c.elements(child.Children); err != nil {
			return nil, err
		}
		choose.branches = append(choose.branches, b)
	}
	return choose, nil
}

func parseTests(e *xmltree.Element) ([]test, error) {
	var tests []test
	for _, a := range e.Attrs {
		switch a.Name {
		case "disambiguate", "is-numeric", "is-uncertain-date", "locator", "position", "type", "variable":
			for _, value := range strings.Fields(a.Value) {
				tests = append(tests, test{a.Name, value, kindOf(value)})
			}
		case "match":
		default:
			if !strings.Contains(a.Name, ":") && !strings.HasPrefix(a.Name, "xmlns") {
				return nil, refuse(e, "<%s> has an unknown condition %s", e.Name, a.Name)
			}
		}
	}
	return tests, nil
}

// callsYearSuffix says whether the variable year-suffix is called.
func callsYearSuffix(children []element) bool {
	for _, child := range children {
		switch e := child.(type) {
		case *textElement:
			if e.variable == "year-suffix" || e.macro != nil && e.macro.yearSuffix {
				return true
			}
		case *groupElement:
			if callsYearSuffix(e.children) {
				return true
			}
		case *namesElement:
			if callsYearSuffix(e.substitute) {
				return true
			}
		case *chooseElement:
			for _, b := range e.branches {
				if callsYearSuffix(b.children) {
					return true
				}
			}
		}
	}
	return false
}
