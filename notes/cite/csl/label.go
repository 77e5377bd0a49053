package csl

import (
	"strconv"
	"strings"
)

func (e *labelElement) render(r *renderer) (*node, finding) {
	value := r.variable(e.variable, "long")
	if value == "" {
		return nil, noVariable
	}
	name := e.variable
	if name == "locator" {
		name = r.cite.label()
	}
	if e.variable == "locator" {
		value = head(value)
	}
	plural := e.plural == "always" || e.plural == "contextual" && isPlural(e.variable, value)
	n := e.termNode(r, name, plural)
	if n == nil {
		return nil, noVariable
	}
	return r.finish(n, &e.decor), noVariable
}

// termNode returns the label's term for a variable, nil where there is none.
func (e *labelElement) termNode(r *renderer, name string, plural bool) *node {
	text := r.locale().text(name, e.form, plural)
	if text == "" {
		text = r.locale().text(strings.TrimSuffix(name, "-number"), e.form, plural)
	}
	if text == "" {
		return nil
	}
	return leaf(text, nil)
}

// isPlural says whether the value of a number variable stands for several: a
// range or list, or for "number of" more than one.
func isPlural(variable, value string) bool {
	if strings.HasPrefix(variable, "number-of-") {
		n, err := strconv.Atoi(strings.TrimSpace(value))
		return err == nil && n != 1
	}
	return hasSeveral(value)
}
