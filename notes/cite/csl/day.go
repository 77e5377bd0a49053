package csl

import (
	"slices"
	"strconv"
	"strings"
)

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
		month = d.month // seasons come at other times in the south
	}
	if shows("day") {
		date = d.day
	}
	const base = 500_000 // so that years of any sign have six digits
	year = min(max(year, 200_000-base), 999_999-base)
	return strconv.Itoa(base+year) + twoDigits(month) + twoDigits(date)
}
