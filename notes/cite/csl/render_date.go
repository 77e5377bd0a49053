package csl

import (
	"slices"
	"strconv"
	"strings"

	"collate/notes/cite/csl/internal/xmltree"
)

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

// day is one end of a date; 0 is not known.
type day struct {
	year, month, day int
	season           int    // 1 to 4 for spring to winter
	seasonText       string // a season in words
}

// days returns the first and the last day of a date; last is nil for a date that
// is no range.
func (d Date) days() (from day, to *day) {
	from = newDay(d.Parts, 0)
	if n, err := strconv.Atoi(d.Season); err == nil && from.month == 0 {
		from.season = seasonNumber(n)
	} else if d.Season != "" && from.month == 0 {
		from.seasonText = d.Season
	}
	if len(d.Parts) > 1 {
		last := newDay(d.Parts, 1)
		if last != from {
			to = &last
		}
	}
	return from, to
}

func newDay(all [][]int, i int) day {
	var d day
	if i >= len(all) {
		return d
	}
	parts := all[i]
	if len(parts) > 0 {
		d.year = parts[0]
	}
	if len(parts) > 1 {
		d.month = parts[1]
	}
	if len(parts) > 2 {
		d.day = parts[2]
	}
	if season := seasonNumber(d.month); d.month > 12 {
		d.month, d.season = 0, season
	}
	return d
}

// seasonNumber reads the numbers that seasons have: 1 to 4, as months 13 to 16
// and 17 to 20, or 21 to 24.
func seasonNumber(n int) int {
	if n > 12 && n <= 24 {
		return (n-1)%4 + 1
	}
	if n >= 1 && n <= 4 {
		return n
	}
	return 0
}

// has says whether the day tells a part.
func (d *day) has(part string) bool {
	switch part {
	case "year":
		return d.year != 0
	case "month":
		return d.month > 0 || d.season > 0 || d.seasonText != ""
	}
	return d.day > 0 && d.month > 0
}

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
	left := w.parts(openRight(parts[first:last+1]), first, from)
	right := w.parts(openLeft(parts[first:last+1]), first, *to)
	after := w.parts(parts[last+1:], last+1, *to)
	ranged := &node{delim: largest.rangeDelimiter}
	for _, side := range [][]*node{left, right} {
		if n := join(side, delimiter, nil); n != nil {
			ranged.kids = append(ranged.kids, n)
		}
	}
	if len(right) == 0 { // an open range
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
	if letter == "" || w.suffixDone || w.layout().yearSuffixes || w.element.variable == "accessed" {
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

// sortKey returns a text that sorts as the parts of the date do that the
// element shows.
func (e *dateElement) sortKey(d Date) string {
	shows := func(part string) bool {
		if e.form != "" || len(e.parts) == 0 {
			return strings.Contains(e.precision, part)
		}
		return slices.ContainsFunc(e.parts, func(p datePart) bool { return p.name == part })
	}
	if d.Year() == 0 {
		return first(d.Literal, d.Raw, d.Season)
	}
	from, to := d.days()
	key := from.sortKey(shows)
	if to != nil {
		key += "/" + to.sortKey(shows)
	}
	return key
}

// sortKey returns ten digits, with zeros for what is not shown or known.
func (d *day) sortKey(shows func(part string) bool) string {
	year, month, date := 0, 0, 0
	if shows("year") {
		year = d.year
	}
	if shows("month") {
		month = d.month
		if d.season > 0 {
			month = d.season * 3
		}
	}
	if shows("day") {
		date = d.day
	}
	const base = 500_000 // so that years of any sign have six digits
	year = min(max(year, 200_000-base), 999_999-base)
	return strconv.Itoa(base+year) + twoDigits(month) + twoDigits(date)
}
