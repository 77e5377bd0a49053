package csl

import (
	"slices"
	"strconv"
	"strings"
)

func (e *dateElement) render(r *renderer) (*node, finding) {
	if slices.Contains(r.substituted, e.variable) {
		return nil, onlyEmpty
	}
	d := r.ref.item.Dates[e.variable].understood()
	if d.IsZero() {
		return nil, onlyEmpty
	}
	if r.comparing && e.variable == "accessed" {
		return nil, someVariable
	}
	var n *node
	switch {
	case r.key != nil:
		n = leaf(e.sortKey(d), nil)
	case d.Literal != "":
		n = r.field(d.Literal)
	case d.Year() == 0 && d.Season == "":
		n = r.field(d.Raw)
	default:
		n = e.written(r, d)
	}
	if n == nil {
		return nil, onlyEmpty
	}
	r.useUp(e.variable)
	n.kind = nodeDate
	return r.finish(n, &e.decor), someVariable
}

// resolve returns the parts to show, and what stands between them: those of the
// locale's form where the style names one, changed as the style says.
func (e *dateElement) resolve(l *Locale) (parts []datePart, delimiter string) {
	if e.form == "" {
		return e.parts, e.delimiter
	}
	local := l.dates[e.form]
	if local == nil {
		return nil, ""
	}
	for _, p := range local.parts {
		if !strings.Contains(e.precision, p.name) {
			continue
		}
		for _, change := range e.parts {
			if change.name == p.name {
				p = p.changed(change)
			}
		}
		parts = append(parts, p)
	}
	return parts, local.delimiter
}

// changed returns a part of a locale's date as the style changes it: all but
// the affixes.
func (p datePart) changed(by datePart) datePart {
	p.format = by.format.over(p.format)
	p.textCase = overOr(by.textCase, p.textCase)
	p.stripPeriods = by.stripPeriods || p.stripPeriods
	p.form = first(by.form, p.form)
	if by.rangeDelimiter != "–" {
		p.rangeDelimiter = by.rangeDelimiter
	}
	return p
}

// written renders a date or range. Of a range, parts that are the same are
// written once: "2–4 January 1999".
func (e *dateElement) written(r *renderer, d Date) *node {
	parts, delimiter := e.resolve(r.locale())
	from, to := d.days()
	parts = slices.DeleteFunc(slices.Clone(parts), func(p datePart) bool {
		return !from.has(p.name) && (to == nil || !to.has(p.name))
	})
	if len(parts) == 0 {
		return nil
	}
	w := dateWriter{renderer: r, element: e, suffixed: -1}
	for i, p := range parts {
		if p.name == "year" {
			w.suffixed = i
		}
	}
	first, last := -1, -1
	var largest datePart
	if to != nil {
		first, last, largest = differing(parts, from, *to)
	}
	if first < 0 {
		return join(w.parts(parts, 0, from), delimiter, nil)
	}
	before := w.parts(parts[:first], 0, from)
	year := w.suffixed
	if to.year != 0 && year <= last {
		w.suffixed = -1 // the letter is for the year that is written last
	}
	left := w.parts(openRight(parts[first:last+1]), first, from)
	w.suffixed = year
	right := w.parts(openLeft(parts[first:last+1]), first, *to)
	after := w.parts(parts[last+1:], last+1, *to)
	ranged := &node{delim: largest.rangeDelimiter}
	for _, side := range [][]*node{left, right} {
		if n := join(side, delimiter, nil); n != nil {
			ranged.kids = append(ranged.kids, n)
		}
	}
	if to.year == 0 { // an open range
		ranged.kids = append(ranged.kids, leaf("", nil))
	}
	return join(append(append(before, ranged), after...), delimiter, nil)
}

// openRight and openLeft take away what stands where the ends of a range meet.
func openRight(parts []datePart) []datePart {
	parts = slices.Clone(parts)
	parts[len(parts)-1].suffix = ""
	return parts
}

func openLeft(parts []datePart) []datePart {
	parts = slices.Clone(parts)
	parts[0].prefix = ""
	return parts
}

// differing returns which parts of a range must be written twice: from the
// first to the last one, inclusive, and the largest of them. first is -1 where
// all are the same.
func differing(parts []datePart, from, to day) (first, last int, largest datePart) {
	first, last = -1, -1
	var names string
	switch {
	case from.year != to.year:
		names = "year month day"
	case from.month != to.month || from.season != to.season:
		names = "month day"
	case from.day != to.day:
		names = "day"
	}
	rank := func(p datePart) int { return strings.Index("day month year", p.name) }
	for i, p := range parts {
		if !strings.Contains(names, p.name) {
			continue
		}
		if first < 0 {
			first, largest = i, p
		}
		last = i
		if rank(p) > rank(largest) {
			largest = p
		}
	}
	return first, last, largest
}

// dateWriter writes the parts of a date.
type dateWriter struct {
	*renderer
	element  *dateElement
	suffixed int // the index of the year that the letter follows, or -1
}

// parts writes those parts that the day has. The first has that index in the
// whole date.
func (w *dateWriter) parts(parts []datePart, index int, d day) []*node {
	var kids []*node
	for i := range parts {
		p := &parts[i]
		if !d.has(p.name) {
			continue
		}
		n := w.part(p, d)
		if n == nil {
			continue
		}
		if index+i == w.suffixed {
			n = w.withSuffix(n)
		}
		kids = append(kids, w.finish(n, &p.decor))
	}
	return kids
}

// withSuffix puts the letter behind the year that tells it from others, where
// the style does not say a place for it.
func (w *dateWriter) withSuffix(year *node) *node {
	letter := w.config.yearSuffix()
	if letter == "" || w.suffixDone || w.style().explicitSuffix || w.element.variable == "accessed" {
		return year
	}
	w.suffixDone = true
	suffix := leaf(letter, nil)
	suffix.kind = nodeYearSuffix
	return &node{kids: []*node{year, suffix}}
}

func (w *dateWriter) part(p *datePart, d day) *node {
	switch p.name {
	case "year":
		return leaf(w.year(p, d.year), nil)
	case "month":
		return w.month(p, d)
	}
	return leaf(w.dayOfMonth(p, d), nil)
}

func (w *dateWriter) year(p *datePart, year int) string {
	if year < 0 {
		return strconv.Itoa(-year) + w.locale().text("bc", "long", false)
	}
	s := strconv.Itoa(year)
	if p.form == "short" && len(s) == 4 {
		return s[2:]
	}
	if year < 1000 {
		s += w.locale().text("ad", "long", false)
	}
	return s
}

func (w *dateWriter) month(p *datePart, d day) *node {
	form := first(p.form, "long")
	var text string
	switch {
	case d.seasonText != "":
		text = d.seasonText
	case d.season > 0:
		text = w.locale().text("season-"+twoDigits(d.season), "long", false)
	case form == "numeric":
		text = strconv.Itoa(d.month)
	case form == "numeric-leading-zeros":
		text = twoDigits(d.month)
	default:
		text = w.locale().text("month-"+twoDigits(d.month), form, false)
	}
	if text == "" {
		return nil
	}
	return leaf(text, nil)
}

func (w *dateWriter) dayOfMonth(p *datePart, d day) string {
	s := strconv.Itoa(d.day)
	switch p.form {
	case "numeric-leading-zeros":
		return twoDigits(d.day)
	case "ordinal":
		if limit := w.locale().limitDayOrdinals; limit != nil && *limit && d.day > 1 {
			return s
		}
		month, _ := w.locale().term("month-"+twoDigits(d.month), "long")
		return s + w.locale().ordinal(d.day, month.gender)
	}
	return s
}
