package bibtex

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"collate/notes/cite"
	"collate/notes/cite/csl"
)

// months are the names for which each file has a macro of three letters.
var months = [...]string{
	"january", "february", "march", "april", "may", "june",
	"july", "august", "september", "october", "november", "december",
}

// decodeDate reads a date of BibLaTeX: levels 0 and 1 of the Extended Date/Time
// Format. A digit that is not known ("199X") makes a range, and so does an end
// that is not known or open ("2020/", "2020/.."), which is 0 then.
func decodeDate(tex string) csl.Date {
	s := strings.NewReplacer("--", "/", "–", "/").Replace(strings.TrimSpace(tex))
	if first, last, isRange := strings.Cut(s, "/"); isRange && (last == "" || last == "..") && first != "" {
		if d := csl.ParseDate(first); d.Year() != 0 && d.Raw == "" {
			d.Parts = append(d.Parts[:1], []int{0})
			return d
		}
	}
	if from, to, ok := unspecified(s); ok {
		return csl.Date{Parts: [][]int{{from}, {to}}}
	}
	if year, err := strconv.Atoi(s); err == nil && year > 0 && len(s) < 4 {
		return csl.Date{Parts: [][]int{{year}}}
	}
	d := csl.ParseDate(strings.TrimPrefix(s, "../"))
	if d.Raw != "" { // a text to show, where nothing else is known
		return csl.Date{Literal: decode(tex)}
	}
	return d
}

// unspecified reads a year whose last digits are not known: "199X", "19XX".
func unspecified(s string) (from, to int, ok bool) {
	if len(s) != 4 || !strings.HasSuffix(s, "X") {
		return 0, 0, false
	}
	from, errFrom := strconv.Atoi(strings.ReplaceAll(s, "X", "0"))
	to, errTo := strconv.Atoi(strings.ReplaceAll(s, "X", "9"))
	return from, to, errFrom == nil && errTo == nil && from > 0
}

// encodeDate writes a date for BibLaTeX, or returns "" for one that the format
// cannot hold.
func encodeDate(d csl.Date) string {
	iso := d.ISO()
	switch {
	case iso == "" || d.Literal != "":
		return ""
	case len(d.Parts) == 2 && (len(d.Parts[1]) == 0 || d.Parts[1][0] == 0):
		iso += "/"
	case len(d.Parts) == 1 && len(d.Parts[0]) == 1 && len(d.Season) == 1 && d.Season >= "1" && d.Season <= "4":
		iso += "-2" + d.Season
	}
	if d.Circa {
		iso += "~"
	}
	return iso
}

// decodeYear reads a date in the fields year, month and day of BibTeX, which may
// have ranges ("2019--2020", "jul # {/} # aug") and the day within the month
// (jun # "~10"). A year that is no number is a text.
func decodeYear(year, month, day string) csl.Date {
	from, to, ok := yearRange(strings.TrimSpace(decode(year)))
	month = strings.ToLower(strings.TrimSpace(decode(month)))
	if !ok {
		return decodeDate(year)
	}
	d := csl.Date{Parts: [][]int{{from}}}
	if to != 0 {
		d.Parts = append(d.Parts, []int{to})
		return d
	}
	found := monthsIn(month)
	if len(found) == 0 {
		d.Season = seasonOf(month)
		return d
	}
	numbers := append(numbersIn(decode(day)), numbersIn(withoutMonths(month))...)
	numbers = slices.DeleteFunc(numbers, func(n int) bool { return n < 1 || n > 31 })
	d.Parts[0] = append(d.Parts[0], found[0])
	if len(numbers) > 0 {
		d.Parts[0] = append(d.Parts[0], numbers[0])
	}
	last := []int{from, found[len(found)-1]}
	if len(numbers) > 1 {
		last = append(last, numbers[len(numbers)-1])
	}
	if len(found) > 1 || len(numbers) > 1 {
		d.Parts = append(d.Parts, last)
	}
	return d
}

// yearRange reads "2019", "2019--2020" or "2019/20".
func yearRange(s string) (from, to int, ok bool) {
	first, last, isRange := strings.Cut(strings.ReplaceAll(s, "/", "–"), "–")
	from, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || from <= 0 || from > 9999 {
		return 0, 0, false
	}
	if !isRange {
		return from, 0, true
	}
	last = strings.TrimSpace(last)
	if to, err = strconv.Atoi(last); err == nil && len(last) == 2 && from >= 100 {
		to += from / 100 * 100
	}
	return from, to, err == nil && to > from && to <= 9999
}

// monthsIn returns the months that a text names, or that it is the number of, as
// numbers.
func monthsIn(s string) []int {
	var found []int
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		if i := slices.IndexFunc(months[:], func(m string) bool { return len(name) >= 3 && strings.HasPrefix(m, name) }); i >= 0 {
			found = append(found, i+1)
		} else if name == "sept" {
			found = append(found, 9)
		}
	}
	if len(found) > 0 {
		return found
	}
	for _, n := range numbersIn(s) {
		if n >= 1 && n <= 12 && len(found) < 2 {
			found = append(found, n)
		}
	}
	return found
}

// withoutMonths returns the text if it names months, for there may be days in
// it, else "".
func withoutMonths(s string) string {
	if strings.ContainsFunc(s, unicode.IsLetter) {
		return s
	}
	return ""
}

func numbersIn(s string) []int {
	var numbers []int
	for _, digits := range strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		if n, err := strconv.Atoi(digits); err == nil {
			numbers = append(numbers, n)
		}
	}
	return numbers
}

// seasonOf returns a season as CSL has it: its number, or else the text.
func seasonOf(s string) string {
	switch s {
	case "spring":
		return "1"
	case "summer":
		return "2"
	case "autumn", "fall":
		return "3"
	case "winter":
		return "4"
	}
	return s
}

// encodeYear returns the fields year, month and day with what of a date they can
// hold. The month is one of BibTeX's macros, so that a style can write it in its
// own way.
func encodeYear(d csl.Date) (year, month, day string) {
	if d.Year() <= 0 || d.Circa || d.Literal != "" {
		return braced(encode(cite.LongDate(d))), "", ""
	}
	first, last := d.Parts[0], d.Parts[len(d.Parts)-1]
	if len(last) == 0 || last[0] == 0 {
		last = first
	}
	if last[0] > first[0] {
		return fmt.Sprintf("{%d--%d}", first[0], last[0]), "", ""
	}
	year = braced(strconv.Itoa(first[0]))
	if part(first, 1) < 1 || part(first, 1) > 12 || part(last, 1) != part(first, 1) {
		return year, "", ""
	}
	month = months[first[1]-1][:3]
	switch from, to := part(first, 2), part(last, 2); {
	case from == 0:
	case to > from:
		day = fmt.Sprintf("{%d--%d}", from, to)
	default:
		day = braced(strconv.Itoa(from))
	}
	return year, month, day
}

// part returns one part of a date, or 0 where it is not known.
func part(parts []int, i int) int {
	if i < len(parts) {
		return parts[i]
	}
	return 0
}
