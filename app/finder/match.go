package finder

import (
	"slices"
	"unicode/utf8"

	"github.com/sahilm/fuzzy"
)

// Choice is one thing that can be picked by its title: an article, a note or a
// command.
type Choice struct {
	ID       string // handed back when it is picked
	Title    string // what is matched
	Detail   string // shown beside the title: source and date, or the keys of a command
	Indent   int    // how deep it stands among those before it
	Disabled bool   // shown, but cannot be picked now
	Fits     bool   // fits whatever is typed
}

// matched is a choice that fits what was typed.
type matched struct {
	Choice
	marks [][2]int // code points of Title that matched, end-exclusive
}

// match returns the choices that fit, and then those that hold the letters of
// the pattern in order, the best first. For an empty pattern it returns all, those named in recent first
// and in that order.
func match(pattern string, choices []Choice, recent []string) []matched {
	if pattern == "" {
		return byRecency(choices, recent)
	}
	titles := make([]string, len(choices))
	for i, c := range choices {
		titles[i] = c.Title
	}
	var out []matched
	for _, c := range choices {
		if c.Fits {
			out = append(out, matched{Choice: c})
		}
	}
	for _, m := range fuzzy.Find(pattern, titles) {
		if c := choices[m.Index]; !c.Fits {
			out = append(out, matched{c, runs(m.Str, m.MatchedIndexes)})
		}
	}
	return out
}

func byRecency(choices []Choice, recent []string) []matched {
	out := make([]matched, len(choices))
	for i, c := range choices {
		out[i] = matched{Choice: c}
	}
	rank := func(m matched) int {
		if i := slices.Index(recent, m.ID); i >= 0 {
			return i
		}
		return len(recent)
	}
	slices.SortStableFunc(out, func(a, b matched) int { return rank(a) - rank(b) })
	return out
}

// runs turns the byte indexes of single letters into ranges of code points.
func runs(s string, bytes []int) [][2]int {
	var out [][2]int
	for _, b := range bytes {
		at := utf8.RuneCountInString(s[:b])
		if n := len(out); n > 0 && out[n-1][1] == at {
			out[n-1][1]++
			continue
		}
		out = append(out, [2]int{at, at + 1})
	}
	return out
}
