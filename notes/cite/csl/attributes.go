package csl

import (
	"slices"
	"strconv"
	"strings"

	"collate/notes/cite/csl/internal/xmltree"
)

// parseDecor reads what most elements have in common.
func parseDecor(e *xmltree.Element) (decor, error) {
	d := decor{
		prefix:       e.Attr("prefix"),
		suffix:       e.Attr("suffix"),
		quotes:       e.Attr("quotes") == "true",
		stripPeriods: e.Attr("strip-periods") == "true",
	}
	var err error
	if d.format, err = parseFormat(e); err != nil {
		return d, err
	}
	if d.display, err = parseEnum[display](e, "display", displayNames); err != nil {
		return d, err
	}
	d.textCase, err = parseEnum[textCase](e, "text-case", textCaseNames)
	return d, err
}

// parseEnum reads an attribute whose values are numbered by their places in a
// list; 0 is an attribute that is not given.
func parseEnum[T ~uint8](e *xmltree.Element, name string, values func() []string) (T, error) {
	value := e.Attr(name)
	if value == "" {
		return 0, nil
	}
	list := values()
	i := slices.Index(list, value)
	if i < 0 {
		return 0, refuse(e, "<%s> has %s=%q, which is none of %s", e.Name, name, value, strings.Join(list, ", "))
	}
	return T(i + 1), nil
}

// oneOf reads an attribute that has one of a few values.
func oneOf(e *xmltree.Element, name, missing string, values ...string) (string, error) {
	value := e.Attr(name)
	if value == "" {
		return missing, nil
	}
	if !slices.Contains(values, value) {
		return "", refuse(e, "<%s> has %s=%q, which is none of %s", e.Name, name, value, strings.Join(values, ", "))
	}
	return value, nil
}

// number reads an attribute that is a whole number, 0 or more.
func number(e *xmltree.Element, name string, missing int) (int, error) {
	value := strings.TrimSpace(e.Attr(name))
	if value == "" {
		return missing, nil
	}
	n, err := strconv.ParseUint(value, 10, 31)
	if err != nil {
		return 0, refuse(e, "<%s> has %s=%q, which is not a whole number", e.Name, name, value)
	}
	return int(n), nil
}

// optional reads an attribute for which "" is not the same as nothing.
func optional(e *xmltree.Element, name string) *string {
	if value, given := e.Lookup(name); given {
		return &value
	}
	return nil
}
