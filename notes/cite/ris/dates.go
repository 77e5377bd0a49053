package ris

import (
	"fmt"
	"strconv"
	"strings"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// readDate reads "2025/07/07/season", whose parts may be empty, or what
// [csl.ParseDate] reads. Several tags have the date of publication: one that is
// more exact about the same year takes the place of another, and one that tells
// something else is refused.
func readDate(item *csl.Item, variable, value string) bool {
	d := parseDate(value)
	before, given := item.Dates[variable]
	switch {
	case d.IsZero():
		return false
	case !given:
	case before.Year() != d.Year():
		return false
	case exactness(before) >= exactness(d):
		return exactness(before) > exactness(d) || before.ISO() == d.ISO()
	}
	item.Dates[variable] = d
	return true
}

// exactness counts what a date tells.
func exactness(d csl.Date) int {
	n := 0
	for _, parts := range d.Parts {
		n += len(parts)
	}
	if d.Season != "" || d.Circa {
		n++
	}
	return n
}

func parseDate(value string) csl.Date {
	parts := strings.SplitN(value, "/", 4)
	if len(parts) == 2 && len(parts[1]) == 4 { // a range of years
		return csl.ParseDate(value)
	}
	year, err := strconv.Atoi(strings.TrimSpace(parts[0]))
	if err != nil || year <= 0 {
		return literalUnlessParsed(value)
	}
	d := csl.Date{Parts: [][]int{{year}}}
	for i, limit := range []int{12, 31} {
		if len(parts) < i+2 {
			return d
		}
		n, err := strconv.Atoi(strings.TrimSpace(parts[i+1]))
		if err != nil || n < 1 || n > limit {
			if strings.TrimSpace(parts[i+1]) != "" {
				return literalUnlessParsed(value)
			}
			break
		}
		d.Parts[0] = append(d.Parts[0], n)
	}
	if len(parts) == 4 {
		return withOther(d, strings.TrimSpace(parts[3]))
	}
	return d
}

// withOther adds what stands behind the day: the season, the last day of a
// range, or that the date is about right.
func withOther(d csl.Date, other string) csl.Date {
	switch strings.ToLower(other) {
	case "":
	case "spring":
		d.Season = "1"
	case "summer":
		d.Season = "2"
	case "autumn", "fall":
		d.Season = "3"
	case "winter":
		d.Season = "4"
	case "circa":
		d.Circa = true
	default:
		if end := csl.ParseDate(other); end.Raw == "" && end.Year() >= d.Year() {
			d.Parts = append(d.Parts, end.Parts[0])
		} else if len(d.Parts[0]) == 1 {
			d.Season = other
		}
	}
	return d
}

// literalUnlessParsed reads what is not in the form of RIS: a text, where it is
// no date in another form either.
func literalUnlessParsed(value string) csl.Date {
	d := csl.ParseDate(value)
	if d.Raw != "" {
		return csl.Date{Literal: d.Raw}
	}
	return d
}

// writeYear writes the year, with the text of a date that has none.
func writeYear(d csl.Date) string {
	if d.Year() <= 0 || d.Literal != "" {
		return cite.LongDate(d)
	}
	return fmt.Sprintf("%04d", d.Year())
}

// writeDate writes "2025/07/07/", with parts that are not known left empty, or
// "" where the date has no year.
func writeDate(d csl.Date) string {
	if d.Year() <= 0 || d.Literal != "" {
		return ""
	}
	from := append(append([]int{}, d.Parts[0]...), 0, 0)
	if from[1] < 0 || from[1] > 12 {
		from[1], from[2] = 0, 0
	}
	var other string
	switch last := d.Parts[len(d.Parts)-1]; {
	case len(d.Parts) > 1 && len(last) > 0 && last[0] > 0:
		other = csl.Date{Parts: [][]int{last}}.ISO()
	case d.Season >= "1" && d.Season <= "4" && len(d.Season) == 1:
		other = [...]string{"Spring", "Summer", "Autumn", "Winter"}[d.Season[0]-'1']
	case d.Season != "":
		other = strings.ReplaceAll(d.Season, "/", " ")
	case d.Circa:
		other = "circa"
	}
	return fmt.Sprintf("%04d/%s/%s/%s", from[0], twoDigits(from[1]), twoDigits(from[2]), other)
}

func twoDigits(n int) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%02d", n)
}
