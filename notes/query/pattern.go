package query

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
)

// Hopeless reports whether nothing can match: the pattern has no wanted words, or one of
// them occurs in no passage.
func (p *Pattern) Hopeless() bool {
	if p.wanted == 0 {
		return true
	}
	return slices.ContainsFunc(p.groups[:p.wanted], func(g group) bool { return g.rows == 0 })
}

// Wanted returns the number of wanted words, phrases and lists of alternatives.
func (p *Pattern) Wanted() int { return p.wanted }

// Rows returns the number of passages with the rarest of the Wanted: an upper bound of
// the number of matches.
func (p *Pattern) Rows() int {
	rows := 0
	for i, g := range p.groups[:p.wanted] {
		if i == 0 || g.rows < rows {
			rows = g.rows
		}
	}
	return rows
}

// Without returns the pattern without the Wanted of index wanted.
func (p *Pattern) Without(wanted int) *Pattern {
	return p.only(func(i int) bool { return i != wanted })
}

// Only returns the pattern with the Wanted of index wanted alone.
func (p *Pattern) Only(wanted int) *Pattern {
	return p.only(func(i int) bool { return i == wanted })
}

// Rarest returns the pattern with the rarest of the Wanted alone. The unwanted words
// stay.
func (p *Pattern) Rarest() *Pattern {
	rarest := 0
	for i, g := range p.groups[:p.wanted] {
		if g.rows < p.groups[rarest].rows {
			rarest = i
		}
	}
	return p.Only(rarest)
}

func (p *Pattern) only(keep func(wanted int) bool) *Pattern {
	part := &Pattern{near: -1, passages: p.passages}
	for i, g := range p.groups {
		switch {
		case i >= p.wanted:
			part.groups = append(part.groups, g)
		case keep(i):
			part.groups = append(part.groups, g)
			part.wanted++
		}
	}
	part.prepare()
	return part
}

// prepare indexes the forms by their first words.
func (p *Pattern) prepare() {
	p.starts = make(map[string][]place)
	for i, g := range p.groups {
		for k, f := range g.forms {
			at := place{i, k}
			if f.begins && len(f.words) == 1 {
				p.begun = append(p.begun, at)
			} else {
				p.starts[f.words[0]] = append(p.starts[f.words[0]], at)
			}
		}
	}
}

// The costs of finding passages, in units of one step to the next passage of a word in
// the index: formCost of comparing one more form of the word; seekCost of seeking a
// passage in the list of a word, which is read from the file; lookCost of reading a
// passage and matching its words.
const (
	formCost = 0.125
	seekCost = 100
	lookCost = 160
)

// SomeRows is the largest number of passages for which it is worth matching the words
// that the index was not asked for by reading each passage.
const SomeRows = 1000

// Telling returns an FTS5 expression for the rarest of the Wanted, if it is faster to
// match the others by reading the passages found than to ask the index for all. Every
// match of the pattern matches the expression. It returns "" if the index is faster, and
// for a hopeless pattern. If the expression finds SomeRows passages, the estimate was
// wrong and there may be more.
func (p *Pattern) Telling() string {
	if p.Hopeless() {
		return ""
	}
	wanted := p.rarestFirst()
	best, lowest := len(wanted), math.Inf(1)
	index := 0.0
	rows := float64(p.passages) // with all groups so far, if their words are independent of each other
	for i, g := range wanted {
		if g.broad {
			break
		}
		index += g.indexCost(wanted[0])
		rows *= p.part(g)
		if cost := index + lookCost*min(rows, SomeRows); rows <= SomeRows/2 && cost < lowest {
			best, lowest = i+1, cost
		}
	}
	if best == len(wanted) {
		return ""
	}
	return expression(wanted[:best])
}

// Cost returns the estimated number of index steps until found passages with all of the
// Wanted are found. It is comparable with other costs only.
func (p *Pattern) Cost(found int) int {
	wanted := p.rarestFirst()
	cost, rows := 0.0, float64(p.passages)
	for _, g := range wanted {
		cost += g.indexCost(wanted[0])
		rows *= p.part(g)
	}
	return int(cost * min(1, float64(found)/rows))
}

// part returns the share of all passages that have the group g.
func (p *Pattern) part(g group) float64 { return min(1, float64(g.rows)/float64(p.passages)) }

// indexCost returns the cost of finding in the index which passages of the rarest group
// have one of the forms of g. Each step compares all forms.
func (g group) indexCost(rarest group) float64 {
	forms := float64(len(g.forms))
	for _, f := range g.forms {
		forms += float64(len(f.completions))
	}
	return min(float64(g.rows)*(1+formCost*(forms-1)), seekCost*forms*float64(rarest.rows))
}

// Expression returns the pattern in the query syntax of FTS5, section 3 of
// https://www.sqlite.org/fts5.html. Every match of the pattern matches the expression,
// unless broad is true: then a prefix has more completions than the expression can list.
// If exact is false, the expression may match passages that the pattern does not match.
// Words contain nothing that needs an escape. It is "" for a hopeless pattern.
func (p *Pattern) Expression() (match string, exact, broad bool) {
	if p.Hopeless() {
		return "", true, false
	}
	match, exact = expression(p.rarestFirst()), p.near < 0
	for _, g := range p.groups[:p.wanted] {
		broad = broad || g.broad
	}
	for _, g := range p.groups[p.wanted:] {
		match = "(" + match + ") NOT " + g.expression()
		exact = exact && !g.broad
	}
	return match, exact, broad
}

// rarestFirst returns the wanted groups, those of the fewest passages first and the broad
// ones last.
func (p *Pattern) rarestFirst() []group {
	wanted := slices.Clone(p.groups[:p.wanted])
	slices.SortStableFunc(wanted, func(a, b group) int {
		if a.broad != b.broad {
			return map[bool]int{false: -1, true: 1}[a.broad]
		}
		return cmp.Compare(a.rows, b.rows)
	})
	return wanted
}

// expression returns an FTS5 expression that requires all of the groups.
func expression(groups []group) string {
	all := make([]string, len(groups))
	for i, g := range groups {
		all[i] = g.expression()
	}
	return strings.Join(all, " AND ")
}

// Together returns an FTS5 expression that requires the typed words with at most others
// words between them. It is "" for a pattern of one word.
func (p *Pattern) Together(others int) string {
	if p.wanted < 2 {
		return ""
	}
	var all []string
	for _, g := range p.groups[:p.wanted] {
		all = append(all, phrase(g.forms[0].words))
	}
	return "NEAR(" + strings.Join(all, " ") + ", " + strconv.Itoa(others) + ")"
}

// expression returns an FTS5 expression that requires one of the forms.
func (g group) expression() string {
	var all []string
	for _, f := range g.forms {
		if !f.begins {
			all = append(all, phrase(f.words))
			continue
		}
		words := slices.Clone(f.words)
		for _, completion := range f.completions {
			words[len(words)-1] = completion
			all = append(all, phrase(words))
		}
	}
	return "(" + strings.Join(all, " OR ") + ")"
}

func phrase(words []string) string { return `"` + strings.Join(words, " ") + `"` }
