package csl

import (
	"strconv"
	"strings"
	"unicode"
)

// understood returns the date with parts read from its raw text, where it has
// no others and the text can be read: "15 May 1998", "May 15, 1998",
// "5/15/1998", "Spring 1999 - Summer 2001", "circa 1900", "300 BC". Otherwise
// it is as it was.
func (d Date) understood() Date {
	if d.Raw == "" || d.Literal != "" || d.Year() != 0 {
		return d
	}
	if parsed := ParseDate(d.Raw); parsed.Raw == "" {
		parsed.Circa = parsed.Circa || d.Circa
		return parsed
	}
	text := strings.ToLower(d.Raw)
	circa := false
	for _, mark := range []string{"circa", "ca.", "c.", "?"} {
		if strings.Contains(text, mark) {
			text, circa = strings.ReplaceAll(text, mark, " "), true
		}
	}
	read := Date{Circa: d.Circa || circa}
	if from, to, isRange := cutDates(text); isRange {
		read.Parts = readRange(from, to)
	} else if day, ok := readDay(text); ok {
		read.Parts = [][]int{day}
	} else if from, to, ok := strings.Cut(text, "-"); ok {
		read.Parts = readRange(from, to) // "23-25 May 2000"
	}
	if read.Parts == nil {
		return d
	}
	return read
}

// readRange reads both ends of a range, nil where one cannot be read. What only
// one end tells holds for both: "May 23-25, 2000", "Jan-Feb 2000".
func readRange(from, to string) [][]int {
	first, ok1 := scanDay(from)
	last, ok2 := scanDay(to)
	if !ok1 || !ok2 {
		return nil
	}
	if first.year == 0 {
		first.year = last.year
		if first.month == 0 {
			first.month = last.month
		}
	}
	if last.month == 0 && len(last.numbers) == 1 {
		last.month = first.month
	}
	start, ok1 := first.parts()
	end, ok2 := last.parts()
	if !ok1 || !ok2 {
		return nil
	}
	return [][]int{start, end}
}

// cutDates cuts a range into its ends.
func cutDates(s string) (from, to string, isRange bool) {
	for _, sep := range []string{" - ", " – ", "–", "—", "--", " to "} {
		if from, to, ok := strings.Cut(s, sep); ok {
			return from, to, true
		}
	}
	if from, to, ok := strings.Cut(s, "/"); ok {
		_, isFrom := readDay(from)
		_, isTo := readDay(to)
		if isFrom && isTo {
			return from, to, true
		}
	}
	if from, to, ok := strings.Cut(s, "-"); ok && !strings.Contains(to, "-") && isYear(from) && isYear(to) {
		return from, to, true
	}
	return s, "", false
}

func isYear(s string) bool {
	s = strings.TrimSpace(s)
	return isASCIIDigits(s) && len(s) == 4
}

// rawDay is what the words of a date say.
type rawDay struct {
	year    int
	month   int   // by its name; a season from 21 for spring
	numbers []int // further ones: of the day, or of month and day
}

// readDay reads one day, month, season or year in small letters.
func readDay(s string) (parts []int, ok bool) {
	d, ok := scanDay(s)
	if !ok {
		return nil, false
	}
	return d.parts()
}

// scanDay reads the words of a date.
func scanDay(s string) (d rawDay, ok bool) {
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' || r == '/' || r == '-' })
	for _, word := range words {
		era := strings.TrimLeft(word, "0123456789")
		if digits := strings.TrimSuffix(word, era); era == "bc" && digits != "" {
			word = digits // "200BC"
		} else {
			era = word
		}
		n, err := strconv.Atoi(word)
		switch {
		case err == nil && (len(word) > 2 || n > 31):
			if d.year != 0 {
				return d, false
			}
			d.year = n
		case err == nil:
			d.numbers = append(d.numbers, n)
		case d.month == 0 && monthNamed(word) > 0:
			d.month = monthNamed(word)
		case (era == "bc" || era == "ad") && d.year > 0:
		default:
			return d, false
		}
		if era == "bc" {
			d.year = -d.year
		}
	}
	return d, true
}

// parts returns the date as [year], [year, month] or [year, month, day].
func (d rawDay) parts() (parts []int, ok bool) {
	month, day := d.month, 0
	switch numbers := d.numbers; {
	case month > 0 && len(numbers) == 1 && month <= 12:
		day = numbers[0]
	case month == 0 && len(numbers) == 2: // as Americans write it
		month, day = numbers[0], numbers[1]
		if month > 12 {
			month, day = day, month
		}
	case month == 0 && len(numbers) == 1 && d.year != 0:
		month = numbers[0]
	case len(numbers) > 0:
		return nil, false
	}
	switch {
	case d.year == 0 || day == 0 && month > 24:
		return nil, false
	case day > 0:
		return []int{d.year, month, day}, true
	case month > 0:
		return []int{d.year, month}, true
	}
	return []int{d.year}, true
}

// monthNamed returns the number of a month in English, or of a season as a month
// from 21 for spring; or 0.
func monthNamed(word string) int {
	for i, name := range []string{"january", "february", "march", "april", "may", "june", "july", "august",
		"september", "october", "november", "december"} {
		if len(word) >= 3 && strings.HasPrefix(name, word) || word == "sept" && i == 8 {
			return i + 1
		}
	}
	switch word {
	case "spring":
		return 21
	case "summer":
		return 22
	case "autumn", "fall":
		return 23
	case "winter":
		return 24
	}
	return 0
}
