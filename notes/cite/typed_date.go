package cite

import (
	"strconv"
	"strings"
	"time"
	"unicode"

	"collate/notes/cite/csl"
)

// ParseDate reads a date as a person types it, in English or as ISO 8601 and EDTF
// have it: "7 July 2025", "July 7, 2025", "Jul 2025", "summer 2025", "2025-07-07",
// "7.7.2025" with the day first, "c. 1900", "44 BC", and ranges with a dash, "to" or
// "/": "7–9 July 2025". What is not understood is to be shown as it is: it becomes the
// Literal of the result. A blank text gives the zero Date.
func ParseDate(typed string) csl.Date {
	typed = OneLine(typed)
	d := csl.ParseDate(typed)
	if d.Raw == "" {
		return d
	}
	text, circa := withoutCirca(typed)
	first, last, isRange := cutRange(text)
	to, ok := parseDay(last)
	if !ok {
		return csl.Date{Literal: typed}
	}
	d = csl.Date{Circa: circa, Season: to.season}
	if isRange {
		from, ok := parseDay(first)
		if !ok || to.season != "" || from.season != "" {
			return csl.Date{Literal: typed}
		}
		if from.year == 0 {
			from.year = to.year
		}
		if from.month == 0 && from.day > 0 {
			from.month = to.month
		}
		if from.year == 0 || from.day > 0 && from.month == 0 {
			return csl.Date{Literal: typed}
		}
		d.Parts = append(d.Parts, from.parts())
	}
	if to.year == 0 {
		return csl.Date{Literal: typed}
	}
	d.Parts = append(d.Parts, to.parts())
	return d
}

// withoutCirca takes the word away that says that a date is not certain.
func withoutCirca(text string) (rest string, circa bool) {
	for _, word := range []string{"circa ", "ca. ", "ca ", "c. ", "c."} {
		if len(text) > len(word) && strings.EqualFold(text[:len(word)], word) {
			return text[len(word):], true
		}
	}
	return text, false
}

// cutRange returns the two ends of a range, or all as the last.
func cutRange(text string) (first, last string, isRange bool) {
	for _, dash := range []string{" to ", "–", "—", " - ", "-", "/"} {
		if a, b, ok := strings.Cut(text, dash); ok && strings.TrimSpace(a) != "" && !strings.ContainsAny(b, "–—-/") {
			return a, b, true
		}
	}
	return "", text, false
}

// typedDay is what was typed of a date; parts are 0 where nothing was.
type typedDay struct {
	year, month, day int
	season           string // "1" to "4"
}

func (d typedDay) parts() []int {
	switch {
	case d.month == 0:
		return []int{d.year}
	case d.day == 0:
		return []int{d.year, d.month}
	}
	return []int{d.year, d.month, d.day}
}

// parseDay reads one date; a day or year may be missing.
func parseDay(text string) (d typedDay, ok bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' })
	if numbers := allNumbers(words); len(numbers) == 3 && numbers[2] > 31 {
		return checked(typedDay{day: numbers[0], month: numbers[1], year: numbers[2]})
	}
	for _, word := range words {
		n, err := strconv.Atoi(strings.TrimRight(strings.ToLower(word), "stndrh"))
		switch {
		case err == nil && n > 0 && n <= 31 && d.day == 0:
			d.day = n
		case err == nil && n > 0 && d.year == 0:
			d.year = n
		case monthOf(word) > 0 && d.month == 0:
			d.month = monthOf(word)
		case seasonOf(word) != "" && d.season == "":
			d.season = seasonOf(word)
		case isBefore(word) && d.year == 0 && d.month == 0 && d.day > 0: // "31 BC"
			d.year, d.day = -d.day, 0
		case isBefore(word) && d.year > 0:
			d.year = -d.year
		default:
			return d, false
		}
	}
	return checked(d)
}

// checked says whether there is such a date.
func checked(d typedDay) (typedDay, bool) {
	named := d.year != 0 || d.month > 0 || d.day > 0
	daysOf := 31
	if d.month > 0 && d.month <= 12 {
		year := d.year
		if year == 0 {
			year = 4 // with a 29 February
		}
		daysOf = time.Date(year, time.Month(d.month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	}
	return d, named && d.month <= 12 && d.day <= daysOf && (d.season == "" || d.month+d.day == 0) && (d.day == 0 || d.month > 0 || d.year == 0)
}

func allNumbers(words []string) (numbers []int) {
	for _, word := range words {
		n, err := strconv.Atoi(word)
		if err != nil || n <= 0 {
			return nil
		}
		numbers = append(numbers, n)
	}
	return numbers
}

// monthOf returns the month that a word of at least three letters begins, or 0.
func monthOf(word string) int {
	for m := time.January; m <= time.December; m++ {
		if len(word) >= 3 && len(word) <= len(m.String()) && strings.EqualFold(m.String()[:len(word)], word) {
			return int(m)
		}
	}
	if strings.EqualFold(word, "sept") {
		return 9
	}
	return 0
}

func seasonOf(word string) string {
	for i, name := range []string{"spring", "summer", "autumn", "winter"} {
		if strings.EqualFold(word, name) || name == "autumn" && strings.EqualFold(word, "fall") {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

func isBefore(word string) bool {
	return strings.EqualFold(word, "BC") || strings.EqualFold(word, "BCE")
}
