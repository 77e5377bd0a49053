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
	from, to, isRange := cutDates(text)
	first, ok := readDay(from)
	if !ok {
		return d
	}
	read := Date{Parts: [][]int{first}, Circa: d.Circa || circa}
	if isRange {
		last, ok := readDay(to)
		if !ok {
			return d
		}
		read.Parts = append(read.Parts, last)
	}
	return read
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

// readDay reads one day, month, season or year in small letters.
func readDay(s string) (parts []int, ok bool) {
	var year, month, day int
	words := strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' || r == '.' || r == '/' || r == '-' })
	var numbers []int
	for _, word := range words {
		n, err := strconv.Atoi(word)
		switch {
		case word == "bc" && year > 0:
			year = -year
		case word == "ad" && year > 0:
		case err == nil && (len(word) > 2 || n > 31):
			if year != 0 {
				return nil, false
			}
			year = n
		case err == nil:
			numbers = append(numbers, n)
		case month == 0 && monthNamed(word) > 0:
			month = monthNamed(word)
		default:
			return nil, false
		}
	}
	switch {
	case month > 0 && len(numbers) == 1 && month <= 12:
		day = numbers[0]
	case month == 0 && len(numbers) == 2: // as Americans write it
		month, day = numbers[0], numbers[1]
		if month > 12 {
			month, day = day, month
		}
	case month == 0 && len(numbers) == 1 && year != 0:
		month = numbers[0]
	case len(numbers) > 0:
		return nil, false
	}
	switch {
	case year == 0 || day == 0 && month > 24:
		return nil, false
	case day > 0:
		return []int{year, month, day}, true
	case month > 0:
		return []int{year, month}, true
	}
	return []int{year}, true
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
