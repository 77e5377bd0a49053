package finder

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"

	"collate/notes/query"
)

// Choice is one thing that can be picked by its title: an article, a note or a
// command.
type Choice struct {
	ID       string // handed back when it is picked
	Title    string // what is matched
	Key      string // another name, by which it is matched where the title is not; may be ""
	Detail   string // shown beside the title: source and date, or the keys of a command
	Indent   int    // how deep it stands among those before it
	Disabled bool   // shown, but cannot be picked now
	Fits     bool   // fits whatever is typed
}

// matched is a choice that fits what was typed.
type matched struct {
	Choice
	at    []int    // bytes of the folded title that matched
	marks [][2]int // code points of Title that matched, end-exclusive
}

// matchesMost is how many choices are listed at once.
const matchesMost = 500

// match returns the choices that fit, and then those that hold the letters of
// the pattern in order, the best first: those that hold them together at the start
// of a word, then together, then apart. Letters are compared as searches compare
// them. What is named in recent comes before what matches as well, and for an
// empty pattern, which all choices match, before all others, in that order. No more
// are returned than matchesMost.
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

// ranked returns those choices that hold letters in their order, or together in their
// keys, the best first.
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

// byRecency returns the choices with those that are named in recent first, in that
// order.
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

// together returns 0 if letters stand together at the start of a word of a title, 1 if
// they stand together elsewhere, and else 2; and at which bytes they stand: apart, at
// those given.
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
