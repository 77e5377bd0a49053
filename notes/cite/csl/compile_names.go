package csl

import (
	"strings"

	"collate/notes/cite/csl/internal/xmltree"
)

// nameOptions are the options of names that <style>, <citation>, <bibliography>
// and <name> may give, each for all within it. What is nil is not given.
type nameOptions struct {
	and                   *string // "text" or "symbol"
	delimiter             *string // between the names of one list
	delimiterPrecedesEtAl *string
	delimiterPrecedesLast *string
	etAlMin               *int
	etAlUseFirst          *int
	etAlUseLast           *bool
	etAlSubsequentMin     *int
	etAlSubsequentFirst   *int
	form                  *string // "long", "short", "count"
	initialize            *bool
	initializeWith        *string
	nameAsSortOrder       *string
	sortSeparator         *string
	namesDelimiter        *string // between the lists of several variables
}

// parseNameOptions reads the options from any of the elements that have them.
func parseNameOptions(e *xmltree.Element) (nameOptions, error) {
	o := nameOptions{
		sortSeparator:  optional(e, "sort-separator"),
		initializeWith: optional(e, "initialize-with"),
		namesDelimiter: optional(e, "names-delimiter"),
	}
	form, delimiter := "name-form", "name-delimiter"
	if e.Name == "name" {
		form, delimiter = "form", "delimiter"
	}
	o.delimiter = optional(e, delimiter)
	for _, choice := range []struct {
		to     **string
		name   string
		values []string
	}{
		{&o.and, "and", []string{"text", "symbol"}},
		{&o.delimiterPrecedesEtAl, "delimiter-precedes-et-al", []string{"contextual", "after-inverted-name", "always", "never"}},
		{&o.delimiterPrecedesLast, "delimiter-precedes-last", []string{"contextual", "after-inverted-name", "always", "never"}},
		{&o.form, form, []string{"long", "short", "count"}},
		{&o.nameAsSortOrder, "name-as-sort-order", []string{"first", "all"}},
	} {
		value, err := oneOf(e, choice.name, "", choice.values...)
		if err != nil {
			return o, err
		}
		if value != "" {
			*choice.to = &value
		}
	}
	for _, count := range []struct {
		to   **int
		name string
	}{
		{&o.etAlMin, "et-al-min"},
		{&o.etAlUseFirst, "et-al-use-first"},
		{&o.etAlSubsequentMin, "et-al-subsequent-min"},
		{&o.etAlSubsequentFirst, "et-al-subsequent-use-first"},
	} {
		n, err := number(e, count.name, -1)
		if err != nil {
			return o, err
		}
		if n >= 0 {
			*count.to = &n
		}
	}
	o.etAlUseLast = parseOption(e, "et-al-use-last")
	o.initialize = parseOption(e, "initialize")
	return o, nil
}

// inherit fills in what is not given from outer.
func (o nameOptions) inherit(outer nameOptions) nameOptions {
	return nameOptions{
		and:                   or(o.and, outer.and),
		delimiter:             or(o.delimiter, outer.delimiter),
		delimiterPrecedesEtAl: or(o.delimiterPrecedesEtAl, outer.delimiterPrecedesEtAl),
		delimiterPrecedesLast: or(o.delimiterPrecedesLast, outer.delimiterPrecedesLast),
		etAlMin:               or(o.etAlMin, outer.etAlMin),
		etAlUseFirst:          or(o.etAlUseFirst, outer.etAlUseFirst),
		etAlUseLast:           or(o.etAlUseLast, outer.etAlUseLast),
		etAlSubsequentMin:     or(o.etAlSubsequentMin, outer.etAlSubsequentMin),
		etAlSubsequentFirst:   or(o.etAlSubsequentFirst, outer.etAlSubsequentFirst),
		form:                  or(o.form, outer.form),
		initialize:            or(o.initialize, outer.initialize),
		initializeWith:        or(o.initializeWith, outer.initializeWith),
		nameAsSortOrder:       or(o.nameAsSortOrder, outer.nameAsSortOrder),
		sortSeparator:         or(o.sortSeparator, outer.sortSeparator),
		namesDelimiter:        or(o.namesDelimiter, outer.namesDelimiter),
	}
}

func or[T any](value, fallback *T) *T {
	if value != nil {
		return value
	}
	return fallback
}

// valueOr returns what an option gives, or the default of CSL.
func valueOr[T any](option *T, missing T) T {
	if option != nil {
		return *option
	}
	return missing
}

// inherit gives every <names> of the style what it inherits in each area.
func (c *compiler) inherit(style nameOptions) {
	areas := [2]nameOptions{style, style}
	areas[inCitation] = c.style.citation.names.inherit(style)
	if c.style.bibliography != nil {
		areas[inBibliography] = c.style.bibliography.names.inherit(style)
	}
	for _, n := range c.names {
		for area, outer := range areas {
			n.options[area] = outer
			if n.name != nil {
				n.options[area] = n.name.options.inherit(outer)
			}
		}
	}
}

func (c *compiler) namesElement(e *xmltree.Element) (element, error) {
	n := &namesElement{variables: strings.Fields(e.Attr("variable")), delimiter: optional(e, "delimiter")}
	if len(n.variables) == 0 {
		return nil, refuse(e, "<names> has no variable")
	}
	c.names = append(c.names, n)
	var err error
	if n.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	for _, child := range e.Children {
		switch child.Name {
		case "name":
			n.labelFirst = n.label != nil
			n.name, err = compileName(child)
		case "et-al":
			n.etAl, err = compileEtAl(child)
		case "label":
			n.label, err = compileLabel(child)
		case "substitute":
			n.substitute, err = c.substitutes(child, n)
		default:
			err = refuse(child, "<names> has an element <%s>", child.Name)
		}
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

func compileName(e *xmltree.Element) (*nameElement, error) {
	n := &nameElement{}
	var err error
	if n.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	if n.options, err = parseNameOptions(e); err != nil {
		return nil, err
	}
	for _, child := range e.Children {
		if child.Name != "name-part" {
			return nil, refuse(child, "<name> has an element <%s>", child.Name)
		}
		d, err := parseDecor(child)
		if err != nil {
			return nil, err
		}
		switch part := child.Attr("name"); part {
		case "family":
			n.family = &d
		case "given":
			n.given = &d
		default:
			return nil, refuse(child, "<name-part> has name=%q, which is none of family, given", part)
		}
	}
	return n, nil
}

func compileEtAl(e *xmltree.Element) (*etAlElement, error) {
	d, err := parseDecor(e)
	if err != nil {
		return nil, err
	}
	et := &etAlElement{decor: d, term: "et-al"}
	if term := e.Attr("term"); term != "" {
		et.term = term
	}
	return et, nil
}

// substitutes compiles <substitute>. A <names> in it that has no elements of its
// own takes those of the <names> that it stands in for.
func (c *compiler) substitutes(e *xmltree.Element, of *namesElement) ([]element, error) {
	list, err := c.elements(e.Children)
	if err != nil {
		return nil, err
	}
	for i, el := range list {
		if n, ok := el.(*namesElement); ok && len(e.Children[i].Children) == 0 {
			n.name, n.etAl, n.label, n.labelFirst = of.name, of.etAl, of.label, of.labelFirst
			n.delimiter = or(n.delimiter, of.delimiter)
		}
	}
	return list, nil
}
