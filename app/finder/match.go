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
// the pattern in order, the best first: those that hold them together at the start
// of a word, then together, then apart. Letters are compared as searches compare
// them. What is named in recent comes before what matches as well, and for an
// empty pattern, which all choices match, before all others, in that order.
func match(pattern string, choices []Choice, recent []string) []matched {
	choices = byRecency(choices, recent)
	var out []matched
	for _, c := range choices {
		if c.Fits || pattern == "" {
			out = append(out, matched{Choice: c})
		}
	}
	titles := make([]folded, len(choices))
	for i, c := range choices {
		titles[i].text, titles[i].places = query.FoldPlaces(c.Title)
	}
	letters := query.Fold(pattern)
	var tiers [3][]matched // the letters together at the start of a word, together, apart
	for _, m := range fuzzy.FindFrom(letters, source(titles)) {
		if choices[m.Index].Fits {
			continue
		}
		title := titles[m.Index]
		tier, at := title.together(letters, m.MatchedIndexes)
		tiers[tier] = append(tiers[tier], matched{choices[m.Index], title.marks(at)})
	}
	return append(out, slices.Concat(tiers[:]...)...)
}

// byRecency returns the choices with those that are named in recent first, in that
// order.
func byRecency(choices []Choice, recent []string) []Choice {
	if len(recent) == 0 {
		return choices
	}
	rank := make(map[string]int, len(recent))
	for i, id := range recent {
		rank[id] = i - len(recent)
	}
	sorted := slices.Clone(choices)
	slices.SortStableFunc(sorted, func(a, b Choice) int { return rank[a.ID] - rank[b.ID] })
	return sorted
}

// folded is a title in the letters that are compared, which may be more or fewer.
type folded struct {
	text   string
	places []int // as of [query.FoldPlaces]
}

// together returns 0 if the letters stand together at the start of a word, 1 if they
// stand together elsewhere, and else 2; and at which bytes they stand: apart, at
// those given.
func (f folded) together(letters string, apart []int) (tier int, at []int) {
	first, tier := -1, 2
	for from := 0; from < len(f.text) && tier > 0; {
		i := strings.Index(f.text[from:], letters)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(f.text[:i])
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

// marks returns the code points of the title, as ranges, that the letters at some bytes
// of the text are of, with the accents that follow them.
func (f folded) marks(bytes []int) (marks [][2]int) {
	for _, b := range bytes {
		_, size := utf8.DecodeRuneInString(f.text[b:])
		start := f.places[b]
		end := max(f.places[b+size], start+1)
		if n := len(marks); n > 0 && marks[n-1][1] >= start {
			marks[n-1][1] = max(end, marks[n-1][1])
		} else {
			marks = append(marks, [2]int{start, end})
		}
	}
	return marks
}

// source lets the letters of titles be matched.
type source []folded

func (s source) String(i int) string { return s[i].text }
func (s source) Len() int            { return len(s) }
