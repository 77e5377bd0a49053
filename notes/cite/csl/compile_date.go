package csl

import "collate/notes/cite/csl/internal/xmltree"

func compileDate(e *xmltree.Element) (element, error) {
	d, err := parseDate(e)
	if err != nil {
		return nil, err
	}
	if d.variable == "" {
		return nil, refuse(e, "<date> has no variable")
	}
	return d, nil
}

func parseLocaleDate(e *xmltree.Element) (*dateElement, error) {
	d, err := parseDate(e)
	if err == nil && d.form == "" {
		err = refuse(e, "<date> of a locale has no form")
	}
	return d, err
}

func parseDate(e *xmltree.Element) (*dateElement, error) {
	d := &dateElement{variable: e.Attr("variable"), delimiter: e.Attr("delimiter")}
	var err error
	if d.decor, err = parseDecor(e); err != nil {
		return nil, err
	}
	if d.form, err = oneOf(e, "form", "", "text", "numeric"); err != nil {
		return nil, err
	}
	if d.precision, err = oneOf(e, "date-parts", "year-month-day", "year-month-day", "year-month", "year"); err != nil {
		return nil, err
	}
	for _, child := range e.Children {
		part, err := parseDatePart(child)
		if err != nil {
			return nil, err
		}
		d.parts = append(d.parts, part)
	}
	return d, nil
}

func parseDatePart(e *xmltree.Element) (datePart, error) {
	p := datePart{rangeDelimiter: "–"}
	if e.Name != "date-part" {
		return p, refuse(e, "<date> has an element <%s>", e.Name)
	}
	if delimiter, given := e.Lookup("range-delimiter"); given {
		p.rangeDelimiter = delimiter
	}
	var err error
	if p.decor, err = parseDecor(e); err != nil {
		return p, err
	}
	if p.name, err = oneOf(e, "name", "", "year", "month", "day"); err != nil {
		return p, err
	}
	if p.name == "" {
		return p, refuse(e, "<date-part> has no name")
	}
	p.form, err = oneOf(e, "form", "", "numeric", "numeric-leading-zeros", "ordinal", "long", "short")
	return p, err
}
