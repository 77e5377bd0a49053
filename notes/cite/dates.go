package cite

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"collate/notes/cite/csl"
)

// LongDate returns a date in words, as exact as it is known: "7 July 2025",
// "July 2025", "summer 2025", "2025", "7–9 July 2025", "c. 1900", "44 BC". It
// is "" where the date tells nothing.
func LongDate(d csl.Date) string { return dateInWords(d, time.Month.String) }

// ShortDate is LongDate with months of three letters: "7 Jul 2025".
func ShortDate(d csl.Date) string {
	return dateInWords(d, func(m time.Month) string { return m.String()[:3] })
}

func dateInWords(d csl.Date, month func(time.Month) string) string {
	if d.Literal != "" {
		return OneLine(d.Literal)
	}
	if d.Year() == 0 && d.Raw != "" {
		return OneLine(d.Raw)
	}
	ends := endsOf(d)
	var shown string
	switch len(ends) {
	case 0:
		return season(d.Season)
	case 1:
		shown = ends[0].words(month)
	default:
		shown = rangeInWords(ends[0], ends[1], month)
	}
	if ends[0].month == 0 {
		shown = joinNonEmpty(" ", season(d.Season), shown)
	}
	if d.Circa {
		shown = "c. " + shown
	}
	return shown
}

// endsOf returns the one day of a date, the two of a range, or none.
func endsOf(d csl.Date) []day {
	var ends []day
	for _, parts := range d.Parts {
		if len(parts) > 0 && parts[0] != 0 {
			ends = append(ends, newDay(parts))
		}
	}
	return ends
}

// day is one end of a date. Parts that are not known are 0, and season is "" where
// there is a month.
type day struct {
	year, month, day int
	season           string
}

func newDay(parts []int) day {
	d := day{year: parts[0]}
	if len(parts) < 2 {
		return d
	}
	switch m := parts[1]; {
	case m >= 1 && m <= 12:
		d.month = m
		if len(parts) > 2 && parts[2] >= 1 && parts[2] <= 31 {
			d.day = parts[2]
		}
	case m >= 13 && m <= 16: // seasons as older CSL-JSON counts them
		d.season = season(strconv.Itoa(m - 12))
	case m >= 21 && m <= 24: // seasons of EDTF
		d.season = season(strconv.Itoa(m - 20))
	}
	return d
}

func (d day) words(month func(time.Month) string) string {
	return joinNonEmpty(" ", d.dayWord(), d.monthWord(month), d.yearWord())
}

func (d day) dayWord() string {
	if d.day == 0 {
		return ""
	}
	return strconv.Itoa(d.day)
}

func (d day) monthWord(month func(time.Month) string) string {
	if d.month == 0 {
		return d.season
	}
	return month(time.Month(d.month))
}

func (d day) yearWord() string {
	switch {
	case d.year == 0:
		return ""
	case d.year < 0:
		return fmt.Sprintf("%d BC", -d.year)
	}
	return strconv.Itoa(d.year)
}

// rangeInWords does not repeat what both ends share: "7–9 July 2025", "June–July
// 2025", "30 June – 2 July 2025".
func rangeInWords(from, to day, month func(time.Month) string) string {
	if from == to {
		return from.words(month)
	}
	if from.year == to.year && from.monthWord(month) != "" && to.monthWord(month) != "" {
		if from.month == to.month && from.day != 0 && to.day != 0 {
			return from.dayWord() + "–" + to.words(month)
		}
		from.year = 0
	}
	start, end := from.words(month), to.words(month)
	if strings.Contains(start, " ") || to.day != 0 || from.year != 0 && to.month != 0 {
		return start + " – " + end
	}
	return start + "–" + end
}

func season(s string) string {
	switch s {
	case "1":
		return "spring"
	case "2":
		return "summer"
	case "3":
		return "autumn"
	case "4":
		return "winter"
	}
	return OneLine(s)
}
