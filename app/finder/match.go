package finder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"collate/notes/query"
)

// Choice is something to pick by its title: an article, a note or a command.
type Choice struct {
	ID       string // passed to OnChoice
	Title    string // what is matched
	Key      string // another name, matched if the title does not match; may be ""
	Detail   string // shown beside the title: source and date, or the keys of a command
	Indent   int    // level of indentation
	Disabled bool   // shown, but cannot be picked now
	Fits     bool   // matches any text
}

// matched is a choice that matches the text.
type matched struct {
	Choice
	at    []int    // bytes of the folded title that matched
	marks [][2]int // code points of Title that matched, end-exclusive
}

// matchesMost is the maximum number of listed choices.
const matchesMost = 500

// match returns the choices that Fit, and then those that contain the letters of the
// pattern in order, best first: those that contain them together at the start of a
// word, then together, then apart. Letters are compared as in searches. Choices in
// recent come before others of the same rank; an empty pattern matches all choices,
// and lists those in recent first, in that order. At most matchesMost are returned.
func match(pattern string, choices []Choice, recent []string) []matched {
	choices = byRecency(choices, recent)
	var out []matched
	for _, c := range choices {
		if (c.Fits || pattern == "") && len(out) < matchesMost {
			out = append(out, matched{Choice: c})
		}
	}
	if pattern != "" {
		out = append(out, ranked(query.Fold(pattern), choices)...)
	}
	out = out[:min(len(out), matchesMost)]
	for i := range out {
		out[i].marks = query.Unfold(out[i].Title, out[i].at)
	}
	return out
}

// ranked returns the choices whose titles contain the letters in order, or whose keys
// contain them together, best first.
func ranked(letters string, choices []Choice) []matched {
	titles := make([]string, len(choices))
	byKey := make(map[int]matched)
	for i, c := range choices {
		titles[i] = query.Fold(c.Title)
		if c.Key != "" && strings.Contains(query.Fold(c.Key), letters) {
			c.Detail = c.Key + " · " + c.Detail
			byKey[i] = matched{Choice: c}
		}
	}
	var tiers [3][]matched // the letters together at the start of a word, together, apart
	for _, m := range fuzzy.Find(letters, titles) {
		c := choices[m.Index]
		tier, at := together(m.Str, letters, m.MatchedIndexes)
		if _, is := byKey[m.Index]; is && tier == 2 || c.Fits {
			continue
		}
		delete(byKey, m.Index)
		tiers[tier] = append(tiers[tier], matched{Choice: c, at: at})
	}
	for i := range choices {
		if m, is := byKey[i]; is {
			tiers[1] = append(tiers[1], m)
		}
	}
	return slices.Concat(tiers[:]...)
}

// byRecency returns the choices with those in recent first, in that order.
func byRecency(choices []Choice, recent []string) []Choice {
	if len(recent) == 0 {
		return choices
	}
	rank := make(map[string]int, len(recent))
	for i, id := range recent {
		rank[id] = i
	}
	first := make([][]Choice, len(recent))
	rest := make([]Choice, 0, len(choices))
	for _, c := range choices {
		if i, is := rank[c.ID]; is {
			first[i] = append(first[i], c)
		} else {
			rest = append(rest, c)
		}
	}
	return append(slices.Concat(first...), rest...)
}

// together returns tier 0 if letters occur together at the start of a word of a title,
// 1 if they occur together elsewhere, otherwise 2; and the bytes at which they occur:
// apart for tier 2.
func together(title, letters string, apart []int) (tier int, at []int) {
	first, tier := -1, 2
	for from := 0; from < len(title) && tier > 0; {
		i := strings.Index(title[from:], letters)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(title[:i])
		if inWord := unicode.IsLetter(before) || unicode.IsNumber(before); !inWord {
			first, tier = i, 0
		} else if tier == 2 {
			first, tier = i, 1
		}
		from = i + len(letters)
	}
	if tier == 2 {
		return tier, apart
	}
	for i := range letters {
		at = append(at, first+i)
	}
	return tier, at
}
