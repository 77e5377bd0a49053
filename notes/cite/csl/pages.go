package csl

import (
	"strconv"
	"strings"
	"unicode"
)

// pages writes pages as the style wants ranges: CSL 1.0.2, "Page Ranges".
func (r *renderer) pages(s string) string {
	if plain := strings.ReplaceAll(s, `\-`, "-"); plain != s {
		return plain // hyphens that are none of ranges
	}
	if strings.Contains(s, "&") {
		s = strings.ReplaceAll(s, "&", r.ampersand())
	}
	if !strings.ContainsAny(s, "-–") {
		return s
	}
	dash := r.rangeDelimiter()
	var b strings.Builder
	for s != "" {
		part, sep := s, ""
		if i := strings.IndexAny(s, ",;&"); i >= 0 {
			part, sep = s[:i], s[i:i+1]
		}
		s = s[len(part)+len(sep):]
		b.WriteString(pageRange(part, dash, r.style().pageRangeFormat))
		b.WriteString(sep)
	}
	return b.String()
}

// pageRange writes one range; what is none stays. A range whose pages are not
// counted alike ("N110-P5") is not known to be one.
func pageRange(s, dash, format string) string {
	body := strings.TrimSpace(s)
	lead, trail, _ := strings.Cut(s, body)
	from, to, ok := cutRange(body)
	if !ok {
		return s
	}
	prefix, first := splitPrefix(from)
	prefix2, last := splitPrefix(to)
	switch {
	case format == "" || first == "" || last == "":
	case prefix != prefix2:
		dash = "-"
	default:
		to = shortPage(format, prefix, first, expandPage(first, last))
	}
	return lead + from + dash + to + trail
}

// shortPage writes the last page of a range in a format. The pages share the
// prefix.
func shortPage(format, prefix, first, last string) string {
	short := last
	switch format {
	case "minimal":
		short = dropCommon(first, last, 1)
	case "minimal-two":
		short = dropCommon(first, last, 2)
	case "chicago", "chicago-15", "chicago-16":
		short = chicagoPage(first, last, format != "chicago-16")
	}
	if short == last {
		return prefix + last
	}
	return short
}

// cutRange takes "110 - 5" apart.
func cutRange(s string) (from, to string, ok bool) {
	i := strings.IndexAny(s, "-–")
	if i <= 0 {
		return "", "", false
	}
	from = strings.TrimSpace(s[:i])
	to = strings.TrimSpace(strings.TrimLeft(s[i:], "-–"))
	if strings.ContainsAny(to, "-–") || !isPage(from) || !isPage(to) {
		return "", "", false
	}
	return from, to, true
}

// isPage says whether a text may be the number of a page: digits with letters
// around them, or Roman numerals.
func isPage(s string) bool {
	digits, small := false, true
	for _, r := range s {
		if !isWord(r) && r != '.' && r != ':' {
			return false
		}
		digits = digits || unicode.IsDigit(r)
		small = small && strings.ContainsRune("ivxlcdmIVXLCDM", r)
	}
	return s != "" && (digits || small)
}

// splitPrefix splits "N110" into "N" and "110".
func splitPrefix(s string) (prefix, digits string) {
	i := len(s)
	for i > 0 && s[i-1] >= '0' && s[i-1] <= '9' {
		i--
	}
	return s[:i], s[i:]
}

// expandPage gives the last page of a range the digits that it shares with the
// first: 110-5 is 110-115.
func expandPage(from, to string) string {
	if len(to) < len(from) {
		return from[:len(from)-len(to)] + to
	}
	return to
}

// dropCommon leaves out the digits that the last page shares with the first,
// but keeps at least so many.
func dropCommon(from, to string, keep int) string {
	if len(from) != len(to) {
		return to
	}
	i := 0
	for i < len(to)-keep && from[i] == to[i] {
		i++
	}
	return to[i:]
}

// chicagoPage shortens the last page as The Chicago Manual of Style has it. The
// 15th edition writes all four digits where three of four change.
func chicagoPage(from, to string, all4 bool) string {
	n, err := strconv.Atoi(from)
	if err != nil || len(from) != len(to) || n < 100 || n%100 == 0 {
		return to
	}
	if n%100 < 10 {
		return dropCommon(from, to, 1)
	}
	short := dropCommon(from, to, 2)
	if all4 && len(from) == 4 && len(short) == 3 {
		return to
	}
	return short
}

// hasSeveral says whether a text of numbers stands for more than one: a range
// or a list.
func hasSeveral(s string) bool {
	var before bool // a number went before
	var between bool
	for _, word := range strings.FieldsFunc(s, unicode.IsSpace) {
		for word != "" {
			if i := strings.IndexAny(word, "-–—,&"); i == 0 {
				between = between || before
				word = strings.TrimLeft(word, "-–—,&")
				continue
			}
			part := word
			if i := strings.IndexAny(word, "-–—,&"); i > 0 {
				part = word[:i]
			}
			word = word[len(part):]
			switch {
			case isPage(part):
				if before && between {
					return true
				}
				before, between = true, false
			case before && isLetters(part):
				between = true // "and", in any language
			}
		}
	}
	return false
}

func isLetters(s string) bool {
	for _, r := range s {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return s != ""
}
